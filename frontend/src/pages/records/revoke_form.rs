//! Taking a record or a whole roster back, with the reason.

use yew::prelude::*;

use super::ground_fields::{other, said};
use crate::api;
use crate::components::{Button, ButtonKind, ErrorAlert, ResultHeading, TextField};
use crate::hooks::use_action;
use crate::text::records as words;

#[derive(Properties, PartialEq)]
pub(super) struct RevokeFormProps {
    /// Record id, or roster id.
    pub id: String,
    /// What is taken back.
    pub title: String,
    /// Whether it is a whole roster.
    #[prop_or_default]
    pub roster: bool,
    pub ondone: Callback<&'static str>,
    pub oncancel: Callback<()>,
}

/// One field, because nothing is taken back without a reason.
#[component]
pub(super) fn RevokeForm(props: &RevokeFormProps) -> Html {
    let reason = use_state(String::new);
    let action = {
        let (id, roster, ondone) = (props.id.clone(), props.roster, props.ondone.clone());
        use_action(
            move |reason: String| {
                let id = id.clone();
                async move {
                    if roster {
                        api::records::undo_roster(&id, reason).await
                    } else {
                        api::records::revoke(&id, reason).await
                    }
                }
            },
            move |()| ondone.emit(words::REVOKE_DONE),
        )
    };
    let onsubmit = {
        let (reason, run) = (reason.clone(), action.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit((*reason).clone());
        })
    };
    let oninput = {
        let reason = reason.setter();
        Callback::from(move |value| reason.set(value))
    };
    html! {
        <form class="card stack" {onsubmit} autocomplete="off">
            <ResultHeading id="revoke-form" title={words::revoke_name(&props.title)} />
            <p>{ words::REVOKE_LEAD }</p>
            <TextField
                id="revoke-reason"
                label={words::REVOKE_REASON}
                value={(*reason).clone()}
                {oninput}
                error={said(action.error.as_ref(), "reason")}
            />
            <ErrorAlert error={other(action.error.as_ref())} />
            <p class="row">
                <Button
                    label={if action.pending { words::REVOKING } else { words::REVOKE }}
                    kind={ButtonKind::Primary}
                    submit=true
                    disabled={action.pending}
                />
                <Button label={words::CANCEL} onclick={props.oncancel.clone()} />
            </p>
        </form>
    }
}
