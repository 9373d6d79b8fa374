//! Staff files that were taken in.

use std::rc::Rc;

use contract::organization::{StaffImportList, StaffImportRow};
use yew::prelude::*;

use crate::api;
use crate::components::{LoadView, TableRegion};
use crate::hooks::{use_kept, use_load};
use crate::text::dates;
use crate::text::organization as words;

#[derive(Properties, PartialEq)]
pub(super) struct PastImportsProps {
    /// How many imports were applied on this page; one more means that the list is out of date.
    pub applied: u32,
}

/// Latest first.
#[component]
pub(super) fn PastImports(props: &PastImportsProps) -> Html {
    let (load, retry) = use_load(props.applied, |_| async { api::organization::staff_imports().await });
    let load = use_kept(load);
    let ready = Callback::from(|list: Rc<StaffImportList>| show(&list));
    html! {
        <section class="section">
            <h2>{ words::PAST }</h2>
            <LoadView<StaffImportList> {load} {retry} {ready} />
        </section>
    }
}

fn show(list: &StaffImportList) -> Html {
    if list.imports.is_empty() {
        return html! { <p>{ words::PAST_EMPTY }</p> };
    }
    html! {
        <TableRegion label={words::PAST}>
            <table class="table">
                <caption class="visually-hidden">{ words::PAST }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::APPLIED_AT }</th>
                        <th scope="col">{ words::FILE_NAME }</th>
                        <th scope="col">{ words::EFFECTIVE_ON }</th>
                        <th scope="col">{ words::ROWS }</th>
                        <th scope="col">{ words::CHANGED }</th>
                        <th scope="col">{ words::APPLIED_BY }</th>
                    </tr>
                </thead>
                <tbody>{ for list.imports.iter().map(row) }</tbody>
            </table>
        </TableRegion>
    }
}

fn row(row: &StaffImportRow) -> Html {
    html! {
        <tr key={row.id.clone()}>
            <td class="nowrap">{ dates::date_time(row.applied_at) }</td>
            <th scope="row">{ &row.file_name }</th>
            <td class="nowrap">{ dates::date(row.effective_on) }</td>
            <td class="number">{ words::rows(row.rows) }</td>
            <td class="wide">{ words::difference_line(&row.difference) }</td>
            <td class="nowrap">{ words::who(&row.applied_by) }</td>
        </tr>
    }
}
