//! Signing in at a seat that others use too.

use contract::accounts::{SessionView, SignIn as Message};
use yew::prelude::*;

use super::into_state;
use crate::api;
use crate::components::{
    Alert, AlertKind, Button, ButtonKind, ErrorAlert, PageHeading, PasswordField, TextField,
};
use crate::hooks::use_action;
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::session::{SessionAction, SignedOut, use_session};
use crate::text;
use crate::text::accounts as words;

#[derive(Properties, PartialEq)]
pub struct SignInProps {
    pub why: SignedOut,
}

/// Staff number and password. It stands in for any page while nobody is signed in, so the address in the
/// bar is where the person goes on.
#[component]
pub fn SignIn(props: &SignInProps) -> Html {
    let session = use_session();
    let navigation = use_navigation();
    let staff_number = use_state(String::new);
    let password = use_state(String::new);
    let done = {
        let (session, navigation, why) = (session.clone(), navigation.clone(), props.why.clone());
        move |view: SessionView| {
            if goes_on(&why, &navigation.route, &view) {
                navigation.go_on();
            } else {
                navigation.replace(Route::MyAssignments);
            }
            session.dispatch(SessionAction::Opened(view));
        }
    };
    let sign_in = use_action(|message: Message| async { api::accounts::sign_in(message).await }, done);
    let onsubmit = {
        let (staff_number, password, run) = (staff_number.clone(), password.clone(), sign_in.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(Message { staff_number: staff_number.trim().to_owned(), password: (*password).clone() });
        })
    };
    let note = match props.why {
        SignedOut::Fresh => None,
        SignedOut::Left => Some((AlertKind::Info, words::LEFT)),
        SignedOut::Ended { .. } => Some((AlertKind::Warning, words::SESSION_ENDED)),
    };
    html! {
        <div class="page--narrow stack">
            <PageHeading title={words::SIGN_IN} lead={words::SIGN_IN_LEAD} />
            if let Some((kind, sentence)) = note {
                <Alert {kind}><p>{ sentence }</p></Alert>
            }
            <ErrorAlert error={sign_in.error.clone()} />
            <form {onsubmit} autocomplete="off">
                <TextField
                    id="staff-number"
                    label={text::STAFF_NUMBER}
                    hint={words::STAFF_NUMBER_HINT}
                    value={(*staff_number).clone()}
                    oninput={into_state(&staff_number)}
                />
                <PasswordField
                    id="password"
                    label={words::PASSWORD}
                    value={(*password).clone()}
                    oninput={into_state(&password)}
                />
                <p class="row">
                    <Button
                        label={if sign_in.pending { text::SEND_PENDING } else { words::SIGN_IN }}
                        kind={ButtonKind::Primary}
                        submit=true
                        disabled={sign_in.pending}
                    />
                </p>
            </form>
            <p class="quiet">{ words::FORGOTTEN }</p>
        </div>
    }
}

/// Whether the person may go on at the address in the bar: not after signing out on purpose, and not when
/// the waiting page is somebody else's.
fn goes_on(why: &SignedOut, route: &Route, view: &SessionView) -> bool {
    match why {
        SignedOut::Ended { person_id } => *person_id == view.person.id,
        SignedOut::Fresh => *route != Route::SignIn,
        SignedOut::Left => false,
    }
}
