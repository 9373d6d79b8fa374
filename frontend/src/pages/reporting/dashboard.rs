//! `/reports/dashboard`: plan and actual of a fiscal year as of a day. The address is the view: filters, drilling down
//! and years are links or a form that change it, so that the back button returns to the view before.

use std::rc::Rc;

use contract::reporting::dashboard::{Dashboard, Measure};
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use super::dashboard_basis::basis;
use super::dashboard_form::DashboardForm;
use super::dashboard_frozen::FrozenYear;
use super::dashboard_query::{address_of, names_behind, of_year, view_of};
use super::dashboard_rows::{is_past, rows};
use super::dashboard_trend::trend;
use super::outstanding_query::{query_of, year_of};
use crate::api;
use crate::api::dashboard::DashboardFilter;
use crate::browser;
use crate::components::{Alert, AlertKind, Link, LoadView, PageHeading};
use crate::hooks::{Load, use_kept, use_load};
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::session::use_session;
use crate::text::dashboard as words;
use crate::text::dates;

/// How many years back the tabs go.
const YEARS_BACK: i32 = 3;

/// The view that the address asks for.
#[component]
pub fn DashboardPage() -> Html {
    let (session, navigation) = (use_session(), use_navigation());
    let this_year = session.view().map_or(FiscalYear(0), |view| view.fiscal_year);
    let year = year_of(&navigation.query, this_year);
    let filter = view_of(&navigation.query, this_year);
    let (load, retry) =
        use_load(filter.clone(), |filter| async move { api::dashboard::dashboard(&filter).await });
    use_said(&load);
    let load = use_kept(load);
    let onapply = {
        let navigation = navigation.clone();
        Callback::from(move |filter: DashboardFilter| navigation.show(address_of(&filter)))
    };
    let known = match &load {
        Load::Ready(shown) => Some(shown.clone()),
        Load::Pending | Load::Failed(_) => None,
    };
    let refusal = match &load {
        Load::Failed(error) => words::refusal(error),
        Load::Pending | Load::Ready(_) => None,
    };
    let ready = {
        let (filter, again) = (filter.clone(), retry.clone());
        Callback::from(move |shown: Rc<Dashboard>| show(&shown, &filter, &again))
    };
    html! {
        <>
            <PageHeading title={words::title(year)} />
            { years(&filter, year, this_year) }
            <DashboardForm {filter} {known} {onapply} />
            if let Some(sentence) = refusal {
                <Alert kind={AlertKind::Error}><p>{ sentence }</p></Alert>
            } else {
                <LoadView<Dashboard> {load} {retry} {ready} />
            }
        </>
    }
}

/// Says the figure aloud as soon as it is known.
#[hook]
fn use_said(load: &Load<Dashboard>) {
    let said = match load {
        Load::Ready(shown) => Some(words::shown(shown.fiscal_year, &shown.total)),
        Load::Pending | Load::Failed(_) => None,
    };
    use_effect_with(said, |said| {
        if let Some(said) = said {
            browser::announce(said);
        }
    });
}

/// The years as tabs; the filters stay.
fn years(filter: &DashboardFilter, year: FiscalYear, this_year: FiscalYear) -> Html {
    let tabs = (this_year.0 - YEARS_BACK..=this_year.0 + 1).map(FiscalYear).map(|tab| {
        let query = address_of(&of_year(filter, tab));
        html! {
            <li key={tab.0}><Link to={Route::Dashboard} {query} current={tab == year}>{ tab.label() }</Link></li>
        }
    });
    html! { <nav class="menu no-print" aria-label={words::YEARS}><ul>{ for tabs }</ul></nav> }
}

fn show(shown: &Rc<Dashboard>, filter: &DashboardFilter, again: &Callback<()>) -> Html {
    let before_counting = shown.counted_since.filter(|since| shown.as_of < *since);
    let nothing = shown.counted_since.is_none() && shown.total.figure.is_empty();
    html! {
        <>
            <FrozenYear shown={shown.clone()} filter={filter.clone()} onrecorded={again.clone()} />
            <section class="section stack">
                <h2>{ words::SUMMARY }</h2>
                <p>{ slice(shown, filter) }</p>
                if let Some(since) = before_counting {
                    <Alert kind={AlertKind::Info}><p>{ words::before_counting(&dates::date(since)) }</p></Alert>
                } else {
                    if nothing {
                        <p>{ words::NOTHING_COUNTED }</p>
                    }
                    { headline(shown, filter) }
                }
                { basis(shown) }
            </section>
            if before_counting.is_none() {
                { rows(shown, filter) }
                { trend(shown) }
            }
        </>
    }
}

fn headline(shown: &Dashboard, filter: &DashboardFilter) -> Html {
    let Measure { figure, plan, .. } = &shown.total;
    let outstanding = figure.open.saturating_add(figure.overdue);
    let past = is_past(shown);
    let fact = |term: &'static str, value: String| html! { <><dt>{ term }</dt><dd>{ value }</dd></> };
    html! {
        <>
            <p class="headline">
                <span>{ words::RATE }</span>
                <strong class="headline__rate">{ words::rate(figure) }</strong>
                <span>{ words::fraction(figure.numerator(), figure.denominator()) }</span>
                <strong class="headline__deviation">{ words::deviation(&shown.total) }</strong>
            </p>
            if let Some(plan) = plan {
                <dl class="facts">
                    { fact(words::PLANNED, words::percent(plan.planned)) }
                    { fact(words::TARGET, words::percent(plan.target)) }
                </dl>
            }
            if outstanding > 0 {
                <p class="no-print">
                    <Link
                        to={Route::Outstanding}
                        query={query_of(&names_behind(filter, None))}
                        class="button"
                        name={words::names_of("", outstanding, past)}
                    >
                        { words::names(outstanding, past) }
                    </Link>
                </p>
            }
        </>
    }
}

/// What the view is narrowed to, by name.
fn slice(shown: &Dashboard, filter: &DashboardFilter) -> String {
    let choices = &shown.choices;
    let name = |all: &[contract::reporting::dashboard::DashboardChoice], key: &str| {
        let known = all.iter().find(|choice| choice.value == key);
        (!key.is_empty()).then(|| known.map_or_else(|| key.to_owned(), |choice| choice.label.clone()))
    };
    let units = [choices.divisions.clone(), choices.departments.clone()].concat();
    let course = name(&choices.courses, &filter.course);
    let family = name(&choices.families, &filter.family).map(|label| words::family(&label));
    words::slice(
        name(&units, &filter.department).as_deref(),
        name(&choices.grades, &filter.grade).as_deref(),
        course.or(family).as_deref(),
    )
}
