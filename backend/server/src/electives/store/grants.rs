//! SQL of what an application that was granted leaves behind: the selection, and the assignment until the
//! derivation makes it.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::select;

use super::ApplicationRow;
use crate::clock;
use crate::database::dialect::Connection;
use crate::database::schema::{assignments as assigned, course_selections, enrollments, revocations};
use crate::error::Error;

/// Appends the selection of an application.
///
/// # Errors
/// The database refuses.
pub fn select_course(
    c: &mut Connection,
    of: &ApplicationRow,
    due_on: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::insert_into(course_selections::table)
        .values((
            course_selections::tenant_id.eq(&of.tenant_id),
            course_selections::id.eq(clock::new_id()),
            course_selections::person_id.eq(&of.person_id),
            course_selections::course_code.eq(&of.course_code),
            course_selections::fiscal_year.eq(of.fiscal_year),
            course_selections::cause.eq("elective"),
            course_selections::cause_id.eq(&of.id),
            course_selections::due_on.eq(due_on),
            course_selections::selected_at.eq(now),
        ))
        .execute(c)?;
    Ok(())
}

/// Takes the selection of an application back.
///
/// # Errors
/// The database refuses.
pub fn unselect(
    c: &mut Connection,
    of: &ApplicationRow,
    recorded_by: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let ids: Vec<String> = course_selections::table
        .filter(course_selections::tenant_id.eq(&of.tenant_id))
        .filter(course_selections::cause.eq("elective"))
        .filter(course_selections::cause_id.eq(&of.id))
        .select(course_selections::id)
        .load(c)?;
    for id in ids {
        diesel::insert_into(revocations::table)
            .values((
                revocations::tenant_id.eq(&of.tenant_id),
                revocations::target_id.eq(id),
                revocations::reason.eq("withdrawn"),
                revocations::recorded_by.eq(recorded_by),
                revocations::recorded_at.eq(now),
            ))
            .execute(c)?;
    }
    Ok(())
}

/// Whether the applicant has begun the course in the fiscal year of the application.
///
/// # Errors
/// The database refuses.
pub fn begun(c: &mut Connection, of: &ApplicationRow) -> Result<bool, Error> {
    let begun = enrollments::table
        .inner_join(assigned::table.on(
            assigned::tenant_id.eq(enrollments::tenant_id).and(assigned::id.eq(enrollments::assignment_id)),
        ))
        .filter(enrollments::tenant_id.eq(&of.tenant_id))
        .filter(enrollments::person_id.eq(&of.person_id))
        .filter(assigned::course_code.eq(&of.course_code))
        .filter(assigned::fiscal_year.eq(of.fiscal_year));
    Ok(select(exists(begun)).get_result(c)?)
}
