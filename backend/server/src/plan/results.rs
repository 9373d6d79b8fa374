//! What came of the rows of a plan, as of a day: duties of a course from the cells, people present at an event that
//! the row names or is linked to.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use contract::plan::{PlanAudience, PlanDocument, PlanResult, PlanRow, PlanSubject};
use learning::figure::Figure;
use learning::fiscal_year::FiscalYear;

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::plan::store::{self, Presence, event_links};
use crate::records;
use crate::reporting::figures::{Cell, Cut, Question, figures};

/// Results by row id. A row of a new event that is linked to no registered one has none.
///
/// # Errors
/// The database refuses, or holds what this program cannot read.
pub fn results(
    c: &mut Connection,
    tenant_id: &str,
    year: FiscalYear,
    document: &PlanDocument,
    as_of: NaiveDate,
    today: NaiveDate,
) -> Result<BTreeMap<String, PlanResult>, Error> {
    let mut results = of_courses(c, tenant_id, year, &document.rows, as_of, today)?;
    results.extend(of_events(c, tenant_id, year, &document.rows, as_of)?);
    Ok(results)
}

/// Whether the audience of a row is restricted by department, and by grade. Rows that are restricted alike are read
/// together: four questions at most, whatever the number of rows.
fn shape(audience: &PlanAudience) -> (bool, bool) {
    (!audience.department_ids.is_empty(), !audience.grades.is_empty())
}

fn of_courses(
    c: &mut Connection,
    tenant_id: &str,
    year: FiscalYear,
    rows: &[PlanRow],
    as_of: NaiveDate,
    today: NaiveDate,
) -> Result<BTreeMap<String, PlanResult>, Error> {
    let mut by_shape: BTreeMap<(bool, bool), Vec<(&PlanRow, &str)>> = BTreeMap::new();
    for row in rows {
        if let PlanSubject::Course { code } = &row.subject {
            by_shape.entry(shape(&row.audience)).or_default().push((row, code));
        }
    }
    let mut results = BTreeMap::new();
    for ((by_department, by_grade), rows) in by_shape {
        let departments = rows.iter().flat_map(|(row, _)| row.audience.department_ids.iter().cloned());
        let grades = rows.iter().flat_map(|(row, _)| row.audience.grades.iter());
        let grades = grades.map(|grade| grade.code().to_owned());
        let question = Question {
            fiscal_year: year,
            as_of,
            departments: if by_department { Cut::Of(departments.collect()) } else { Cut::Whole },
            grades: if by_grade { Cut::Of(grades.collect()) } else { Cut::Whole },
            courses: Cut::Of(rows.iter().map(|(_, code)| (*code).to_owned()).collect()),
        };
        let cells = figures(c, tenant_id, &question, today)?;
        for (row, code) in rows {
            results.insert(row.id.clone(), of_course(row, code, &cells, as_of));
        }
    }
    Ok(results)
}

fn of_course(row: &PlanRow, code: &str, cells: &BTreeMap<Cell, Figure>, as_of: NaiveDate) -> PlanResult {
    let grades: BTreeSet<&str> = row.audience.grades.iter().map(|grade| grade.code()).collect();
    let meant = |cell: &Cell| {
        cell.course_code == code
            && (grades.is_empty() || grades.contains(cell.grade.as_str()))
            && row.audience.of_department(&cell.department_id)
    };
    let meant = cells.iter().filter(|(cell, _)| meant(cell));
    let figure = meant.fold(Figure::default(), |sum, (_, figure)| sum.plus(figure));
    PlanResult {
        as_of,
        numerator: figure.numerator(),
        denominator: figure.denominator(),
        excluded: figure.excluded,
    }
}

fn of_events(
    c: &mut Connection,
    tenant_id: &str,
    year: FiscalYear,
    rows: &[PlanRow],
    as_of: NaiveDate,
) -> Result<Vec<(String, PlanResult)>, Error> {
    let links = event_links::latest(c, tenant_id, year)?;
    let of_event = |row: &PlanRow| match &row.subject {
        PlanSubject::Event { event_id } => Some(event_id.clone()),
        PlanSubject::NewEvent { .. } => links.get(&row.id).cloned(),
        PlanSubject::Course { .. } => None,
    };
    let rows: Vec<(&PlanRow, String)> = rows.iter().filter_map(|row| Some((row, of_event(row)?))).collect();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<&str> = rows.iter().map(|(_, id)| id.as_str()).collect();
    let presences = store::presences(c, tenant_id, &ids, year, as_of)?;
    let groups = store::groups(c, tenant_id, as_of)?;
    let names = records::store::names_of_departments(c, tenant_id)?;
    let results = rows.into_iter().map(|(row, event_id)| {
        let present: BTreeSet<&str> = presences
            .iter()
            .filter(|presence| presence.event_id == event_id && meant(row, presence, &names))
            .map(|presence| presence.person_id.as_str())
            .collect();
        let people = groups.iter().filter(|group| row.audience.meets(&group.department_id, group.grade));
        let result = PlanResult {
            as_of,
            numerator: u32::try_from(present.len()).unwrap_or(u32::MAX),
            denominator: people.fold(0, |sum, group| sum.saturating_add(group.people)),
            excluded: learning::figure::Excluded::default(),
        };
        (row.id.clone(), result)
    });
    Ok(results.collect())
}

/// Whether somebody who was present belongs to the audience, by the department's name and the grade of that day.
fn meant(row: &PlanRow, presence: &Presence, names: &BTreeMap<String, Vec<(NaiveDate, String)>>) -> bool {
    let called = |id: &String| {
        names.get(id).is_some_and(|names| names.iter().any(|(_, name)| *name == presence.department))
    };
    let departments = &row.audience.department_ids;
    row.audience.of_grade(presence.grade) && (departments.is_empty() || departments.iter().any(called))
}
