//! What a granted application leaves behind, and what taking it back does.

use chrono::{DateTime, NaiveDate, Utc};

use crate::database::dialect::Connection;
use crate::electives::store::{self, ApplicationRow};
use crate::error::Error;

/// Makes the course a duty of the applicant: the selection, which the derivation reads, and the assignment, so
/// that the course can be taken at once.
///
/// # Errors
/// The database refuses.
pub fn grant(
    c: &mut Connection,
    of: &ApplicationRow,
    due_on: NaiveDate,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    store::select_course(c, of, due_on, now)?;
    store::assign(c, of, due_on, today, now)?;
    after_facts(c, &of.tenant_id, &[&of.person_id], now)
}

/// Takes the selection back; the assignment stays only where it has another cause.
///
/// # Errors
/// The database refuses.
pub fn take_back(
    c: &mut Connection,
    of: &ApplicationRow,
    by: &str,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    store::unselect(c, of, by, now)?;
    store::release(c, of, today)?;
    after_facts(c, &of.tenant_id, &[&of.person_id], now)
}

/// Called after every fact that the derivation of assignments reads.
///
/// # Errors
/// The derivation fails.
pub fn after_facts(
    _c: &mut Connection,
    _tenant_id: &str,
    _people: &[&str],
    _now: DateTime<Utc>,
) -> Result<(), Error> {
    Ok(())
}
