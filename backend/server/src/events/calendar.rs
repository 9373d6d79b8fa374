//! A session as an iCalendar file (RFC 5545) for the own calendar. Times are in UTC, so that no time zone has to
//! be described; nobody but the trainer is named.

use chrono::{DateTime, Utc};
use contract::events::{EventCard, MyPlace};
use contract::wording;
use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus};
use learning::event::EventSessionState;

/// The file. Its UID is that of the session, so that a newer file replaces the entry of an older one.
pub(super) fn file(card: &EventCard, revision: i32, now: DateTime<Utc>) -> String {
    let (event, session) = (&card.event, &card.session);
    let status = match (session.state, card.mine) {
        (EventSessionState::Cancelled, _) => EventStatus::Cancelled,
        (_, MyPlace::Waiting { .. }) => EventStatus::Tentative,
        _ => EventStatus::Confirmed,
    };
    let mut entry = Event::new();
    entry
        .uid(&format!("{}@manabiya", session.id))
        .timestamp(now)
        .sequence(u32::try_from(revision).unwrap_or(0))
        .summary(&format!("【{}】{}", wording::events::form(event.form), event.title))
        .description(&description(card))
        .location(&session.place)
        .starts(session.starts_at)
        .ends(session.ends_at)
        .status(status);
    Calendar::new().push(entry.done()).done().to_string()
}

fn description(card: &EventCard) -> String {
    let parts = [
        wording::events::place(card.mine),
        card.event.description.clone(),
        card.session.trainer.clone(),
        card.session.materials.clone(),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}
