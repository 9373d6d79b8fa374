//! SQL of the cells, reading.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use diesel::prelude::*;
use learning::figure::Bucket;

use crate::database::dialect::Connection;
use crate::database::schema::{duty_cell_changes, duty_cells, headcount_changes, headcounts};
use crate::error::Error;
use crate::reporting::figures::{Cell, Cut, Question};

/// Duties of a cell in a bucket, now.
#[derive(Debug, Clone)]
pub struct CellRow {
    /// Where.
    pub cell: Cell,
    /// How they count.
    pub bucket: Bucket,
    /// How many.
    pub duties: i32,
}

/// How a cell changed on a day.
#[derive(Debug, Clone)]
pub struct CellChange {
    /// Where.
    pub cell: Cell,
    /// Which bucket.
    pub bucket: Bucket,
    /// On which day.
    pub day: NaiveDate,
    /// More, or below zero fewer.
    pub change: i32,
}

/// The rows of a table of cells that a question asks for. Whole: the row that stands for all.
macro_rules! asked_for {
    ($table:ident, $tenant_id:expr, $question:expr) => {{
        let question: &Question = $question;
        let mut query = $table::table
            .filter($table::tenant_id.eq($tenant_id))
            .filter($table::fiscal_year.eq(question.fiscal_year.0))
            .into_boxed();
        query = match &question.departments {
            Cut::Whole => query.filter($table::department_id.eq("")),
            Cut::Each => query.filter($table::department_id.ne("")),
            Cut::Of(some) => query.filter($table::department_id.eq_any(some)),
        };
        query = match &question.grades {
            Cut::Whole => query.filter($table::grade.eq("")),
            Cut::Each => query.filter($table::grade.ne("")),
            Cut::Of(some) => query.filter($table::grade.eq_any(some)),
        };
        match &question.courses {
            Cut::Whole => query.filter($table::course_code.eq("")),
            Cut::Each => query.filter($table::course_code.ne("")),
            Cut::Of(some) => query.filter($table::course_code.eq_any(some)),
        }
    }};
}

fn bucket(text: &str) -> Result<Bucket, Error> {
    Bucket::parse(text).ok_or_else(|| Error::Internal(format!("unknown bucket: {text}")))
}

/// The cells as they are now.
///
/// # Errors
/// The database refuses, or holds an unknown bucket.
pub fn current(c: &mut Connection, tenant_id: &str, question: &Question) -> Result<Vec<CellRow>, Error> {
    type Row = (String, String, String, String, i32);
    let rows: Vec<Row> = asked_for!(duty_cells, tenant_id, question)
        .select((
            duty_cells::department_id,
            duty_cells::grade,
            duty_cells::course_code,
            duty_cells::bucket,
            duty_cells::duties,
        ))
        .load(c)?;
    rows.into_iter()
        .map(|(department_id, grade, course_code, name, duties)| {
            Ok(CellRow { cell: Cell { department_id, grade, course_code }, bucket: bucket(&name)?, duties })
        })
        .collect()
}

type ChangeRow = (String, String, String, String, NaiveDate, i32);

fn changes(rows: Vec<ChangeRow>) -> Result<Vec<CellChange>, Error> {
    rows.into_iter()
        .map(|(department_id, grade, course_code, name, day, change)| {
            let cell = Cell { department_id, grade, course_code };
            Ok(CellChange { cell, bucket: bucket(&name)?, day, change })
        })
        .collect()
}

/// What changed after the day asked for.
///
/// # Errors
/// As [`current`].
pub fn changes_after(
    c: &mut Connection,
    tenant_id: &str,
    question: &Question,
) -> Result<Vec<CellChange>, Error> {
    use duty_cell_changes as t;
    let query = asked_for!(duty_cell_changes, tenant_id, question);
    let columns = (t::department_id, t::grade, t::course_code, t::bucket, t::day, t::change);
    changes(query.filter(t::day.gt(question.as_of)).select(columns).load(c)?)
}

/// What changed until the day asked for, that day included.
///
/// # Errors
/// As [`current`].
pub fn changes_until(
    c: &mut Connection,
    tenant_id: &str,
    question: &Question,
) -> Result<Vec<CellChange>, Error> {
    use duty_cell_changes as t;
    let query = asked_for!(duty_cell_changes, tenant_id, question);
    let columns = (t::department_id, t::grade, t::course_code, t::bucket, t::day, t::change);
    changes(query.filter(t::day.le(question.as_of)).select(columns).load(c)?)
}

/// People by department, grade and status on a day, in that order, of some departments when given: those of now, less
/// what changed after the day.
///
/// # Errors
/// The database refuses.
pub fn headcounts_on(
    c: &mut Connection,
    tenant_id: &str,
    departments: Option<&BTreeSet<String>>,
    day: NaiveDate,
) -> Result<Vec<(String, String, String, i64)>, Error> {
    type Row = (String, String, String, i32);
    let mut now = headcounts::table
        .filter(headcounts::tenant_id.eq(tenant_id))
        .select((headcounts::department_id, headcounts::grade, headcounts::status, headcounts::people))
        .into_boxed();
    let mut later = headcount_changes::table
        .filter(headcount_changes::tenant_id.eq(tenant_id))
        .filter(headcount_changes::day.gt(day))
        .select((
            headcount_changes::department_id,
            headcount_changes::grade,
            headcount_changes::status,
            headcount_changes::change,
        ))
        .into_boxed();
    if let Some(departments) = departments {
        now = now.filter(headcounts::department_id.eq_any(departments));
        later = later.filter(headcount_changes::department_id.eq_any(departments));
    }
    let (now, later): (Vec<Row>, Vec<Row>) = (now.load(c)?, later.load(c)?);
    let mut people: BTreeMap<(String, String, String), i64> = BTreeMap::new();
    let signed = now.into_iter().map(|row| (row, 1i64)).chain(later.into_iter().map(|row| (row, -1)));
    for ((department, grade, status, count), sign) in signed {
        let sum = people.entry((department, grade, status)).or_default();
        *sum = sum.saturating_add(i64::from(count).saturating_mul(sign));
    }
    let present = people.into_iter().filter(|(_, count)| *count != 0);
    Ok(present.map(|((department, grade, status), count)| (department, grade, status, count)).collect())
}
