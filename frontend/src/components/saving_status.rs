//! Whether the work is safe, in words.

use yew::prelude::*;

use super::{Alert, AlertKind};
use crate::browser;
use crate::saving::Saving;
use crate::text::attempts as words;

#[derive(Properties, PartialEq)]
pub struct SavingStatusProps {
    pub saving: Saving,
}

/// Quiet while all goes well, so that a screen reader is not interrupted at every answer; loud when it
/// does not, and once when it does again.
#[component]
pub fn SavingStatus(props: &SavingStatusProps) -> Html {
    let had_failed = use_mut_ref(|| false);
    use_effect_with(props.saving, move |saving| {
        let failing = *saving == Saving::Failing;
        if had_failed.replace(failing) && !failing && *saving != Saving::Refused {
            browser::announce(words::SAVED_AGAIN);
        }
    });
    let sentence = match props.saving {
        Saving::Refused => return html! { <Alert kind={AlertKind::Error}><p>{ words::REFUSED }</p></Alert> },
        Saving::Failing => {
            return html! { <Alert kind={AlertKind::Error}><p>{ words::NOT_SAVED }</p></Alert> };
        }
        Saving::UnderWay => words::SAVING.to_owned(),
        Saving::Safe(Some(at)) => words::saved_at(at),
        Saving::Safe(None) => words::SAVED.to_owned(),
        Saving::Nothing => String::new(),
    };
    html! { <p class="saving quiet">{ sentence }</p> }
}
