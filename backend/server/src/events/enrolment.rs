//! Enrolling and giving the place back. The seats are counted inside the transaction, one after the other, so
//! that nobody gets a seat that somebody else has.

use chrono::{DateTime, Utc};
use contract::error::{ErrorCode, FieldProblem};
use contract::events::EventPeopleOutcome;
use learning::event::{Enrolling, EventSessionState, Movement, Place};

use crate::audit::{self, Action, Entry};
use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::events::facts::{self, SessionFacts};
use crate::events::store::enrolments::{self, NewMovement};
use crate::events::store::people;
use crate::page;
use crate::session::CurrentUser;

/// Waits for whoever is changing this session, and reads it.
///
/// # Errors
/// Not found.
pub(super) fn in_turn(c: &mut Connection, tenant_id: &str, session_id: &str) -> Result<SessionFacts, Error> {
    take_turn(c, &format!("event session {tenant_id} {session_id}"))?;
    facts::load_one(c, tenant_id, session_id)
}

/// A conflict that says which rule stands against it.
pub(super) fn refused(field: &str, code: &str) -> Error {
    let field = FieldProblem { field: field.to_owned(), code: code.to_owned() };
    Error::Fields(ErrorCode::Conflict, vec![field])
}

/// Puts the person on the list; with a seat while there is one. Again changes nothing.
///
/// # Errors
/// Not found; enrolling is not open.
pub(super) fn enrol(
    c: &mut Connection,
    user: &CurrentUser,
    session_id: &str,
    now: DateTime<Utc>,
) -> Result<SessionFacts, Error> {
    let facts = in_turn(c, &user.tenant_id, session_id)?;
    match facts.session.schedule()?.enrolling(now) {
        _ if facts.seats().place(&user.person_id) != Place::None => return Ok(facts),
        Enrolling::Open => {}
        Enrolling::NotYet => return Err(refused("enrolment", "enrolment-not-yet")),
        Enrolling::Over => return Err(refused("enrolment", "enrolment-over")),
        Enrolling::Cancelled => return Err(refused("enrolment", "session-cancelled")),
    }
    let new = entries(&facts, &[user.person_id.as_str()]);
    enrolments::append(c, &user.tenant_id, session_id, &new, &user.staff_number, now)?;
    facts::load_one(c, &user.tenant_id, session_id)
}

/// Takes the person off the list; the first who waits has the seat then. Again changes nothing.
///
/// # Errors
/// Not found; the session has begun or is cancelled.
pub(super) fn withdraw(
    c: &mut Connection,
    user: &CurrentUser,
    session_id: &str,
    now: DateTime<Utc>,
) -> Result<SessionFacts, Error> {
    let facts = in_turn(c, &user.tenant_id, session_id)?;
    if facts.seats().place(&user.person_id) == Place::None {
        return Ok(facts);
    }
    if !facts.session.schedule()?.may_withdraw(now) {
        return Err(refused("enrolment", "session-begun"));
    }
    let new = NewMovement { person_id: user.person_id.clone(), movement: Movement::Withdrawn, waited: false };
    enrolments::append(c, &user.tenant_id, session_id, &[new], &user.staff_number, now)?;
    facts::load_one(c, &user.tenant_id, session_id)
}

/// HR puts others on the list, in the order given, until the session is over; the days for enrolling are for
/// learners. Nobody is put on it while a number is unknown.
///
/// # Errors
/// Not found; the session is cancelled, held or over.
pub(super) fn enrol_people(
    c: &mut Connection,
    user: &CurrentUser,
    session_id: &str,
    numbers: &[String],
    now: DateTime<Utc>,
) -> Result<EventPeopleOutcome, Error> {
    let facts = in_turn(c, &user.tenant_id, session_id)?;
    let planned = facts.session.state()? == EventSessionState::Planned;
    if !planned || now > facts.session.ends_at {
        return Err(refused("staff_numbers", if planned { "session-over" } else { "session-closed" }));
    }
    let (people, unknown) = resolve(c, &user.tenant_id, numbers)?;
    if !unknown.is_empty() {
        return Ok(EventPeopleOutcome { done: 0, unchanged: 0, waiting: 0, unknown });
    }
    let seats = facts.seats();
    let (new, known): (Vec<&str>, Vec<&str>) =
        people.iter().map(String::as_str).partition(|person| seats.place(person) == Place::None);
    let entries = entries(&facts, &new);
    let waiting: Vec<_> = entries.iter().filter(|entry| entry.waited).collect();
    let waiting = page::length(&waiting);
    if !entries.is_empty() {
        enrolments::append(c, &user.tenant_id, session_id, &entries, &user.staff_number, now)?;
        let target = format!("{} {session_id} ({})", facts.event.title, entries.len());
        audit::store::append(c, &Entry::by(user, now, Action::EventPeopleEnrolled, target))?;
    }
    let (done, unchanged) = (page::length(&entries), page::length(&known));
    Ok(EventPeopleOutcome { done, unchanged, waiting, unknown })
}

/// Person ids in the order of their numbers, each once; and the numbers that nobody has.
///
/// # Errors
/// The database refuses.
pub(super) fn resolve(
    c: &mut Connection,
    tenant_id: &str,
    numbers: &[String],
) -> Result<(Vec<String>, Vec<String>), Error> {
    let known = people::by_number(c, tenant_id, numbers)?;
    let (mut people, mut unknown) = (Vec::new(), Vec::new());
    for number in numbers {
        match known.get(number) {
            Some(person) if !people.contains(person) => people.push(person.clone()),
            Some(_) => {}
            None => unknown.push(number.clone()),
        }
    }
    Ok((people, unknown))
}

/// One entry per person who is not on the list, in this order.
fn entries(facts: &SessionFacts, people: &[&str]) -> Vec<NewMovement> {
    let seats = facts.seats();
    let taken = seats.seated.len() + seats.waiting.len();
    let free = facts.session.seats().and_then(|seats| usize::try_from(seats).ok()).unwrap_or(usize::MAX);
    let entry = |(index, person): (usize, &&str)| NewMovement {
        person_id: (*person).to_owned(),
        movement: Movement::Enrolled,
        waited: taken + index >= free,
    };
    people.iter().enumerate().map(entry).collect()
}
