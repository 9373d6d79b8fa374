//! Recording an extension of one open course.

use contract::records::{OpenDuty, RecordExtension, Recorded};
use yew::prelude::*;

use super::ground_fields::{Ground, GroundFields, ending, said};
use crate::api;
use crate::components::{DateField, ResultHeading};
use crate::hooks::use_action;
use crate::text::dates;
use crate::text::organization::NOT_A_DATE;
use crate::text::records as words;

#[derive(Properties, PartialEq)]
pub(super) struct ExtensionFormProps {
    pub duty: OpenDuty,
    pub ondone: Callback<&'static str>,
    pub oncancel: Callback<()>,
}

/// The new day and the ground.
#[component]
pub(super) fn ExtensionForm(props: &ExtensionFormProps) -> Html {
    let (due, ground, asked) = (use_state(String::new), use_state(Ground::default), use_state(|| false));
    let action = {
        let ondone = props.ondone.clone();
        use_action(api::records::record_extension, move |_: Recorded| ondone.emit(words::RECORDED))
    };
    let onsubmit = {
        let (assignment_id, run, asked) =
            (props.duty.assignment_id.clone(), action.run.clone(), asked.setter());
        let (due, ground) = (due.clone(), ground.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            asked.set(true);
            if let Ok(due_on) = due.parse() {
                run.emit(RecordExtension {
                    assignment_id: assignment_id.clone(),
                    due_on,
                    reason: ground.reason.clone(),
                    approved_by: ground.approved_by.clone(),
                    evidence: ground.evidence.clone(),
                });
            }
        })
    };
    let error = action.error.as_ref();
    let missing = *asked && due.parse::<chrono::NaiveDate>().is_err();
    let day_error = if missing { Some(AttrValue::Static(NOT_A_DATE)) } else { said(error, "due_on") };
    let (ondue, onground) = (due.setter(), ground.setter());
    let course = [props.duty.course_code.as_str(), " ", &props.duty.course_title].concat();
    html! {
        <form class="card stack" {onsubmit} autocomplete="off">
            <ResultHeading id="record-form" title={words::EXTEND} />
            <p>{ words::extend(&course, &dates::date(props.duty.due_on)) }</p>
            <DateField
                id="extension-due"
                label={words::NEW_DUE}
                value={(*due).clone()}
                oninput={Callback::from(move |value| ondue.set(value))}
                error={day_error}
            />
            <GroundFields
                ground={(*ground).clone()}
                onchange={Callback::from(move |changed| onground.set(changed))}
                error={action.error.clone()}
            />
            { ending(error, action.pending, &props.oncancel) }
        </form>
    }
}
