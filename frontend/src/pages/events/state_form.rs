//! Cancelling a session, or noting that it was held.

use contract::events::SetEventSessionState;
use learning::event::EventSessionState;
use yew::prelude::*;

use super::into_state;
use super::refusal::{Refusal, of_field};
use crate::api;
use crate::components::{Button, TextField};
use crate::hooks::use_action;
use crate::text::event_planning as words;

#[derive(Properties, PartialEq)]
pub(super) struct StateFormProps {
    pub session: String,
    pub onchange: Callback<()>,
}

/// Two buttons and the reason that cancelling needs.
#[component]
pub(super) fn StateForm(props: &StateFormProps) -> Html {
    let reason = use_state(String::new);
    let set = {
        let (session, onchange) = (props.session.clone(), props.onchange.clone());
        use_action(
            move |message: SetEventSessionState| {
                let session = session.clone();
                async move { api::events::set_state(&session, &message).await }
            },
            move |()| onchange.emit(()),
        )
    };
    let to = |state: EventSessionState| {
        let reason = reason.clone();
        set.run.reform(move |()| SetEventSessionState { state, reason: (*reason).clone() })
    };
    let refused = of_field(set.error.as_ref(), "reason");
    html! {
        <section class="section stack no-print" aria-labelledby="state-heading">
            <h2 id="state-heading">{ words::CHANGE_STATE }</h2>
            if refused.is_none() {
                <Refusal error={set.error.clone()} />
            }
            <p class="row">
                <Button
                    label={words::HOLD_SESSION}
                    disabled={set.pending}
                    onclick={to(EventSessionState::Held)}
                />
            </p>
            <TextField
                id="state-reason"
                label={words::STATE_REASON}
                hint={words::STATE_REASON_HINT}
                value={(*reason).clone()}
                oninput={into_state(&reason)}
                error={refused}
            />
            <p class="row">
                <Button
                    label={words::CANCEL_SESSION}
                    disabled={set.pending}
                    onclick={to(EventSessionState::Cancelled)}
                />
            </p>
        </section>
    }
}
