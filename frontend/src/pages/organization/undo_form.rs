//! Taking a past import back: what that does, why, and the one button.

use contract::organization::StaffImportRow;
use yew::prelude::*;

use crate::api;
use crate::api::ApiError;
use crate::components::{Alert, AlertKind, Button, ButtonKind, ResultHeading, TextField};
use crate::hooks::use_action;
use crate::text;
use crate::text::organization::difference_line;
use crate::text::staff_import as words;

#[derive(Properties, PartialEq)]
pub(super) struct UndoFormProps {
    pub import: StaffImportRow,
    pub ondone: Callback<()>,
    pub oncancel: Callback<()>,
}

/// The form is the confirmation: it says what happens before the button does it.
#[component]
pub(super) fn UndoForm(props: &UndoFormProps) -> Html {
    let import = &props.import;
    let reason = use_state(String::new);
    let action = {
        let (id, ondone) = (import.id.clone(), props.ondone.clone());
        use_action(
            move |reason: String| {
                let id = id.clone();
                async move { api::organization::undo_import(&id, reason).await }
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
    let failed = action.error.as_ref().filter(|error: &&ApiError| error.field("reason").is_none());
    html! {
        <form class="card stack no-print" {onsubmit} autocomplete="off">
            <ResultHeading id="undo-form" title={words::undo_heading(&import.file_name)} />
            <p>{ words::undo_what(import.effective_on, &difference_line(&import.difference)) }</p>
            <TextField
                id="undo-reason"
                label={words::UNDO_REASON}
                hint={words::UNDO_REASON_HINT}
                value={(*reason).clone()}
                {oninput}
                error={field.map(|code| AttrValue::Static(text::field_error(code)))}
            />
            if let Some(error) = failed {
                <Alert kind={AlertKind::Error}><p>{ words::undo_error(error) }</p></Alert>
            }
            <p class="row">
                <Button
                    label={if action.pending { words::UNDOING } else { words::UNDO_CONFIRM }}
                    kind={ButtonKind::Primary}
                    submit=true
                    disabled={action.pending}
                />
                <Button label={words::CANCEL} onclick={props.oncancel.clone()} />
            </p>
        </form>
    }
}
