//! Recording a waiver.

use contract::records::{RecordWaiver, Recorded};
use yew::prelude::*;

use super::ground_fields::{Ground, GroundFields, ending, said};
use crate::api;
use crate::components::{Choice, DateField, ResultHeading, SelectField};
use crate::hooks::use_action;
use crate::text;
use crate::text::organization::NOT_A_DATE;
use crate::text::records as words;

#[derive(Properties, PartialEq)]
pub(super) struct WaiverFormProps {
    pub person: String,
    pub courses: Vec<Choice>,
    pub ondone: Callback<&'static str>,
    pub oncancel: Callback<()>,
}

/// Course, days and ground.
#[component]
pub(super) fn WaiverForm(props: &WaiverFormProps) -> Html {
    let (course, from, until) = (use_state(String::new), use_state(String::new), use_state(String::new));
    let (ground, asked) = (use_state(Ground::default), use_state(|| false));
    let action = {
        let ondone = props.ondone.clone();
        use_action(api::records::record_waiver, move |_: Recorded| ondone.emit(words::RECORDED))
    };
    let onsubmit = {
        let (person, run, asked) = (props.person.clone(), action.run.clone(), asked.setter());
        let (course, from, until, ground) = (course.clone(), from.clone(), until.clone(), ground.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            asked.set(true);
            if let (Ok(from_on), Ok(until_on)) = (from.parse(), until.parse()) {
                run.emit(RecordWaiver {
                    person_id: person.clone(),
                    course_code: (*course).clone(),
                    from_on,
                    until_on,
                    reason: ground.reason.clone(),
                    approved_by: ground.approved_by.clone(),
                    evidence: ground.evidence.clone(),
                });
            }
        })
    };
    let error = action.error.as_ref();
    let day_error = |value: &str, field: &str| {
        let missing = *asked && value.parse::<chrono::NaiveDate>().is_err();
        if missing { Some(AttrValue::Static(NOT_A_DATE)) } else { said(error, field) }
    };
    let set = |state: &UseStateHandle<String>| {
        let setter = state.setter();
        Callback::from(move |value| setter.set(value))
    };
    let onground = {
        let ground = ground.setter();
        Callback::from(move |changed| ground.set(changed))
    };
    html! {
        <form class="card stack" {onsubmit} autocomplete="off">
            <ResultHeading id="record-form" title={words::RECORD_WAIVER} />
            <SelectField
                id="waiver-course"
                label={text::COURSE}
                none={words::CHOOSE_COURSE}
                choices={props.courses.clone()}
                value={(*course).clone()}
                onchange={set(&course)}
                error={said(error, "course_code")}
            />
            <DateField
                id="waiver-from"
                label={words::FROM}
                value={(*from).clone()}
                oninput={set(&from)}
                error={day_error(&from, "from_on")}
            />
            <DateField
                id="waiver-until"
                label={words::UNTIL}
                value={(*until).clone()}
                oninput={set(&until)}
                error={day_error(&until, "until_on")}
            />
            <GroundFields ground={(*ground).clone()} onchange={onground} error={action.error.clone()} />
            { ending(error, action.pending, &props.oncancel) }
        </form>
    }
}
