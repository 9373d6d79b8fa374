//! What HR records beside the courses: waivers (免除), extensions (期限の延長), outside training (充当・所外研修) one
//! by one or by roster, and the history (受講履歴) that all of it goes into. Records are facts: a wrong one is
//! revoked, never changed.

pub mod apply_roster;
pub mod history;
pub mod history_csv;
pub mod history_routes;
pub mod post;
pub mod record;
pub mod roster;
pub mod roster_people;
pub mod roster_routes;
pub mod routes;
pub mod store;

use chrono::{DateTime, Utc};

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::requirements::derive::{self, Run};

/// What follows from new or revoked facts about these people, in the same transaction.
///
/// # Errors
/// The database refuses.
pub fn after_facts(
    c: &mut Connection,
    tenant_id: &str,
    people: &[&str],
    now: DateTime<Utc>,
) -> Result<(), Error> {
    derive::after_some(c, Run { tenant_id, now, trigger: "免除・延長・所外研修の記録" }, people)
}
