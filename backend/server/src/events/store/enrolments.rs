//! SQL of the lists of sessions.

use chrono::{DateTime, Utc};
use diesel::dsl::max;
use diesel::prelude::*;
use learning::event::Movement;

use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::event_enrolments;
use crate::error::Error;

/// One entry of the list of a session.
#[derive(Queryable, Selectable, Debug, Clone)]
#[diesel(table_name = event_enrolments)]
pub struct MovementRow {
    /// Session.
    pub session_id: String,
    /// Person.
    pub person_id: String,
    /// Stable name of the movement.
    pub movement: String,
    /// There was no seat at that moment.
    pub waited: bool,
    /// When.
    pub moved_at: DateTime<Utc>,
}

impl MovementRow {
    /// What happened.
    ///
    /// # Errors
    /// The database holds a movement that this program does not know.
    pub fn movement(&self) -> Result<Movement, Error> {
        Movement::parse(&self.movement).ok_or_else(|| Error::Internal(format!("movement {}", self.movement)))
    }
}

/// The lists of these sessions, each in its order.
///
/// # Errors
/// The database refuses.
pub fn of_sessions(
    c: &mut Connection,
    tenant_id: &str,
    session_ids: &[&str],
) -> Result<Vec<MovementRow>, Error> {
    Ok(event_enrolments::table
        .filter(event_enrolments::tenant_id.eq(tenant_id))
        .filter(event_enrolments::session_id.eq_any(session_ids.to_vec()))
        .order((event_enrolments::session_id.asc(), event_enrolments::sequence.asc()))
        .select(MovementRow::as_select())
        .load(c)?)
}

/// Sessions on whose list a person stands or stood.
///
/// # Errors
/// The database refuses.
pub fn sessions_of(c: &mut Connection, tenant_id: &str, person_id: &str) -> Result<Vec<String>, Error> {
    Ok(event_enrolments::table
        .filter(event_enrolments::tenant_id.eq(tenant_id))
        .filter(event_enrolments::person_id.eq(person_id))
        .select(event_enrolments::session_id)
        .distinct()
        .load(c)?)
}

/// One entry to append.
#[derive(Debug, Clone)]
pub struct NewMovement {
    /// Person.
    pub person_id: String,
    /// What happens.
    pub movement: Movement,
    /// There is no seat at this moment.
    pub waited: bool,
}

/// Appends entries to a list. Whoever calls it has taken the session's turn.
///
/// # Errors
/// The database refuses.
pub fn append(
    c: &mut Connection,
    tenant_id: &str,
    session_id: &str,
    movements: &[NewMovement],
    by: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let last: Option<i32> = event_enrolments::table
        .filter(event_enrolments::tenant_id.eq(tenant_id))
        .filter(event_enrolments::session_id.eq(session_id))
        .select(max(event_enrolments::sequence))
        .first(c)?;
    let rows: Vec<_> = movements
        .iter()
        .zip(last.unwrap_or(0).saturating_add(1)..)
        .map(|(new, sequence)| {
            (
                event_enrolments::tenant_id.eq(tenant_id),
                event_enrolments::session_id.eq(session_id),
                event_enrolments::sequence.eq(sequence),
                event_enrolments::person_id.eq(&new.person_id),
                event_enrolments::movement.eq(new.movement.as_str()),
                event_enrolments::waited.eq(new.waited),
                event_enrolments::moved_at.eq(now),
                event_enrolments::moved_by.eq(by),
            )
        })
        .collect();
    for chunk in rows.chunks(MAX_BIND_VARIABLES / 8) {
        diesel::insert_into(event_enrolments::table).values(chunk).execute(c)?;
    }
    Ok(())
}
