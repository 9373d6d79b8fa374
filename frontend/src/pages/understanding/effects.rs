//! `/reports/understanding`: before and after, course by course, and the units of one course.

use std::rc::Rc;

use contract::understanding::{CourseEffect, EffectRow, Retained, UnderstandingReport};
use learning::fiscal_year::FiscalYear;
use learning::release::Pending;
use yew::prelude::*;

use super::pieces::{Sections, bar, explained, in_order};
use crate::api;
use crate::components::{Link, LoadView, PageHeading, TableRegion, YearForm, year_of};
use crate::hooks::{use_kept, use_load};
use crate::navigation::use_navigation;
use crate::query::Query;
use crate::route::Route;
use crate::session::use_session;
use crate::text::reporting;
use crate::text::understanding as words;

const COURSE: &str = "course";

/// The effects of the year in the address; of the course in the address its units too.
#[component]
pub fn Understanding() -> Html {
    let (session, navigation) = (use_session(), use_navigation());
    let this_year = session.view().map_or(FiscalYear(0), |view| view.fiscal_year);
    let year = year_of(&navigation.query, this_year);
    let (load, retry) =
        use_load(year, |year| async move { api::understanding::effects(&year.0.to_string()).await });
    let load = use_kept(load);
    let query = navigation.query.clone();
    let ready = Callback::from(move |report: Rc<UnderstandingReport>| show(&report, &query));
    html! {
        <>
            <PageHeading title={words::titled(words::MENU, year)} lead={words::EFFECTS_LEAD} />
            <Sections />
            <YearForm {year} {this_year} />
            <LoadView<UnderstandingReport> {load} {retry} {ready} />
        </>
    }
}

fn show(report: &UnderstandingReport, query: &Query) -> Html {
    if report.courses.is_empty() {
        return html! { <p class="section">{ words::NO_EFFECTS }</p> };
    }
    let asked = report.courses.iter().find(|course| course.course.code == query.get(COURSE));
    html! {
        <>
            <p class="section measure">{ words::basis(report.as_of, report.least) }</p>
            <section class="section">{ courses(report, query) }</section>
            if let Some(course) = asked {
                <section class="section">{ units(course) }</section>
            }
            { explained(&words::EFFECTS_EXPLAINED) }
        </>
    }
}

fn figures(row: &EffectRow) -> Html {
    match &row.effect {
        Some(effect) => html! {
            <>
                <td class="number">{ effect.people }</td>
                <td class="number">{ bar(effect.before, words::points(effect.before)) }</td>
                <td class="number">{ bar(effect.after, words::points(effect.after)) }</td>
                <td class="number">{ words::signed(effect.gain) }</td>
                <td class="number">{ words::interval(effect.low, effect.high) }</td>
                <td>{ words::reading(effect) }</td>
            </>
        },
        None => html! {
            <>
                { for (0..5).map(|_| html! { <td class="number">{ words::NO_FIGURE }</td> }) }
                <td></td>
            </>
        },
    }
}

fn heads() -> Html {
    html! {
        <>
            <th scope="col" class="number">{ words::PEOPLE }</th>
            <th scope="col" class="number">{ words::BEFORE }</th>
            <th scope="col" class="number">{ words::AFTER }</th>
            <th scope="col" class="number">{ words::GAIN }</th>
            <th scope="col" class="number">{ words::INTERVAL }</th>
            <th scope="col">{ words::READING }</th>
            <th scope="col">{ words::NOT_COUNTED }</th>
        </>
    }
}

fn courses(report: &UnderstandingReport, query: &Query) -> Html {
    let kept = |of: Option<&Retained>| match of {
        Some(Retained { change: Some(change), .. }) => words::change(change),
        Some(of) if of.pending != Pending::None => words::not_counted(of.pending),
        _ => words::NO_FIGURE.to_owned(),
    };
    let row = |course: &CourseEffect| {
        let code = &course.course.code;
        let name = reporting::course(code, &course.course.title);
        let to_units = [&name, " ", words::SHOW_UNITS].concat();
        let to_items = [&name, " ", words::TO_ITEMS].concat();
        html! {
            <tr key={code.clone()}>
                <th scope="row">{ &name }</th>
                { figures(&course.city) }
                <td>{ words::pending(course.city.pending) }</td>
                <td>{ kept(course.retention.first()) }</td>
                <td>{ kept(course.retention.get(1)) }</td>
                <td class="no-print">
                    <Link to={Route::Understanding} query={query.clone().with(COURSE, code)} name={to_units}>
                        { words::SHOW_UNITS }
                    </Link>
                    <br />
                    <Link to={Route::UnderstandingItems { course: code.clone() }} name={to_items}>
                        { words::TO_ITEMS }
                    </Link>
                </td>
            </tr>
        }
    };
    html! {
        <TableRegion label={words::BY_COURSE}>
            <table class="table">
                <caption><h2>{ words::BY_COURSE }</h2></caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::COURSE }</th>
                        { heads() }
                        <th scope="col">{ words::KEPT_30 }</th>
                        <th scope="col">{ words::KEPT_90 }</th>
                        <th scope="col" class="no-print">{ words::MORE }</th>
                    </tr>
                </thead>
                <tbody>{ for report.courses.iter().map(row) }</tbody>
            </table>
        </TableRegion>
    }
}

/// The divisions of a course, under each its units.
fn units(course: &CourseEffect) -> Html {
    let title = words::units_of(&course.course.code, &course.course.title);
    let row = |row: &EffectRow, name: &str| {
        html! {
            <tr key={[&row.group, "/", &row.id].concat()}>
                <th scope="row">{ name }</th>
                { figures(row) }
                <td>{ words::pending(row.pending) }</td>
            </tr>
        }
    };
    let rows = in_order(&course.divisions, &course.units, |row| (&row.id, &row.group));
    html! {
        <TableRegion label={title.clone()}>
            <table class="table">
                <caption><h2>{ title }</h2></caption>
                <thead><tr><th scope="col">{ words::PLACE }</th>{ heads() }</tr></thead>
                <tbody>{ for rows.iter().map(|place| row(place, &place.label)) }</tbody>
                <tfoot>{ row(&course.city, words::CITY) }</tfoot>
            </table>
        </TableRegion>
    }
}
