//! Changing the own password, of one's own accord or because the first sign-in requires it.

use contract::accounts::ChangePassword as Message;
use contract::error::ErrorCode;
use learning::password::{NewPassword, PasswordError};
use yew::prelude::*;

use super::into_state;
use crate::api;
use crate::components::{Alert, AlertKind, Button, ButtonKind, ErrorAlert, PageHeading, PasswordField};
use crate::hooks::use_action;
use crate::navigation::use_navigation;
use crate::session::{SessionAction, use_session};
use crate::text;
use crate::text::accounts as words;

#[derive(Properties, PartialEq)]
pub struct ChangePasswordProps {
    /// The server lets the person do nothing else before.
    pub forced: bool,
}

/// The rules first, then three fields; what breaks a rule is said at its field.
#[component]
pub fn ChangePassword(props: &ChangePasswordProps) -> Html {
    let session = use_session();
    let navigation = use_navigation();
    let (current, new, again) = (use_state(String::new), use_state(String::new), use_state(String::new));
    let refused = use_state(|| (None::<&'static str>, None::<&'static str>));
    let changed = use_state(|| false);
    let done = {
        let (session, changed, forced) = (session.clone(), changed.setter(), props.forced);
        let fields = [current.setter(), new.setter(), again.setter()];
        move |()| {
            fields.iter().for_each(|field| field.set(String::new()));
            changed.set(true);
            crate::browser::announce(words::CHANGED);
            if forced {
                navigation.go_on();
            }
            session.dispatch(SessionAction::PasswordChanged);
        }
    };
    let change = use_action(|message: Message| async { api::accounts::change_password(message).await }, done);
    let onsubmit = {
        let (current, new, again) = (current.clone(), new.clone(), again.clone());
        let (refused, changed, run) = (refused.setter(), changed.setter(), change.run.clone());
        let staff_number = session.view().map(|view| view.person.staff_number.clone()).unwrap_or_default();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            changed.set(false);
            let weak = NewPassword::parse(&new, &staff_number).err().map(rule);
            let differs = (*new != *again).then_some(words::NOT_THE_SAME);
            refused.set((weak, differs));
            if weak.is_none() && differs.is_none() {
                run.emit(Message { current: (*current).clone(), new: (*new).clone() });
            }
        })
    };
    let error = change.error.as_ref();
    let wrong_current = error.is_some_and(|error| error.code() == Some(ErrorCode::WrongCurrentPassword));
    let said_by_server = error.and_then(|error| error.field("new")).map(text::field_error);
    let as_error = |sentence: Option<&'static str>| sentence.map(AttrValue::Static);
    html! {
        <div class="page--narrow stack">
            <PageHeading title={words::CHANGE_TITLE} />
            if props.forced {
                <Alert kind={AlertKind::Warning}><p>{ words::CHANGE_FIRST }</p></Alert>
            }
            if *changed {
                <Alert kind={AlertKind::Success}><p>{ words::CHANGED }</p></Alert>
            }
            <ErrorAlert error={change.error.clone()} />
            <section>
                <h2>{ words::CHANGE_RULES_TITLE }</h2>
                <ul class="list">{ for words::CHANGE_RULES.iter().map(|rule| html! { <li>{ *rule }</li> }) }</ul>
            </section>
            <form {onsubmit} autocomplete="off">
                <PasswordField
                    id="current"
                    label={if props.forced { words::FIRST_PASSWORD } else { words::CURRENT_PASSWORD }}
                    value={(*current).clone()}
                    oninput={into_state(&current)}
                    error={as_error(wrong_current.then_some(text::WRONG_CURRENT))}
                />
                <PasswordField
                    id="new"
                    label={words::NEW_PASSWORD}
                    value={(*new).clone()}
                    oninput={into_state(&new)}
                    error={as_error(refused.0.or(said_by_server))}
                />
                <PasswordField
                    id="again"
                    label={words::NEW_PASSWORD_AGAIN}
                    value={(*again).clone()}
                    oninput={into_state(&again)}
                    error={as_error(refused.1)}
                />
                <p class="row">
                    <Button
                        label={if change.pending { text::SEND_PENDING } else { words::CHANGE }}
                        kind={ButtonKind::Primary}
                        submit=true
                        disabled={change.pending}
                    />
                </p>
            </form>
        </div>
    }
}

/// The sentence of the rule that the server would name too.
fn rule(error: PasswordError) -> &'static str {
    text::field_error(match error {
        PasswordError::TooShort => "too-short",
        PasswordError::TooLong => "too-long",
        PasswordError::IsStaffNumber => "is-staff-number",
        PasswordError::OneCharacter => "one-character",
        PasswordError::TooCommon => "too-common",
    })
}
