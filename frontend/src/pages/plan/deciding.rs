//! The version under discussion: its decision is recorded, or it is given back with a reason.

use contract::plan::{PlanStep, PlanVersionView, TakePlanStep};
use yew::prelude::*;

use super::reasons::findings;
use super::use_plan::PlanWork;
use crate::api::plan::PlanChange;
use crate::components::{Alert, AlertKind, Button, ButtonKind, DateField, TextArea, TextField};
use crate::text as common;
use crate::text::plan as text;

#[derive(Properties, PartialEq)]
pub(super) struct DecidingProps {
    pub work: PlanWork,
    pub view: PlanVersionView,
}

/// The texts of the decision.
#[derive(Clone, PartialEq, Default)]
struct Decision {
    approver: String,
    office: String,
    decided_on: String,
    note: String,
}

/// Who decided, in which office, on which day.
#[component]
pub(super) fn Deciding(props: &DecidingProps) -> Html {
    let (work, number) = (&props.work, props.view.version.number);
    let open = &props.view.sheet.findings;
    let give_back = work.change.run.reform(move |note: String| {
        PlanChange::Step(TakePlanStep {
            step: PlanStep::Return,
            of: number,
            approver: String::new(),
            office: String::new(),
            decided_on: None,
            note,
        })
    });
    let form = html! {
        <ReasonForm
            id="plan-return-reason"
            label={text::RETURN_REASON}
            hint={text::RETURN_HINT}
            button={text::RETURN}
            onsend={give_back}
        />
    };
    if !open.is_empty() {
        return html! {
            <>
                <Alert kind={AlertKind::Warning}><p>{ text::CANNOT_DECIDE }</p></Alert>
                { findings(open) }
                { form }
            </>
        };
    }
    html! {
        <>
            <DecisionForm work={work.clone()} {number} />
            <details class="fold">
                <summary>{ text::RETURN_TITLE }</summary>
                { form }
            </details>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct DecisionFormProps {
    work: PlanWork,
    number: i32,
}

#[component]
fn DecisionForm(props: &DecisionFormProps) -> Html {
    let (work, number) = (&props.work, props.number);
    let decision = use_state(Decision::default);
    let tried = use_state(|| false);
    let edit = |change: fn(&mut Decision, String)| {
        let decision = decision.clone();
        Callback::from(move |value| {
            let mut changed = (*decision).clone();
            change(&mut changed, value);
            decision.set(changed);
        })
    };
    let onsubmit = {
        let (decision, tried, run) = (decision.clone(), tried.setter(), work.change.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            tried.set(true);
            let decided_on = decision.decided_on.parse().ok();
            let empty = decision.approver.trim().is_empty() || decision.office.trim().is_empty();
            if decided_on.is_some() && !empty {
                run.emit(PlanChange::Step(TakePlanStep {
                    step: PlanStep::Decide,
                    of: number,
                    approver: decision.approver.clone(),
                    office: decision.office.clone(),
                    decided_on,
                    note: decision.note.clone(),
                }));
            }
        })
    };
    let refused = |field: &str| {
        let code = work.change.error.as_ref().and_then(|error| error.field(field));
        code.map(common::field_error).map(AttrValue::Static)
    };
    let missing = |field: &str, value: &str| {
        let missing = *tried && value.trim().is_empty();
        if missing { Some(AttrValue::Static(common::field_error("required"))) } else { refused(field) }
    };
    let no_day = (*tried && decision.decided_on.is_empty()).then_some(AttrValue::Static(text::NO_DAY));
    html! {
        <form class="stack" {onsubmit} autocomplete="off" aria-label={text::DECIDE}>
            <p>{ text::DECIDE_HINT }</p>
            <TextField
                id="plan-office"
                label={text::OFFICE}
                hint={text::OFFICE_HINT}
                value={decision.office.clone()}
                oninput={edit(|decision, value| decision.office = value)}
                error={missing("office", &decision.office)}
            />
            <TextField
                id="plan-approver"
                label={text::APPROVER}
                value={decision.approver.clone()}
                oninput={edit(|decision, value| decision.approver = value)}
                error={missing("approver", &decision.approver)}
            />
            <DateField
                id="plan-decided-on"
                label={text::DECIDED_ON}
                value={decision.decided_on.clone()}
                oninput={edit(|decision, value| decision.decided_on = value)}
                error={no_day.or_else(|| refused("decided_on"))}
            />
            <TextField
                id="plan-decision-note"
                label={text::NOTE}
                hint={text::NOTE_HINT}
                value={decision.note.clone()}
                oninput={edit(|decision, value| decision.note = value)}
                error={refused("note")}
            />
            <p>
                <Button
                    label={if work.change.pending { common::SEND_PENDING } else { text::DECIDE }}
                    kind={ButtonKind::Primary}
                    submit=true
                />
            </p>
        </form>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct ReasonFormProps {
    pub id: AttrValue,
    pub label: AttrValue,
    pub hint: AttrValue,
    pub button: AttrValue,
    /// The reason, never empty.
    pub onsend: Callback<String>,
}

/// A reason and a button.
#[component]
pub(super) fn ReasonForm(props: &ReasonFormProps) -> Html {
    let reason = use_state(String::new);
    let tried = use_state(|| false);
    let oninput = {
        let reason = reason.setter();
        Callback::from(move |value| reason.set(value))
    };
    let onsubmit = {
        let (reason, tried, onsend) = (reason.clone(), tried.setter(), props.onsend.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            tried.set(true);
            if !reason.trim().is_empty() {
                onsend.emit((*reason).clone());
            }
        })
    };
    let missing = *tried && reason.trim().is_empty();
    html! {
        <form class="stack" {onsubmit} autocomplete="off" aria-label={props.button.clone()}>
            <TextArea
                id={props.id.clone()}
                label={props.label.clone()}
                hint={props.hint.clone()}
                value={(*reason).clone()}
                {oninput}
                error={missing.then(|| AttrValue::Static(common::field_error("required")))}
            />
            <p><Button label={props.button.clone()} submit=true /></p>
        </form>
    }
}
