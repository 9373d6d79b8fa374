//! Past orders, with their cause as the learner sees it.

use std::rc::Rc;

use contract::assignments::{OrderList as List, OrderRow};
use yew::prelude::*;

use crate::api;
use crate::components::{LoadView, TableRegion};
use crate::hooks::{use_kept, use_load};
use crate::text;
use crate::text::orders as words;
use crate::text::{assignments, dates, reporting};

#[derive(Properties, PartialEq)]
pub(super) struct OrderListProps {
    /// How many orders were given on this page; one more means that the list is out of date.
    pub given: u32,
}

/// Latest first.
#[component]
pub(super) fn OrderList(props: &OrderListProps) -> Html {
    let (load, retry) = use_load(props.given, |_| async { api::assignments::orders().await });
    let load = use_kept(load);
    html! {
        <section class="section">
            <h2>{ words::PAST }</h2>
            <LoadView<List> {load} {retry} ready={Callback::from(|list: Rc<List>| show(&list))} />
        </section>
    }
}

fn show(list: &List) -> Html {
    if list.orders.is_empty() {
        return html! { <p>{ words::PAST_EMPTY }</p> };
    }
    html! {
        <TableRegion label={words::PAST}>
            <table class="table">
                <caption class="visually-hidden">{ words::PAST }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::ORDERED_ON }</th>
                        <th scope="col">{ text::COURSE }</th>
                        <th scope="col">{ words::FISCAL_YEAR }</th>
                        <th scope="col">{ words::WHOM }</th>
                        <th scope="col">{ reporting::DUE }</th>
                        <th scope="col">{ words::COUNT }</th>
                        <th scope="col">{ words::ORDERED_BY }</th>
                    </tr>
                </thead>
                <tbody>{ for list.orders.iter().map(row) }</tbody>
            </table>
        </TableRegion>
    }
}

fn row(row: &OrderRow) -> Html {
    let cause = &row.cause;
    html! {
        <tr key={row.id.clone()}>
            <td class="nowrap">{ dates::date(cause.ordered_on) }</td>
            <th scope="row">{ reporting::course(&row.course_code, &row.course_title) }</th>
            <td class="nowrap">{ row.fiscal_year.label() }</td>
            <td class="wide">{ assignments::whom(&cause.grades, &cause.departments) }</td>
            <td class="nowrap">{ dates::date(cause.due_on) }</td>
            <td class="number">{ text::people(row.people) }</td>
            <td class="nowrap">{ &cause.ordered_by }</td>
        </tr>
    }
}
