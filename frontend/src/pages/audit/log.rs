//! `/audit`: who did what, when, from where.

use std::rc::Rc;

use contract::audit::{AuditPage, AuditRow};
use yew::prelude::*;

use super::chain::Chain;
use crate::api;
use crate::components::{LoadView, PageHeading, Pager, TableRegion};
use crate::hooks::use_listing;
use crate::text::audit as words;
use crate::text::dates;

/// The audit log, latest first.
#[component]
pub fn Log() -> Html {
    let list = use_listing(|_, page| async move { api::audit::entries(page).await });
    let onpage = list.onpage;
    let ready = Callback::from(move |page: Rc<AuditPage>| show(&page, &onpage));
    html! {
        <>
            <PageHeading title={words::TITLE} lead={words::LEAD} />
            <Chain />
            <section class="section">
                <LoadView<AuditPage> load={list.load} retry={list.again} {ready} />
            </section>
        </>
    }
}

fn show(page: &AuditPage, onpage: &Callback<u32>) -> Html {
    if page.rows.is_empty() && page.page == 1 {
        return html! { <p>{ words::EMPTY }</p> };
    }
    html! {
        <>
            <TableRegion label={words::TITLE}>
                <table class="table">
                    <caption class="visually-hidden">{ words::TITLE }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ words::AT }</th>
                            <th scope="col">{ words::ACTOR }</th>
                            <th scope="col">{ words::ACTION }</th>
                            <th scope="col">{ words::TARGET }</th>
                            <th scope="col">{ words::ADDRESS }</th>
                        </tr>
                    </thead>
                    <tbody>{ for page.rows.iter().map(row) }</tbody>
                </table>
            </TableRegion>
            <Pager page={page.page} per_page={page.per_page} total={page.total} onchange={onpage.clone()} />
        </>
    }
}

fn row(row: &AuditRow) -> Html {
    let by_system = row.actor_name.is_empty();
    html! {
        <tr>
            <td class="nowrap">{ dates::date_time(row.at) }</td>
            <td>
                if by_system && row.actor == "system" {
                    { words::SYSTEM }
                } else {
                    { [row.actor.as_str(), " ", &row.actor_name].concat() }
                }
            </td>
            <th scope="row">{ words::action(&row.action) }</th>
            <td class="wrap">{ &row.target }</td>
            <td class="nowrap">{ if row.address.is_empty() { words::NO_ADDRESS } else { &row.address } }</td>
        </tr>
    }
}
