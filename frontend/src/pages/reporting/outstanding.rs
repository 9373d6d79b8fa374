//! `/reports/outstanding`: who has not completed what, and why.

use std::rc::Rc;

use contract::accounts::Permission;
use contract::reporting::{CompletionReport, OutstandingPage, OutstandingRow};
use contract::wording;
use learning::deadline::AssignmentState;
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use super::outstanding_filter::OutstandingFilterForm;
use super::outstanding_query::{at_page, filter_of, page_of, query_of, query_of_year, year_of};
use crate::api;
use crate::api::reporting::OutstandingFilter;
use crate::browser;
use crate::components::{Link, LoadView, PageHeading, Pager, TableRegion};
use crate::hooks::{Load, use_kept, use_load};
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::session::use_session;
use crate::text;
use crate::text::reporting as words;
use crate::text::{assignments, dates};

/// The list that the address asks for.
#[component]
pub fn Outstanding() -> Html {
    let (session, navigation) = (use_session(), use_navigation());
    let this_year = session.view().map_or(FiscalYear(0), |view| view.fiscal_year);
    let (filter, page) = (filter_of(&navigation.query, this_year), page_of(&navigation.query));
    let year = year_of(&navigation.query, this_year);
    let (load, retry) = use_load((filter.clone(), page), |(filter, page)| async move {
        api::reporting::outstanding(&filter, page).await
    });
    // What can be chosen is what was assigned; a section head may ask for nothing else either.
    let (choices, _) =
        use_load(year, |year| async move { api::reporting::completion(&year.0.to_string()).await });
    use_said(&load);
    let load = use_kept(load);
    let choices = use_kept(choices);
    let onapply = {
        let navigation = navigation.clone();
        Callback::from(move |filter: OutstandingFilter| navigation.show(query_of(&filter)))
    };
    let onpage = Callback::from(move |page: u32| navigation.show(at_page(&navigation.query, page)));
    let ready = {
        let filter = filter.clone();
        let may_remind = session.can(Permission::Assign);
        Callback::from(move |page: Rc<OutstandingPage>| show(&page, &filter, may_remind, &onpage))
    };
    html! {
        <>
            <PageHeading title={words::outstanding_title(year)} />
            <OutstandingFilterForm {filter} {this_year} choices={ready_of(&choices)} {onapply} />
            <LoadView<OutstandingPage> {load} {retry} {ready} />
        </>
    }
}

fn ready_of(choices: &Load<CompletionReport>) -> Option<Rc<CompletionReport>> {
    match choices {
        Load::Ready(report) => Some(report.clone()),
        Load::Pending | Load::Failed(_) => None,
    }
}

/// Says the totals aloud as soon as they are known.
#[hook]
fn use_said(load: &Load<OutstandingPage>) {
    let totals = match load {
        Load::Ready(page) => Some((page.total, page.overdue)),
        Load::Pending | Load::Failed(_) => None,
    };
    use_effect_with(totals, |totals| {
        if let Some((total, overdue)) = totals {
            browser::announce(&words::outstanding(*total, *overdue));
        }
    });
}

fn show(
    page: &OutstandingPage,
    filter: &OutstandingFilter,
    may_remind: bool,
    onpage: &Callback<u32>,
) -> Html {
    html! {
        <div class="section stack">
            <p>
                <strong>{ words::outstanding(page.total, page.overdue) }</strong>
                { words::basis(&dates::date_time(page.as_of), page.scope) }
                { words::excluded(&page.excluded) }
            </p>
            <p class="no-print">
                <Link to={Route::Completion} query={query_of_year(page.fiscal_year)}>{ words::TO_COMPLETION }</Link>
            </p>
            if page.total == 0 {
                <p>{ words::OUTSTANDING_EMPTY }</p>
            } else {
                if may_remind {
                    <p class="no-print">
                        <Link to={Route::Reminders} query={query_of(filter)} class="button">{ words::TO_LETTERS }</Link>
                    </p>
                }
                <p class="no-print">
                    <Link to={Route::Document { kind: "outstanding".to_owned() }} query={query_of(filter)}>
                        { text::documents::AS_DOCUMENT }
                    </Link>
                </p>
                { table(page) }
                <Pager page={page.page} per_page={page.per_page} total={page.total} onchange={onpage.clone()} />
                <div class="stack no-print">
                    <p>{ words::CSV }</p>
                    <p class="row">
                        <a class="button" href={filter.csv_address("utf-8")} download="">{ words::CSV_UTF8 }</a>
                        <a class="button" href={filter.csv_address("cp932")} download="">{ words::CSV_CP932 }</a>
                    </p>
                </div>
            }
        </div>
    }
}

fn table(page: &OutstandingPage) -> Html {
    html! {
        <TableRegion label={words::OUTSTANDING_TITLE}>
            <table class="table">
                <caption class="visually-hidden">{ words::outstanding_title(page.fiscal_year) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ text::STAFF_NUMBER }</th>
                        <th scope="col">{ text::NAME }</th>
                        <th scope="col">{ text::DEPARTMENT }</th>
                        <th scope="col">{ text::GRADE }</th>
                        <th scope="col">{ text::COURSE }</th>
                        <th scope="col">{ words::DUE }</th>
                        <th scope="col">{ words::STATE }</th>
                        <th scope="col">{ words::WHY }</th>
                        <th scope="col">{ words::OPEN_SINCE }</th>
                        <th scope="col">{ words::KIND }</th>
                        <th scope="col">{ words::REMINDED }</th>
                    </tr>
                </thead>
                <tbody>{ for page.rows.iter().map(row) }</tbody>
            </table>
        </TableRegion>
    }
}

fn row(row: &OutstandingRow) -> Html {
    let in_grace = row.grace_until.is_some();
    let class = match (row.state, in_grace) {
        (AssignmentState::Overdue, true) => Some("tag--warning"),
        (AssignmentState::Overdue, false) => Some("tag--error"),
        _ => None,
    };
    html! {
        <tr>
            <td class="nowrap">{ &row.staff_number }</td>
            <th scope="row" class="nowrap">{ &row.name }</th>
            <td>{ &row.department }</td>
            <td class="nowrap">{ &row.grade }</td>
            <td class="wide">{ words::course(&row.course_code, &row.course_title) }</td>
            <td class="nowrap">{ dates::date(row.due_on) }</td>
            <td>
                <span class={classes!("tag", class)}>{ wording::outstanding_state(row.state, in_grace) }</span>
                if let Some(day) = row.grace_until {
                    { words::grace_until(&dates::date(day)) }
                }
            </td>
            <td class="wide">{ assignments::why(&row.why) }</td>
            <td class="nowrap">{ dates::date(row.open_since) }</td>
            <td>{ words::kind(row.elective, row.gate) }</td>
            <td class="nowrap">{ row.reminded_on.map_or_else(|| words::NEVER.to_owned(), dates::date) }</td>
        </tr>
    }
}
