//! Everything known of sessions, in a fixed number of queries: the lists in their order, and attendance.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use contract::events::MyPlace;
use learning::event::{Movement, Place, Seats};

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::events::store::attendance::{self, AttendanceRow};
use crate::events::store::enrolments::{self, MovementRow};
use crate::events::store::{self, EventRow, SessionRow};

/// One session with its event, its list and its attendance.
#[derive(Debug, Clone)]
pub(super) struct SessionFacts {
    pub event: EventRow,
    pub session: SessionRow,
    movements: Vec<(MovementRow, Movement)>,
    /// The latest row of each person.
    pub attendance: BTreeMap<String, AttendanceRow>,
}

impl SessionFacts {
    /// Who has a seat and who waits.
    pub fn seats(&self) -> Seats<'_> {
        self.seats_with(self.session.seats())
    }

    /// Who would have a seat with another number of seats.
    pub fn seats_with(&self, capacity: Option<u32>) -> Seats<'_> {
        let list = self.movements.iter().map(|(row, movement)| (row.person_id.as_str(), *movement));
        Seats::of(list, capacity)
    }

    /// When a person enrolled last, and whether there was no seat then.
    pub fn enrolled(&self, person_id: &str) -> Option<(DateTime<Utc>, bool)> {
        let own = self.movements.iter().rev().find(|(row, _)| row.person_id == person_id);
        own.filter(|(_, movement)| *movement == Movement::Enrolled).map(|(row, _)| (row.moved_at, row.waited))
    }

    /// Where a person stands, as it travels.
    pub fn place(&self, seats: &Seats<'_>, person_id: &str) -> MyPlace {
        match seats.place(person_id) {
            Place::None => MyPlace::None,
            Place::Seated => {
                MyPlace::Seated { moved_up: self.enrolled(person_id).is_some_and(|(_, waited)| waited) }
            }
            Place::Waiting(position) => MyPlace::Waiting { position },
        }
    }

    /// What is written down of a person.
    pub fn attended(&self, person_id: &str) -> Option<bool> {
        self.attendance.get(person_id).map(|row| row.present)
    }
}

/// The facts of these sessions, in their order.
///
/// # Errors
/// The database refuses, or holds what this program does not know.
pub(super) fn load(
    c: &mut Connection,
    tenant_id: &str,
    sessions: Vec<SessionRow>,
) -> Result<Vec<SessionFacts>, Error> {
    let ids: Vec<&str> = sessions.iter().map(|session| session.id.as_str()).collect();
    let event_ids: Vec<&str> = sessions.iter().map(|session| session.event_id.as_str()).collect();
    let events = store::events_of(c, tenant_id, &event_ids)?;
    let events: BTreeMap<&str, &EventRow> = events.iter().map(|event| (event.id.as_str(), event)).collect();
    let mut movements: BTreeMap<String, Vec<(MovementRow, Movement)>> = BTreeMap::new();
    for row in enrolments::of_sessions(c, tenant_id, &ids)? {
        let movement = row.movement()?;
        movements.entry(row.session_id.clone()).or_default().push((row, movement));
    }
    let mut attendance: BTreeMap<String, BTreeMap<String, AttendanceRow>> = BTreeMap::new();
    for ((session_id, person_id), row) in attendance::latest(c, tenant_id, &ids)? {
        attendance.entry(session_id).or_default().insert(person_id, row);
    }
    let facts = sessions.into_iter().filter_map(|session| {
        Some(SessionFacts {
            event: (*events.get(session.event_id.as_str())?).clone(),
            movements: movements.remove(&session.id).unwrap_or_default(),
            attendance: attendance.remove(&session.id).unwrap_or_default(),
            session,
        })
    });
    Ok(facts.collect())
}

/// The facts of one session.
///
/// # Errors
/// Not found.
pub(super) fn load_one(c: &mut Connection, tenant_id: &str, session_id: &str) -> Result<SessionFacts, Error> {
    let session = store::session(c, tenant_id, session_id)?;
    let facts = load(c, tenant_id, vec![session])?.pop();
    facts.ok_or_else(|| Error::Internal(format!("session {session_id} has no event")))
}
