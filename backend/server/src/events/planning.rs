//! What HR plans: events and sessions, checked and kept.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike as _, Utc};
use contract::error::{ErrorCode, FieldProblem};
use contract::events::{
    LONGEST_LINE, LONGEST_TEXT, MOST_MINUTES, MOST_SEATS, SaveEvent, SaveEventSession, SetEventSessionState,
};
use learning::event::{EventSessionState, japan_instant};
use learning::fiscal_year::jst_date;

use crate::accounts;
use crate::audit::{self, Action, Entry};
use crate::catalog;
use crate::clock;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::events::enrolment::{self, refused};
use crate::events::facts::SessionFacts;
use crate::events::store::{self, EventRow, SessionRow, attendance, people};
use crate::session::CurrentUser;

/// Years of sessions; a typing error in the year must not pass.
pub(super) const PLANNED_YEARS: RangeInclusive<i32> = 2000..=2100;

/// Collects refused fields, so that a form shows all of them at once.
#[derive(Default)]
struct Check(Vec<FieldProblem>);

impl Check {
    fn refuse(&mut self, when: bool, field: &str, code: &str) {
        if when {
            self.0.push(FieldProblem { field: field.to_owned(), code: code.to_owned() });
        }
    }

    fn line(&mut self, field: &str, text: &str, needed: bool) {
        self.refuse(needed && text.is_empty(), field, "required");
        self.refuse(text.chars().count() > LONGEST_LINE, field, "too-long");
    }

    fn done(self) -> Result<(), Error> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Fields(ErrorCode::InvalidInput, self.0)) }
    }
}

fn text(typed: &str) -> String {
    typed.replace("\r\n", "\n").trim().to_owned()
}

/// Creates an event, or changes it when `id` is given.
///
/// # Errors
/// Not found; refused fields.
pub(super) fn save_event(
    c: &mut Connection,
    user: &CurrentUser,
    id: Option<&str>,
    input: &SaveEvent,
    now: DateTime<Utc>,
) -> Result<EventRow, Error> {
    let before = id.map(|id| store::event(c, &user.tenant_id, id)).transpose()?;
    let titles = catalog::store::titles(c, &user.tenant_id)?;
    let event = EventRow {
        id: before.as_ref().map_or_else(clock::new_id, |before| before.id.clone()),
        form: input.form.as_str().to_owned(),
        title: text(&input.title),
        description: text(&input.description),
        subject: text(&input.subject),
        counts: input.counts,
        minutes: i32::try_from(input.minutes).unwrap_or(i32::MAX),
    };
    let mut check = Check::default();
    check.line("title", &event.title, true);
    check.refuse(event.description.chars().count() > LONGEST_TEXT, "description", "too-long");
    check.refuse(!is_subject(&event.subject, &titles), "subject", "unknown");
    check.refuse(event.counts && !titles.contains_key(&event.subject), "counts", "needs-course");
    check.refuse(!(1..=MOST_MINUTES).contains(&input.minutes), "minutes", "out-of-range");
    if let Some(before) = &before
        && attendance::was_taken(c, &user.tenant_id, &event.id)?
    {
        check.refuse(before.subject != event.subject, "subject", "attendance-taken");
        check.refuse(before.counts != event.counts, "counts", "attendance-taken");
    }
    check.done()?;
    match before {
        Some(_) => store::update_event(c, &user.tenant_id, &event)?,
        None => store::insert_event(c, &user.tenant_id, &event, &user.staff_number, now)?,
    }
    let target = format!("{} {}", event.id, event.title);
    audit::store::append(c, &Entry::by(user, now, Action::EventSaved, target))?;
    Ok(event)
}

/// Empty, a course, or the family of a course.
fn is_subject(subject: &str, titles: &BTreeMap<String, String>) -> bool {
    let family = format!("{subject}-");
    subject.is_empty() || titles.keys().any(|code| code == subject || code.starts_with(&family))
}

/// Adds a session to an event.
///
/// # Errors
/// Not found; refused fields.
pub(super) fn add_session(
    c: &mut Connection,
    user: &CurrentUser,
    event_id: &str,
    input: &SaveEventSession,
    now: DateTime<Utc>,
) -> Result<String, Error> {
    let event = store::event(c, &user.tenant_id, event_id)?;
    let session = checked(c, user, input, None)?;
    let session = SessionRow { id: clock::new_id(), event_id: event.id, ..session };
    store::insert_session(c, &user.tenant_id, &session)?;
    note(c, user, Action::EventSessionSaved, &event.title, &session, now)?;
    Ok(session.id)
}

/// Changes a planned session.
///
/// # Errors
/// Not found; refused fields; the session is cancelled or held.
pub(super) fn change_session(
    c: &mut Connection,
    user: &CurrentUser,
    session_id: &str,
    input: &SaveEventSession,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let facts = enrolment::in_turn(c, &user.tenant_id, session_id)?;
    if facts.session.state()? != EventSessionState::Planned {
        return Err(refused("state", "session-closed"));
    }
    let session = checked(c, user, input, Some(&facts))?;
    let before = &facts.session;
    let session = SessionRow {
        id: before.id.clone(),
        event_id: before.event_id.clone(),
        revision: before.revision.saturating_add(1),
        ..session
    };
    store::update_session(c, &user.tenant_id, &session)?;
    note(c, user, Action::EventSessionSaved, &facts.event.title, &session, now)
}

