//! In whose name certificates are issued.

use contract::certificates::LONGEST_SIGNER;
use yew::prelude::*;

use crate::components::{Alert, AlertKind, Button, ErrorAlert, TextField};
use crate::hooks::use_action;
use crate::text::certificates as words;
use crate::{api, browser};

#[derive(Properties, PartialEq)]
pub(super) struct SignerFormProps {
    pub signer: String,
}

/// One field and one button.
#[component]
pub(super) fn SignerForm(props: &SignerFormProps) -> Html {
    let (typed, wrong) = (use_state(|| props.signer.clone()), use_state(|| None::<&'static str>));
    let saved = use_state(|| false);
    let save = {
        let saved = saved.setter();
        use_action(
            |signer: String| async move { api::certificates::save_signer(signer).await },
            move |()| {
                saved.set(true);
                browser::announce(words::SAVED);
            },
        )
    };
    let onsubmit = {
        let (typed, wrong, saved, run) = (typed.clone(), wrong.setter(), saved.setter(), save.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            saved.set(false);
            let text = typed.trim().to_owned();
            let fault = if text.is_empty() {
                Some(words::SIGNER_MISSING)
            } else if text.chars().count() > LONGEST_SIGNER {
                Some(words::SIGNER_LONG)
            } else {
                None
            };
            wrong.set(fault);
            if fault.is_none() {
                run.emit(text);
            }
        })
    };
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |value| typed.set(value))
    };
    html! {
        <form class="stack no-print" {onsubmit} autocomplete="off">
            if *saved {
                <Alert kind={AlertKind::Success}><p>{ words::SAVED }</p></Alert>
            }
            <TextField
                id="signer"
                label={words::SIGNER}
                hint={words::SIGNER_HINT}
                value={(*typed).clone()}
                {oninput}
                error={wrong.map(AttrValue::Static)}
            />
            <ErrorAlert error={save.error.clone()} />
            <p class="row">
                <Button label={if save.pending { words::SAVING } else { words::SAVE }} submit=true />
            </p>
        </form>
    }
}
