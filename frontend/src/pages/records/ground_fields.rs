//! On what ground something is recorded: reason, approver, evidence.

use yew::prelude::*;

use crate::api::ApiError;
use crate::components::{Button, ButtonKind, ErrorAlert, TextField};
use crate::text;
use crate::text::records as words;

/// The three texts as typed.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Ground {
    pub(super) reason: String,
    pub(super) approved_by: String,
    pub(super) evidence: String,
}

/// The sentence under a field that the server refused.
pub(super) fn said(error: Option<&ApiError>, field: &str) -> Option<AttrValue> {
    error.and_then(|error| error.field(field)).map(|code| AttrValue::Static(text::field_error(code)))
}

/// A failure that no field of the form tells.
pub(super) fn other(error: Option<&ApiError>) -> Option<ApiError> {
    error.filter(|error| !matches!(error, ApiError::Problem(problem) if !problem.fields.is_empty())).cloned()
}

#[derive(Properties, PartialEq)]
pub(super) struct GroundFieldsProps {
    pub ground: Ground,
    pub onchange: Callback<Ground>,
    pub error: Option<ApiError>,
    /// Whether a reason is asked for.
    #[prop_or(true)]
    pub with_reason: bool,
}

/// The fields that end every record.
#[component]
pub(super) fn GroundFields(props: &GroundFieldsProps) -> Html {
    let edit = |change: fn(&mut Ground, String)| {
        let (ground, onchange) = (props.ground.clone(), props.onchange.clone());
        Callback::from(move |value| {
            let mut changed = ground.clone();
            change(&mut changed, value);
            onchange.emit(changed);
        })
    };
    let error = props.error.as_ref();
    html! {
        <>
            if props.with_reason {
                <TextField
                    id="record-reason"
                    label={words::REASON}
                    hint={words::REASON_HINT}
                    value={props.ground.reason.clone()}
                    oninput={edit(|ground, value| ground.reason = value)}
                    error={said(error, "reason")}
                />
            }
            <TextField
                id="record-approved-by"
                label={words::APPROVED_BY}
                hint={words::APPROVED_BY_HINT}
                value={props.ground.approved_by.clone()}
                oninput={edit(|ground, value| ground.approved_by = value)}
                error={said(error, "approved_by")}
            />
            <TextField
                id="record-evidence"
                label={words::EVIDENCE}
                hint={words::EVIDENCE_HINT}
                value={props.ground.evidence.clone()}
                oninput={edit(|ground, value| ground.evidence = value)}
                error={said(error, "evidence")}
            />
        </>
    }
}

/// The buttons that end every form, and a failure that belongs to no field.
pub(super) fn ending(error: Option<&ApiError>, pending: bool, oncancel: &Callback<()>) -> Html {
    html! {
        <>
            <ErrorAlert error={other(error)} />
            <p class="row">
                <Button
                    label={if pending { words::RECORDING } else { words::RECORD }}
                    kind={ButtonKind::Primary}
                    submit=true
                    disabled={pending}
                />
                <Button label={words::CANCEL} onclick={oncancel.clone()} />
            </p>
        </>
    }
}
