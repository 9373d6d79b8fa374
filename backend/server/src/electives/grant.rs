//! What a granted application leaves behind, and what taking it back does.

use chrono::{DateTime, NaiveDate, Utc};

use crate::database::dialect::Connection;
use crate::electives::store::{self, ApplicationRow};
use crate::error::Error;
use crate::requirements::derive::{self, Run};

/// Makes the course a duty of the applicant: the selection, from which the derivation makes the assignment, so
/// that the course can be taken at once.
///
/// # Errors
/// The database refuses.
pub fn grant(
    c: &mut Connection,
    of: &ApplicationRow,
    due_on: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    store::select_course(c, of, due_on, now)?;
    after_facts(c, &of.tenant_id, &[&of.person_id], now)
}

/// Takes the selection back; the assignment stays only where it has another cause.
///
/// # Errors
/// The database refuses.
pub fn take_back(c: &mut Connection, of: &ApplicationRow, by: &str, now: DateTime<Utc>) -> Result<(), Error> {
    store::unselect(c, of, by, now)?;
    after_facts(c, &of.tenant_id, &[&of.person_id], now)
}

fn after_facts(
    c: &mut Connection,
    tenant_id: &str,
    people: &[&str],
    now: DateTime<Utc>,
) -> Result<(), Error> {
    derive::after_some(c, Run { tenant_id, now, trigger: "選択研修の承認・辞退" }, people)
}
