//! SQL of the codes shown in rooms, and of wrong ones.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::clock;
use crate::database::dialect::Connection;
use crate::database::schema::{event_code_failures, event_codes};
use crate::error::Error;

/// A code that was shown.
#[derive(Queryable, Selectable, Debug, Clone)]
#[diesel(table_name = event_codes)]
pub struct CodeRow {
    /// Id.
    pub id: String,
    /// Session.
    pub session_id: String,
    /// The code.
    pub code: String,
    /// Until when it is valid, itself included.
    pub valid_until: DateTime<Utc>,
}

/// The latest code of a session.
///
/// # Errors
/// The database refuses.
pub fn latest(c: &mut Connection, tenant_id: &str, session_id: &str) -> Result<Option<CodeRow>, Error> {
    Ok(event_codes::table
        .filter(event_codes::tenant_id.eq(tenant_id))
        .filter(event_codes::session_id.eq(session_id))
        .order((event_codes::shown_at.desc(), event_codes::id.desc()))
        .select(CodeRow::as_select())
        .first(c)
        .optional()?)
}

/// The latest showing of a code, whether still valid or not.
///
/// # Errors
/// The database refuses.
pub fn by_code(c: &mut Connection, tenant_id: &str, code: &str) -> Result<Option<CodeRow>, Error> {
    Ok(event_codes::table
        .filter(event_codes::tenant_id.eq(tenant_id))
        .filter(event_codes::code.eq(code))
        .order((event_codes::shown_at.desc(), event_codes::id.desc()))
        .select(CodeRow::as_select())
        .first(c)
        .optional()?)
}

/// Appends a code.
///
/// # Errors
/// The database refuses.
pub fn insert(
    c: &mut Connection,
    tenant_id: &str,
    code: &CodeRow,
    by: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::insert_into(event_codes::table)
        .values((
            event_codes::tenant_id.eq(tenant_id),
            event_codes::id.eq(&code.id),
            event_codes::session_id.eq(&code.session_id),
            event_codes::code.eq(&code.code),
            event_codes::shown_at.eq(now),
            event_codes::valid_until.eq(code.valid_until),
            event_codes::shown_by.eq(by),
        ))
        .execute(c)?;
    Ok(())
}

/// Wrong codes of a person since `since`: how many, how many of them from this address, and the last instant.
///
/// # Errors
/// The database refuses.
pub fn failures(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    address: &str,
    since: DateTime<Utc>,
) -> Result<(u32, u32, Option<DateTime<Utc>>), Error> {
    let rows: Vec<(String, DateTime<Utc>)> = event_code_failures::table
        .filter(event_code_failures::tenant_id.eq(tenant_id))
        .filter(event_code_failures::person_id.eq(person_id))
        .filter(event_code_failures::failed_at.gt(since))
        .select((event_code_failures::address, event_code_failures::failed_at))
        .load(c)?;
    let count = |found: usize| u32::try_from(found).unwrap_or(u32::MAX);
    let here = rows.iter().filter(|(from, _)| from == address).count();
    Ok((count(rows.len()), count(here), rows.iter().map(|(_, at)| *at).max()))
}

/// Records a wrong code and forgets those from before `forget_before`.
///
/// # Errors
/// The database refuses.
pub fn insert_failure(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    address: &str,
    now: DateTime<Utc>,
    forget_before: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::delete(
        event_code_failures::table
            .filter(event_code_failures::tenant_id.eq(tenant_id))
            .filter(event_code_failures::failed_at.lt(forget_before)),
    )
    .execute(c)?;
    diesel::insert_into(event_code_failures::table)
        .values((
            event_code_failures::tenant_id.eq(tenant_id),
            event_code_failures::id.eq(clock::new_id()),
            event_code_failures::person_id.eq(person_id),
            event_code_failures::address.eq(address),
            event_code_failures::failed_at.eq(now),
        ))
        .execute(c)?;
    Ok(())
}

/// Forgets the wrong codes of a person after a right one.
///
/// # Errors
/// The database refuses.
pub fn clear_failures(c: &mut Connection, tenant_id: &str, person_id: &str) -> Result<(), Error> {
    diesel::delete(
        event_code_failures::table
            .filter(event_code_failures::tenant_id.eq(tenant_id))
            .filter(event_code_failures::person_id.eq(person_id)),
    )
    .execute(c)?;
    Ok(())
}
