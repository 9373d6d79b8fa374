//! SQL of what attendance counts as, and of taking it back.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use crate::database::dialect::Connection;
use crate::database::schema::{credits, revocations};
use crate::error::Error;

/// A credit to append.
#[derive(Insertable, Debug, Clone)]
#[diesel(table_name = credits)]
pub struct NewCredit {
    /// Organisation.
    pub tenant_id: String,
    /// Credit id.
    pub id: String,
    /// Person.
    pub person_id: String,
    /// Course that it completes.
    pub course_code: String,
    /// `event`.
    pub form: String,
    /// Title of the event.
    pub title: String,
    /// Who held it.
    pub organizer: String,
    /// The day of the session in Japan.
    pub completed_on: NaiveDate,
    /// Minutes of training.
    pub minutes: i32,
    /// What came out; empty for attendance.
    pub result: String,
    /// Event id, session id and title.
    pub evidence: String,
    /// Who approved it; empty, because the event itself says that it counts.
    pub approved_by: String,
    /// Staff number on that day.
    pub staff_number: String,
    /// Department on that day.
    pub department_name: String,
    /// Grade code on that day.
    pub grade: String,
    /// Session id.
    pub batch_id: String,
    /// Staff number of who wrote it down.
    pub recorded_by: String,
    /// When.
    pub recorded_at: DateTime<Utc>,
}

/// Appends a credit.
///
/// # Errors
/// The database refuses.
pub fn insert(c: &mut Connection, credit: &NewCredit) -> Result<(), Error> {
    diesel::insert_into(credits::table).values(credit).execute(c)?;
    Ok(())
}

/// Takes a credit back; again changes nothing.
///
/// # Errors
/// The database refuses.
pub fn revoke(
    c: &mut Connection,
    tenant_id: &str,
    credit_id: &str,
    reason: &str,
    by: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::insert_into(revocations::table)
        .values((
            revocations::tenant_id.eq(tenant_id),
            revocations::target_id.eq(credit_id),
            revocations::reason.eq(reason),
            revocations::recorded_by.eq(by),
            revocations::recorded_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(c)?;
    Ok(())
}
