//! SQL of enrollments, lessons, bookmarks and completions.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use crate::assignments::store::AssignmentRow;
use crate::clock;
use crate::database::dialect::Connection;
use crate::database::schema::{bookmarks, completions, departments, enrollments, lesson_completions, staff};
use crate::error::Error;

/// One enrollment.
#[derive(Queryable, Selectable, Debug, Clone)]
#[diesel(table_name = enrollments)]
pub struct EnrollmentRow {
    /// Enrollment id.
    pub id: String,
    /// Assignment.
    pub assignment_id: String,
    /// The version that it is bound to.
    pub course_version_id: String,
    /// The variant that it is bound to; empty for the common one.
    pub variant: String,
}

/// The enrollment of an assignment, if the person has begun.
///
/// # Errors
/// The database refuses.
pub fn enrollment(
    c: &mut Connection,
    tenant_id: &str,
    assignment_id: &str,
) -> Result<Option<EnrollmentRow>, Error> {
    Ok(enrollments::table
        .filter(enrollments::tenant_id.eq(tenant_id))
        .filter(enrollments::assignment_id.eq(assignment_id))
        .select(EnrollmentRow::as_select())
        .first(c)
        .optional()?)
}

/// Begins an assignment, bound to a version and variant; beginning twice changes nothing.
///
/// # Errors
/// The database refuses.
pub fn enroll(
    c: &mut Connection,
    tenant_id: &str,
    assignment: &AssignmentRow,
    version_id: &str,
    variant: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::insert_into(enrollments::table)
        .values((
            enrollments::tenant_id.eq(tenant_id),
            enrollments::id.eq(clock::new_id()),
            enrollments::assignment_id.eq(&assignment.id),
            enrollments::person_id.eq(&assignment.person_id),
            enrollments::course_version_id.eq(version_id),
            enrollments::started_at.eq(now),
            enrollments::variant.eq(variant),
        ))
        .on_conflict((enrollments::tenant_id, enrollments::assignment_id))
        .do_nothing()
        .execute(c)?;
    Ok(())
}

/// Records that a lesson is finished; again changes nothing. True when it is new.
///
/// # Errors
/// The database refuses.
pub fn complete_lesson(
    c: &mut Connection,
    tenant_id: &str,
    enrollment_id: &str,
    lesson_id: &str,
    now: DateTime<Utc>,
) -> Result<bool, Error> {
    let rows = diesel::insert_into(lesson_completions::table)
        .values((
            lesson_completions::tenant_id.eq(tenant_id),
            lesson_completions::enrollment_id.eq(enrollment_id),
            lesson_completions::lesson_id.eq(lesson_id),
            lesson_completions::completed_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(c)?;
    Ok(rows == 1)
}

/// Saves where the learner is.
///
/// # Errors
/// The database refuses.
pub fn save_bookmark(
    c: &mut Connection,
    tenant_id: &str,
    enrollment_id: &str,
    lesson_id: &str,
    position: i32,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::insert_into(bookmarks::table)
        .values((
            bookmarks::tenant_id.eq(tenant_id),
            bookmarks::enrollment_id.eq(enrollment_id),
            bookmarks::lesson_id.eq(lesson_id),
            bookmarks::position.eq(position),
            bookmarks::saved_at.eq(now),
        ))
        .on_conflict((bookmarks::tenant_id, bookmarks::enrollment_id))
        .do_update()
        .set((
            bookmarks::lesson_id.eq(lesson_id),
            bookmarks::position.eq(position),
            bookmarks::saved_at.eq(now),
        ))
        .execute(c)?;
    Ok(())
}

/// A completion to be recorded.
#[derive(Insertable)]
#[diesel(table_name = completions)]
pub struct NewCompletion<'a> {
    /// Organisation.
    pub tenant_id: &'a str,
    /// Assignment.
    pub assignment_id: &'a str,
    /// Enrollment.
    pub enrollment_id: &'a str,
    /// Person.
    pub person_id: &'a str,
    /// The version that was taken.
    pub course_version_id: &'a str,
    /// Now.
    pub completed_at: DateTime<Utc>,
    /// The day in Japan.
    pub completed_on: NaiveDate,
    /// `attempt`, `lesson` or `exercise`.
    pub cause: &'a str,
    /// Staff number at that time.
    pub staff_number: &'a str,
    /// Department at that time.
    pub department_name: &'a str,
    /// Grade code at that time.
    pub grade: &'a str,
}

/// Appends a completion; true when it is new.
///
/// # Errors
/// The database refuses.
pub fn insert_completion(c: &mut Connection, completion: &NewCompletion<'_>) -> Result<bool, Error> {
    let rows =
        diesel::insert_into(completions::table).values(completion).on_conflict_do_nothing().execute(c)?;
    Ok(rows == 1)
}

/// Staff number, grade code and department name of a person today.
///
/// # Errors
/// Not found.
pub fn post_of(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
) -> Result<(String, String, String), Error> {
    Ok(staff::table
        .inner_join(
            departments::table.on(departments::tenant_id
                .eq(staff::tenant_id)
                .and(departments::id.eq(staff::department_id))),
        )
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::person_id.eq(person_id))
        .select((staff::staff_number, staff::grade, departments::name))
        .first(c)?)
}

/// Enrollments of assignments.
///
/// # Errors
/// The database refuses.
pub fn enrollments_of(
    c: &mut Connection,
    tenant_id: &str,
    assignment_ids: &[&str],
) -> Result<Vec<EnrollmentRow>, Error> {
    Ok(enrollments::table
        .filter(enrollments::tenant_id.eq(tenant_id))
        .filter(enrollments::assignment_id.eq_any(assignment_ids))
        .select(EnrollmentRow::as_select())
        .load(c)?)
}

/// Finished lessons of enrollments: enrollment, lesson, when.
///
/// # Errors
/// The database refuses.
pub fn finished_lessons(
    c: &mut Connection,
    tenant_id: &str,
    enrollment_ids: &[String],
) -> Result<Vec<(String, String, DateTime<Utc>)>, Error> {
    Ok(lesson_completions::table
        .filter(lesson_completions::tenant_id.eq(tenant_id))
        .filter(lesson_completions::enrollment_id.eq_any(enrollment_ids))
        .select((
            lesson_completions::enrollment_id,
            lesson_completions::lesson_id,
            lesson_completions::completed_at,
        ))
        .load(c)?)
}

/// Where the learners are: enrollment, lesson, position.
///
/// # Errors
/// The database refuses.
pub fn bookmarks_of(
    c: &mut Connection,
    tenant_id: &str,
    enrollment_ids: &[String],
) -> Result<Vec<(String, String, i32)>, Error> {
    Ok(bookmarks::table
        .filter(bookmarks::tenant_id.eq(tenant_id))
        .filter(bookmarks::enrollment_id.eq_any(enrollment_ids))
        .select((bookmarks::enrollment_id, bookmarks::lesson_id, bookmarks::position))
        .load(c)?)
}

/// Day of completion by assignment.
///
/// # Errors
/// The database refuses.
pub fn completed_on(
    c: &mut Connection,
    tenant_id: &str,
    assignment_ids: &[&str],
) -> Result<HashMap<String, NaiveDate>, Error> {
    let rows: Vec<(String, NaiveDate)> = completions::table
        .filter(completions::tenant_id.eq(tenant_id))
        .filter(completions::assignment_id.eq_any(assignment_ids))
        .select((completions::assignment_id, completions::completed_on))
        .load(c)?;
    Ok(rows.into_iter().collect())
}
