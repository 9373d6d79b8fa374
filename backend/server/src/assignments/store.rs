//! SQL of assignments; of orders and of progress in files of their own.

mod orders;
mod progress;

use chrono::NaiveDate;
use diesel::prelude::*;
use learning::deadline::DutyFacts;
use learning::derivation::Standing;

use crate::database::dialect::Connection;
use crate::database::schema::assignments;
use crate::error::Error;

pub use orders::{
    Candidate, NewAssignment, OrderRow, candidates, causes, insert_order, names, orders, orders_of,
    requirement,
};
pub use progress::{
    EnrollmentRow, NewCompletion, bookmarks_of, complete_lesson, completed_on, enroll, enrollment,
    enrollments_of, finished_lessons, insert_completion, post_of, save_bookmark,
};

/// One assignment.
#[derive(Queryable, Selectable, Debug, Clone)]
#[diesel(table_name = assignments)]
pub struct AssignmentRow {
    /// Assignment id.
    pub id: String,
    /// Person.
    pub person_id: String,
    /// Course code.
    pub course_code: String,
    /// Fiscal year of the duty.
    pub fiscal_year: i32,
    /// Earliest due date of its causes, after leave and extension.
    pub due_on: NaiveDate,
    /// Standing, as `learning::derivation` names it.
    pub standing: String,
    /// The first day on which it can be taken.
    pub opens_on: NaiveDate,
    /// Days of grace.
    pub grace_days: i32,
    /// Whether a work or a tool waits for it.
    pub gate: bool,
    /// Its causes as JSON.
    pub causes: String,
}

impl AssignmentRow {
    /// What decides the state.
    #[must_use]
    pub fn duty(&self, started: bool, completed_on: Option<NaiveDate>) -> DutyFacts {
        DutyFacts {
            // The column has a CHECK; what it does not know cannot be asked of anybody.
            standing: Standing::parse(&self.standing).unwrap_or(Standing::NotRequired),
            opens_on: self.opens_on,
            due_on: self.due_on,
            grace_days: u32::try_from(self.grace_days).unwrap_or(0),
            started,
            completed_on,
        }
    }
}

/// Assignments of a person, all years.
///
/// # Errors
/// The database refuses.
pub fn of_person(c: &mut Connection, tenant_id: &str, person_id: &str) -> Result<Vec<AssignmentRow>, Error> {
    Ok(assignments::table
        .filter(assignments::tenant_id.eq(tenant_id))
        .filter(assignments::person_id.eq(person_id))
        .order((assignments::due_on.asc(), assignments::course_code.asc()))
        .select(AssignmentRow::as_select())
        .load(c)?)
}

/// One assignment of this person; another person's is not found.
///
/// # Errors
/// Not found.
pub fn own(c: &mut Connection, tenant_id: &str, person_id: &str, id: &str) -> Result<AssignmentRow, Error> {
    Ok(assignments::table
        .filter(assignments::tenant_id.eq(tenant_id))
        .filter(assignments::id.eq(id))
        .filter(assignments::person_id.eq(person_id))
        .select(AssignmentRow::as_select())
        .first(c)?)
}

/// One assignment.
///
/// # Errors
/// Not found.
pub fn by_id(c: &mut Connection, tenant_id: &str, id: &str) -> Result<AssignmentRow, Error> {
    Ok(assignments::table.find((tenant_id, id)).select(AssignmentRow::as_select()).first(c)?)
}

/// Assignments of a course in a year: person, assignment, due date.
///
/// # Errors
/// The database refuses.
pub fn assigned(
    c: &mut Connection,
    tenant_id: &str,
    course_code: &str,
    fiscal_year: i32,
) -> Result<Vec<(String, String, NaiveDate)>, Error> {
    Ok(assignments::table
        .filter(assignments::tenant_id.eq(tenant_id))
        .filter(assignments::fiscal_year.eq(fiscal_year))
        .filter(assignments::course_code.eq(course_code))
        .select((assignments::person_id, assignments::id, assignments::due_on))
        .load(c)?)
}
