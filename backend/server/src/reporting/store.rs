//! SQL of the figures. Counting is done by the database, one row per department × grade × course × status.

mod outstanding;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use diesel::dsl::{count, count_star};
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::database::dialect::Connection;
use crate::database::schema::{assignments, completions, staff};
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

/// Duties that counted on the last day of a closed fiscal year: person, course, and the assignment again when it
/// is completed. What ceased to be required, or was suspended, after that day still counted on it.
///
/// # Errors
/// The database refuses.
pub fn duties_at_close(
    c: &mut Connection,
    tenant_id: &str,
    fiscal_year: i32,
    last_day: NaiveDate,
) -> Result<Vec<(String, String, Option<String>)>, Error> {
    let counted = assignments::standing.eq("required").or(assignments::standing_since.gt(last_day));
    Ok(assignments::table
        .left_join(
            completions::table.on(completions::tenant_id
                .eq(assignments::tenant_id)
                .and(completions::assignment_id.eq(assignments::id))),
        )
        .filter(assignments::tenant_id.eq(tenant_id))
        .filter(assignments::fiscal_year.eq(fiscal_year))
        .filter(counted.or(completions::assignment_id.is_not_null()))
        .filter(assignments::opens_on.le(last_day).or(completions::assignment_id.is_not_null()))
        .select((assignments::person_id, assignments::course_code, completions::assignment_id.nullable()))
        .load(c)?)
}
