//! SQL of accounts, sessions, roles and failed sign-ins.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use learning::role::Role;

use crate::clock;
use crate::database::dialect::Connection;
use crate::database::schema::{
    accounts, departments, one_time_links, role_grants, sessions, sign_in_failures, staff,
};
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
