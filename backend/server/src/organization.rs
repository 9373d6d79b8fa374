//! The organisation: units, grades, the personnel ledger and the staff file that feeds it.

pub mod apply;
pub mod attribute_list;
pub mod attribute_routes;
pub mod decisions;
pub mod difference;
pub mod identity;
pub mod import_routes;
pub mod ledger;
pub mod operation_routes;
pub mod operations;
pub mod people_routes;
pub mod person;
pub mod personnel;
pub mod routes;
pub mod staff_file;
pub mod store;
pub mod tables;
pub mod undo;
pub mod unit_changes;
pub mod unit_orders;
pub mod unit_routes;
pub mod units;
pub mod wording;

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::requirements::derive::{self, Run};

/// Days ahead for which a change may be loaded: a file of the next 1 April, with room to spare.
const MOST_DAYS_AHEAD: u64 = 400;

/// Whether a change may take effect on a day.
///
/// # Errors
/// `effective_on: too-far-ahead`.
pub fn check_day(effective_on: NaiveDate, today: NaiveDate) -> Result<(), Error> {
    let latest = today.checked_add_days(Days::new(MOST_DAYS_AHEAD)).unwrap_or(NaiveDate::MAX);
    if effective_on > latest { Err(Error::field("effective_on", "too-far-ahead")) } else { Ok(()) }
}

/// What follows from a change of the ledger or of the organisation, in the same transaction: for these people,
/// or for everybody.
///
/// # Errors
/// The database refuses.
pub fn after_facts(
    c: &mut Connection,
    tenant_id: &str,
    people: Option<&[&str]>,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let run = Run { tenant_id, now, trigger: "人事異動・組織の変更の反映" };
    match people {
        Some(people) => derive::after_some(c, run, people),
        None => derive::after_all(c, run),
    }
}

/// The turn of the day: what takes effect after `last` (none: ever) and until `today` is brought into the lists (staff,
/// names of units). Returns the people concerned; derives nothing.
///
/// # Errors
/// The database refuses.
pub fn turn(
    c: &mut Connection,
    tenant_id: &str,
    last: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<Vec<String>, Error> {
    take_turn(c, &ledger::turn_key(tenant_id))?;
    let people = ledger::people_changing(c, tenant_id, last, today)?;
    let changing: Vec<&str> = people.iter().map(String::as_str).collect();
    ledger::project(c, tenant_id, &changing, today)?;
    store::units::project_names(c, tenant_id, today)?;
    Ok(people)
}
