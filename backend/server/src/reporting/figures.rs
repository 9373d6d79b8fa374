//! Reading figures: any department × grade × course of a fiscal year, as of any day, from the cells that every fact
//! keeps up to date. The cost is that of the cells shown, never of the people behind them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use learning::figure::{Bucket, Figure};
use learning::fiscal_year::FiscalYear;

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::reporting::store::cells::{self, CellChange, CellRow};

/// How one dimension enters a question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Cut {
    /// All together.
    #[default]
    Whole,
    /// One figure for each.
    Each,
    /// One figure for each of these.
    Of(BTreeSet<String>),
}

/// Which figures are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Fiscal year of the duties.
    pub fiscal_year: FiscalYear,
    /// The last day whose facts count (基準日); today or later is now.
    pub as_of: NaiveDate,
    /// Department ids.
    pub departments: Cut,
    /// Grade codes.
    pub grades: Cut,
    /// Course codes.
    pub courses: Cut,
}

impl Question {
    /// The whole of a fiscal year in one figure.
    #[must_use]
    pub fn whole(fiscal_year: FiscalYear, as_of: NaiveDate) -> Question {
        Question { fiscal_year, as_of, departments: Cut::Whole, grades: Cut::Whole, courses: Cut::Whole }
    }
}

/// Department id, grade code and course code; empty where the question does not cut.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Cell {
    /// Department id.
    pub department_id: String,
    /// Grade code.
    pub grade: String,
    /// Course code.
    pub course_code: String,
}

/// The figures, by cell. A cell without a duty is not there.
///
/// # Errors
/// The database refuses, or holds a bucket that this program does not know.
pub fn figures(
    c: &mut Connection,
    tenant_id: &str,
    question: &Question,
    today: NaiveDate,
) -> Result<BTreeMap<Cell, Figure>, Error> {
    // Summed before they become a figure: on the way back through the days a count may pass below nothing.
    let mut counts: BTreeMap<(Cell, Bucket), i64> = BTreeMap::new();
    let mut add = |cell: Cell, bucket: Bucket, count: i64| {
        let sum = counts.entry((cell, bucket)).or_default();
        *sum = sum.saturating_add(count);
    };
    for CellRow { cell, bucket, duties } in cells::current(c, tenant_id, question)? {
        add(cell, bucket, i64::from(duties));
    }
    if question.as_of < today {
        // What became known later is taken out again: for the days that are asked for, that is the shorter way.
        for CellChange { cell, bucket, change, .. } in cells::changes_after(c, tenant_id, question)? {
            add(cell, bucket, i64::from(change).saturating_neg());
        }
    }
    let mut figures: BTreeMap<Cell, Figure> = BTreeMap::new();
    for ((cell, bucket), count) in counts.into_iter().filter(|(_, count)| *count != 0) {
        figures.entry(cell).or_default().add(bucket, count);
    }
    Ok(figures)
}

/// One figure over everything that the question asks for.
///
/// # Errors
/// As [`figures`].
pub fn total(
    c: &mut Connection,
    tenant_id: &str,
    question: &Question,
    today: NaiveDate,
) -> Result<Figure, Error> {
    let figures = figures(c, tenant_id, question, today)?;
    Ok(figures.values().fold(Figure::default(), |total, figure| total.plus(figure)))
}

/// The total on each day on which it changed, from the first to the last day of the fiscal year or `as_of`.
///
/// # Errors
/// As [`figures`].
pub fn course_of_the_year(
    c: &mut Connection,
    tenant_id: &str,
    question: &Question,
) -> Result<Vec<(NaiveDate, Figure)>, Error> {
    let mut by_day: BTreeMap<NaiveDate, Vec<CellChange>> = BTreeMap::new();
    for change in cells::changes_until(c, tenant_id, question)? {
        by_day.entry(change.day).or_default().push(change);
    }
    let mut running: BTreeMap<Bucket, i64> = BTreeMap::new();
    let days = by_day.into_iter().map(|(day, changes)| {
        for change in changes {
            let count = running.entry(change.bucket).or_default();
            *count = count.saturating_add(i64::from(change.change));
        }
        let mut figure = Figure::default();
        running.iter().for_each(|(bucket, count)| figure.add(*bucket, *count));
        (day, figure)
    });
    Ok(days.collect())
}

/// People by employment status name, of some departments and grades (empty: all), as of a day.
///
/// # Errors
/// The database refuses.
pub fn headcount(
    c: &mut Connection,
    tenant_id: &str,
    departments: &BTreeSet<String>,
    grades: &BTreeSet<String>,
    as_of: NaiveDate,
) -> Result<BTreeMap<String, u32>, Error> {
    let some = (!departments.is_empty()).then_some(departments);
    let mut people: BTreeMap<String, u32> = BTreeMap::new();
    for (_, grade, status, count) in cells::headcounts_on(c, tenant_id, some, as_of)? {
        if grades.is_empty() || grades.contains(&grade) {
            let sum = people.entry(status).or_default();
            *sum = sum.saturating_add(u32::try_from(count).unwrap_or(0));
        }
    }
    Ok(people)
}
