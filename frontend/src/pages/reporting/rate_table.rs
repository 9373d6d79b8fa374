//! Rates per row and course. Every rate behind which somebody is outstanding leads to the list of them.

use contract::reporting::{CourseColumn, Rate, RateRow};
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use super::outstanding_query::query_of;
use crate::api::reporting::OutstandingFilter;
use crate::components::{Link, TableRegion};
use crate::route::Route;
use crate::text::reporting as words;

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowKind {
    /// Departments, under the name of their division.
    Department,
    /// Grades.
    Grade,
}

#[derive(Properties, PartialEq)]
pub(super) struct RateTableProps {
    pub caption: AttrValue,
    /// What a row is.
    pub heading: AttrValue,
    pub courses: Vec<CourseColumn>,
    pub rows: Vec<RateRow>,
    pub total: RateRow,
    pub year: FiscalYear,
    pub kind: RowKind,
}

/// One table of rates with its total.
#[component]
pub(super) fn RateTable(props: &RateTableProps) -> Html {
    let columns = props.courses.iter().map(|course| {
        html! {
            <th key={course.code.clone()} scope="col" class="rates__course">
                { words::course(&course.code, &course.title) }
            </th>
        }
    });
    html! {
        <TableRegion label={props.caption.clone()}>
            <table class="table rates">
                <caption><h2>{ &props.caption }</h2></caption>
                <thead>
                    <tr>
                        <th scope="col" class="rates__row">{ &props.heading }</th>
                        <th scope="col">{ words::ALL_COURSES }</th>
                        { for columns }
                    </tr>
                </thead>
                { for bodies(props) }
                <tfoot>{ row(props, &props.total, words::TOTAL, None) }</tfoot>
            </table>
        </TableRegion>
    }
}

/// One body per division, so that a reader of the table hears where a department belongs.
fn bodies(props: &RateTableProps) -> Vec<Html> {
    let columns = (props.courses.len() + 2).to_string();
    let groups = props.rows.chunk_by(|one, next| one.group == next.group);
    let body = |rows: &[RateRow]| {
        let group = rows.first().map_or("", |row| row.group.as_str());
        html! {
            <tbody>
                if !group.is_empty() {
                    <tr><th scope="rowgroup" colspan={columns.clone()} class="rates__group">{ group }</th></tr>
                }
                { for rows.iter().map(|rates| row(props, rates, &rates.label, Some(props.kind))) }
            </tbody>
        }
    };
    groups.map(body).collect()
}

fn row(props: &RateTableProps, rates: &RateRow, label: &str, kind: Option<RowKind>) -> Html {
    let filter = |course: &str| {
        let key = |wanted| {
            if kind == Some(wanted) { rates.key.clone() } else { String::new() }
        };
        OutstandingFilter {
            fiscal_year: props.year.0.to_string(),
            course: course.to_owned(),
            department: key(RowKind::Department),
            grade: key(RowKind::Grade),
            ..OutstandingFilter::default()
        }
    };
    let cells = props.courses.iter().zip(&rates.rates).map(|(course, rate)| {
        html! { <td class="number">{ cell(*rate, label, &course.title, &filter(&course.code)) }</td> }
    });
    html! {
        <tr key={rates.key.clone()}>
            <th scope="row" class="rates__row">{ label }</th>
            <td class="number">{ cell(rates.all, label, words::ALL_COURSES, &filter("")) }</td>
            { for cells }
        </tr>
    }
}

/// Figures first; a word says what they mean where they are extreme.
fn cell(rate: Rate, row: &str, course: &str, filter: &OutstandingFilter) -> Html {
    let shown = words::rate(rate);
    match rate.denominator.saturating_sub(rate.numerator) {
        0 if rate.denominator == 0 => html! {
            <><span aria-hidden="true">{ shown }</span><span class="visually-hidden">{ words::NOBODY }</span></>
        },
        0 => html! { <>{ shown }{ " " }<span class="tag tag--success">{ words::EVERYBODY }</span></> },
        outstanding => html! {
            <Link
                to={Route::Outstanding}
                query={query_of(filter)}
                name={words::rate_link(&shown, row, course, outstanding)}
            >
                { shown }
            </Link>
        },
    }
}
