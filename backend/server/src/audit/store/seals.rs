//! SQL of the chain: seals and what they cover.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{sealed_facts, seals};
use crate::error::Error;

/// Keys in one question at most.
const KEYS: usize = 1000;

/// One seal.
#[derive(Queryable, Selectable, Insertable, Debug, Clone, PartialEq, Eq)]
#[diesel(table_name = seals)]
pub struct SealRow {
    /// Organisation.
    pub tenant_id: String,
    /// From 1, without gaps.
    pub number: i32,
    /// When it was made.
    pub sealed_at: DateTime<Utc>,
    /// Facts of an earlier instant are in this seal or one before.
    pub covers_until: DateTime<Utc>,
    /// How many facts it covers.
    pub facts: i32,
    /// Of its facts.
    pub digest: String,
    /// Hash of the seal before; empty for the first.
    pub previous_hash: String,
    /// Of everything above.
    pub hash: String,
}

/// One fact under a seal.
#[derive(Queryable, Selectable, Insertable, Debug, Clone, PartialEq, Eq)]
#[diesel(table_name = sealed_facts)]
pub struct SealedFact {
    /// Organisation.
    pub tenant_id: String,
    /// Table.
    pub kind: String,
    /// Key of the row.
    pub fact_key: String,
    /// The seal.
    pub seal_number: i32,
    /// SHA-256 of the row's canonical form.
    pub digest: String,
}

/// The newest seal.
///
/// # Errors
/// The database refuses.
pub fn newest(c: &mut Connection, tenant_id: &str) -> Result<Option<SealRow>, Error> {
    Ok(seals::table
        .filter(seals::tenant_id.eq(tenant_id))
        .order(seals::number.desc())
        .select(SealRow::as_select())
        .first(c)
        .optional()?)
}

/// Seals after a number, at most `limit`, in order.
///
/// # Errors
/// The database refuses.
pub fn after(c: &mut Connection, tenant_id: &str, number: i32, limit: i64) -> Result<Vec<SealRow>, Error> {
    Ok(seals::table
        .filter(seals::tenant_id.eq(tenant_id))
        .filter(seals::number.gt(number))
        .order(seals::number.asc())
        .limit(limit)
        .select(SealRow::as_select())
        .load(c)?)
}

/// The facts under a seal.
///
/// # Errors
/// The database refuses.
pub fn facts_of(c: &mut Connection, tenant_id: &str, number: i32) -> Result<Vec<SealedFact>, Error> {
    Ok(sealed_facts::table
        .filter(sealed_facts::tenant_id.eq(tenant_id))
        .filter(sealed_facts::seal_number.eq(number))
        .select(SealedFact::as_select())
        .load(c)?)
}

/// Digest and seal of those of these keys of a table that are sealed.
///
/// # Errors
/// The database refuses.
pub fn known(
    c: &mut Connection,
    tenant_id: &str,
    kind: &str,
    keys: &[&str],
) -> Result<BTreeMap<String, (String, i32)>, Error> {
    let mut known = BTreeMap::new();
    for keys in keys.chunks(KEYS) {
        let rows: Vec<(String, String, i32)> = sealed_facts::table
            .filter(sealed_facts::tenant_id.eq(tenant_id))
            .filter(sealed_facts::kind.eq(kind))
            .filter(sealed_facts::fact_key.eq_any(keys))
            .select((sealed_facts::fact_key, sealed_facts::digest, sealed_facts::seal_number))
            .load(c)?;
        known.extend(rows.into_iter().map(|(key, digest, number)| (key, (digest, number))));
    }
    Ok(known)
}

/// Keys of a kind with their seals.
///
/// # Errors
/// The database refuses.
pub fn keys_of(c: &mut Connection, tenant_id: &str, kind: &str) -> Result<BTreeMap<String, i32>, Error> {
    Ok(sealed_facts::table
        .filter(sealed_facts::tenant_id.eq(tenant_id))
        .filter(sealed_facts::kind.eq(kind))
        .select((sealed_facts::fact_key, sealed_facts::seal_number))
        .load::<(String, i32)>(c)?
        .into_iter()
        .collect())
}

/// How many facts of each table are under seals up to a number.
///
/// # Errors
/// The database refuses.
pub fn counts(c: &mut Connection, tenant_id: &str, up_to: i32) -> Result<BTreeMap<String, i64>, Error> {
    Ok(sealed_facts::table
        .filter(sealed_facts::tenant_id.eq(tenant_id))
        .filter(sealed_facts::seal_number.le(up_to))
        .group_by(sealed_facts::kind)
        .select((sealed_facts::kind, count_star()))
        .load::<(String, i64)>(c)?
        .into_iter()
        .collect())
}

/// Appends a seal with its facts.
///
/// # Errors
/// Conflict when another one has this number, or one of the facts is sealed already.
pub fn insert(c: &mut Connection, seal: &SealRow, facts: &[SealedFact]) -> Result<(), Error> {
    diesel::insert_into(seals::table).values(seal).execute(c)?;
    for chunk in facts.chunks(MAX_BIND_VARIABLES / 5) {
        diesel::insert_into(sealed_facts::table).values(chunk).execute(c)?;
    }
    Ok(())
}

/// The keys of a kind that are sealed: few kinds have so few that all may be asked for.
///
/// # Errors
/// The database refuses.
pub fn sealed_keys(c: &mut Connection, tenant_id: &str, kind: &str) -> Result<BTreeSet<String>, Error> {
    Ok(keys_of(c, tenant_id, kind)?.into_keys().collect())
}
