//! `/reports/placements`: how a course's placement went per unit, objective and score band. Never per person.

use std::rc::Rc;

use contract::placements::{Distribution, PlacementDistribution, UnitDistribution};
use yew::prelude::*;

use crate::api;
use crate::components::{Button, ButtonKind, Choice, LoadView, PageHeading, SelectField, TableRegion};
use crate::hooks::use_load;
use crate::navigation::use_navigation;
use crate::query::Query;
use crate::text;
use crate::text::{dates, placements as words, reporting};

/// The distribution of the course and unit in the address.
#[component]
pub fn Placements() -> Html {
    let navigation = use_navigation();
    let asked = (navigation.query.get("course").to_owned(), navigation.query.get("department").to_owned());
    let (load, retry) = use_load(asked.clone(), |(course, department): (String, String)| async move {
        api::placements::distribution(&course, &department).await
    });
    let onapply = Callback::from(move |(course, department): (String, String)| {
        navigation.show(Query::default().with("course", &course).with("department", &department));
    });
    let ready = Callback::from(move |report: Rc<PlacementDistribution>| {
        let department = asked.1.clone();
        html! {
            <>
                <Filter report={report.clone()} {department} onapply={onapply.clone()} />
                { show(&report) }
            </>
        }
    });
    html! {
        <>
            <PageHeading title={words::REPORT_TITLE} lead={words::REPORT_LEAD} />
            <LoadView<PlacementDistribution> {load} {retry} {ready} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct FilterProps {
    report: Rc<PlacementDistribution>,
    /// Department id in force; empty for all.
    department: String,
    onapply: Callback<(String, String)>,
}

/// Two lists and a button. Nothing happens while choosing: with the keyboard every arrow key chooses.
#[component]
fn Filter(props: &FilterProps) -> Html {
    let report = &props.report;
    let in_force = report.course.as_ref().map(|course| course.code.clone()).unwrap_or_default();
    let (course, department) = (use_state(|| in_force), use_state(|| props.department.clone()));
    let onsubmit = {
        let (course, department, onapply) = (course.clone(), department.clone(), props.onapply.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            onapply.emit(((*course).clone(), (*department).clone()));
        })
    };
    let courses: Vec<Choice> = report
        .courses
        .iter()
        .map(|column| (column.code.clone().into(), reporting::course(&column.code, &column.title).into()))
        .collect();
    let units: Vec<Choice> = report
        .units
        .iter()
        .map(|unit| (unit.department_id.clone().into(), unit.department.clone().into()))
        .collect();
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
                id="placement-department"
                label={text::DEPARTMENT}
                none={text::ALL}
                choices={units}
                value={(*department).clone()}
                onchange={set(&department)}
            />
            <p class="row"><Button label={reporting::SHOW} kind={ButtonKind::Primary} submit=true /></p>
        </form>
    }
}

fn show(report: &PlacementDistribution) -> Html {
    let Some(course) = &report.course else {
        return html! { <p class="section">{ words::NO_COURSE }</p> };
    };
    // Every unit by objective would be a very long page; one that is asked for shows its own.
    let asked = report.units.first().filter(|_| report.units.len() == 1);
    html! {
        <>
            <div class="section stack measure">
                <p><strong>{ reporting::course(&course.code, &course.title) }</strong></p>
                <p>{ words::basis(&dates::date_time(report.as_of), report.fiscal_year) }</p>
                <p>{ words::population(report.total.assigned, report.left_out, report.hidden_below) }</p>
            </div>
            <section class="section">{ units(report) }</section>
            <section class="section">{ objectives(report, asked.unwrap_or(&report.total)) }</section>
        </>
    }
}

/// People per band of the whole test, unit by unit.
fn units(report: &PlacementDistribution) -> Html {
    let bands = || {
        report.bands.iter().map(|band| html! { <th scope="col" class="number">{ words::band(*band) }</th> })
    };
    let row = |unit: &UnitDistribution, name: &str| {
        let cells = match &unit.figures {
            Some(figures) => html! {
                <>
                    <td class="number">{ figures.taken }</td>
                    { for figures.whole.iter().map(|count| html! { <td class="number">{ count }</td> }) }
                </>
            },
            None => html! {
                <td colspan={(report.bands.len() + 1).to_string()}>{ words::hidden(report.hidden_below) }</td>
            },
        };
        html! {
            <tr key={unit.department_id.clone()}>
                <th scope="row">{ name }</th>
                <td class="number">{ unit.assigned }</td>
                { cells }
            </tr>
        }
    };
    html! {
        <TableRegion label={words::BY_UNIT}>
            <table class="table">
                <caption><h2>{ words::BY_UNIT }</h2></caption>
                <thead>
                    <tr>
                        <th scope="col">{ text::DEPARTMENT }</th>
                        <th scope="col" class="number">{ words::ASSIGNED }</th>
                        <th scope="col" class="number">{ words::TAKEN }</th>
                        { for bands() }
                    </tr>
                </thead>
                <tbody>{ for report.units.iter().map(|unit| row(unit, &unit.department)) }</tbody>
                <tfoot>{ row(&report.total, words::WHOLE_ORGANISATION) }</tfoot>
            </table>
        </TableRegion>
    }
}

/// People per band of each objective, in one unit or in all.
fn objectives(report: &PlacementDistribution, unit: &UnitDistribution) -> Html {
    let name = if unit.department.is_empty() { words::WHOLE_ORGANISATION } else { &unit.department };
    let title = words::by_objective(name);
    let Some(figures) = &unit.figures else {
        return html! { <><h2>{ title }</h2><p>{ words::hidden(report.hidden_below) }</p></> };
    };
    let rows = report.objectives.iter().map(|objective| {
        html! {
            <tr key={objective.id.clone()}>
                <th scope="row">{ &objective.text }</th>
                { for people(figures, &objective.id).iter().map(|count| html! { <td class="number">{ count }</td> }) }
            </tr>
        }
    });
    html! {
        <TableRegion label={title.clone()}>
            <table class="table">
                <caption><h2>{ title }</h2></caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::OBJECTIVE }</th>
                        { for report.bands.iter().map(|band| html! { <th scope="col" class="number">{ words::band(*band) }</th> }) }
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </TableRegion>
    }
}

fn people<'a>(figures: &'a Distribution, objective: &str) -> &'a [u32] {
    figures.objectives.iter().find(|each| each.objective == objective).map_or(&[], |each| &each.people)
}
