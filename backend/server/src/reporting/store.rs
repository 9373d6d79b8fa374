//! SQL of the figures. Counting is done by the database, one row per department × grade × course × status.

use chrono::NaiveDate;
use diesel::dsl::{count, count_star};
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::assignments::store::AssignmentRow;
use crate::database::dialect::Connection;
use crate::database::schema::{assignments, completions, departments, staff};
use crate::error::Error;
use crate::organization::store::IN_POPULATION;

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

/// Counts of a fiscal year; of one department when given.
///
/// # Errors
/// The database refuses.
pub fn counts(
    c: &mut Connection,
    tenant_id: &str,
    fiscal_year: i32,
    department_id: Option<&str>,
) -> Result<Vec<CountRow>, Error> {
    // A boxed query cannot be grouped, so "any department" is a condition that is always true.
    let any = department_id.is_none();
    let only = department_id.unwrap_or_default();
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
        .filter(staff::department_id.eq(only).or(any.into_sql::<Bool>()))
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

/// Which open duties are asked for.
#[derive(Debug, Clone, Default)]
pub struct OutstandingFilter {
    /// Organisation.
    pub tenant_id: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Only this department.
    pub department_id: Option<String>,
    /// Only this grade code.
    pub grade: Option<String>,
    /// Only this course code.
    pub course_code: Option<String>,
}

/// One open duty with the person's post today.
#[derive(Debug, Clone)]
pub struct OutstandingDuty {
    /// The assignment.
    pub assignment: AssignmentRow,
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// Department name.
    pub department: String,
    /// Grade code.
    pub grade: String,
}

/// Open duties and their counts.
#[derive(Debug)]
pub struct Outstanding {
    /// Rows of the page, by department code, staff number, course code.
    pub duties: Vec<OutstandingDuty>,
    /// All that match.
    pub total: i64,
    /// Of these, past the due date.
    pub overdue: i64,
}

/// Open duties of people in the population.
///
/// # Errors
/// The database refuses.
pub fn outstanding(
    c: &mut Connection,
    filter: &OutstandingFilter,
    today: NaiveDate,
    offset: i64,
    limit: i64,
) -> Result<Outstanding, Error> {
    let given = |value: &Option<String>| (value.clone().unwrap_or_default(), value.is_none());
    let (department, any_department) = given(&filter.department_id);
    let (grade, any_grade) = given(&filter.grade);
    let (course, any_course) = given(&filter.course_code);
    // A condition that was not given is "or true": one query text for every combination of filters.
    let open = || {
        assignments::table
            .inner_join(staff::table.on(
                staff::tenant_id.eq(assignments::tenant_id).and(staff::person_id.eq(assignments::person_id)),
            ))
            .inner_join(departments::table.on(
                departments::tenant_id.eq(staff::tenant_id).and(departments::id.eq(staff::department_id)),
            ))
            .left_join(
                completions::table.on(completions::tenant_id
                    .eq(assignments::tenant_id)
                    .and(completions::assignment_id.eq(assignments::id))),
            )
            .filter(assignments::tenant_id.eq(&filter.tenant_id))
            .filter(assignments::fiscal_year.eq(filter.fiscal_year))
            .filter(completions::assignment_id.is_null())
            .filter(staff::status.eq_any(IN_POPULATION))
            .filter(staff::department_id.eq(&department).or(any_department.into_sql::<Bool>()))
            .filter(staff::grade.eq(&grade).or(any_grade.into_sql::<Bool>()))
            .filter(assignments::course_code.eq(&course).or(any_course.into_sql::<Bool>()))
    };
    let rows: Vec<(AssignmentRow, String, String, String, String)> = open()
        .order((departments::code.asc(), staff::staff_number.asc(), assignments::course_code.asc()))
        .offset(offset)
        .limit(limit)
        .select((
            AssignmentRow::as_select(),
            staff::staff_number,
            staff::name,
            departments::name,
            staff::grade,
        ))
        .load(c)?;
    let total = open().count().get_result(c)?;
    let overdue = open().filter(assignments::due_on.lt(today)).count().get_result(c)?;
    let duties = rows
        .into_iter()
        .map(|(assignment, staff_number, name, department, grade)| OutstandingDuty {
            assignment,
            staff_number,
            name,
            department,
            grade,
        })
        .collect();
    Ok(Outstanding { duties, total, overdue })
}
