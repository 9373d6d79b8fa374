//! SQL of events and their sessions.

pub mod attendance;
pub mod codes;
pub mod credits;
pub mod enrolments;
pub mod people;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use learning::event::{EventForm, EventSessionState, Schedule};

use crate::database::dialect::Connection;
use crate::database::schema::{event_sessions, events};
use crate::error::Error;

/// An event.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Debug, Clone)]
#[diesel(table_name = events)]
pub struct EventRow {
    /// Event id.
    pub id: String,
    /// Stable name of its form.
    pub form: String,
    /// Title.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// Empty, a family or a course code.
    pub subject: String,
    /// Whether attendance counts as completion of the course.
    pub counts: bool,
    /// Minutes of training.
    pub minutes: i32,
}

impl EventRow {
    /// What it is called.
    ///
    /// # Errors
    /// The database holds a form that this program does not know.
    pub fn form(&self) -> Result<EventForm, Error> {
        EventForm::parse(&self.form).ok_or_else(|| Error::Internal(format!("event form {}", self.form)))
    }
}

/// A session.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Debug, Clone)]
#[diesel(table_name = event_sessions, treat_none_as_null = true)]
pub struct SessionRow {
    /// Session id.
    pub id: String,
    /// Event id.
    pub event_id: String,
    /// Begin.
    pub starts_at: DateTime<Utc>,
    /// End.
    pub ends_at: DateTime<Utc>,
    /// Place.
    pub place: String,
    /// Seats; none is without limit.
    pub capacity: Option<i32>,
    /// Name of the trainer.
    pub trainer: String,
    /// Person id of the trainer.
    pub trainer_id: Option<String>,
    /// Materials.
    pub materials: String,
    /// First day for enrolling.
    pub enrolment_opens_on: NaiveDate,
    /// Last day for enrolling.
    pub enrolment_closes_on: NaiveDate,
    /// Stable name of its state.
    pub state: String,
    /// Why it was cancelled.
    pub state_reason: String,
    /// Grows with every change.
    pub revision: i32,
}

impl SessionRow {
    /// How far it is.
    ///
    /// # Errors
    /// The database holds a state that this program does not know.
    pub fn state(&self) -> Result<EventSessionState, Error> {
        EventSessionState::parse(&self.state)
            .ok_or_else(|| Error::Internal(format!("event session state {}", self.state)))
    }

    /// What the rules need to know.
    ///
    /// # Errors
    /// As [`SessionRow::state`].
    pub fn schedule(&self) -> Result<Schedule, Error> {
        Ok(Schedule {
            state: self.state()?,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            opens_on: self.enrolment_opens_on,
            closes_on: self.enrolment_closes_on,
        })
    }

    /// Seats; none is without limit.
    #[must_use]
    pub fn seats(&self) -> Option<u32> {
        self.capacity.map(|capacity| u32::try_from(capacity).unwrap_or(0))
    }
}

/// Adds an event.
///
/// # Errors
/// The database refuses.
pub fn insert_event(
    c: &mut Connection,
    tenant_id: &str,
    event: &EventRow,
    by: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::insert_into(events::table)
        .values((
            events::tenant_id.eq(tenant_id),
            event.clone(),
            events::created_by.eq(by),
            events::created_at.eq(now),
        ))
        .execute(c)?;
    Ok(())
}

/// Changes an event.
///
/// # Errors
/// The database refuses.
pub fn update_event(c: &mut Connection, tenant_id: &str, event: &EventRow) -> Result<(), Error> {
    diesel::update(events::table.find((tenant_id, &event.id))).set(event).execute(c)?;
    Ok(())
}

/// One event.
///
/// # Errors
/// Not found.
pub fn event(c: &mut Connection, tenant_id: &str, id: &str) -> Result<EventRow, Error> {
    Ok(events::table.find((tenant_id, id)).select(EventRow::as_select()).first(c)?)
}

/// These events, the latest created first.
///
/// # Errors
/// The database refuses.
pub fn events_of(c: &mut Connection, tenant_id: &str, ids: &[&str]) -> Result<Vec<EventRow>, Error> {
    Ok(events::table
        .filter(events::tenant_id.eq(tenant_id))
        .filter(events::id.eq_any(ids.to_vec()))
        .order((events::created_at.desc(), events::id.desc()))
        .select(EventRow::as_select())
        .load(c)?)
}

/// Ids of events that have no session yet.
///
/// # Errors
/// The database refuses.
pub fn without_session(c: &mut Connection, tenant_id: &str) -> Result<Vec<String>, Error> {
    Ok(events::table
        .left_join(
            event_sessions::table.on(event_sessions::tenant_id
                .eq(events::tenant_id)
                .and(event_sessions::event_id.eq(events::id))),
        )
        .filter(events::tenant_id.eq(tenant_id))
        .filter(event_sessions::id.is_null())
        .select(events::id)
        .load(c)?)
}

/// Adds a session.
///
/// # Errors
/// The database refuses.
pub fn insert_session(c: &mut Connection, tenant_id: &str, session: &SessionRow) -> Result<(), Error> {
    diesel::insert_into(event_sessions::table)
        .values((event_sessions::tenant_id.eq(tenant_id), session.clone()))
        .execute(c)?;
    Ok(())
}

/// Changes a session.
///
/// # Errors
/// The database refuses.
pub fn update_session(c: &mut Connection, tenant_id: &str, session: &SessionRow) -> Result<(), Error> {
    diesel::update(event_sessions::table.find((tenant_id, &session.id))).set(session).execute(c)?;
    Ok(())
}

/// One session.
///
/// # Errors
/// Not found.
pub fn session(c: &mut Connection, tenant_id: &str, id: &str) -> Result<SessionRow, Error> {
    Ok(event_sessions::table.find((tenant_id, id)).select(SessionRow::as_select()).first(c)?)
}

/// Sessions that begin in a span, in order of time; `until` is not in it.
///
/// # Errors
/// The database refuses.
pub fn sessions_between(
    c: &mut Connection,
    tenant_id: &str,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<SessionRow>, Error> {
    Ok(event_sessions::table
        .filter(event_sessions::tenant_id.eq(tenant_id))
        .filter(event_sessions::starts_at.ge(from))
        .filter(event_sessions::starts_at.lt(until))
        .order((event_sessions::starts_at.asc(), event_sessions::id.asc()))
        .select(SessionRow::as_select())
        .load(c)?)
}

/// Sessions that are not over, and these, in order of time.
///
/// # Errors
/// The database refuses.
pub fn sessions_from(
    c: &mut Connection,
    tenant_id: &str,
    now: DateTime<Utc>,
    and_these: &[String],
) -> Result<Vec<SessionRow>, Error> {
    Ok(event_sessions::table
        .filter(event_sessions::tenant_id.eq(tenant_id))
        .filter(event_sessions::ends_at.ge(now).or(event_sessions::id.eq_any(and_these.to_vec())))
        .order((event_sessions::starts_at.asc(), event_sessions::id.asc()))
        .select(SessionRow::as_select())
        .load(c)?)
}
