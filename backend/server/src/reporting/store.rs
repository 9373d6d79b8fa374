//! SQL of the figures. Counting is done by the database, one row per department × grade × course × status.

pub mod cells;
pub mod counted;
pub mod dashboard;
mod outstanding;

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::{count, count_star};
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::database::dialect::Connection;
use crate::database::schema::{assignment_changes, assignments, completions, staff};
use crate::error::Error;
use crate::organization::store::IN_POPULATION;

pub use outstanding::{
    OutstandingCounts, OutstandingDuty, OutstandingFilter, count_outstanding, electives, outstanding,
};

/// Assignments and completions of one department, grade, course and status.
#[derive(Queryable, Debug)]
pub struct CountRow {
    /// Department id.
    pub department_id: String,
    /// Grade code.
    pub grade: String,
    /// Course code.
    pub course_code: String,
    /// Status name.
    pub status: String,
    /// Assignments.
    pub assigned: i64,
    /// Of these, completed.
    pub completed: i64,
}

/// Counts of a fiscal year; of some departments when given. A duty that is not required (any more) counts only
/// where it was completed, one that is not open yet does not count.
///
/// # Errors
/// The database refuses.
pub fn counts(
    c: &mut Connection,
    tenant_id: &str,
    fiscal_year: i32,
    today: NaiveDate,
    departments: Option<&BTreeSet<String>>,
) -> Result<Vec<CountRow>, Error> {
    // A boxed query cannot be grouped, so "any department" is a condition that is always true.
    let any = departments.is_none();
    let only: Vec<&String> = departments.into_iter().flatten().collect();
    Ok(assignments::table
        .inner_join(
            staff::table.on(staff::tenant_id
                .eq(assignments::tenant_id)
                .and(staff::person_id.eq(assignments::person_id))),
        )
        .left_join(
            completions::table.on(completions::tenant_id
                .eq(assignments::tenant_id)
                .and(completions::assignment_id.eq(assignments::id))),
        )
        .filter(assignments::tenant_id.eq(tenant_id))
        .filter(assignments::fiscal_year.eq(fiscal_year))
        .filter(
            assignments::standing
                .eq("required")
                .or(completions::assignment_id.is_not_null())
                // In no denominator, but told of: duties stopped by leave, and ended by leaving.
                .or(assignments::standing.eq("suspended").and(staff::status.ne_all(IN_POPULATION)))
                .or(assignments::standing.eq("not-required").and(staff::status.eq("retired"))),
        )
        .filter(assignments::opens_on.le(today).or(completions::assignment_id.is_not_null()))
        .filter(any.into_sql::<Bool>().or(staff::department_id.eq_any(only)))
        .group_by((staff::department_id, staff::grade, assignments::course_code, staff::status))
        .select((
            staff::department_id,
            staff::grade,
            assignments::course_code,
            staff::status,
            count_star(),
            count(completions::assignment_id.nullable()),
        ))
        .load(c)?)
}

/// A duty of a fiscal year.
#[derive(Queryable, Debug)]
pub struct YearDuty {
    /// Assignment id.
    pub id: String,
    /// Person.
    pub person_id: String,
    /// Course code.
    pub course_code: String,
    /// Standing of today.
    pub standing: String,
    /// The first day on which it can be taken.
    pub opens_on: NaiveDate,
    /// The assignment again when it is completed.
    pub completion: Option<String>,
}

/// All duties of a fiscal year.
///
/// # Errors
/// The database refuses.
pub fn duties_of_year(c: &mut Connection, tenant_id: &str, fiscal_year: i32) -> Result<Vec<YearDuty>, Error> {
    Ok(assignments::table
        .left_join(
            completions::table.on(completions::tenant_id
                .eq(assignments::tenant_id)
                .and(completions::assignment_id.eq(assignments::id))),
        )
        .filter(assignments::tenant_id.eq(tenant_id))
        .filter(assignments::fiscal_year.eq(fiscal_year))
        .select((
            assignments::id,
            assignments::person_id,
            assignments::course_code,
            assignments::standing,
            assignments::opens_on,
            completions::assignment_id.nullable(),
        ))
        .load(c)?)
}

/// What changed about the duties of a fiscal year since an instant, oldest first: assignment, when, the change
/// as JSON.
///
/// # Errors
/// The database refuses.
pub fn changes_since(
    c: &mut Connection,
    tenant_id: &str,
    fiscal_year: i32,
    since: DateTime<Utc>,
) -> Result<Vec<(String, DateTime<Utc>, String)>, Error> {
    Ok(assignment_changes::table
        .inner_join(
            assignments::table.on(assignments::tenant_id
                .eq(assignment_changes::tenant_id)
                .and(assignments::id.eq(assignment_changes::assignment_id))),
        )
        .filter(assignment_changes::tenant_id.eq(tenant_id))
        .filter(assignments::fiscal_year.eq(fiscal_year))
        .filter(assignment_changes::at.ge(since))
        .order((assignment_changes::at.asc(), assignment_changes::id.asc()))
        .select((assignment_changes::assignment_id, assignment_changes::at, assignment_changes::change))
        .load(c)?)
}
