//! The people of a gate: who is cleared until when, who is not and why.

use std::rc::Rc;

use contract::gates::{GatePage, GatePerson};
use learning::gate::Clearance;
use yew::prelude::*;

use crate::api;
use crate::browser;
use crate::components::{Button, LoadView, Pager, SelectField, TableRegion};
use crate::hooks::{use_kept, use_load};
use crate::navigation::use_navigation;
use crate::text;
use crate::text::dates;
use crate::text::gates as words;
use crate::text::records::{CSV_CP932, CSV_UTF8};

const SHOW: &str = "show";
const PAGE: &str = "page";

#[derive(Properties, PartialEq)]
pub(super) struct GatePeopleProps {
    pub code: String,
}

/// The list with its filter, as page, file and print.
#[component]
pub(super) fn GatePeople(props: &GatePeopleProps) -> Html {
    let navigation = use_navigation();
    let show = navigation.query.get(SHOW).to_owned();
    let page = navigation.query.number(PAGE, 1).max(1);
    let (load, retry) = use_load((props.code.clone(), show.clone(), page), |(code, show, page)| async move {
        api::gates::gate(&code, &show, page).await
    });
    let load = use_kept(load);
    let onshow = {
        let navigation = navigation.clone();
        Callback::from(move |show: String| {
            navigation.show((*navigation.query).clone().with(PAGE, "").with(SHOW, &show));
        })
    };
    let onpage = Callback::from(move |page: u32| {
        navigation.show((*navigation.query).clone().with(PAGE, &page.to_string()));
    });
    let choices = vec![
        ("cleared".into(), words::SHOW_CLEARED.into()),
        ("not-cleared".into(), words::SHOW_NOT_CLEARED.into()),
    ];
    let file = |encoding| api::gates::file(&props.code, &show, encoding);
    let (utf_8, cp932) = (file("utf-8"), file("cp932"));
    let ready = Callback::from(move |page: Rc<GatePage>| draw(&page, &onpage, &utf_8, &cp932));
    html! {
        <section class="section stack">
            <h2>{ words::PEOPLE }</h2>
            <div class="no-print">
                <SelectField
                    id="gate-show"
                    label={words::SHOW}
                    none={words::SHOW_ALL}
                    {choices}
                    value={show.clone()}
                    onchange={onshow}
                />
            </div>
            <LoadView<GatePage> {load} {retry} {ready} />
        </section>
    }
}

fn draw(page: &GatePage, onpage: &Callback<u32>, utf_8: &str, cp932: &str) -> Html {
    html! {
        <>
            <h3>{ &page.gate.tool }</h3>
            <p>{ dates::date(page.as_of) }{ " " }{ words::counts(page.gate.counts) }</p>
            if page.rows.is_empty() {
                <p role="status">{ words::PEOPLE_EMPTY }</p>
            } else {
                { table(page) }
                <Pager page={page.page} per_page={page.per_page} total={page.total} onchange={onpage.clone()} />
                <div class="stack no-print">
                    <p>{ words::CSV }</p>
                    <p class="row">
                        <a class="button" href={utf_8.to_owned()} download="">{ CSV_UTF8 }</a>
                        <a class="button" href={cp932.to_owned()} download="">{ CSV_CP932 }</a>
                        <Button label={text::PRINT} onclick={|()| browser::print()} />
                    </p>
                </div>
            }
        </>
    }
}

fn table(page: &GatePage) -> Html {
    html! {
        <TableRegion label={words::PEOPLE}>
            <table class="table">
                <caption class="visually-hidden">{ &page.gate.tool }{ " " }{ words::PEOPLE }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ text::STAFF_NUMBER }</th>
                        <th scope="col">{ text::NAME }</th>
                        <th scope="col">{ text::DEPARTMENT }</th>
                        <th scope="col">{ words::STATE }</th>
                        <th scope="col">{ words::SINCE }</th>
                        <th scope="col">{ words::REASON }</th>
                    </tr>
                </thead>
                <tbody>{ for page.rows.iter().map(row) }</tbody>
            </table>
        </TableRegion>
    }
}

fn row(person: &GatePerson) -> Html {
    let since = match person.clearance {
        Clearance::Cleared { since, .. } => dates::date(since),
        Clearance::Away { .. } | Clearance::Lacking { .. } => String::new(),
    };
    html! {
        <tr key={person.person_id.clone()}>
            <td class="nowrap">{ &person.staff_number }</td>
            <th scope="row" class="nowrap">{ &person.name }</th>
            <td>{ &person.department }</td>
            <td class="nowrap">{ words::clearance(&person.clearance) }</td>
            <td class="nowrap">{ since }</td>
            <td class="wide">{ words::reason(&person.clearance) }</td>
        </tr>
    }
}
