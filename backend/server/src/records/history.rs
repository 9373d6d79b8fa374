//! The training history: courses completed here, outside training and waivers become lines of one kind. History
//! belongs to the person id, so it goes along through transfers and renumbering.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use contract::records::{History, HistoryRow, OpenDuty, TrainingForm, TrainingResult};
use contract::wording;
use learning::fiscal_year::{FiscalYear, jst_date};

use crate::catalog;
use crate::catalog::shelf::Shelf;
use crate::certificates;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization;
use crate::records::post::Posts;
use crate::records::record;
use crate::records::routes::{person, unsigned};
use crate::records::store;
use crate::records::store::history::Whose;

/// Where the history of an organisation is read.
#[derive(Clone)]
pub struct Source {
    /// Organisation id.
    pub tenant_id: String,
    /// Its name: the organiser of the courses taken here.
    pub organization: String,
    /// Course materials.
    pub shelf: Shelf,
}

/// The history of one person.
///
/// # Errors
/// Not found when there is no such person.
pub fn of_person(
    c: &mut Connection,
    source: &Source,
    person_id: &str,
    now: DateTime<Utc>,
) -> Result<History, Error> {
    let tenant_id = source.tenant_id.as_str();
    let row = store::person(c, tenant_id, person_id)?;
    let labels = organization::store::grade_labels(c, tenant_id)?;
    let titles = catalog::store::titles(c, tenant_id)?;
    let open = store::history::open(c, tenant_id, person_id)?;
    Ok(History {
        grade: labels.get(&row.grade).cloned().unwrap_or_default(),
        person: person(row),
        organization: source.organization.clone(),
        as_of: now,
        rows: lines(c, source, &Whose::Person(person_id.to_owned()))?
            .into_iter()
            .map(|(_, row)| row)
            .collect(),
        open: open
            .into_iter()
            .map(|(assignment_id, course_code, year, due_on)| OpenDuty {
                assignment_id,
                course_title: titles.get(&course_code).cloned().unwrap_or_default(),
                course_code,
                fiscal_year: FiscalYear(year),
                due_on,
            })
            .collect(),
    })
}

/// Lines with their person id, latest first.
///
/// # Errors
/// The database refuses.
pub fn lines(c: &mut Connection, source: &Source, whose: &Whose) -> Result<Vec<(String, HistoryRow)>, Error> {
    let labels = organization::store::grade_labels(c, &source.tenant_id)?;
    let mut lines = completed(c, source, whose, &labels)?;
    lines.extend(credited(c, source, whose, &labels)?);
    lines.extend(waived(c, source, whose, &labels)?);
    certify(c, source, whose, &mut lines)?;
    // Stable, so that lines of one day keep the order of the three kinds.
    lines.sort_by_key(|(_, row)| std::cmp::Reverse(day(row)));
    Ok(lines)
}

/// Notes the certificates on the lines that have one.
fn certify(
    c: &mut Connection,
    source: &Source,
    whose: &Whose,
    lines: &mut [(String, HistoryRow)],
) -> Result<(), Error> {
    let (person, year) = match whose {
        Whose::Person(id) => (Some(id.as_str()), None),
        Whose::Everybody(year) => (None, Some(year.0)),
    };
    let numbers = certificates::store::numbers(c, &source.tenant_id, person, year)?;
    for (_, row) in lines {
        let of = row.assignment_id.as_ref().or(row.record_id.as_ref());
        if let Some((id, year, number)) = of.and_then(|id| numbers.get(id)) {
            row.certificate = wording::evidence::certificate_number(FiscalYear(*year), unsigned(*number));
            row.certificate_id = Some(id.clone());
        }
    }
    Ok(())
}

fn day(row: &HistoryRow) -> Option<NaiveDate> {
    row.completed_on.or(row.started_on)
}

type Labels = BTreeMap<String, String>;

fn label(labels: &Labels, grade: &str) -> String {
    labels.get(grade).cloned().unwrap_or_default()
}

fn completed(
    c: &mut Connection,
    source: &Source,
    whose: &Whose,
    labels: &Labels,
) -> Result<Vec<(String, HistoryRow)>, Error> {
    let mut lines = Vec::new();
    for row in store::history::completed(c, &source.tenant_id, whose)? {
        let course = source.shelf.taken(c, &source.tenant_id, &row.version_id, &row.variant)?;
        let (staff_number, department, grade) = row.post;
        let line = HistoryRow {
            record_id: None,
            course_code: row.course_code,
            title: row.title,
            organizer: source.organization.clone(),
            form: Some(TrainingForm::ELearning),
            fiscal_year: FiscalYear(row.fiscal_year),
            started_on: Some(jst_date(row.started_at)),
            completed_on: Some(row.completed_on),
            until_on: None,
            minutes: Some(course.minutes),
            result: TrainingResult::Completed,
            certificate: String::new(),
            certificate_id: None,
            assignment_id: Some(row.assignment_id),
            staff_number,
            department,
            grade: label(labels, &grade),
            reason: String::new(),
        };
        lines.push((row.person_id, line));
    }
    Ok(lines)
}

fn credited(
    c: &mut Connection,
    source: &Source,
    whose: &Whose,
    labels: &Labels,
) -> Result<Vec<(String, HistoryRow)>, Error> {
    let rows = store::history::credited(c, &source.tenant_id, whose)?;
    rows.into_iter()
        .map(|row| {
            let line = HistoryRow {
                record_id: Some(row.id),
                course_code: row.course_code,
                title: row.title,
                organizer: row.organizer,
                form: Some(record::form_of(&row.form)?),
                fiscal_year: FiscalYear::containing(row.completed_on),
                started_on: Some(row.completed_on),
                completed_on: Some(row.completed_on),
                until_on: None,
                minutes: Some(unsigned(row.minutes)),
                result: record::result_of(&row.result),
                certificate: String::new(),
                certificate_id: None,
                assignment_id: None,
                staff_number: row.staff_number,
                department: row.department_name,
                grade: label(labels, &row.grade),
                reason: String::new(),
            };
            Ok((row.person_id, line))
        })
        .collect()
}

fn waived(
    c: &mut Connection,
    source: &Source,
    whose: &Whose,
    labels: &Labels,
) -> Result<Vec<(String, HistoryRow)>, Error> {
    let rows = store::history::waived(c, &source.tenant_id, whose)?;
    let people: Vec<&str> = rows.iter().map(|row| row.person_id.as_str()).collect();
    let posts = Posts::load(c, &source.tenant_id, &people)?;
    let titles = catalog::store::titles(c, &source.tenant_id)?;
    let lines = rows.iter().filter_map(|row| {
        let post = posts.nearest(&row.person_id, row.from_on).ok()?;
        let fiscal_year = match whose {
            Whose::Person(_) => FiscalYear::containing(row.from_on),
            Whose::Everybody(year) => *year,
        };
        let line = HistoryRow {
            record_id: Some(row.id.clone()),
            course_code: row.course_code.clone(),
            title: titles.get(&row.course_code).cloned().unwrap_or_default(),
            organizer: source.organization.clone(),
            form: None,
            fiscal_year,
            started_on: Some(row.from_on),
            completed_on: None,
            until_on: Some(row.until_on),
            minutes: None,
            result: TrainingResult::Exempt,
            certificate: String::new(),
            certificate_id: None,
            assignment_id: None,
            staff_number: post.staff_number,
            department: post.department,
            grade: label(labels, &post.grade),
            reason: row.reason.clone(),
        };
        Some((row.person_id.clone(), line))
    });
    Ok(lines.collect())
}
