//! `/reports/plan`: the plan of the fiscal year in the address, in the view that the address asks for.

use std::rc::Rc;

use contract::accounts::Permission;
use contract::plan::PlanPage;
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use super::editor::Editor;
use super::evaluation::Evaluation;
use super::overview::Overview;
use super::plan_query::{View, query_of, view_of, year_of};
use super::use_plan::{PlanWork, use_plan};
use crate::api;
use crate::components::{Alert, AlertKind, Button, ErrorAlert, Link, LoadView, PageHeading};
use crate::hooks::{use_held_page, use_kept, use_load, use_unsaved_warning};
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::session::use_session;
use crate::text::plan as words;
use crate::text::reporting::this_year as this_year_words;

/// Loads the plan.
#[component]
pub fn Plan() -> Html {
    let (session, navigation) = (use_session(), use_navigation());
    let this_year = session.view().map_or(FiscalYear(0), |view| view.fiscal_year);
    let year = year_of(&navigation.query, this_year);
    let view = view_of(&navigation.query);
    html! { <PlanOfYear key={year.0} {year} {this_year} {view} /> }
}

#[derive(Properties, PartialEq)]
struct PlanOfYearProps {
    year: FiscalYear,
    this_year: FiscalYear,
    view: View,
}

/// One fiscal year. Loading again keeps the view on the screen.
#[component]
fn PlanOfYear(props: &PlanOfYearProps) -> Html {
    let may_edit = use_session().can(Permission::EditPlan);
    let (load, reload) = use_load(props.year, |year| async move { api::plan::page(year).await });
    let load = use_kept(load);
    let view = props.view;
    let ready = {
        let reload = reload.clone();
        Callback::from(move |page: Rc<PlanPage>| {
            html! { <Work {page} reload={reload.clone()} {may_edit} {view} /> }
        })
    };
    // Every view has a heading of its own, which takes the focus.
    let title = match view {
        View::Overview => words::title(props.year),
        View::Editor => words::editor_title(props.year),
        View::Evaluation => words::evaluation_title(props.year),
    };
    html! {
        <>
            <PageHeading key={title.clone()} {title} />
            if view == View::Overview {
                { years(props.year, props.this_year) }
            }
            <LoadView<PlanPage> {load} retry={reload} {ready} />
        </>
    }
}

/// Links to the years before and after; the next one can be planned.
fn years(year: FiscalYear, this_year: FiscalYear) -> Html {
    let link = |to: FiscalYear, label: String| {
        html! {
            <Link to={Route::Plan} query={query_of(to, View::Overview)} class="button button--small">
                { label }
            </Link>
        }
    };
    html! {
        <nav class="row no-print" aria-label={words::YEARS}>
            { link(year.previous(), words::previous_year(year.previous())) }
            if year != this_year && year.previous() != this_year && year.next() != this_year {
                { link(this_year, this_year_words(this_year)) }
            }
            if year <= this_year {
                { link(year.next(), words::next_year(year.next())) }
            }
        </nav>
    }
}

#[derive(Properties, PartialEq)]
struct WorkProps {
    page: Rc<PlanPage>,
    reload: Callback<()>,
    may_edit: bool,
    view: View,
}

/// The plan in one of its views; what is written and not saved outlives a change of the view.
#[component]
fn Work(props: &WorkProps) -> Html {
    let work = use_plan(&props.page, props.reload.clone(), props.may_edit);
    use_unsaved_warning(work.is_unsaved());
    use_held_page(work.is_unsaved());
    let view = match props.view {
        View::Overview => html! { <Overview key="overview" work={work.clone()} /> },
        View::Editor => html! { <Editor key="draft" work={work.clone()} /> },
        View::Evaluation => html! { <Evaluation key="evaluation" work={work.clone()} /> },
    };
    html! {
        <>
            { troubles(&work) }
            { view }
        </>
    }
}

/// What went wrong with the last change.
fn troubles(work: &PlanWork) -> Html {
    if work.is_outdated() {
        return html! {
            <Alert kind={AlertKind::Warning}>
                <p>{ words::CHANGED_ELSEWHERE }</p>
                <p><Button label={words::RELOAD} onclick={work.reload.clone()} /></p>
            </Alert>
        };
    }
    html! { <ErrorAlert error={work.failed()} /> }
}
