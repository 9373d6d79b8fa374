//! SQL of failed sign-ins.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::clock;
use crate::database::dialect::Connection;
use crate::database::schema::sign_in_failures;
use crate::error::Error;

/// Recent failures: number and last instant, per pair, account and address.
#[derive(Debug, Default)]
pub struct RecentFailures {
    /// Of this account from this address.
    pub pair: (i64, Option<DateTime<Utc>>),
    /// Of this account from anywhere.
    pub account: (i64, Option<DateTime<Utc>>),
    /// From this address to any account.
    pub address: (i64, Option<DateTime<Utc>>),
}

/// Failures since `since`.
///
/// # Errors
/// The database refuses.
pub fn recent_failures(
    c: &mut Connection,
    tenant_id: &str,
    staff_number: &str,
    address: &str,
    since: DateTime<Utc>,
) -> Result<RecentFailures, Error> {
    use sign_in_failures::dsl as f;
    let recent = || sign_in_failures::table.filter(f::tenant_id.eq(tenant_id)).filter(f::failed_at.gt(since));
    let account = || recent().filter(f::staff_number.eq(staff_number));
    let pair = || account().filter(f::address.eq(address));
    let from_address = || recent().filter(f::address.eq(address));
    let latest = f::failed_at.desc();
    Ok(RecentFailures {
        pair: (pair().count().get_result(c)?, pair().order(latest).select(f::failed_at).first(c).optional()?),
        account: (
            account().count().get_result(c)?,
            account().order(latest).select(f::failed_at).first(c).optional()?,
        ),
        address: (
            from_address().count().get_result(c)?,
            from_address().order(latest).select(f::failed_at).first(c).optional()?,
        ),
    })
}

/// Records a failed sign-in and forgets those from before `forget_before`.
///
/// # Errors
/// The database refuses.
pub fn insert_failure(
    c: &mut Connection,
    tenant_id: &str,
    staff_number: &str,
    address: &str,
    now: DateTime<Utc>,
    forget_before: DateTime<Utc>,
) -> Result<(), Error> {
    use sign_in_failures::dsl as f;
    diesel::delete(
        sign_in_failures::table.filter(f::tenant_id.eq(tenant_id)).filter(f::failed_at.lt(forget_before)),
    )
    .execute(c)?;
    diesel::insert_into(sign_in_failures::table)
        .values((
            f::tenant_id.eq(tenant_id),
            f::id.eq(clock::new_id()),
            f::staff_number.eq(staff_number),
            f::address.eq(address),
            f::failed_at.eq(now),
        ))
        .execute(c)?;
    Ok(())
}

/// Forgets the failures of an account after a success.
///
/// # Errors
/// The database refuses.
pub fn clear_failures(c: &mut Connection, tenant_id: &str, staff_number: &str) -> Result<(), Error> {
    use sign_in_failures::dsl as f;
    diesel::delete(
        sign_in_failures::table.filter(f::tenant_id.eq(tenant_id)).filter(f::staff_number.eq(staff_number)),
    )
    .execute(c)?;
    Ok(())
}
