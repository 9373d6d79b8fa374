//! One question in the editor.

use std::collections::BTreeSet;

use contract::wording::surveys::labels;
use learning::survey::{SCALE, SurveyCondition, SurveyQuestion, SurveyQuestionKind};
use yew::prelude::*;

use super::choice_lines::{choices, lines};
use crate::components::{Button, ButtonKind, CheckList, Choice, SelectField, TextArea, TextField};
use crate::text::survey_office as words;

#[derive(Properties, PartialEq)]
pub(super) struct QuestionEditProps {
    pub question: SurveyQuestion,
    /// From 0.
    pub place: usize,
    /// The questions before this one.
    pub earlier: Vec<SurveyQuestion>,
    pub onchange: Callback<SurveyQuestion>,
    /// Up by one, or down.
    pub onmove: Callback<bool>,
    pub onremove: Callback<()>,
}

/// Id of the field with the text of a question.
pub(super) fn text_id(id: &str) -> String {
    ["edit-", id, "-text"].concat()
}

/// Id of the button that moves a question up or down.
pub(super) fn move_id(id: &str, is_up: bool) -> String {
    ["edit-", id, if is_up { "-up" } else { "-down" }].concat()
}

/// The kind of this name with what it needs, taking over choices.
fn kind_of(name: &str, before: &SurveyQuestionKind) -> SurveyQuestionKind {
    let choices = match before {
        SurveyQuestionKind::Single { choices } | SurveyQuestionKind::Multiple { choices } => choices.clone(),
        _ => super::choice_lines::choices(&[], ""),
    };
    match name {
        "single" => SurveyQuestionKind::Single { choices },
        "multiple" => SurveyQuestionKind::Multiple { choices },
        "scale" => SurveyQuestionKind::Scale { low: String::new(), high: String::new() },
        "long-text" => SurveyQuestionKind::LongText,
        "number" => SurveyQuestionKind::Number { unit: String::new() },
        "candidates" => SurveyQuestionKind::Candidates,
        _ => SurveyQuestionKind::ShortText,
    }
}

/// Text, kind, what the kind needs, and when it is shown.
#[component]
pub(super) fn QuestionEdit(props: &QuestionEditProps) -> Html {
    let (question, place) = (&props.question, props.place);
    let id = |field: &str| ["edit-", &question.id, "-", field].concat();
    let label = |label: &str| words::of(label, place);
    let edit = |set: fn(&mut SurveyQuestion, String)| {
        let (question, onchange) = (question.clone(), props.onchange.clone());
        Callback::from(move |value: String| {
            let mut changed = question.clone();
            set(&mut changed, value);
            onchange.emit(changed);
        })
    };
    let kinds: Vec<Choice> =
        words::KINDS.iter().map(|(name, word)| ((*name).into(), (*word).into())).collect();
    let button = |label: &'static str, id: String, onclick: Callback<()>| {
        html! { <Button {label} name={words::of(label, place)} {id} kind={ButtonKind::Small} {onclick} /> }
    };
    html! {
        <section class="card stack">
            <h3>{ words::number(place) }</h3>
            <TextField
                id={text_id(&question.id)}
                label={label(words::QUESTION_TEXT)}
                value={question.text.clone()}
                oninput={edit(|question, value| question.text = value)}
            />
            <SelectField
                id={id("kind")}
                label={label(words::KIND)}
                choices={kinds}
                value={words::kind(&question.kind)}
                onchange={edit(|question, value| question.kind = kind_of(&value, &question.kind))}
            />
            <SelectField
                id={id("required")}
                label={label(words::MUST)}
                none={words::OPTIONAL}
                choices={vec![("yes".into(), words::REQUIRED.into())]}
                value={if question.required { "yes" } else { "" }}
                onchange={edit(|question, value| question.required = !value.is_empty())}
            />
            { match &question.kind {
                SurveyQuestionKind::Single { choices: known } | SurveyQuestionKind::Multiple { choices: known } => html! {
                    <TextArea
                        id={id("choices")}
                        label={label(words::CHOICES)}
                        hint={words::CHOICES_HINT}
                        value={lines(known)}
                        oninput={edit(set_choices)}
                    />
                },
                SurveyQuestionKind::Scale { low, high } => html! {
                    <>
                        <TextField id={id("low")} label={label(words::LOW)} value={low.clone()} oninput={edit(set_low)} />
                        <TextField id={id("high")} label={label(words::HIGH)} value={high.clone()} oninput={edit(set_high)} />
                    </>
                },
                SurveyQuestionKind::Number { unit } => html! {
                    <TextField id={id("unit")} label={label(words::UNIT)} value={unit.clone()} oninput={edit(set_unit)} />
                },
                SurveyQuestionKind::ShortText
                | SurveyQuestionKind::LongText
                | SurveyQuestionKind::Candidates => Html::default(),
            } }
            { condition(props) }
            <p class="row">
                { button(words::UP, move_id(&question.id, true), props.onmove.reform(|()| true)) }
                { button(words::DOWN, move_id(&question.id, false), props.onmove.reform(|()| false)) }
                { button(words::REMOVE, id("remove"), props.onremove.clone()) }
            </p>
        </section>
    }
}

