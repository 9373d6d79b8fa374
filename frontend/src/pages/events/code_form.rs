//! The code that is shown in the room, typed by who is there.

use contract::events::AttendanceTaken;
use yew::prelude::*;

use super::into_state;
use super::refusal::{Refusal, of_field};
use crate::api;
use crate::components::{Alert, AlertKind, Button, ButtonKind, TextField};
use crate::hooks::use_action;
use crate::text;
use crate::text::events as words;

#[derive(Properties, PartialEq)]
pub(super) struct CodeFormProps {
    pub ontaken: Callback<()>,
}

/// One field and one button; what came of it stands above.
#[component]
pub(super) fn CodeForm(props: &CodeFormProps) -> Html {
    let typed = use_state(String::new);
    let missing = use_state(|| false);
    let taken = use_state(|| None::<String>);
    let send = {
        let (typed, taken, ontaken) = (typed.setter(), taken.setter(), props.ontaken.clone());
        use_action(
            |code: String| async { api::events::enter_code(code).await },
            move |answer: AttendanceTaken| {
                typed.set(String::new());
                taken.set(Some(words::taken(&answer.card.event.title, answer.already)));
                ontaken.emit(());
            },
        )
    };
    let onsubmit = {
        let (typed, missing, taken, run) =
            (typed.clone(), missing.setter(), taken.setter(), send.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            taken.set(None);
            missing.set(typed.trim().is_empty());
            if !typed.trim().is_empty() {
                run.emit((*typed).clone());
            }
        })
    };
    let refused = of_field(send.error.as_ref(), "code");
    let error = missing.then_some(AttrValue::Static(words::CODE_MISSING)).or(refused.clone());
    html! {
        <section class="section" aria-labelledby="event-code-heading">
            <h2 id="event-code-heading">{ words::CODE_SECTION }</h2>
            if let Some(sentence) = &*taken {
                <Alert kind={AlertKind::Success}><p>{ sentence }</p></Alert>
            }
            if refused.is_none() {
                <Refusal error={send.error.clone()} />
            }
            <form {onsubmit} autocomplete="off">
                <TextField
                    id="event-code"
                    label={words::CODE}
                    hint={words::CODE_HINT}
                    class="input--short"
                    value={(*typed).clone()}
                    oninput={into_state(&typed)}
                    {error}
                />
                <p class="row">
                    <Button
                        label={if send.pending { text::SEND_PENDING } else { words::CODE_SEND }}
                        kind={ButtonKind::Primary}
                        submit=true
                        disabled={send.pending}
                    />
                </p>
            </form>
        </section>
    }
}
