//! SQL of attendance.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::dsl::max;
use diesel::prelude::*;

use crate::database::dialect::Connection;
use crate::database::schema::{event_attendance, event_sessions};
use crate::error::Error;

/// What is written down of one person at one session.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = event_attendance)]
pub struct AttendanceRow {
    /// Session.
    pub session_id: String,
    /// Person.
    pub person_id: String,
    /// Whether the person was there.
    pub present: bool,
    /// `list` or `code`.
    pub method: String,
    /// Why it was corrected; empty when it was not.
    pub reason: String,
    /// What it counts as.
    pub credit_id: Option<String>,
    /// Staff number on that day.
    pub staff_number: String,
    /// Department on that day.
    pub department_name: String,
    /// Grade code on that day.
    pub grade: String,
    /// When it was written down.
    pub recorded_at: DateTime<Utc>,
    /// Staff number of who wrote it down.
    pub recorded_by: String,
}

/// The latest row of every person at these sessions, by session and person.
///
/// # Errors
/// The database refuses.
pub fn latest(
    c: &mut Connection,
    tenant_id: &str,
    session_ids: &[&str],
) -> Result<BTreeMap<(String, String), AttendanceRow>, Error> {
    let rows: Vec<AttendanceRow> = event_attendance::table
        .filter(event_attendance::tenant_id.eq(tenant_id))
        .filter(event_attendance::session_id.eq_any(session_ids.to_vec()))
        .order((event_attendance::session_id.asc(), event_attendance::sequence.asc()))
        .select(AttendanceRow::as_select())
        .load(c)?;
    // A later row of the same person replaces an earlier one.
    Ok(rows.into_iter().map(|row| ((row.session_id.clone(), row.person_id.clone()), row)).collect())
}

/// Sessions at which something is written down of a person.
///
/// # Errors
/// The database refuses.
pub fn sessions_of(c: &mut Connection, tenant_id: &str, person_id: &str) -> Result<Vec<String>, Error> {
    Ok(event_attendance::table
        .filter(event_attendance::tenant_id.eq(tenant_id))
        .filter(event_attendance::person_id.eq(person_id))
        .select(event_attendance::session_id)
        .distinct()
        .load(c)?)
}

/// Whether anything was ever written down at any session of an event.
///
/// # Errors
/// The database refuses.
pub fn was_taken(c: &mut Connection, tenant_id: &str, event_id: &str) -> Result<bool, Error> {
    let found: i64 = event_attendance::table
        .inner_join(
            event_sessions::table.on(event_sessions::tenant_id
                .eq(event_attendance::tenant_id)
                .and(event_sessions::id.eq(event_attendance::session_id))),
        )
        .filter(event_attendance::tenant_id.eq(tenant_id))
        .filter(event_sessions::event_id.eq(event_id))
        .count()
        .get_result(c)?;
    Ok(found > 0)
}

/// Appends rows. Whoever calls it has taken the session's turn.
///
/// # Errors
/// The database refuses.
pub fn append(
    c: &mut Connection,
    tenant_id: &str,
    session_id: &str,
    rows: Vec<AttendanceRow>,
) -> Result<(), Error> {
    let last: Option<i32> = event_attendance::table
        .filter(event_attendance::tenant_id.eq(tenant_id))
        .filter(event_attendance::session_id.eq(session_id))
        .select(max(event_attendance::sequence))
        .first(c)?;
    let rows: Vec<_> = rows
        .into_iter()
        .zip(last.unwrap_or(0).saturating_add(1)..)
        .map(|(row, sequence)| {
            (event_attendance::tenant_id.eq(tenant_id), event_attendance::sequence.eq(sequence), row)
        })
        .collect();
    // One by one: a row without a credit takes the column's default, which SQLite has only for single rows.
    for row in rows {
        diesel::insert_into(event_attendance::table).values(row).execute(c)?;
    }
    Ok(())
}
