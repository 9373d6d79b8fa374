//! Taking an operation off the list, after saying what that means.

use contract::organization::OperationView;
use yew::prelude::*;

use crate::api;
use crate::components::{Button, ButtonKind, ErrorAlert, ResultHeading};
use crate::hooks::use_action;
use crate::text::unit_register as words;

#[derive(Properties, PartialEq)]
pub(super) struct OperationRemovalProps {
    pub operation: OperationView,
    /// True after removing, false after giving up.
    pub ondone: Callback<bool>,
}

/// The second button is the one that does it.
#[component]
pub(super) fn OperationRemoval(props: &OperationRemovalProps) -> Html {
    let action = {
        let ondone = props.ondone.clone();
        use_action(
            |code: String| async move { api::organization::remove_operation(&code).await },
            move |()| ondone.emit(true),
        )
    };
    let onclick = {
        let (run, code) = (action.run.clone(), props.operation.code.clone());
        Callback::from(move |()| run.emit(code.clone()))
    };
    html! {
        <div class="card stack section no-print">
            <ResultHeading
                id="operation-removal"
                title={words::about(words::REMOVE, &props.operation.name)}
            />
            <p>{ words::REMOVE_WHAT }</p>
            <ErrorAlert error={action.error} />
            <p class="row">
                <Button
                    label={if action.pending { words::SAVING } else { words::REMOVE_CONFIRM }}
                    kind={ButtonKind::Primary}
                    disabled={action.pending}
                    {onclick}
                />
                <Button label={words::CANCEL} onclick={props.ondone.reform(|()| false)} />
            </p>
        </div>
    }
}
