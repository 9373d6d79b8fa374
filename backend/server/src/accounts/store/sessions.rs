//! SQL of sign-in sessions.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use learning::role::Role;

use crate::accounts::store::roles;
use crate::database::dialect::Connection;
use crate::database::schema::{accounts, departments, sessions, staff};
use crate::error::Error;
use crate::session::CurrentUser;

/// A session with the person behind it.
pub struct FoundSession {
    /// Organisation.
    pub tenant_id: String,
    /// When the session was made.
    pub created_at: DateTime<Utc>,
    /// Last request, to the minute.
    pub last_seen_at: DateTime<Utc>,
    person: PersonRow,
    roles: Vec<Role>,
    must_change: bool,
}

type PersonRow = (String, String, String, String, String);

impl FoundSession {
    /// The person, for the handlers.
    #[must_use]
    pub fn into_user(self, token_hash: String, address: String) -> CurrentUser {
        let (person_id, staff_number, name, department_id, department) = self.person;
        CurrentUser {
            tenant_id: self.tenant_id,
            person_id,
            staff_number,
            name,
            department_id,
            department,
            roles: self.roles,
            must_change_password: self.must_change,
            token_hash,
            signed_in_at: self.created_at,
            address,
        }
    }
}

/// The session of a token, if there is one.
///
/// # Errors
/// The database refuses.
pub fn session(connection: &mut Connection, token_hash: &str) -> Result<Option<FoundSession>, Error> {
    let found: Option<(String, String, DateTime<Utc>, DateTime<Utc>)> = sessions::table
        .find(token_hash)
        .select((sessions::tenant_id, sessions::person_id, sessions::created_at, sessions::last_seen_at))
        .first(connection)
        .optional()?;
    let Some((tenant_id, person_id, created_at, last_seen_at)) = found else {
        return Ok(None);
    };
    let person: Option<(PersonRow, bool, String)> = staff::table
        .inner_join(
            departments::table.on(departments::tenant_id
                .eq(staff::tenant_id)
                .and(departments::id.eq(staff::department_id))),
        )
        .inner_join(
            accounts::table
                .on(accounts::tenant_id.eq(staff::tenant_id).and(accounts::person_id.eq(staff::person_id))),
        )
        .filter(staff::tenant_id.eq(&tenant_id).and(staff::person_id.eq(&person_id)))
        .select((
            (staff::person_id, staff::staff_number, staff::name, staff::department_id, departments::name),
            accounts::must_change,
            staff::status,
        ))
        .first(connection)
        .optional()?;
    let Some((person, must_change, status)) = person else {
        return Ok(None);
    };
    if status == "retired" {
        return Ok(None);
    }
    let roles = roles(connection, &tenant_id, &person_id)?;
    Ok(Some(FoundSession { tenant_id, created_at, last_seen_at, person, roles, must_change }))
}

/// Records that the session is in use.
///
/// # Errors
/// The database refuses.
pub fn touch_session(c: &mut Connection, token_hash: &str, now: DateTime<Utc>) -> Result<(), Error> {
    diesel::update(sessions::table.find(token_hash)).set(sessions::last_seen_at.eq(now)).execute(c)?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// The database refuses.
pub fn delete_session(c: &mut Connection, token_hash: &str) -> Result<(), Error> {
    diesel::delete(sessions::table.find(token_hash)).execute(c)?;
    Ok(())
}

/// Ends every session of a person but one.
///
/// # Errors
/// The database refuses.
pub fn delete_other_sessions(c: &mut Connection, user: &CurrentUser) -> Result<(), Error> {
    diesel::delete(
        sessions::table
            .filter(sessions::tenant_id.eq(&user.tenant_id))
            .filter(sessions::person_id.eq(&user.person_id))
            .filter(sessions::token_hash.ne(&user.token_hash)),
    )
    .execute(c)?;
    Ok(())
}

/// Starts a session and clears out those that nobody can use any more.
///
/// # Errors
/// The database refuses.
pub fn insert_session(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    token_hash: &str,
    now: DateTime<Utc>,
    dead_before: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::delete(sessions::table.filter(sessions::last_seen_at.lt(dead_before))).execute(c)?;
    diesel::insert_into(sessions::table)
        .values((
            sessions::token_hash.eq(token_hash),
            sessions::tenant_id.eq(tenant_id),
            sessions::person_id.eq(person_id),
            sessions::created_at.eq(now),
            sessions::last_seen_at.eq(now),
        ))
        .execute(c)?;
    diesel::update(accounts::table.find((tenant_id, person_id)))
        .set(accounts::last_signed_in_at.eq(now))
        .execute(c)?;
    Ok(())
}

/// Ends every session of a person.
///
/// # Errors
/// The database refuses.
pub fn delete_sessions_of(c: &mut Connection, tenant_id: &str, person_id: &str) -> Result<(), Error> {
    diesel::delete(
        sessions::table.filter(sessions::tenant_id.eq(tenant_id)).filter(sessions::person_id.eq(person_id)),
    )
    .execute(c)?;
    Ok(())
}
