//! SQL of accounts and roles, and of sessions and failed sign-ins in files of their own.

mod failures;
mod sessions;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use learning::role::Role;

use crate::database::dialect::Connection;
use crate::database::schema::{accounts, departments, one_time_links, role_grants, staff, tenants};
use crate::error::Error;

pub use failures::{RecentFailures, clear_failures, insert_failure, recent_failures};
pub use sessions::{
    FoundSession, delete_other_sessions, delete_session, delete_sessions_of, insert_session, session,
    touch_session,
};

/// All roles of a person, learner first.
///
/// # Errors
/// The database refuses.
pub fn roles(connection: &mut Connection, tenant_id: &str, person_id: &str) -> Result<Vec<Role>, Error> {
    let granted: Vec<String> = role_grants::table
        .filter(role_grants::tenant_id.eq(tenant_id).and(role_grants::person_id.eq(person_id)))
        .select(role_grants::role)
        .load(connection)?;
    let mut roles: Vec<Role> = granted.iter().filter_map(|role| Role::parse(role).ok()).collect();
    roles.push(Role::Learner);
    roles.sort();
    Ok(roles)
}

/// What a sign-in needs to know of an account.
pub struct SignInAccount {
    /// Stable person id.
    pub person_id: String,
    /// Name, for the log.
    pub name: String,
    /// PHC string.
    pub password_hash: String,
}

/// The account of a staff number; none for people who have left or have no password.
///
/// # Errors
/// The database refuses.
pub fn account_by_number(
    c: &mut Connection,
    tenant_id: &str,
    staff_number: &str,
) -> Result<Option<SignInAccount>, Error> {
    let found: Option<(String, String, String)> = staff::table
        .inner_join(
            accounts::table
                .on(accounts::tenant_id.eq(staff::tenant_id).and(accounts::person_id.eq(staff::person_id))),
        )
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::staff_number.eq(staff_number))
        .filter(staff::status.ne("retired"))
        .select((staff::person_id, staff::name, accounts::password_hash))
        .first(c)
        .optional()?;
    Ok(found.map(|(person_id, name, password_hash)| SignInAccount { person_id, name, password_hash }))
}

/// PHC string of a person.
///
/// # Errors
/// [`Error`] not found when there is no account.
pub fn password_hash(c: &mut Connection, tenant_id: &str, person_id: &str) -> Result<String, Error> {
    Ok(accounts::table.find((tenant_id, person_id)).select(accounts::password_hash).first(c)?)
}

/// Sets the password of a person, making the account when there is none.
///
/// # Errors
/// The database refuses.
pub fn set_password(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    hash: &str,
    must_change: bool,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::insert_into(accounts::table)
        .values((
            accounts::tenant_id.eq(tenant_id),
            accounts::person_id.eq(person_id),
            accounts::password_hash.eq(hash),
            accounts::must_change.eq(must_change),
            accounts::changed_at.eq(now),
        ))
        .on_conflict((accounts::tenant_id, accounts::person_id))
        .do_update()
        .set((
            accounts::password_hash.eq(hash),
            accounts::must_change.eq(must_change),
            accounts::changed_at.eq(now),
        ))
        .execute(c)?;
    Ok(())
}

/// Replaces the granted roles of a person.
///
/// # Errors
/// The database refuses.
pub fn set_roles(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    roles: &[Role],
    granted_by: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::delete(
        role_grants::table
            .filter(role_grants::tenant_id.eq(tenant_id))
            .filter(role_grants::person_id.eq(person_id)),
    )
    .execute(c)?;
    let granted: BTreeSet<Role> = roles.iter().copied().collect();
    let rows: Vec<_> = granted
        .iter()
        .filter(|role| **role != Role::Learner)
        .map(|role| {
            (
                role_grants::tenant_id.eq(tenant_id),
                role_grants::person_id.eq(person_id),
                role_grants::role.eq(role.as_str()),
                role_grants::granted_at.eq(now),
                role_grants::granted_by.eq(granted_by),
            )
        })
        .collect();
    diesel::insert_into(role_grants::table).values(rows).execute(c)?;
    Ok(())
}

/// Lets changes of an organisation's administrators happen one after the other: PostgreSQL would otherwise
/// let two of them remove each other at the same moment, each seeing that the other is left.
///
/// # Errors
/// The database refuses.
pub fn one_at_a_time(c: &mut Connection, tenant_id: &str) -> Result<(), Error> {
    diesel::update(tenants::table.find(tenant_id)).set(tenants::sample.eq(tenants::sample)).execute(c)?;
    Ok(())
}

/// How many other people hold the administrator's role; who has left cannot use it and does not count.
///
/// # Errors
/// The database refuses.
pub fn other_administrators(c: &mut Connection, tenant_id: &str, person_id: &str) -> Result<i64, Error> {
    Ok(role_grants::table
        .inner_join(
            staff::table.on(staff::tenant_id
                .eq(role_grants::tenant_id)
                .and(staff::person_id.eq(role_grants::person_id))),
        )
        .filter(role_grants::tenant_id.eq(tenant_id))
        .filter(role_grants::role.eq(Role::Administrator.as_str()))
        .filter(role_grants::person_id.ne(person_id))
        .filter(staff::status.ne("retired"))
        .count()
        .get_result(c)?)
}

