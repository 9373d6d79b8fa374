//! The chain of seals: shows afterwards that no fact was altered, removed or put in behind the program's back.
//!
//! A fact is a row of a table that its migration marks `-- Fact.`; [`KINDS`] lists them. A background job seals what
//! is new, within a minute, in a transaction of its own: were it part of the fact's transaction, every writer of a
//! PostgreSQL would have to wait for every other. Facts of an earlier instant than `covers_until` of a seal are in
//! that seal or an earlier one.
//!
//! What is hashed is text of one form, whatever the database, so that a chain goes along from SQLite to PostgreSQL;
//! see [`canonical`]. Each seal hashes the one before. The chain has no secret: who can write the database can also
//! write a chain of their own. What they cannot change is a number and hash that stand on paper, which is why reports
//! print [`head`] and why [`verify`](verify::verify) takes such an anchor.

pub mod canonical;
mod seal;
mod verify;

pub use crate::audit::store::sealed_tables::KINDS;
pub use seal::{Place, run, seal, step};
pub use verify::{Anchor, verify};

use chrono::TimeDelta;

use crate::audit::store::seals;
use crate::database::dialect::Connection;
use crate::error::Error;

/// How much later than its instant a fact may be committed and still be found: longer than any transaction.
pub const OVERLAP: TimeDelta = TimeDelta::minutes(10);

/// Number and hash of the newest seal.
///
/// # Errors
/// The database refuses.
pub fn head(c: &mut Connection, tenant_id: &str) -> Result<Option<(u32, String)>, Error> {
    let newest = seals::newest(c, tenant_id)?;
    Ok(newest.map(|seal| (number(seal.number), seal.hash)))
}

/// A seal's number as it travels.
pub(crate) fn number(stored: i32) -> u32 {
    u32::try_from(stored).unwrap_or_default()
}
