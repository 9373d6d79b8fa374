//! Completion: decided in the transaction of its last cause, recorded once, with the post frozen.

use chrono::{DateTime, Utc};
use learning::fiscal_year::jst_date;

use crate::assignments::facts;
use crate::assignments::store::{self, AssignmentRow, NewCompletion};
use crate::audit::{self, Action, Entry};
use crate::catalog::shelf::Shelf;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::requirements::derive::{self, Run};

/// What made the course complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// A passed attempt.
    Attempt,
    /// The last lesson.
    Lesson,
    /// The last exercise.
    Exercise,
}

impl Cause {
    fn as_str(self) -> &'static str {
        match self {
            Cause::Attempt => "attempt",
            Cause::Lesson => "lesson",
            Cause::Exercise => "exercise",
        }
    }
}

/// Records the completion when the facts amount to one. True when the course is complete, now or before.
///
/// # Errors
/// The database refuses.
pub fn decide(
    c: &mut Connection,
    shelf: &Shelf,
    tenant_id: &str,
    assignment: AssignmentRow,
    cause: Cause,
    now: DateTime<Utc>,
) -> Result<bool, Error> {
    let facts = facts::load_one(c, shelf, tenant_id, assignment)?;
    if facts.completed_on.is_some() {
        return Ok(true);
    }
    let Some(enrollment) = facts.enrollment.as_ref().filter(|_| facts.verdict().complete) else {
        return Ok(false);
    };
    let (staff_number, grade, department_name) = store::post_of(c, tenant_id, &facts.assignment.person_id)?;
    let new = store::insert_completion(
        c,
        &NewCompletion {
            tenant_id,
            assignment_id: &facts.assignment.id,
            enrollment_id: &enrollment.id,
            person_id: &facts.assignment.person_id,
            course_version_id: &enrollment.course_version_id,
            completed_at: now,
            completed_on: jst_date(now),
            cause: cause.as_str(),
            staff_number: &staff_number,
            department_name: &department_name,
            grade: &grade,
        },
    )?;
    if new {
        let target = format!("{staff_number} {}", facts.assignment.course_code);
        audit::store::append(c, &Entry::by_system(tenant_id, now, Action::CourseCompleted, target))?;
        derive::after(c, shelf, Run { tenant_id, now, trigger: "修了" }, &facts.assignment.person_id)?;
    }
    Ok(true)
}
