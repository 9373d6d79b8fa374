//! SQL of the turn of the day.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use crate::database::dialect::Connection;
use crate::database::schema::day_turns;
use crate::error::Error;

/// The last day that was turned.
///
/// # Errors
/// The database refuses.
pub(super) fn last(c: &mut Connection, tenant_id: &str) -> Result<Option<NaiveDate>, Error> {
    Ok(day_turns::table.find(tenant_id).select(day_turns::day).first(c).optional()?)
}

/// Whether a day is turned: duties and figures are those of that day.
///
/// # Errors
/// The database refuses.
pub fn is_turned(c: &mut Connection, tenant_id: &str, day: NaiveDate) -> Result<bool, Error> {
    Ok(last(c, tenant_id)?.is_some_and(|last| last >= day))
}

/// Notes that a day is turned.
///
/// # Errors
/// The database refuses.
pub(super) fn finish(
    c: &mut Connection,
    tenant_id: &str,
    day: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::insert_into(day_turns::table)
        .values((day_turns::tenant_id.eq(tenant_id), day_turns::day.eq(day), day_turns::finished_at.eq(now)))
        .on_conflict(day_turns::tenant_id)
        .do_update()
        .set((day_turns::day.eq(day), day_turns::finished_at.eq(now)))
        .execute(c)?;
    Ok(())
}
