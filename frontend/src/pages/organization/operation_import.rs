//! 業務対応表 by file: all of it is taken in, or nothing.

use contract::organization::TableImported;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;
use yew::prelude::*;

use super::file_field::FileField;
use crate::components::{Alert, AlertKind, Button, ErrorAlert};
use crate::hooks::use_action;
use crate::text::organization::{APPLYING, CHOOSE_FIRST, UNREADABLE};
use crate::text::unit_register as words;
use crate::{api, browser};

const FILE: &str = "operation-file";

#[derive(Properties, PartialEq)]
pub(super) struct OperationImportProps {
    /// A table was taken in.
    pub onimport: Callback<()>,
}

/// A field and a button.
#[component]
pub(super) fn OperationImport(props: &OperationImportProps) -> Html {
    let file = use_state(|| None::<File>);
    let asked = use_state(|| false);
    let outcome = use_state(|| None::<Option<u32>>);
    let turn = use_state(|| 0_u32);
    let action = {
        let (outcome, turn, file, onimport) =
            (outcome.setter(), turn.clone(), file.setter(), props.onimport.clone());
        use_action(
            |file: File| async move {
                match JsFuture::from(file.array_buffer()).await {
                    Ok(bytes) => api::organization::import_operations(bytes).await.map(Some),
                    Err(_) => Ok(None),
                }
            },
            move |imported: Option<TableImported>| {
                if let Some(imported) = &imported {
                    browser::announce(&words::taken_in(imported.rows));
                    file.set(None);
                    turn.set(turn.wrapping_add(1));
                    onimport.emit(());
                }
                outcome.set(Some(imported.map(|imported| imported.rows)));
            },
        )
    };
    let onchoose = {
        let (file, outcome) = (file.setter(), outcome.setter());
        Callback::from(move |chosen: Option<File>| {
            outcome.set(None);
            file.set(chosen);
        })
    };
    let onsubmit = {
        let (file, asked, run) = (file.clone(), asked.setter(), action.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            asked.set(true);
            match &*file {
                Some(file) => run.emit(file.clone()),
                None => browser::focus(FILE),
            }
        })
    };
    let refused = action.error.as_ref().and_then(|error| error.field("file"));
    let no_file = *asked && file.is_none() && outcome.is_none();
    let error = refused.map(|code| words::rule("file", code)).or(no_file.then_some(CHOOSE_FIRST));
    html! {
        <section class="section stack no-print">
            <h2>{ words::OPERATIONS_FILE_TITLE }</h2>
            <form class="stack" {onsubmit} autocomplete="off">
                <FileField
                    key={*turn}
                    id={FILE}
                    label={words::OPERATIONS_FILE}
                    hint={words::OPERATIONS_FILE_HINT}
                    {onchoose}
                    error={error.map(AttrValue::Static)}
                />
                <ErrorAlert error={action.error.clone().filter(|_| refused.is_none())} />
                <p class="row">
                    <Button
                        label={if action.pending { APPLYING } else { words::TAKE_IN }}
                        submit=true
                        disabled={action.pending}
                    />
                </p>
            </form>
            {
                match &*outcome {
                    None => Html::default(),
                    Some(None) => html! { <Alert kind={AlertKind::Error}><p>{ UNREADABLE }</p></Alert> },
                    Some(Some(rows)) => {
                        html! { <Alert kind={AlertKind::Success}><p>{ words::taken_in(*rows) }</p></Alert> }
                    }
                }
            }
        </section>
    }
}
