//! Whether the draft is safe, and the button that makes it so.

use yew::prelude::*;

use super::use_editor::EditorWork;
use crate::components::{Alert, AlertKind, Button, ButtonKind, ErrorAlert};
use crate::text;
use crate::text::requirements as words;

#[derive(Properties, PartialEq)]
pub(super) struct SaveBarProps {
    pub work: EditorWork,
    /// What else can be done, beside the button.
    #[prop_or_default]
    pub children: Html,
}

/// What keeps it from being saved stands above the button.
#[component]
pub(super) fn SaveBar(props: &SaveBarProps) -> Html {
    let work = &props.work;
    let state = &work.state;
    let unreadable: Vec<&str> =
        state.unreadable().into_iter().map(|rule| words::rule_name(&rule.label)).collect();
    let onsave = {
        let work = work.clone();
        Callback::from(move |()| {
            if let Some(message) = work.message() {
                work.save.run.emit(message);
            }
        })
    };
    html! {
        <div class="stack no-print">
            if let Some(rebased) = &state.rebased {
                <Alert kind={AlertKind::Warning}><p>{ words::rebased(&rebased.by, &rebased.both) }</p></Alert>
            }
            if !unreadable.is_empty() {
                <Alert kind={AlertKind::Warning}><p>{ words::unreadable(&unreadable) }</p></Alert>
            }
            <ErrorAlert error={work.failed()} />
            <p role="status">{ if state.is_unsaved() { words::UNSAVED } else { "" } }</p>
            <div class="row">
                <Button
                    label={if work.save.pending { text::SEND_PENDING } else { words::SAVE }}
                    kind={ButtonKind::Primary}
                    disabled={work.save.pending || !state.is_unsaved()}
                    onclick={onsave}
                />
                { props.children.clone() }
            </div>
        </div>
    }
}
