//! Facts of sessions → what is shown of them. Pure.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use contract::events::{EventCard, EventHead, EventSessionView};

use crate::error::Error;
use crate::events::facts::SessionFacts;
use crate::events::store::{EventRow, SessionRow};
use crate::page;

/// What an event says of itself. `titles`: of courses, by code.
pub(super) fn head(event: &EventRow, titles: &BTreeMap<String, String>) -> Result<EventHead, Error> {
    Ok(EventHead {
        id: event.id.clone(),
        form: event.form()?,
        title: event.title.clone(),
        description: event.description.clone(),
        subject: event.subject.clone(),
        course_title: titles.get(&event.subject).cloned().unwrap_or_default(),
        counts: event.counts,
        minutes: u32::try_from(event.minutes).unwrap_or(0),
    })
}

/// A session with the numbers of its people. `trainer_number` only for those who plan.
pub(super) fn session(facts: &SessionFacts, trainer_number: &str) -> Result<EventSessionView, Error> {
    let row: &SessionRow = &facts.session;
    let seats = facts.seats();
    let attended: Vec<_> = facts.attendance.values().filter(|row| row.present).collect();
    Ok(EventSessionView {
        id: row.id.clone(),
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        place: row.place.clone(),
        capacity: row.seats(),
        trainer: row.trainer.clone(),
        trainer_number: trainer_number.to_owned(),
        materials: row.materials.clone(),
        enrolment_opens_on: row.enrolment_opens_on,
        enrolment_closes_on: row.enrolment_closes_on,
        state: row.state()?,
        state_reason: row.state_reason.clone(),
        seated: page::length(&seats.seated),
        waiting: page::length(&seats.waiting),
        attended: page::length(&attended),
    })
}

/// A session as one person sees it.
pub(super) fn card(
    facts: &SessionFacts,
    titles: &BTreeMap<String, String>,
    person_id: &str,
    now: DateTime<Utc>,
) -> Result<EventCard, Error> {
    let schedule = facts.session.schedule()?;
    Ok(EventCard {
        event: head(&facts.event, titles)?,
        session: session(facts, "")?,
        enrolling: schedule.enrolling(now),
        mine: facts.place(&facts.seats(), person_id),
        may_withdraw: schedule.may_withdraw(now),
        attended: facts.attended(person_id),
        teaching: facts.session.trainer_id.as_deref() == Some(person_id),
    })
}