/// Stores a one-time link.
///
/// # Errors
/// The database refuses.
pub fn insert_link(
    c: &mut Connection,
    tenant_id: &str,
    token_hash: &str,
    expires_at: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::insert_into(one_time_links::table)
        .values((
            one_time_links::token_hash.eq(token_hash),
            one_time_links::tenant_id.eq(tenant_id),
            one_time_links::expires_at.eq(expires_at),
        ))
        .execute(c)?;
    Ok(())
}

/// Uses up a link of this organisation; false when it is unknown, used or too old.
///
/// # Errors
/// The database refuses.
pub fn use_link(
    c: &mut Connection,
    tenant_id: &str,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<bool, Error> {
    let used = diesel::update(
        one_time_links::table
            .filter(one_time_links::token_hash.eq(token_hash))
            .filter(one_time_links::tenant_id.eq(tenant_id))
            .filter(one_time_links::used_at.is_null())
            .filter(one_time_links::expires_at.gt(now)),
    )
    .set(one_time_links::used_at.eq(now))
    .execute(c)?;
    Ok(used == 1)
}

/// Whether anybody who has not left holds the administrator's role.
///
/// # Errors
/// The database refuses.
pub fn has_administrator(c: &mut Connection, tenant_id: &str) -> Result<bool, Error> {
    Ok(other_administrators(c, tenant_id, "")? > 0)
}

/// One row of the account list.
#[derive(Queryable)]
pub struct AccountListRow {
    /// Stable person id.
    pub person_id: String,
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// Department name.
    pub department: String,
    /// Whether the first password is still to be changed; none without an account.
    pub must_change: Option<bool>,
    /// Last successful sign-in.
    pub last_signed_in_at: Option<DateTime<Utc>>,
}

/// One page of accounts by staff number, and how many match.
///
/// # Errors
/// The database refuses.
pub fn account_page(
    c: &mut Connection,
    tenant_id: &str,
    search_key: &str,
    offset: i64,
    limit: i64,
) -> Result<(Vec<AccountListRow>, i64), Error> {
    let pattern = format!("%{}%", search_key.replace(['%', '_', '\\'], ""));
    let filtered = || {
        staff::table
            .filter(staff::tenant_id.eq(tenant_id))
            .filter(staff::status.ne("retired"))
            .filter(staff::search_key.like(pattern.clone()))
    };
    let rows = filtered()
        .inner_join(
            departments::table.on(departments::tenant_id
                .eq(staff::tenant_id)
                .and(departments::id.eq(staff::department_id))),
        )
        .left_join(
            accounts::table
                .on(accounts::tenant_id.eq(staff::tenant_id).and(accounts::person_id.eq(staff::person_id))),
        )
        .order(staff::staff_number.asc())
        .offset(offset)
        .limit(limit)
        .select((
            staff::person_id,
            staff::staff_number,
            staff::name,
            departments::name,
            accounts::must_change.nullable(),
            accounts::last_signed_in_at.nullable(),
        ))
        .load(c)?;
    let total = filtered().count().get_result(c)?;
    Ok((rows, total))
}

/// Granted roles of several people.
///
/// # Errors
/// The database refuses.
pub fn roles_of(
    c: &mut Connection,
    tenant_id: &str,
    people: &[String],
) -> Result<Vec<(String, String)>, Error> {
    Ok(role_grants::table
        .filter(role_grants::tenant_id.eq(tenant_id))
        .filter(role_grants::person_id.eq_any(people))
        .order((role_grants::person_id, role_grants::role))
        .select((role_grants::person_id, role_grants::role))
        .load(c)?)
}

/// Person id, staff number, name, department of those who are to get a first password: the people named,
/// or everyone at work who has no account.
///
/// # Errors
/// The database refuses.
pub fn to_be_issued(
    c: &mut Connection,
    tenant_id: &str,
    person_ids: &[String],
) -> Result<Vec<(String, String, String, String)>, Error> {
    let mut query = staff::table
        .inner_join(
            departments::table.on(departments::tenant_id
                .eq(staff::tenant_id)
                .and(departments::id.eq(staff::department_id))),
        )
        .left_join(
            accounts::table
                .on(accounts::tenant_id.eq(staff::tenant_id).and(accounts::person_id.eq(staff::person_id))),
        )
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::status.ne("retired"))
        .order((departments::code.asc(), staff::staff_number.asc()))
        .select((staff::person_id, staff::staff_number, staff::name, departments::name))
        .into_boxed();
    query = if person_ids.is_empty() {
        query.filter(accounts::person_id.is_null())
    } else {
        query.filter(staff::person_id.eq_any(person_ids))
    };
    Ok(query.load(c)?)
}

/// Person id of somebody who has not left, by staff number.
///
/// # Errors
/// The database refuses.
pub fn person_by_number(
    c: &mut Connection,
    tenant_id: &str,
    staff_number: &str,
) -> Result<Option<String>, Error> {
    Ok(staff::table
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::staff_number.eq(staff_number))
        .filter(staff::status.ne("retired"))
        .select(staff::person_id)
        .first(c)
        .optional()?)
}
