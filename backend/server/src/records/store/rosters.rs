//! SQL of rosters.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{personnel_event_voids, personnel_events, roster_undos, rosters};
use crate::error::Error;

/// One roster that was taken in.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = rosters, treat_none_as_default_value = false)]
pub struct Roster {
    /// Organisation.
    pub tenant_id: String,
    /// Roster id.
    pub id: String,
    /// File name as given.
    pub file_name: String,
    /// SHA-256 of the bytes.
    pub digest: String,
    /// Encoding recognised.
    pub encoding: String,
    /// Form name.
    pub form: String,
    /// Title.
    pub title: String,
    /// Organiser.
    pub organizer: String,
    /// The course that it counts for; empty for none.
    pub course_code: String,
    /// Points that were needed.
    pub pass_mark: Option<i32>,
    /// Who approved it.
    pub approved_by: String,
    /// Rows of people in the file.
    pub row_count: i32,
    /// Rows that were added.
    pub added: i32,
    /// Staff number.
    pub applied_by: String,
    /// When.
    pub applied_at: DateTime<Utc>,
}

/// A roster that was taken back.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = roster_undos)]
pub struct RosterUndo {
    /// Organisation.
    pub tenant_id: String,
    /// Which.
    pub roster_id: String,
    /// When.
    pub undone_at: DateTime<Utc>,
    /// Staff number.
    pub undone_by: String,
    /// Why.
    pub reason: String,
}

/// Appends a roster.
///
/// # Errors
/// The database refuses.
pub fn insert(c: &mut Connection, roster: &Roster) -> Result<(), Error> {
    diesel::insert_into(rosters::table).values(roster).execute(c)?;
    Ok(())
}

/// Appends the taking back of a roster.
///
/// # Errors
/// Conflict when it was taken back already.
pub fn insert_undo(c: &mut Connection, undo: &RosterUndo) -> Result<(), Error> {
    diesel::insert_into(roster_undos::table).values(undo).execute(c)?;
    Ok(())
}

/// One roster.
///
/// # Errors
/// Not found.
pub fn by_id(c: &mut Connection, tenant_id: &str, id: &str) -> Result<Roster, Error> {
    Ok(rosters::table.find((tenant_id, id)).select(Roster::as_select()).first(c)?)
}

/// Past rosters, latest first, at most 50.
///
/// # Errors
/// The database refuses.
pub fn latest(c: &mut Connection, tenant_id: &str) -> Result<Vec<(Roster, Option<RosterUndo>)>, Error> {
    Ok(rosters::table
        .left_join(
            roster_undos::table.on(roster_undos::tenant_id
                .eq(rosters::tenant_id)
                .and(roster_undos::roster_id.eq(rosters::id))),
        )
        .filter(rosters::tenant_id.eq(tenant_id))
        .order((rosters::applied_at.desc(), rosters::id.desc()))
        .limit(50)
        .select((Roster::as_select(), Option::<RosterUndo>::as_select()))
        .load(c)?)
}

/// Titles under which the same file was taken in and not taken back.
///
/// # Errors
/// The database refuses.
pub fn titles_of_digest(
    c: &mut Connection,
    tenant_id: &str,
    digest: &str,
) -> Result<BTreeSet<String>, Error> {
    Ok(rosters::table
        .left_join(
            roster_undos::table.on(roster_undos::tenant_id
                .eq(rosters::tenant_id)
                .and(roster_undos::roster_id.eq(rosters::id))),
        )
        .filter(rosters::tenant_id.eq(tenant_id))
        .filter(rosters::digest.eq(digest))
        .filter(roster_undos::roster_id.is_null())
        .select(rosters::title)
        .load::<String>(c)?
        .into_iter()
        .collect())
}

/// Everybody who ever had one of these staff numbers, by number.
///
/// # Errors
/// The database refuses.
pub fn people_by_number(
    c: &mut Connection,
    tenant_id: &str,
    numbers: &[&str],
) -> Result<BTreeMap<String, BTreeSet<String>>, Error> {
    let mut people: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for chunk in numbers.chunks(MAX_BIND_VARIABLES / 2) {
        let rows: Vec<(Option<String>, String)> = personnel_events::table
            .left_join(
                personnel_event_voids::table.on(personnel_event_voids::tenant_id
                    .eq(personnel_events::tenant_id)
                    .and(personnel_event_voids::event_id.eq(personnel_events::id))),
            )
            .filter(personnel_events::tenant_id.eq(tenant_id))
            .filter(personnel_events::staff_number.eq_any(chunk.to_vec()))
            .filter(personnel_event_voids::event_id.is_null())
            .select((personnel_events::staff_number, personnel_events::person_id))
            .load(c)?;
        for (number, person_id) in rows {
            people.entry(number.unwrap_or_default()).or_default().insert(person_id);
        }
    }
    Ok(people)
}
