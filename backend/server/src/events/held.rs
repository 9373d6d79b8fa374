//! What other slices ask of events: the sessions of a fiscal year and who was there.

use chrono::{NaiveDate, NaiveTime};
use learning::event::{EventForm, EventSessionState, japan_instant};
use learning::fiscal_year::{FiscalYear, jst_date};

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::events::facts::{self, SessionFacts};
use crate::events::store;
use crate::page::length;

/// A session with its attendance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldSession {
    /// Title of the event.
    pub title: String,
    /// What it is called.
    pub form: EventForm,
    /// Empty, a family or a course code.
    pub subject: String,
    /// The day in Japan.
    pub day: NaiveDate,
    /// Minutes of training.
    pub minutes: u32,
    /// Place.
    pub place: String,
    /// How far it is.
    pub state: EventSessionState,
    /// Name of the trainer.
    pub trainer: String,
    /// People with a seat.
    pub seated: u32,
    /// Attendance as it is written down now, by person.
    pub people: Vec<Attended>,
}

/// What is written down of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attended {
    /// Person id.
    pub person_id: String,
    /// Whether the person was there.
    pub present: bool,
    /// Whether it counts as a completion (充当), which is a record of its own.
    pub credited: bool,
    /// Why it was corrected; empty when it was not.
    pub reason: String,
}

/// The sessions of a fiscal year, in order of time.
///
/// # Errors
/// The database refuses, or holds what this program does not know.
pub fn of_year(c: &mut Connection, tenant_id: &str, year: FiscalYear) -> Result<Vec<HeldSession>, Error> {
    let first = |year: FiscalYear| japan_instant(year.first_day(), NaiveTime::MIN);
    let sessions = store::sessions_between(c, tenant_id, first(year), first(year.next()))?;
    facts::load(c, tenant_id, sessions)?.iter().map(held).collect()
}

fn held(facts: &SessionFacts) -> Result<HeldSession, Error> {
    let people = facts.attendance.values().map(|row| Attended {
        person_id: row.person_id.clone(),
        present: row.present,
        credited: row.credit_id.is_some(),
        reason: row.reason.clone(),
    });
    Ok(HeldSession {
        title: facts.event.title.clone(),
        form: facts.event.form()?,
        subject: facts.event.subject.clone(),
        day: jst_date(facts.session.starts_at),
        minutes: u32::try_from(facts.event.minutes).unwrap_or(0),
        place: facts.session.place.clone(),
        state: facts.session.state()?,
        trainer: facts.session.trainer.clone(),
        seated: length(&facts.seats().seated),
        people: people.collect(),
    })
}
