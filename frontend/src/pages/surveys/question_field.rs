//! One question with the field that fits it.

use std::collections::BTreeSet;

use learning::question::Choice;
use learning::survey::{SCALE, SurveyQuestion, SurveyQuestionKind};
use yew::prelude::*;

use super::candidate_fields::CandidateFields;
use super::typed::{Typed, TypedWork};
use crate::components::{Options, TextArea, TextField};
use crate::text::surveys as words;

#[derive(Properties, PartialEq)]
pub(super) struct QuestionFieldProps {
    pub question: SurveyQuestion,
    /// From 1, among those that are shown.
    pub number: usize,
    pub typed: Typed,
    pub onpick: Callback<(String, String, bool)>,
    pub onwrite: Callback<(String, String)>,
    pub onwork: Callback<(String, Vec<TypedWork>)>,
    /// What is wrong, once it was tried to send.
    #[prop_or_default]
    pub error: Option<AttrValue>,
}

/// Id of the field of a question, where the focus can be led.
pub(super) fn field_id(question: &SurveyQuestion) -> String {
    let name = name_of(&question.id);
    match &question.kind {
        SurveyQuestionKind::Single { choices } | SurveyQuestionKind::Multiple { choices } => {
            let first = choices.first().map(|choice| choice.id.as_str()).unwrap_or_default();
            crate::components::option_id(&name, first)
        }
        SurveyQuestionKind::Scale { .. } => crate::components::option_id(&name, "1"),
        SurveyQuestionKind::Candidates => [&name, "-add"].concat(),
        _ => name,
    }
}

fn name_of(id: &str) -> String {
    ["question-", id].concat()
}

/// Text, choices, numbers or work.
#[component]
pub(super) fn QuestionField(props: &QuestionFieldProps) -> Html {
    let question = &props.question;
    let (id, name) = (question.id.clone(), name_of(&question.id));
    let label = words::question(props.number, &question.text, question.required);
    let picked = props.typed.picked.get(&id).cloned().unwrap_or_default();
    let written = props.typed.texts.get(&id).cloned().unwrap_or_default();
    let oninput = {
        let id = id.clone();
        props.onwrite.reform(move |text| (id.clone(), text))
    };
    let options = |choices: Vec<Choice>, several: bool, picked: BTreeSet<String>| {
        let id = id.clone();
        let onpick = props.onpick.reform(move |choice| (id.clone(), choice, several));
        let (name, legend, error) = (name.clone(), label.clone(), props.error.clone());
        html! { <Options {name} {legend} {error} {several} {choices} {picked} {onpick} /> }
    };
    match &question.kind {
        SurveyQuestionKind::Single { choices } => options(choices.clone(), false, picked),
        SurveyQuestionKind::Multiple { choices } => options(choices.clone(), true, picked),
        SurveyQuestionKind::Scale { .. } => options(steps(question), false, picked),
        SurveyQuestionKind::ShortText => html! {
            <TextField id={name} {label} value={written} {oninput} error={props.error.clone()} />
        },
        SurveyQuestionKind::LongText => html! {
            <TextArea id={name} {label} hint="" value={written} {oninput} error={props.error.clone()} />
        },
        SurveyQuestionKind::Number { unit } => html! {
            <TextField
                id={name}
                label={words::with_unit(label, unit)}
                hint={words::NUMBER_HINT}
                value={written}
                {oninput}
                class="input--short"
                error={props.error.clone()}
            />
        },
        SurveyQuestionKind::Candidates => {
            let work = props.typed.work.get(&id).cloned().unwrap_or_default();
            let onchange = props.onwork.reform(move |work| (id.clone(), work));
            html! { <CandidateFields {name} legend={label} {work} {onchange} error={props.error.clone()} /> }
        }
    }
}

fn steps(question: &SurveyQuestion) -> Vec<Choice> {
    let labels = contract::wording::surveys::labels(question);
    SCALE.into_iter().zip(labels).map(|(id, text)| Choice { id: id.to_owned(), text }).collect()
}
