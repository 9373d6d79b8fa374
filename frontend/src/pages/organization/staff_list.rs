//! `/hr/staff`: the staff as of today.

use std::rc::Rc;

use contract::accounts::Permission;
use contract::organization::{StaffPage, StaffRow};
use yew::prelude::*;

use super::event_form::EventForm;
use crate::api;
use crate::components::{Button, Link, LoadView, PageHeading, Pager, SearchForm, TableRegion};
use crate::hooks::use_listing;
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::session::use_session;
use crate::text;
use crate::text::organization as words;
use crate::text::personnel;

/// The staff list with its search, and the form for somebody new.
#[component]
pub fn Staff() -> Html {
    let (session, navigation) = (use_session(), use_navigation());
    let adding = use_state(|| false);
    let today = session.view().map(|view| view.today).unwrap_or_default();
    let toggle = |adds: bool| {
        let adding = adding.setter();
        Callback::from(move |()| adding.set(adds))
    };
    let ondone = Callback::from(move |person| navigation.push(Route::Person { person }));
    let list = use_listing(|search, page| async move { api::organization::staff(&search, page).await });
    let onpage = list.onpage;
    let ready = Callback::from(move |page: Rc<StaffPage>| show(&page, &onpage));
    html! {
        <>
            <PageHeading title={words::STAFF_TITLE} lead={words::STAFF_LEAD} />
            if session.can(Permission::ImportStaff) && *adding {
                <EventForm {today} {ondone} oncancel={toggle(false)} />
            } else if session.can(Permission::ImportStaff) {
                <p class="row no-print">
                    <Button label={personnel::NEW_PERSON} onclick={toggle(true)} />
                    <Link to={Route::Attributes}>{ personnel::LIST_LINK }</Link>
                </p>
            }
            <SearchForm search={list.search} hint={text::SEARCH_HINT} onsearch={list.onsearch} />
            <LoadView<StaffPage> load={list.load} retry={list.again} {ready} />
        </>
    }
}

fn show(page: &StaffPage, onpage: &Callback<u32>) -> Html {
    if page.rows.is_empty() && page.page == 1 {
        return html! { <p role="status">{ words::STAFF_EMPTY }</p> };
    }
    html! {
        <>
            <TableRegion label={words::STAFF_TITLE}>
                <table class="table">
                    <caption class="visually-hidden">{ words::STAFF_TITLE }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ text::STAFF_NUMBER }</th>
                            <th scope="col">{ text::NAME }</th>
                            <th scope="col">{ words::KANA }</th>
                            <th scope="col">{ text::DEPARTMENT }</th>
                            <th scope="col">{ words::JOB_TITLE }</th>
                            <th scope="col">{ text::GRADE }</th>
                            <th scope="col">{ words::STATUS }</th>
                        </tr>
                    </thead>
                    <tbody>{ for page.rows.iter().map(row) }</tbody>
                </table>
            </TableRegion>
            <Pager page={page.page} per_page={page.per_page} total={page.total} onchange={onpage.clone()} />
        </>
    }
}

fn row(row: &StaffRow) -> Html {
    html! {
        <tr key={row.person_id.clone()}>
            <td class="nowrap">{ &row.staff_number }</td>
            <th scope="row" class="nowrap">
                <Link to={Route::Person { person: row.person_id.clone() }}>{ &row.name }</Link>
            </th>
            <td class="nowrap">{ &row.kana }</td>
            <td>{ &row.department }</td>
            <td>{ &row.title }</td>
            <td>{ &row.grade }</td>
            <td>{ row.status.label() }</td>
        </tr>
    }
}
