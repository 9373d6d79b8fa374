//! Recording what turned out otherwise about a frozen year. It stands beside the figures and changes none.

use contract::reporting::freeze::RecordCorrection;
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use crate::components::{Button, ButtonKind, ErrorAlert, TextArea};
use crate::hooks::use_action;
use crate::text;
use crate::text::dashboard as words;
use crate::{api, browser};

/// Longest text, in characters.
const LONGEST: usize = 500;
const TEXT: &str = "correction-text";
const REASON: &str = "correction-reason";

#[derive(Properties, PartialEq)]
pub(super) struct CorrectionFormProps {
    pub year: FiscalYear,
    /// It was recorded.
    pub onrecorded: Callback<()>,
}

/// Two texts and a button, folded away until they are needed.
#[component]
pub(super) fn CorrectionForm(props: &CorrectionFormProps) -> Html {
    let typed = use_state(RecordCorrection::default);
    let checked = use_state(|| false);
    let record = {
        let (year, onrecorded) = (props.year, props.onrecorded.clone());
        let (typed, checked) = (typed.setter(), checked.setter());
        use_action(
            move |correction: RecordCorrection| async move {
                api::dashboard::record_correction(year, &correction).await
            },
            move |()| {
                browser::announce(words::CORRECTION_RECORDED);
                typed.set(RecordCorrection::default());
                checked.set(false);
                onrecorded.emit(());
            },
        )
    };
    let onsubmit = {
        let (typed, checked, run) = (typed.clone(), checked.setter(), record.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            checked.set(true);
            match [(TEXT, &typed.text), (REASON, &typed.reason)].into_iter().find(|(_, t)| wrong(t).is_some())
            {
                Some((field, _)) => browser::focus(field),
                None => run.emit((*typed).clone()),
            }
        })
    };
    let edit = |change: fn(&mut RecordCorrection, String)| {
        let typed = typed.clone();
        Callback::from(move |value| {
            let mut changed = (*typed).clone();
            change(&mut changed, value);
            typed.set(changed);
        })
    };
    let error = |text: &str| wrong(text).filter(|_| *checked).map(AttrValue::Static);
    html! {
        <details class="fold no-print">
            <summary>{ words::RECORD_CORRECTION }</summary>
            <form class="stack measure" {onsubmit} autocomplete="off">
                <TextArea
                    id={TEXT}
                    label={words::CORRECTION}
                    hint={words::CORRECTION_HINT}
                    value={typed.text.clone()}
                    oninput={edit(|correction, value| correction.text = value)}
                    error={error(&typed.text)}
                />
                <TextArea
                    id={REASON}
                    label={words::REASON}
                    hint={words::REASON_HINT}
                    value={typed.reason.clone()}
                    oninput={edit(|correction, value| correction.reason = value)}
                    error={error(&typed.reason)}
                />
                <ErrorAlert error={record.error} />
                <Button
                    label={if record.pending { text::SEND_PENDING } else { words::RECORD }}
                    kind={ButtonKind::Primary}
                    submit=true
                />
            </form>
        </details>
    }
}

/// What is wrong with a text.
fn wrong(text: &str) -> Option<&'static str> {
    match text.trim() {
        "" => Some(text::field_error("required")),
        text if text.chars().count() > LONGEST => Some(text::field_error("too-long")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, wrong};

    #[test]
    fn empty_and_too_long_texts_are_not_sent() {
        assert!(wrong(" \n").is_some());
        assert!(wrong(&"x".repeat(LONGEST + 1)).is_some());
        assert_eq!(wrong(&"x".repeat(LONGEST)), None);
    }
}
