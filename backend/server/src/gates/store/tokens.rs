//! SQL of tokens and of wrong ones.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::clock;
use crate::database::dialect::Connection;
use crate::database::schema::{gate_token_failures, gate_tokens};
use crate::error::Error;

/// One token.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = gate_tokens, treat_none_as_default_value = false)]
pub struct GateToken {
    /// Organisation.
    pub tenant_id: String,
    /// Token id.
    pub id: String,
    /// The one gate that it opens.
    pub gate_code: String,
    /// SHA-256 of the token, hex.
    pub token_hash: String,
    /// Which system uses it.
    pub label: String,
    /// Staff number of who made it.
    pub created_by: String,
    /// When.
    pub created_at: DateTime<Utc>,
    /// Staff number of who revoked it.
    pub revoked_by: Option<String>,
    /// When.
    pub revoked_at: Option<DateTime<Utc>>,
    /// When it was used last, to the minute.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// Adds a token.
///
/// # Errors
/// The database refuses.
pub fn insert_token(c: &mut Connection, token: &GateToken) -> Result<(), Error> {
    diesel::insert_into(gate_tokens::table).values(token).execute(c)?;
    Ok(())
}

/// Tokens of a gate, latest first.
///
/// # Errors
/// The database refuses.
pub fn tokens_of(c: &mut Connection, tenant_id: &str, gate_code: &str) -> Result<Vec<GateToken>, Error> {
    Ok(gate_tokens::table
        .filter(gate_tokens::tenant_id.eq(tenant_id))
        .filter(gate_tokens::gate_code.eq(gate_code))
        .order((gate_tokens::created_at.desc(), gate_tokens::id.desc()))
        .select(GateToken::as_select())
        .load(c)?)
}

/// Revokes a token; the label of the revoked one.
///
/// # Errors
/// Not found when the gate has no such token that works.
pub fn revoke_token(
    c: &mut Connection,
    tenant_id: &str,
    gate_code: &str,
    id: &str,
    by: &str,
    now: DateTime<Utc>,
) -> Result<String, Error> {
    let works = gate_tokens::table
        .filter(gate_tokens::tenant_id.eq(tenant_id))
        .filter(gate_tokens::gate_code.eq(gate_code))
        .filter(gate_tokens::id.eq(id))
        .filter(gate_tokens::revoked_at.is_null());
    let label = works.select(gate_tokens::label).first(c)?;
    diesel::update(works)
        .set((gate_tokens::revoked_by.eq(by), gate_tokens::revoked_at.eq(now)))
        .execute(c)?;
    Ok(label)
}

/// The token with this hash, if it works.
///
/// # Errors
/// The database refuses.
pub fn token_by_hash(c: &mut Connection, tenant_id: &str, hash: &str) -> Result<Option<GateToken>, Error> {
    Ok(gate_tokens::table
        .filter(gate_tokens::tenant_id.eq(tenant_id))
        .filter(gate_tokens::token_hash.eq(hash))
        .filter(gate_tokens::revoked_at.is_null())
        .select(GateToken::as_select())
        .first(c)
        .optional()?)
}

/// Notes that a token was used.
///
/// # Errors
/// The database refuses.
pub fn touch_token(c: &mut Connection, tenant_id: &str, id: &str, now: DateTime<Utc>) -> Result<(), Error> {
    diesel::update(gate_tokens::table.find((tenant_id, id)))
        .set(gate_tokens::last_used_at.eq(now))
        .execute(c)?;
    Ok(())
}

/// Wrong tokens from an address since `since`: how many, and when the last.
///
/// # Errors
/// The database refuses.
pub fn recent_failures(
    c: &mut Connection,
    tenant_id: &str,
    address: &str,
    since: DateTime<Utc>,
) -> Result<(i64, Option<DateTime<Utc>>), Error> {
    use gate_token_failures::dsl as f;
    let recent = || {
        gate_token_failures::table
            .filter(f::tenant_id.eq(tenant_id))
            .filter(f::address.eq(address))
            .filter(f::failed_at.gt(since))
    };
    let last = recent().order(f::failed_at.desc()).select(f::failed_at).first(c).optional()?;
    Ok((recent().count().get_result(c)?, last))
}

/// Records a wrong token and forgets those from before `forget_before`.
///
/// # Errors
/// The database refuses.
pub fn insert_failure(
    c: &mut Connection,
    tenant_id: &str,
    address: &str,
    now: DateTime<Utc>,
    forget_before: DateTime<Utc>,
) -> Result<(), Error> {
    use gate_token_failures::dsl as f;
    let old = f::tenant_id.eq(tenant_id).and(f::failed_at.lt(forget_before));
    diesel::delete(gate_token_failures::table.filter(old)).execute(c)?;
    diesel::insert_into(gate_token_failures::table)
        .values((
            f::tenant_id.eq(tenant_id),
            f::id.eq(clock::new_id()),
            f::address.eq(address),
            f::failed_at.eq(now),
        ))
        .execute(c)?;
    Ok(())
}
