//! Whether the answers are safe, in words.

use yew::prelude::*;

use super::attempt_state::{AttemptState, QuestionState};
use crate::browser;
use crate::components::{Alert, AlertKind};
use crate::text::attempts as words;

#[derive(Properties, PartialEq)]
pub struct SavingStatusProps {
    pub state: AttemptState,
}

/// Quiet while all goes well, so that a screen reader is not interrupted at every answer; loud when it
/// does not, and once when it does again.
#[component]
pub fn SavingStatus(props: &SavingStatusProps) -> Html {
    let state = &props.state;
    let failing = state.failures > 0;
    let had_failed = use_mut_ref(|| false);
    use_effect_with(failing, move |failing| {
        if had_failed.replace(*failing) && !*failing {
            browser::announce(words::SAVED_AGAIN);
        }
    });
    if state.questions.iter().any(QuestionState::is_refused) {
        return html! { <Alert kind={AlertKind::Error}><p>{ words::REFUSED }</p></Alert> };
    }
    if failing {
        return html! { <Alert kind={AlertKind::Error}><p>{ words::NOT_SAVED }</p></Alert> };
    }
    let sentence = match state.saved_at {
        _ if state.is_saving() || !state.all_saved() => words::SAVING.to_owned(),
        Some(at) => words::saved_at(at),
        None => String::new(),
    };
    html! { <p class="saving quiet">{ sentence }</p> }
}
