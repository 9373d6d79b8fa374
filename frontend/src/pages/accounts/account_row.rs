//! One account: its state, the button for a first password, and its roles.

use std::collections::BTreeSet;

use contract::accounts::{AccountRow as Row, AccountState, SetRoles};
use learning::role::Role;
use yew::prelude::*;

use crate::api;
use crate::browser;
use crate::components::{Button, ButtonKind, CheckList, Choice, ErrorAlert};
use crate::hooks::use_action;
use crate::text;
use crate::text::accounts as words;
use crate::text::dates;

/// Columns of the table.
const COLUMNS: &str = "7";

/// Id of the button that issues a first password.
pub(super) fn issue_button(person_id: &str) -> String {
    ["issue-", person_id].concat()
}

#[derive(Properties, PartialEq)]
pub(super) struct AccountRowProps {
    pub row: Row,
    pub may_issue: bool,
    pub may_manage: bool,
    pub onissue: Callback<Row>,
    pub onsaved: Callback<()>,
}

/// A row of the table, and below it the role boxes while they are open.
#[component]
pub(super) fn AccountRow(props: &AccountRowProps) -> Html {
    let row = &props.row;
    let editing = use_state(|| false);
    let close = {
        let (editing, button) = (editing.setter(), roles_button(&row.person_id));
        Callback::from(move |()| {
            editing.set(false);
            browser::focus(&button);
        })
    };
    let saved = {
        let (close, onsaved) = (close.clone(), props.onsaved.clone());
        Callback::from(move |()| {
            close.emit(());
            onsaved.emit(());
        })
    };
    let last = row.last_signed_in_at.map_or_else(|| words::NEVER.to_owned(), dates::date_time);
    let issue = if row.state == AccountState::None { words::ISSUE_ONE } else { words::ISSUE_AGAIN };
    let named = |label: &str| words::for_person(label, &row.name, &row.staff_number);
    html! {
        <>
            <tr>
                <td class="nowrap">{ &row.staff_number }</td>
                <th scope="row" class="nowrap">{ &row.name }</th>
                <td>{ &row.department }</td>
                <td>{ role_words(&row.roles) }</td>
                <td>{ words::state(row.state) }</td>
                <td class="nowrap">{ last }</td>
                <td>
                    <span class="row">
                        if props.may_issue {
                            <Button
                                id={issue_button(&row.person_id)}
                                label={issue}
                                kind={ButtonKind::Small}
                                name={named(issue)}
                                onclick={props.onissue.reform({ let row = row.clone(); move |()| row.clone() })}
                            />
                        }
                        if props.may_manage {
                            <Button
                                id={roles_button(&row.person_id)}
                                label={words::ROLES_CHANGE}
                                kind={ButtonKind::Small}
                                name={named(words::ROLES_CHANGE)}
                                onclick={{ let editing = editing.setter(); move |()| editing.set(true) }}
                            />
                        }
                    </span>
                </td>
            </tr>
            if *editing {
                <tr>
                    <td colspan={COLUMNS}><RolesForm row={row.clone()} onsaved={saved} oncancel={close} /></td>
                </tr>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RolesFormProps {
    row: Row,
    onsaved: Callback<()>,
    oncancel: Callback<()>,
}

/// The roles beside learner, each a box.
#[component]
fn RolesForm(props: &RolesFormProps) -> Html {
    let chosen =
        use_state(|| props.row.roles.iter().map(|role| role.as_str().to_owned()).collect::<BTreeSet<_>>());
    let person_id = props.row.person_id.clone();
    let save = {
        let (onsaved, said) = (props.onsaved.clone(), words::roles_saved(&props.row.name));
        use_action(
            move |roles: Vec<Role>| {
                let person_id = person_id.clone();
                async move { api::accounts::set_roles(&person_id, SetRoles { roles }).await }
            },
            move |()| {
                browser::announce(&said);
                onsaved.emit(());
            },
        )
    };
    let onsubmit = {
        let (chosen, run) = (chosen.clone(), save.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(given_roles().filter(|role| chosen.contains(role.as_str())).collect());
        })
    };
    let choices: Vec<Choice> =
        given_roles().map(|role| (role.as_str().into(), text::role(role).into())).collect();
    let refused = save.error.as_ref().and_then(|error| error.field("roles"));
    html! {
        <form class="stack" {onsubmit}>
            <CheckList
                legend={words::roles_of(&props.row.name)}
                hint={words::ROLES_HINT}
                {choices}
                chosen={(*chosen).clone()}
                onchange={{ let chosen = chosen.setter(); move |roles| chosen.set(roles) }}
            />
            if let Some(code) = refused {
                <p class="field__error" role="alert">{ text::field_error(code) }</p>
            } else {
                <ErrorAlert error={save.error.clone()} />
            }
            <p class="row">
                <Button
                    label={if save.pending { text::SEND_PENDING } else { words::ROLES_SAVE }}
                    kind={ButtonKind::Primary}
                    submit=true
                    disabled={save.pending}
                />
                <Button label={words::CANCEL} onclick={props.oncancel.clone()} />
            </p>
        </form>
    }
}

/// Every role that is given and taken; everyone is a learner.
fn given_roles() -> impl Iterator<Item = Role> {
    Role::ALL.into_iter().filter(|role| *role != Role::Learner)
}

fn roles_button(person_id: &str) -> String {
    ["roles-", person_id].concat()
}

fn role_words(roles: &[Role]) -> String {
    let names: Vec<&str> = given_roles().filter(|role| roles.contains(role)).map(text::role).collect();
    if names.is_empty() { words::ROLES_NONE.to_owned() } else { names.join(" ") }
}