fn set_choices(question: &mut SurveyQuestion, text: String) {
    if let SurveyQuestionKind::Single { choices: known } | SurveyQuestionKind::Multiple { choices: known } =
        &mut question.kind
    {
        *known = choices(known, &text);
    }
}

fn set_low(question: &mut SurveyQuestion, text: String) {
    if let SurveyQuestionKind::Scale { low, .. } = &mut question.kind {
        *low = text;
    }
}

fn set_high(question: &mut SurveyQuestion, text: String) {
    if let SurveyQuestionKind::Scale { high, .. } = &mut question.kind {
        *high = text;
    }
}

fn set_unit(question: &mut SurveyQuestion, text: String) {
    if let SurveyQuestionKind::Number { unit } = &mut question.kind {
        *unit = text;
    }
}

/// When the question is shown: a choice of an earlier question, and of its answers.
fn condition(props: &QuestionEditProps) -> Html {
    let (question, place) = (&props.question, props.place);
    let branching = |(earlier, of): (usize, &SurveyQuestion)| -> Option<Choice> {
        let title = words::titled(&words::number(earlier), &of.text);
        (!of.kind.outcomes().is_empty()).then(|| (of.id.clone().into(), title.into()))
    };
    let choices: Vec<Choice> = props.earlier.iter().enumerate().filter_map(branching).collect();
    if choices.is_empty() && question.shown_when.is_none() {
        return Html::default();
    }
    let onchange = {
        let (question, onchange) = (question.clone(), props.onchange.clone());
        Callback::from(move |value: String| {
            let condition = SurveyCondition { question: value, any_of: Vec::new() };
            let shown_when = (!condition.question.is_empty()).then_some(condition);
            onchange.emit(SurveyQuestion { shown_when, ..question.clone() });
        })
    };
    let rests_on = question.shown_when.as_ref();
    let earlier = rests_on.and_then(|on| props.earlier.iter().find(|earlier| earlier.id == on.question));
    html! {
        <>
            <SelectField
                id={["edit-", &question.id, "-when"].concat()}
                label={words::of(words::SHOWN_WHEN, place)}
                none={words::ALWAYS}
                {choices}
                value={rests_on.map(|on| on.question.clone()).unwrap_or_default()}
                {onchange}
            />
            if let (Some(on), Some(earlier)) = (rests_on, earlier) {
                { answers(props, on, earlier) }
            }
        </>
    }
}

fn answers(props: &QuestionEditProps, on: &SurveyCondition, earlier: &SurveyQuestion) -> Html {
    let ids = match &earlier.kind {
        SurveyQuestionKind::Scale { .. } => SCALE.map(str::to_owned).to_vec(),
        kind => kind.outcomes(),
    };
    let choices: Vec<Choice> =
        ids.into_iter().zip(labels(earlier)).map(|(id, text)| (id.into(), text.into())).collect();
    let chosen: BTreeSet<String> = on.any_of.iter().cloned().collect();
    let onchange = {
        let (question, onchange, on) = (props.question.clone(), props.onchange.clone(), on.clone());
        Callback::from(move |chosen: BTreeSet<String>| {
            let condition = SurveyCondition { any_of: chosen.into_iter().collect(), ..on.clone() };
            onchange.emit(SurveyQuestion { shown_when: Some(condition), ..question.clone() });
        })
    };
    html! { <CheckList legend={words::of(words::ANY_OF, props.place)} {choices} {chosen} {onchange} /> }
}
