//! Recording training outside of this program.

use contract::records::{RecordCredit, Recorded, TrainingForm, TrainingResult};
use yew::prelude::*;

use super::ground_fields::{Ground, GroundFields, ending, said};
use crate::api;
use crate::components::{Choice, DateField, ResultHeading, SelectField, TextField};
use crate::hooks::use_action;
use crate::text::organization::NOT_A_DATE;
use crate::text::records as words;

/// What is typed.
#[derive(Debug, Clone, PartialEq, Default)]
struct Typed {
    form: String,
    title: String,
    organizer: String,
    completed_on: String,
    minutes: String,
    result: String,
    score: String,
    pass_mark: String,
    course_code: String,
    ground: Ground,
}

/// The forms that HR may choose, by their name on the wire.
pub(super) fn form_choices() -> Vec<Choice> {
    let choice = |form: TrainingForm| (AttrValue::Static(form_name(form)), words::form(form).into());
    TrainingForm::RECORDED.into_iter().map(choice).collect()
}

fn form_name(form: TrainingForm) -> &'static str {
    match form {
        TrainingForm::Group => "group",
        TrainingForm::Secondment => "secondment",
        TrainingForm::PaperTest => "paper-test",
        _ => "other",
    }
}

impl Typed {
    /// The message, when every field that has a form of its own can be read.
    fn message(&self, person: &str) -> Option<RecordCredit> {
        let optional = |text: &str| match text.trim() {
            "" => Some(None),
            number => number.parse().ok().map(Some),
        };
        let form = TrainingForm::RECORDED.into_iter().find(|form| form_name(*form) == self.form)?;
        let result = match self.result.as_str() {
            "completed" => TrainingResult::Completed,
            "not-completed" => TrainingResult::NotCompleted,
            _ => return None,
        };
        Some(RecordCredit {
            person_id: person.to_owned(),
            form,
            title: self.title.clone(),
            organizer: self.organizer.clone(),
            completed_on: self.completed_on.parse().ok()?,
            minutes: self.minutes.trim().parse().ok()?,
            result,
            score: optional(&self.score)?,
            pass_mark: optional(&self.pass_mark)?,
            course_code: self.course_code.clone(),
            approved_by: self.ground.approved_by.clone(),
            evidence: self.ground.evidence.clone(),
        })
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct CreditFormProps {
    pub person: String,
    pub courses: Vec<Choice>,
    pub ondone: Callback<&'static str>,
    pub oncancel: Callback<()>,
}

/// What it was, when, how long, with what result.
#[component]
pub(super) fn CreditForm(props: &CreditFormProps) -> Html {
    let (typed, asked) = (use_state(Typed::default), use_state(|| false));
    let action = {
        let ondone = props.ondone.clone();
        use_action(api::records::record_credit, move |_: Recorded| ondone.emit(words::RECORDED))
    };
    let onsubmit = {
        let (person, run) = (props.person.clone(), action.run.clone());
        let (typed, asked) = (typed.clone(), asked.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            asked.set(true);
            if let Some(message) = typed.message(&person) {
                run.emit(message);
            }
        })
    };
    let edit = |change: fn(&mut Typed, String)| {
        let typed = typed.clone();
        Callback::from(move |value| {
            let mut changed = (*typed).clone();
            change(&mut changed, value);
            typed.set(changed);
        })
    };
    let onground = {
        let typed = typed.clone();
        Callback::from(move |ground| typed.set(Typed { ground, ..(*typed).clone() }))
    };
    let error = action.error.as_ref();
    let unread = |bad: bool, sentence: &'static str, field: &str| {
        if *asked && bad { Some(AttrValue::Static(sentence)) } else { said(error, field) }
    };
    let no_number = |text: &str| text.trim().parse::<u32>().is_err();
    let bad_optional = |text: &str| !text.trim().is_empty() && no_number(text);
    let results: Vec<Choice> =
        [("completed", TrainingResult::Completed), ("not-completed", TrainingResult::NotCompleted)]
            .map(|(name, result)| (name.into(), words::result(result).into()))
            .to_vec();
    let choose = crate::text::gates::CHOOSE;
    html! {
        <form class="card stack" {onsubmit} autocomplete="off">
            <ResultHeading id="record-form" title={words::RECORD_CREDIT} />
            <SelectField
                id="credit-form"
                label={words::FORM}
                none={choose}
                choices={form_choices()}
                value={typed.form.clone()}
                onchange={edit(|typed, value| typed.form = value)}
                error={unread(typed.form.is_empty(), choose, "form")}
            />
            <TextField
                id="credit-title"
                label={words::TRAINING}
                value={typed.title.clone()}
                oninput={edit(|typed, value| typed.title = value)}
                error={said(error, "title")}
            />
            <TextField
                id="credit-organizer"
                label={words::ORGANIZER}
                value={typed.organizer.clone()}
                oninput={edit(|typed, value| typed.organizer = value)}
                error={said(error, "organizer")}
            />
            <DateField
                id="credit-day"
                label={words::COMPLETED_ON}
                value={typed.completed_on.clone()}
                oninput={edit(|typed, value| typed.completed_on = value)}
                error={unread(typed.completed_on.parse::<chrono::NaiveDate>().is_err(), NOT_A_DATE, "completed_on")}
            />
            <TextField
                id="credit-minutes"
                label={words::MINUTES}
                value={typed.minutes.clone()}
                oninput={edit(|typed, value| typed.minutes = value)}
                error={unread(no_number(&typed.minutes), words::NOT_A_NUMBER, "minutes")}
            />
            <SelectField
                id="credit-result"
                label={words::RESULT}
                none={choose}
                choices={results}
                value={typed.result.clone()}
                onchange={edit(|typed, value| typed.result = value)}
                error={unread(typed.result.is_empty(), choose, "result")}
            />
            <TextField
                id="credit-score"
                label={words::SCORE}
                hint={words::OPTIONAL_NUMBER}
                value={typed.score.clone()}
                oninput={edit(|typed, value| typed.score = value)}
                error={unread(bad_optional(&typed.score), words::NOT_A_NUMBER, "score")}
            />
            <TextField
                id="credit-pass-mark"
                label={words::PASS_MARK}
                hint={words::OPTIONAL_NUMBER}
                value={typed.pass_mark.clone()}
                oninput={edit(|typed, value| typed.pass_mark = value)}
                error={unread(bad_optional(&typed.pass_mark), words::NOT_A_NUMBER, "pass_mark")}
            />
            <SelectField
                id="credit-course"
                label={words::COUNTS_FOR}
                none={words::COUNTS_FOR_NONE}
                choices={props.courses.clone()}
                value={typed.course_code.clone()}
                onchange={edit(|typed, value| typed.course_code = value)}
                error={said(error, "course_code")}
            />
            <GroundFields
                ground={typed.ground.clone()}
                onchange={onground}
                error={action.error.clone()}
                with_reason=false
            />
            { ending(error, action.pending, &props.oncancel) }
        </form>
    }
}
