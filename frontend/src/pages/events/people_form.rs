//! Several people by their staff numbers.

use std::future::Future;
use std::pin::Pin;

use contract::events::EventPeopleOutcome;
use yew::prelude::*;

use super::into_state;
use super::refusal::Refusal;
use crate::api::ApiError;
use crate::components::{Alert, AlertKind, Button, TextArea};
use crate::hooks::use_action;
use crate::text;
use crate::text::event_planning as words;

/// A request under way.
pub(super) struct Answer(Pin<Box<dyn Future<Output = Result<EventPeopleOutcome, ApiError>>>>);

impl Answer {
    pub fn of(request: impl Future<Output = Result<EventPeopleOutcome, ApiError>> + 'static) -> Answer {
        Answer(Box::pin(request))
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct PeopleFormProps {
    pub id: &'static str,
    pub heading: &'static str,
    pub send: &'static str,
    /// The request for these numbers.
    pub call: Callback<Vec<String>, Answer>,
    /// What it came to, in a sentence.
    pub said: Callback<EventPeopleOutcome, String>,
    pub onchange: Callback<()>,
}

/// A field for numbers and a button; unknown ones stay in the field to be corrected.
#[component]
pub(super) fn PeopleForm(props: &PeopleFormProps) -> Html {
    let typed = use_state(String::new);
    let missing = use_state(|| false);
    let outcome = use_state(|| None::<EventPeopleOutcome>);
    let send = {
        let (typed, outcome) = (typed.setter(), outcome.setter());
        let (call, onchange) = (props.call.clone(), props.onchange.clone());
        use_action(
            move |numbers: Vec<String>| call.emit(numbers).0,
            move |answer: EventPeopleOutcome| {
                if answer.unknown.is_empty() {
                    typed.set(String::new());
                    onchange.emit(());
                }
                outcome.set(Some(answer));
            },
        )
    };
    let onsubmit = {
        let (typed, missing, outcome, run) =
            (typed.clone(), missing.setter(), outcome.setter(), send.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            outcome.set(None);
            let numbers = split(&typed);
            missing.set(numbers.is_empty());
            if !numbers.is_empty() {
                run.emit(numbers);
            }
        })
    };
    let heading = [props.id, "-heading"].concat();
    html! {
        <section class="section no-print" aria-labelledby={heading.clone()}>
            <h2 id={heading}>{ props.heading }</h2>
            if let Some(outcome) = &*outcome {
                if outcome.unknown.is_empty() {
                    <Alert kind={AlertKind::Success}><p>{ props.said.emit(outcome.clone()) }</p></Alert>
                } else {
                    <Alert kind={AlertKind::Error}><p>{ words::unknown(&outcome.unknown) }</p></Alert>
                }
            }
            <Refusal error={send.error.clone()} />
            <form {onsubmit} autocomplete="off">
                <TextArea
                    id={props.id}
                    label={[props.heading, ": ", words::NUMBERS].concat()}
                    hint={words::NUMBERS_HINT}
                    value={(*typed).clone()}
                    oninput={into_state(&typed)}
                    error={missing.then_some(AttrValue::Static(words::NUMBERS_MISSING))}
                />
                <p class="row">
                    <Button
                        label={if send.pending { text::SEND_PENDING } else { props.send }}
                        submit=true
                        disabled={send.pending}
                    />
                </p>
            </form>
        </section>
    }
}

/// Numbers between line ends, spaces and commas of any width.
fn split(typed: &str) -> Vec<String> {
    let parts =
        typed.split(|sign: char| sign.is_whitespace() || matches!(sign, ',' | '\u{ff0c}' | '\u{3001}'));
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_are_split_at_lines_spaces_and_commas() {
        assert_eq!(
            super::split(" 004512\n008620,003618\u{3000}1\u{3001}2 "),
            ["004512", "008620", "003618", "1", "2"]
        );
        assert_eq!(super::split(" \n"), Vec::<String>::new());
    }
}
