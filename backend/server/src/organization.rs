//! The organisation: departments, grades, the personnel ledger and the staff file that feeds it.

pub mod apply;
pub mod difference;
pub mod ledger;
pub mod routes;
pub mod staff_file;
pub mod store;
pub mod tables;

use chrono::NaiveDate;

use crate::database::dialect::Connection;
use crate::error::Error;

/// The turn of the day: events whose day has come take effect in the projection.
///
/// # Errors
/// The database refuses.
pub fn turn(c: &mut Connection, tenant_id: &str, last: NaiveDate, today: NaiveDate) -> Result<(), Error> {
    let people = ledger::people_changing(c, tenant_id, last, today)?;
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    ledger::project(c, tenant_id, &people, today)
}