fn note(
    c: &mut Connection,
    user: &CurrentUser,
    action: Action,
    title: &str,
    session: &SessionRow,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let target = format!("{title} {} ({})", session.id, jst_date(session.starts_at));
    audit::store::append(c, &Entry::by(user, now, action, target))
}

/// The row that a form becomes.
fn checked(
    c: &mut Connection,
    user: &CurrentUser,
    input: &SaveEventSession,
    before: Option<&SessionFacts>,
) -> Result<SessionRow, Error> {
    let mut check = Check::default();
    let (place, mut trainer, materials) = (text(&input.place), text(&input.trainer), text(&input.materials));
    check.line("place", &place, true);
    check.line("trainer", &trainer, false);
    check.refuse(materials.chars().count() > LONGEST_TEXT, "materials", "too-long");
    check.refuse(!PLANNED_YEARS.contains(&input.day.year()), "day", "out-of-range");
    let opens = input.enrolment_opens_on.year();
    check.refuse(!PLANNED_YEARS.contains(&opens), "enrolment_opens_on", "out-of-range");
    check.refuse(input.starts >= input.ends, "ends", "before-start");
    check.refuse(
        input.enrolment_opens_on > input.enrolment_closes_on,
        "enrolment_closes_on",
        "before-opening",
    );
    check.refuse(input.enrolment_closes_on > input.day, "enrolment_closes_on", "after-day");
    check.refuse(
        input.capacity.is_some_and(|seats| !(1..=MOST_SEATS).contains(&seats)),
        "capacity",
        "out-of-range",
    );
    let number = accounts::staff_number(&input.trainer_number);
    let found = people::by_number(c, &user.tenant_id, std::slice::from_ref(&number))?;
    let trainer_id = found.get(&number).cloned();
    check.refuse(!number.is_empty() && trainer_id.is_none(), "trainer_number", "unknown-number");
    if let (true, Some(person)) = (trainer.is_empty(), &trainer_id) {
        let named = people::today(c, &user.tenant_id, &[person.as_str()])?;
        trainer = named.get(person).map(|row| row.name.clone()).unwrap_or_default();
    }
    if let Some(before) = before {
        // Who has a seat keeps it, and attendance was on the day on which it was.
        let seated = before.seats().seated.len();
        let left = before.seats_with(input.capacity).seated.len();
        check.refuse(left < seated, "capacity", "below-seated");
        let moved = jst_date(before.session.starts_at) != input.day;
        check.refuse(moved && !before.attendance.is_empty(), "day", "attendance-taken");
    }
    check.done()?;
    Ok(SessionRow {
        id: String::new(),
        event_id: String::new(),
        starts_at: japan_instant(input.day, input.starts),
        ends_at: japan_instant(input.day, input.ends),
        place,
        capacity: input.capacity.and_then(|seats| i32::try_from(seats).ok()),
        trainer,
        trainer_id,
        materials,
        enrolment_opens_on: input.enrolment_opens_on,
        enrolment_closes_on: input.enrolment_closes_on,
        state: EventSessionState::Planned.as_str().to_owned(),
        state_reason: String::new(),
        revision: 0,
    })
}

/// Cancels a planned session, or notes that it was held.
///
/// # Errors
/// Not found; it is cancelled or held already; it is to be cancelled although attendance was taken or without a
/// reason; it is to have been held and has not begun.
pub(super) fn set_state(
    c: &mut Connection,
    user: &CurrentUser,
    session_id: &str,
    input: &SetEventSessionState,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let facts = enrolment::in_turn(c, &user.tenant_id, session_id)?;
    let reason = text(&input.reason);
    if facts.session.state()? != EventSessionState::Planned {
        return Err(refused("state", "session-closed"));
    }
    let mut check = Check::default();
    check.line("reason", &reason, input.state == EventSessionState::Cancelled);
    check.refuse(input.state == EventSessionState::Planned, "state", "unknown");
    check.done()?;
    let action = match input.state {
        EventSessionState::Held if now < facts.session.starts_at => {
            return Err(refused("state", "session-not-begun"));
        }
        EventSessionState::Held => Action::EventSessionHeld,
        _ if facts.attendance.values().any(|row| row.present) => {
            return Err(refused("state", "attendance-taken"));
        }
        _ => Action::EventSessionCancelled,
    };
    let session = SessionRow {
        state: input.state.as_str().to_owned(),
        state_reason: reason,
        revision: facts.session.revision.saturating_add(1),
        ..facts.session
    };
    store::update_session(c, &user.tenant_id, &session)?;
    note(c, user, action, &facts.event.title, &session, now)
}
