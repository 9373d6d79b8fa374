//! The standard curriculum in place of the draft; asked twice where there is something to lose.

use yew::prelude::*;

use super::use_editor::EditorWork;
use crate::components::{Alert, AlertKind, Button, ErrorAlert};
use crate::hooks::{use_focus_on_change, use_focus_on_entry};
use crate::text;
use crate::text::requirements as words;

const CONFIRM: &str = "standard-confirm";
const ASK: &str = "standard-load";

#[derive(Properties, PartialEq)]
pub(super) struct StandardButtonProps {
    pub work: EditorWork,
}

/// A button, and in its place the question whether it is meant.
#[component]
pub(super) fn StandardButton(props: &StandardButtonProps) -> Html {
    let asking = use_state(|| false);
    let (work, standard) = (&props.work, &props.work.standard);
    // While it loads the button takes no focus; afterwards the person goes on from there.
    use_focus_on_change(standard.pending, AttrValue::Static(ASK));
    let ask = {
        let (asking, run) = (asking.setter(), standard.run.clone());
        let nothing_to_lose = work.state.curriculum.rules.is_empty();
        Callback::from(move |()| if nothing_to_lose { run.emit(()) } else { asking.set(true) })
    };
    let confirm = {
        let (asking, run) = (asking.setter(), standard.run.clone());
        Callback::from(move |()| {
            asking.set(false);
            run.emit(());
        })
    };
    let cancel = {
        let asking = asking.setter();
        Callback::from(move |()| asking.set(false))
    };
    html! {
        <div class="stack">
            if *asking {
                <Alert kind={AlertKind::Warning}>
                    <p>{ words::STANDARD_WARNING }</p>
                    <Confirm {confirm} {cancel} />
                </Alert>
            } else {
                <Button
                    id={ASK}
                    label={if standard.pending { text::SEND_PENDING } else { words::STANDARD }}
                    disabled={standard.pending}
                    onclick={ask}
                />
            }
            <ErrorAlert error={standard.error.clone()} />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ConfirmProps {
    confirm: Callback<()>,
    cancel: Callback<()>,
}

/// The button that was pressed is gone: the focus goes to the one that asks back.
#[component]
fn Confirm(props: &ConfirmProps) -> Html {
    use_focus_on_entry(AttrValue::Static(CONFIRM));
    html! {
        <p class="row">
            <Button id={CONFIRM} label={words::STANDARD_CONFIRM} onclick={props.confirm.clone()} />
            <Button label={words::STANDARD_CANCEL} onclick={props.cancel.clone()} />
        </p>
    }
}
