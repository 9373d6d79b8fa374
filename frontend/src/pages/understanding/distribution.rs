//! `/reports/placements`: what people knew before a course, per unit, objective and score band. Never per person.

use std::rc::Rc;

use contract::understanding::{Distribution, DistributionReport, DistributionRow};
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use super::pieces::{Sections, explained, in_order};
use crate::api;
use crate::components::{
    Button, ButtonKind, Choice, LoadView, PageHeading, SelectField, TableRegion, YearForm, year_of,
};
use crate::hooks::{use_kept, use_load};
use crate::navigation::use_navigation;
use crate::query::Query;
use crate::session::use_session;
use crate::text;
use crate::text::{reporting, understanding as words};

const COURSE: &str = "course";
/// Department id of a unit or name of a division.
const PLACE: &str = "place";

/// The distribution of the course and year in the address, and the objectives of the place in it.
#[component]
pub fn Placements() -> Html {
    let (session, navigation) = (use_session(), use_navigation());
    let this_year = session.view().map_or(FiscalYear(0), |view| view.fiscal_year);
    let year = year_of(&navigation.query, this_year);
    let course = navigation.query.get(COURSE).to_owned();
    let (load, retry) = use_load((course, year), |(course, year): (String, FiscalYear)| async move {
        api::understanding::distribution(&course, &year.0.to_string()).await
    });
    let load = use_kept(load);
    let query = navigation.query.clone();
    let ready = Callback::from(move |report: Rc<DistributionReport>| {
        let place = AttrValue::from(query.get(PLACE).to_owned());
        html! {
            <>
                <Filter report={report.clone()} {place} />
                { show(&report, query.get(PLACE)) }
            </>
        }
    });
    html! {
        <>
            <PageHeading title={words::titled(words::MENU_PLACEMENTS, year)} lead={words::PLACEMENTS_LEAD} />
            <Sections />
            <YearForm {year} {this_year} />
            <LoadView<DistributionReport> {load} {retry} {ready} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct FilterProps {
    report: Rc<DistributionReport>,
    /// The place in force; empty for the city.
    place: AttrValue,
}

/// Two lists and a button. Nothing happens while choosing: with the keyboard every arrow key chooses.
#[component]
fn Filter(props: &FilterProps) -> Html {
    let (report, navigation) = (&props.report, use_navigation());
    let in_force = report.course.as_ref().map(|course| course.code.clone()).unwrap_or_default();
    let (course, place) = (use_state(|| in_force), use_state(|| props.place.to_string()));
    let onsubmit = {
        let (course, place, query) = (course.clone(), place.clone(), Query::clone(&navigation.query));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            navigation.show(query.clone().with(COURSE, &course).with(PLACE, &place));
        })
    };
    let courses: Vec<Choice> = report
        .courses
        .iter()
        .map(|column| (column.code.clone().into(), reporting::course(&column.code, &column.title).into()))
        .collect();
    let places: Vec<Choice> =
        places(report).iter().map(|row| (row.id.clone().into(), row.label.clone().into())).collect();
    let set = |state: &UseStateHandle<String>| {
        let setter = state.setter();
        Callback::from(move |value| setter.set(value))
    };
    html! {
        <form class="filter no-print" aria-label={reporting::FILTER} {onsubmit} autocomplete="off">
            <SelectField
                id="placement-course"
                label={text::COURSE}
                none={words::FIRST_COURSE}
                choices={courses}
                value={(*course).clone()}
                onchange={set(&course)}
            />
            <SelectField
                id="placement-place"
                label={words::PLACE}
                none={words::CITY}
                choices={places}
                value={(*place).clone()}
                onchange={set(&place)}
            />
            <p class="row"><Button label={reporting::SHOW} kind={ButtonKind::Primary} submit=true /></p>
        </form>
    }
}

fn places(report: &DistributionReport) -> Vec<&DistributionRow> {
    in_order(&report.divisions, &report.units, |row| (&row.id, &row.group))
}

fn show(report: &DistributionReport, place: &str) -> Html {
    let Some(course) = &report.course else {
        return html! { <p class="section">{ words::NO_PLACEMENT }</p> };
    };
    let asked = places(report).into_iter().find(|row| !place.is_empty() && row.id == place);
    html! {
        <>
            <div class="section stack measure">
                <p><strong>{ reporting::course(&course.code, &course.title) }</strong></p>
                <p>{ words::basis(report.as_of, report.least) }</p>
            </div>
            <section class="section">{ bands(report) }</section>
            <section class="section">{ objectives(report, asked.unwrap_or(&report.city)) }</section>
            { explained(&words::PLACEMENTS_EXPLAINED) }
        </>
    }
}

fn heads(report: &DistributionReport) -> Html {
    let head = |band: &_| html! { <th scope="col" class="number">{ words::band(*band) }</th> };
    report.bands.iter().map(head).collect()
}

/// People per band of the whole test, place by place.
fn bands(report: &DistributionReport) -> Html {
    let row = |row: &DistributionRow, name: &str| {
        let cell = |text: String| html! { <td class="number">{ text }</td> };
        let cells: Vec<Html> = match &row.figures {
            Some(figures) => std::iter::once(figures.people)
                .chain(figures.whole.iter().copied())
                .map(|people| cell(text::grouped(people)))
                .collect(),
            None => (0..=report.bands.len()).map(|_| cell(words::NO_FIGURE.to_owned())).collect(),
        };
        html! {
            <tr key={[&row.group, "/", &row.id].concat()}>
                <th scope="row">{ name }</th>
                { for cells }
                <td>{ words::pending(row.pending) }</td>
            </tr>
        }
    };
    html! {
        <TableRegion label={words::BY_BAND}>
            <table class="table">
                <caption><h2>{ words::BY_BAND }</h2></caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::PLACE }</th>
                        <th scope="col" class="number">{ words::PEOPLE }</th>
                        { heads(report) }
                        <th scope="col">{ words::NOT_COUNTED }</th>
                    </tr>
                </thead>
                <tbody>{ for places(report).iter().map(|place| row(place, &place.label)) }</tbody>
                <tfoot>{ row(&report.city, words::CITY) }</tfoot>
            </table>
        </TableRegion>
    }
}

/// People per band of each objective, in one place or in all.
fn objectives(report: &DistributionReport, place: &DistributionRow) -> Html {
    let name = if place.label.is_empty() { words::CITY } else { &place.label };
    let title = words::by_objective(name);
    let Some(figures) = &place.figures else {
        return html! { <><h2>{ title }</h2><p>{ words::not_counted(place.pending) }</p></> };
    };
    let row = |objective: &contract::understanding::ObjectiveColumn| {
        let counts = people(figures, &objective.id).iter();
        html! {
            <tr key={objective.id.clone()}>
                <th scope="row">{ &objective.text }</th>
                { for counts.map(|count| html! { <td class="number">{ count }</td> }) }
            </tr>
        }
    };
    html! {
        <TableRegion label={title.clone()}>
            <table class="table">
                <caption><h2>{ title }</h2></caption>
                <thead><tr><th scope="col">{ words::OBJECTIVE }</th>{ heads(report) }</tr></thead>
                <tbody>{ for report.objectives.iter().map(row) }</tbody>
            </table>
        </TableRegion>
    }
}

fn people<'a>(figures: &'a Distribution, objective: &str) -> &'a [u32] {
    figures.objectives.iter().find(|each| each.objective == objective).map_or(&[], |each| &each.people)
}
