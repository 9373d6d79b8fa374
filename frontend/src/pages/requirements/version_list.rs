//! The history of publications: what, when, by whom, why.

use std::rc::Rc;

use contract::requirements::{VersionList as List, VersionRow};
use yew::prelude::*;

use crate::api;
use crate::components::{Link, LoadView, TableRegion};
use crate::hooks::{use_kept, use_load};
use crate::route::Route;
use crate::text::dates;
use crate::text::publication as words;

#[derive(Properties, PartialEq)]
pub(super) struct VersionListProps {
    /// The version in force; another one means that the list is out of date.
    pub published: Option<i32>,
}

/// Latest first.
#[component]
pub(super) fn VersionList(props: &VersionListProps) -> Html {
    let (load, retry) = use_load(props.published, |_| async { api::requirements::versions().await });
    let load = use_kept(load);
    html! {
        <section class="section">
            <h2>{ words::HISTORY }</h2>
            <LoadView<List> {load} {retry} ready={Callback::from(|list: Rc<List>| show(&list))} />
        </section>
    }
}

fn show(list: &List) -> Html {
    if list.versions.is_empty() {
        return html! { <p>{ words::HISTORY_EMPTY }</p> };
    }
    html! {
        <TableRegion label={words::HISTORY}>
            <table class="table">
                <caption class="visually-hidden">{ words::HISTORY }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::VERSION }</th>
                        <th scope="col">{ words::PUBLISHED_AT }</th>
                        <th scope="col">{ words::PUBLISHED_BY }</th>
                        <th scope="col">{ words::WHY }</th>
                        <th scope="col" class="number">{ words::RULES }</th>
                        <th scope="col">{ words::CHANGES }</th>
                    </tr>
                </thead>
                <tbody>{ for list.versions.iter().map(row) }</tbody>
            </table>
        </TableRegion>
    }
}

fn row(row: &VersionRow) -> Html {
    let to = Route::CurriculumVersion { number: row.number.to_string() };
    html! {
        <tr key={row.number}>
            <th scope="row" class="nowrap"><Link {to}>{ words::version(row.number) }</Link></th>
            <td class="nowrap">{ dates::date_time(row.published_at) }</td>
            <td class="nowrap">{ &row.published_by }</td>
            <td class="wide">{ &row.reason }</td>
            <td class="number">{ row.rules }</td>
            <td class="wide">{ words::difference(&row.difference) }</td>
        </tr>
    }
}
