//! SQL of what an application that was granted leaves behind: the selection, and the assignment until the
//! derivation makes it.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::select;

use super::ApplicationRow;
use crate::assignments;
use crate::clock;
use crate::database::dialect::Connection;
use crate::database::schema::{
    assignment_causes, assignments as assigned, course_selections, enrollments, revocations,
};
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

/// Makes the assignment of an application, or brings back the one that was not required any more. One that is
/// required for another cause, or excused, stays as it is.
///
/// # Errors
/// The database refuses.
pub fn assign(
    c: &mut Connection,
    of: &ApplicationRow,
    due_on: NaiveDate,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let requirement_id = assignments::store::requirement(c, &of.tenant_id, &of.course_code, now)?;
    let made = diesel::insert_into(assigned::table)
        .values((
            assigned::tenant_id.eq(&of.tenant_id),
            assigned::id.eq(clock::new_id()),
            assigned::person_id.eq(&of.person_id),
            assigned::requirement_id.eq(&requirement_id),
            assigned::course_code.eq(&of.course_code),
            assigned::fiscal_year.eq(of.fiscal_year),
            assigned::due_on.eq(due_on),
            assigned::created_at.eq(now),
            assigned::standing_since.eq(today),
            assigned::opens_on.eq(today),
        ))
        .on_conflict_do_nothing()
        .execute(c)?;
    if made == 0 {
        diesel::update(
            assigned::table
                .filter(assigned::tenant_id.eq(&of.tenant_id))
                .filter(assigned::person_id.eq(&of.person_id))
                .filter(assigned::requirement_id.eq(&requirement_id))
                .filter(assigned::fiscal_year.eq(of.fiscal_year))
                .filter(assigned::standing.eq("not-required")),
        )
        .set((
            assigned::standing.eq("required"),
            assigned::standing_since.eq(today),
            assigned::due_on.eq(due_on),
        ))
        .execute(c)?;
    }
    Ok(())
}

/// The assignment of an application is not required any more, unless it has another cause.
///
/// # Errors
/// The database refuses.
pub fn release(c: &mut Connection, of: &ApplicationRow, today: NaiveDate) -> Result<(), Error> {
    let ordered = assignment_causes::table
        .filter(assignment_causes::tenant_id.eq(&of.tenant_id))
        .select(assignment_causes::assignment_id);
    diesel::update(
        assigned::table
            .filter(assigned::tenant_id.eq(&of.tenant_id))
            .filter(assigned::person_id.eq(&of.person_id))
            .filter(assigned::course_code.eq(&of.course_code))
            .filter(assigned::fiscal_year.eq(of.fiscal_year))
            .filter(assigned::causes.eq("[]"))
            .filter(assigned::id.ne_all(ordered)),
    )
    .set((assigned::standing.eq("not-required"), assigned::standing_since.eq(today)))
    .execute(c)?;
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
