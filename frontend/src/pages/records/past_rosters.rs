//! Rosters that were taken in, each with the button that takes it back.

use std::rc::Rc;

use contract::accounts::Permission;
use contract::rosters::{RosterList, RosterRow};
use yew::prelude::*;

use super::revoke_form::RevokeForm;
use crate::api;
use crate::browser;
use crate::components::{Button, ButtonKind, LoadView, TableRegion};
use crate::hooks::{use_kept, use_load};
use crate::session::use_session;
use crate::text::dates;
use crate::text::records as words;

#[derive(Properties, PartialEq)]
pub(super) struct PastRostersProps {
    /// How many rosters were applied on this page; one more means that the list is out of date.
    pub changes: u32,
}

/// Latest first.
#[component]
pub(super) fn PastRosters(props: &PastRostersProps) -> Html {
    let may_undo = use_session().can(Permission::KeepRecords);
    let undoing = use_state(|| None::<RosterRow>);
    let (load, retry) = use_load(props.changes, |_| async { api::records::rosters().await });
    let load = use_kept(load);
    let ready = {
        let undoing = undoing.setter();
        let onundo = Callback::from(move |row| undoing.set(Some(row)));
        Callback::from(move |list: Rc<RosterList>| show(&list, may_undo, &onundo))
    };
    let close = undoing.setter();
    let oncancel = {
        let close = close.clone();
        Callback::from(move |()| close.set(None))
    };
    let ondone = {
        let retry = retry.clone();
        Callback::from(move |said: &'static str| {
            browser::announce(said);
            close.set(None);
            retry.emit(());
        })
    };
    html! {
        <section class="section stack">
            <h2>{ words::PAST }</h2>
            if let Some(row) = &*undoing {
                <RevokeForm
                    key={row.id.clone()}
                    id={row.id.clone()}
                    title={row.title.clone()}
                    roster=true
                    {ondone}
                    {oncancel}
                />
            }
            <LoadView<RosterList> {load} {retry} {ready} />
        </section>
    }
}

fn show(list: &RosterList, may_undo: bool, onundo: &Callback<RosterRow>) -> Html {
    if list.rosters.is_empty() {
        return html! { <p>{ words::PAST_EMPTY }</p> };
    }
    html! {
        <TableRegion label={words::PAST}>
            <table class="table">
                <caption class="visually-hidden">{ words::PAST }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::APPLIED_AT }</th>
                        <th scope="col">{ words::TRAINING }</th>
                        <th scope="col">{ words::FORM }</th>
                        <th scope="col">{ words::FILE_NAME }</th>
                        <th scope="col">{ words::ADDED }</th>
                        <th scope="col">{ words::APPLIED_BY }</th>
                        <th scope="col">{ words::STATE }</th>
                    </tr>
                </thead>
                <tbody>{ for list.rosters.iter().map(|row| line(row, may_undo, onundo)) }</tbody>
            </table>
        </TableRegion>
    }
}

fn line(row: &RosterRow, may_undo: bool, onundo: &Callback<RosterRow>) -> Html {
    let clicked = row.clone();
    html! {
        <tr key={row.id.clone()}>
            <td class="nowrap">{ dates::date_time(row.applied_at) }</td>
            <th scope="row">{ &row.title }</th>
            <td class="nowrap">{ words::form(row.form) }</td>
            <td>{ &row.file_name }</td>
            <td class="number">{ crate::text::people(row.added) }</td>
            <td class="nowrap">{ &row.applied_by }</td>
            <td>
                if let Some(undone) = &row.undone {
                    { words::REVOKED }{ " " }{ &undone.reason }
                } else if may_undo {
                    <Button
                        label={words::UNDO}
                        kind={ButtonKind::Small}
                        name={words::undo_name(&row.title)}
                        onclick={onundo.reform(move |()| clicked.clone())}
                    />
                } else {
                    { words::VALID }
                }
            </td>
        </tr>
    }
}
