//! `/reports/understanding/profile`: what people know, by the ten items and by DSS-L.

use std::rc::Rc;

use contract::reporting::ReportScope;
use contract::understanding::{DsslColumn, ProfileFigure, ProfileReport, ProfileRow};
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use super::pieces::{Sections, bar, explained, in_order};
use crate::api;
use crate::components::{LoadView, PageHeading, TableRegion, YearForm, year_of};
use crate::hooks::{use_kept, use_load};
use crate::navigation::use_navigation;
use crate::session::use_session;
use crate::text::understanding as words;

/// The profile of the year in the address.
#[component]
pub fn UnderstandingProfile() -> Html {
    let (session, navigation) = (use_session(), use_navigation());
    let this_year = session.view().map_or(FiscalYear(0), |view| view.fiscal_year);
    let year = year_of(&navigation.query, this_year);
    let (load, retry) =
        use_load(year, |year| async move { api::understanding::profile(&year.0.to_string()).await });
    let load = use_kept(load);
    html! {
        <>
            <PageHeading title={words::titled(words::MENU_PROFILE, year)} lead={words::PROFILE_LEAD} />
            <Sections />
            <YearForm {year} {this_year} />
            <LoadView<ProfileReport>
                {load}
                {retry}
                ready={Callback::from(|report: Rc<ProfileReport>| show(&report))}
            />
        </>
    }
}

fn show(report: &ProfileReport) -> Html {
    let own = report.scope == ReportScope::OwnUnit;
    let basis = words::basis(report.as_of, report.least);
    if report.units.is_empty() {
        return html! { <><p class="section">{ words::NO_PROFILE }</p><p class="measure">{ basis }</p></> };
    }
    let codes: Vec<String> = report.dssl.iter().map(|column| column.code.clone()).collect();
    html! {
        <>
            <div class="section stack measure">
                if own {
                    <p>{ words::PROFILE_LEAD_OWN }</p>
                }
                <p>{ basis }</p>
            </div>
            <section class="section">
                { table(words::LITERACY, &report.literacy, report, |row| &row.literacy) }
            </section>
            if let Some(city) = &report.city {
                <section class="section">{ dssl(&report.dssl, city) }</section>
                <section class="section">{ table(words::DSSL_BY_UNIT, &codes, report, |row| &row.dssl) }</section>
            }
            { explained(&words::PROFILE_EXPLAINED) }
        </>
    }
}

/// Divisions with their units, and the city, by item.
fn table(
    title: &'static str,
    columns: &[String],
    report: &ProfileReport,
    of: fn(&ProfileRow) -> &Vec<Option<ProfileFigure>>,
) -> Html {
    let row = |row: &ProfileRow, name: &str| {
        let cells = of(row).iter().map(|cell| {
            let text = cell.as_ref().map_or_else(|| words::NO_FIGURE.to_owned(), words::figure);
            html! { <td class="number">{ text }</td> }
        });
        html! {
            <tr key={[&row.group, "/", &row.id].concat()}>
                <th scope="row">{ name }</th>
                { for cells }
            </tr>
        }
    };
    // The own units are few, and their section head looks for them; of all others only those with a figure.
    let own = report.scope == ReportScope::OwnUnit;
    let rows = in_order(&report.divisions, &report.units, |row| (&row.id, &row.group));
    let rows = rows.into_iter().filter(|row| own || of(row).iter().any(Option::is_some));
    let heads = columns.iter().map(|item| html! { <th scope="col" class="number">{ item }</th> });
    html! {
        <TableRegion label={title}>
            <table class="table">
                <caption><h2>{ title }</h2></caption>
                <thead><tr><th scope="col">{ words::PLACE }</th>{ for heads }</tr></thead>
                <tbody>{ for rows.map(|place| row(place, &place.label)) }</tbody>
                if let Some(city) = &report.city {
                    <tfoot>{ row(city, words::CITY) }</tfoot>
                }
            </table>
        </TableRegion>
    }
}

/// Every item of the standard by name, with its courses.
fn dssl(columns: &[DsslColumn], city: &ProfileRow) -> Html {
    let row = |(column, cell): (&DsslColumn, &Option<ProfileFigure>)| {
        let courses = column.courses.join(crate::text::electives::SEPARATOR);
        html! {
            <tr key={column.code.clone()}>
                <td>{ &column.group }</td>
                <th scope="row">{ [&column.code, " ", &column.name].concat() }</th>
                <td class="number">
                    if let Some(figure) = cell {
                        { bar(figure.mean, words::figure(figure)) }
                    } else {
                        { words::NO_FIGURE }
                    }
                </td>
                <td>{ if courses.is_empty() { words::NO_COURSE_SERVES.to_owned() } else { courses } }</td>
            </tr>
        }
    };
    html! {
        <TableRegion label={words::DSSL}>
            <table class="table">
                <caption><h2>{ words::DSSL }</h2></caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::DSSL_GROUP }</th>
                        <th scope="col">{ words::ITEM }</th>
                        <th scope="col" class="number">{ words::MEAN }</th>
                        <th scope="col">{ words::COURSES }</th>
                    </tr>
                </thead>
                <tbody>{ for columns.iter().zip(&city.dssl).map(row) }</tbody>
            </table>
        </TableRegion>
    }
}
