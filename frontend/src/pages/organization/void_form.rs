//! Taking one personnel order back, with the reason.

use contract::organization::PersonnelEventView;
use yew::prelude::*;

use crate::api;
use crate::components::{Alert, AlertKind, Button, ButtonKind, ResultHeading, TextField};
use crate::hooks::use_action;
use crate::text::personnel as words;

#[derive(Properties, PartialEq)]
pub(super) struct VoidFormProps {
    pub event: PersonnelEventView,
    pub ondone: Callback<()>,
    pub oncancel: Callback<()>,
}

/// One field, because nothing is taken back without a reason.
#[component]
pub(super) fn VoidForm(props: &VoidFormProps) -> Html {
    let reason = use_state(String::new);
    let action = {
        let (id, ondone) = (props.event.id.clone(), props.ondone.clone());
        use_action(
            move |reason: String| {
                let id = id.clone();
                async move { api::organization::void_event(&id, reason).await }
            },
            move |()| ondone.emit(()),
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
    let field = action.error.as_ref().and_then(|error| error.field("reason"));
    html! {
        <form class="card stack no-print" {onsubmit} autocomplete="off">
            <ResultHeading id="void-form" title={words::about_event(words::TAKE_BACK, &props.event)} />
            <p>{ words::TAKE_BACK_WHAT }</p>
            <TextField
                id="void-reason"
                label={words::TAKE_BACK_REASON}
                hint={words::REASON_HINT}
                value={(*reason).clone()}
                {oninput}
                error={field.map(|code| AttrValue::Static(words::rule(code)))}
            />
            if let Some(error) = action.error.as_ref().filter(|_| field.is_none()) {
                <Alert kind={AlertKind::Error}><p>{ words::refusal(error) }</p></Alert>
            }
            <p class="row">
                <Button
                    label={if action.pending { words::TAKING_BACK } else { words::TAKE_BACK_CONFIRM }}
                    kind={ButtonKind::Primary}
                    submit=true
                    disabled={action.pending}
                />
                <Button label={words::CANCEL} onclick={props.oncancel.clone()} />
            </p>
        </form>
    }
}
