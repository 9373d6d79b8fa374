//! `/reports/completion`: who is done, by department and by grade, with population and as-of time.

use std::rc::Rc;

use contract::accounts::Permission;
use contract::reporting::CompletionReport;
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use super::outstanding_query::{query_of_year, year_of};
use super::rate_table::{RateTable, RowKind};
use crate::api;
use crate::browser;
use crate::components::{Link, LoadView, PageHeading};
use crate::hooks::{Load, use_load};
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::session::use_session;
use crate::text;
use crate::text::dates;
use crate::text::reporting as words;

/// The figures of the fiscal year in the address.
#[component]
pub fn Completion() -> Html {
    let (session, navigation) = (use_session(), use_navigation());
    let this_year = session.view().map_or(FiscalYear(0), |view| view.fiscal_year);
    let year = year_of(&navigation.query, this_year);
    let (load, retry) =
        use_load(year, |year| async move { api::reporting::completion(&year.0.to_string()).await });
    let shown = matches!(load, Load::Ready(_)).then_some(year);
    use_effect_with(shown, |shown| {
        if let Some(year) = shown {
            browser::announce(&words::completion_shown(*year));
        }
    });
    let may_assign = session.can(Permission::Assign);
    let ready = Callback::from(move |report: Rc<CompletionReport>| show(&report, may_assign));
    html! {
        <>
            <PageHeading title={words::completion_title(year)} />
            { years(year, this_year) }
            <LoadView<CompletionReport> {load} {retry} {ready} />
        </>
    }
}

/// Links to the years before and after; orders reach into the next fiscal year at most.
fn years(year: FiscalYear, this_year: FiscalYear) -> Html {
    let link = |to: FiscalYear, label: String| {
        html! {
            <Link to={Route::Completion} query={query_of_year(to)} class="button button--small">{ label }</Link>
        }
    };
    html! {
        <nav class="row no-print" aria-label={words::YEARS}>
            { link(year.previous(), words::previous_year(year.previous())) }
            if year != this_year && year.previous() != this_year && year.next() != this_year {
                { link(this_year, words::this_year(this_year)) }
            }
            if year <= this_year {
                { link(year.next(), words::next_year(year.next())) }
            }
        </nav>
    }
}

fn show(report: &CompletionReport, may_assign: bool) -> Html {
    let basis = words::basis(&dates::date_time(report.as_of), report.scope);
    if report.departments.is_empty() {
        return html! {
            <div class="section stack">
                <p>{ basis }</p>
                <p>{ words::COMPLETION_EMPTY }</p>
                if may_assign {
                    <p><Link to={Route::Assign} class="button">{ words::TO_ASSIGN }</Link></p>
                }
            </div>
        };
    }
    let table = |caption: &'static str, heading: &'static str, rows, kind| {
        html! {
            <section class="section">
                <RateTable
                    {caption}
                    {heading}
                    courses={report.courses.clone()}
                    {rows}
                    total={report.total.clone()}
                    year={report.fiscal_year}
                    {kind}
                />
            </section>
        }
    };
    html! {
        <>
            <div class="section stack measure">
                <p>{ basis }{ words::population(&report.left_out) }</p>
                <p class="quiet">{ words::CELL_NOTE }</p>
                <p class="no-print">
                    <Link to={Route::Outstanding} query={query_of_year(report.fiscal_year)}>{ words::TO_OUTSTANDING }</Link>
                </p>
            </div>
            { table(words::BY_DEPARTMENT, text::DEPARTMENT, report.departments.clone(), RowKind::Department) }
            { table(words::BY_GRADE, text::GRADE, report.grades.clone(), RowKind::Grade) }
        </>
    }
}
