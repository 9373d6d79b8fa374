//! Sealing: what is not under a seal yet comes under the next one.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::audit::chain::{KINDS, OVERLAP, canonical};
use crate::audit::store::facts::{self, Kind, Walk};
use crate::audit::store::seals::{self, SealRow, SealedFact};
use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::state::State;

/// Under this kind a seal says that from now on a table is sealed, from its first row on.
pub(super) const TABLE: &str = "table";
/// Rows that are read at once.
const PAGE: usize = 500;
/// From this many facts on a seal is closed and the next one begun, so that no transaction is long.
const FULL: usize = 2000;

/// How far a run has come: it may take several seals.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Tables that are done.
    tables: usize,
    /// The last row of the table under work.
    after: Option<facts::Place>,
    /// Rows seen that were under a seal already.
    seen: usize,
}

impl Place {
    /// Whether every table is done.
    #[must_use]
    pub fn is_end(&self) -> bool {
        self.tables >= KINDS.len()
    }
}

/// What one step found.
struct Found {
    newest: Option<SealRow>,
    facts: Vec<SealedFact>,
    place: Place,
}

/// Seals everything that is new, in every organisation.
///
/// # Errors
/// The database refuses; what is sealed stays so.
pub async fn run(state: &State) -> Result<(), Error> {
    let now = state.clock.now();
    for tenant in state.tenants.iter() {
        let tenant_id = tenant.id.clone();
        let found = state.database.read(move |c| look(c, &tenant_id, &Place::default())).await?;
        if !worth_a_seal(&found, now) {
            continue;
        }
        let mut place = Place::default();
        while !place.is_end() {
            let (tenant_id, from) = (tenant.id.clone(), place);
            place = state.database.write(move |c| step(c, &tenant_id, now, &from)).await?;
        }
    }
    Ok(())
}

/// Seals everything that is new in one organisation, in the caller's transaction.
///
/// # Errors
/// The database refuses.
pub fn seal(c: &mut Connection, tenant_id: &str, now: DateTime<Utc>) -> Result<(), Error> {
    let mut place = Place::default();
    while !place.is_end() {
        place = step(c, tenant_id, now, &place)?;
    }
    Ok(())
}

/// Makes the next seal from a place on and returns how far it came. One server at a time.
///
/// # Errors
/// The database refuses.
pub fn step(c: &mut Connection, tenant_id: &str, now: DateTime<Utc>, from: &Place) -> Result<Place, Error> {
    take_turn(c, &format!("{tenant_id}/seal"))?;
    let found = look(c, tenant_id, from)?;
    if worth_a_seal(&found, now) {
        let number = found.newest.as_ref().map_or(0, |seal| seal.number).saturating_add(1);
        let before = found.newest.as_ref().map_or(DateTime::UNIX_EPOCH, |seal| seal.covers_until);
        let mut facts = found.facts;
        facts.iter_mut().for_each(|fact| fact.seal_number = number);
        let mut seal = SealRow {
            tenant_id: tenant_id.to_owned(),
            number,
            sealed_at: now,
            covers_until: if found.place.is_end() { now.max(before) } else { before },
            facts: i32::try_from(facts.len()).unwrap_or(i32::MAX),
            digest: canonical::facts_digest(&facts),
            previous_hash: found.newest.map_or_else(|| canonical::NO_HASH.to_owned(), |seal| seal.hash),
            hash: String::new(),
        };
        seal.hash = canonical::seal_hash(&seal);
        seals::insert(c, &seal, &facts)?;
    }
    Ok(found.place)
}

/// A seal of facts; or an empty one, when nothing is new but rows of the overlap are read again and again, so that
/// an idle night costs nothing.
fn worth_a_seal(found: &Found, now: DateTime<Utc>) -> bool {
    let old = found.newest.as_ref().is_some_and(|seal| seal.covers_until < now - OVERLAP);
    !found.facts.is_empty() || (found.place.is_end() && found.place.seen > 0 && old)
}

/// Reads on from a place until there is enough for a seal, or the end.
fn look(c: &mut Connection, tenant_id: &str, from: &Place) -> Result<Found, Error> {
    let newest = seals::newest(c, tenant_id)?;
    let since = newest.as_ref().map(|seal| seal.covers_until - OVERLAP);
    let begun = seals::sealed_keys(c, tenant_id, TABLE)?;
    let (mut place, mut facts) = (from.clone(), Vec::new());
    while let Some(kind) = KINDS.get(place.tables) {
        if facts.len() >= FULL {
            break;
        }
        let since = since.filter(|_| begun.contains(kind.name));
        let walk = place.after.as_ref().map_or(Walk::From(since), Walk::After);
        let (rows, after) = kind.page(c, tenant_id, walk, PAGE)?;
        let keys: Vec<&str> = rows.iter().map(|row| row.key.as_str()).collect();
        let known = seals::known(c, tenant_id, kind.name, &keys)?;
        place.seen += if kind.timeless { 0 } else { known.len() };
        let new = rows.into_iter().filter(|row| !known.contains_key(&row.key));
        facts.extend(new.map(|row| fact(tenant_id, kind.name, row.key, row.digest)));
        place.tables += usize::from(after.is_none());
        place.after = after;
    }
    if place.is_end() {
        facts.extend(beginnings(tenant_id, &begun));
    }
    Ok(Found { newest, facts, place })
}

/// Tables that are sealed from now on.
fn beginnings(tenant_id: &str, begun: &BTreeSet<String>) -> Vec<SealedFact> {
    let new = KINDS.iter().filter(|kind| !begun.contains(kind.name));
    new.map(|Kind { name, .. }| fact(tenant_id, TABLE, (*name).to_owned(), beginning(name))).collect()
}

/// What is hashed for the beginning of a table.
pub(super) fn beginning(table: &str) -> String {
    canonical::sha256(table.as_bytes())
}

fn fact(tenant_id: &str, kind: &str, fact_key: String, digest: String) -> SealedFact {
    SealedFact { tenant_id: tenant_id.to_owned(), kind: kind.to_owned(), fact_key, seal_number: 0, digest }
}
