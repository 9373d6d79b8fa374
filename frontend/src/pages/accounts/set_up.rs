//! The one-time link that creates the first administrator of a new installation.

use contract::accounts::SetUp as Message;
use yew::prelude::*;

use super::into_state;
use crate::api;
use crate::components::{
    Alert, AlertKind, Button, ButtonKind, ErrorAlert, PageHeading, PasswordField, TextField,
};
use crate::hooks::use_action;
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::text;
use crate::text::accounts as words;

#[derive(Properties, PartialEq)]
pub struct SetUpProps {
    pub token: AttrValue,
}

/// Number, name and password of the first administrator.
#[component]
pub fn SetUp(props: &SetUpProps) -> Html {
    let navigation = use_navigation();
    let (staff_number, name, password) =
        (use_state(String::new), use_state(String::new), use_state(String::new));
    let done = use_state(|| false);
    let create = {
        let done = done.setter();
        use_action(
            |message: Message| async { api::accounts::set_up(message).await },
            move |()| done.set(true),
        )
    };
    if *done {
        return html! {
            <div class="page--narrow stack">
                <PageHeading title={words::SET_UP_TITLE} />
                <Alert kind={AlertKind::Success}><p>{ words::SET_UP_DONE }</p></Alert>
                <Button
                    label={words::TO_SIGN_IN}
                    kind={ButtonKind::Primary}
                    onclick={move |()| navigation.replace(Route::SignIn)}
                />
            </div>
        };
    }
    let onsubmit = {
        let (staff_number, name, password) = (staff_number.clone(), name.clone(), password.clone());
        let (token, run) = (props.token.to_string(), create.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(Message {
                token: token.clone(),
                staff_number: staff_number.trim().to_owned(),
                name: (*name).clone(),
                password: (*password).clone(),
            });
        })
    };
    let field = |field: &str| {
        let code = create.error.as_ref().and_then(|error| error.field(field));
        code.map(|code| AttrValue::Static(text::field_error(code)))
    };
    html! {
        <div class="page--narrow stack">
            <PageHeading title={words::SET_UP_TITLE} lead={words::SET_UP_LEAD} />
            <ErrorAlert error={create.error.clone()} />
            <form {onsubmit} autocomplete="off">
                <TextField
                    id="staff-number"
                    label={text::STAFF_NUMBER}
                    value={(*staff_number).clone()}
                    oninput={into_state(&staff_number)}
                    error={field("staff_number")}
                />
                <TextField
                    id="name"
                    label={text::NAME}
                    value={(*name).clone()}
                    oninput={into_state(&name)}
                    error={field("name")}
                />
                <PasswordField
                    id="password"
                    label={words::PASSWORD}
                    value={(*password).clone()}
                    oninput={into_state(&password)}
                    error={field("password")}
                />
                <ul class="list">{ for words::CHANGE_RULES.iter().map(|rule| html! { <li>{ *rule }</li> }) }</ul>
                <p class="row">
                    <Button
                        label={if create.pending { text::SEND_PENDING } else { words::SET_UP }}
                        kind={ButtonKind::Primary}
                        submit=true
                        disabled={create.pending}
                    />
                </p>
            </form>
        </div>
    }
}
