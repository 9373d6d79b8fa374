//! Single personnel events by form: what may be recorded on which day, and taking one back.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use contract::error::ErrorCode;
use contract::organization::{NewPersonnelEvent, PersonnelChange, PersonnelEventRecorded, TakeBack};
use learning::fiscal_year::jst_date;
use learning::folding::katakana_reading;
use learning::ledger::{Change, EventKind, NO_END, PersonState, state_on};
use learning::role::EmploymentStatus;

use crate::audit::{self, Action, Entry};
use crate::clock;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization::ledger::{self, NewEvent, Recording, Voided};
use crate::organization::{after_facts, apply, check_day, staff_file, store, undo};
use crate::session::CurrentUser;

/// No field of a person is longer.
const MOST_CHARACTERS: usize = 200;

/// Records an event.
///
/// # Errors
/// A field that does not fit the kind, the day or the person; not found.
pub fn record(
    c: &mut Connection,
    user: &CurrentUser,
    new: &NewPersonnelEvent,
    now: DateTime<Utc>,
) -> Result<PersonnelEventRecorded, Error> {
    let (tenant_id, today) = (user.tenant_id.as_str(), jst_date(now));
    check_day(new.effective_on, today)?;
    check_text("reason", Some(&new.reason), true)?;
    let mut change = change(&new.change)?;
    check_departments(c, tenant_id, &change, new.effective_on)?;
    let before = match &new.person_id {
        Some(person_id) => state_before(c, tenant_id, person_id, new.effective_on)?,
        None => None,
    };
    match (new.kind, &before) {
        (EventKind::Hired, None) => complete_hire(&mut change, new)?,
        (_, None) => return Err(Error::field("person_id", "required")),
        (kind, Some(before)) => fit(&mut change, kind, before)?,
    }
    let person_id = new.person_id.clone().unwrap_or_else(clock::new_id);
    let event =
        NewEvent { person_id: person_id.clone(), kind: new.kind, effective_on: new.effective_on, change };
    let recording = recording(user, new.reason.trim(), now);
    let event_id = ledger::record(c, &recording, &[event])?.pop().unwrap_or_default();
    let number = number_of(c, tenant_id, &person_id)?;
    let target = format!("{number} {} {}", new.kind.as_str(), new.effective_on);
    audit::store::append(c, &Entry::by(user, now, Action::PersonnelEventRecorded, target))?;
    after_facts(c, tenant_id, Some(&[&person_id]), now)?;
    Ok(PersonnelEventRecorded { person_id, event_id })
}

/// Takes one event back.
///
/// # Errors
/// [`ErrorCode::Conflict`] when it is void already; `event_id: first-event` when later events of the person
/// build on it; not found.
pub fn take_back(
    c: &mut Connection,
    user: &CurrentUser,
    event_id: &str,
    reason: &TakeBack,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let reason = undo::checked_reason(reason)?;
    let tenant_id = user.tenant_id.as_str();
    let (person_id, is_void) =
        ledger::find(c, tenant_id, event_id)?.ok_or(Error::Refused(ErrorCode::NotFound))?;
    if is_void {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    let number = number_of(c, tenant_id, &person_id)?;
    ledger::void(c, &recording(user, &reason, now), &Voided::Event(event_id))?;
    let left = ledger::events_of(c, tenant_id, Some(&[&person_id]))?;
    if left.get(&person_id).is_some_and(|events| state_on(events, NO_END).is_none()) {
        return Err(Error::field("event_id", "first-event"));
    }
    audit::store::append(c, &Entry::by(user, now, Action::PersonnelEventVoided, number))?;
    after_facts(c, tenant_id, Some(&[&person_id]), now)
}

/// What recordings of somebody have in common.
pub(super) fn recording(user: &CurrentUser, reason: &str, now: DateTime<Utc>) -> Recording {
    Recording {
        tenant_id: user.tenant_id.clone(),
        recorded_by: user.staff_number.clone(),
        recorded_at: now,
        today: jst_date(now),
        import_id: None,
        reason: reason.to_owned(),
    }
}

fn number_of(c: &mut Connection, tenant_id: &str, person_id: &str) -> Result<String, Error> {
    let events = ledger::events_of(c, tenant_id, Some(&[person_id]))?;
    let state = events.get(person_id).and_then(|events| state_on(events, NO_END));
    Ok(state.map(|state| state.staff_number).unwrap_or_default())
}

fn state_before(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    day: NaiveDate,
) -> Result<Option<PersonState>, Error> {
    let events = ledger::events_of(c, tenant_id, Some(&[person_id]))?;
    let events = events.get(person_id).ok_or(Error::Refused(ErrorCode::NotFound))?;
    match state_on(events, day) {
        Some(state) => Ok(Some(state)),
        None => Err(Error::field("effective_on", "before-hired")),
    }
}

fn check_departments(
    c: &mut Connection,
    tenant_id: &str,
    change: &Change,
    day: NaiveDate,
) -> Result<(), Error> {
    let open: BTreeSet<String> =
        store::departments_on(c, tenant_id, day)?.into_iter().map(|department| department.id).collect();
    if change.department_id.as_ref().is_some_and(|id| !open.contains(id)) {
        return Err(Error::field("department_id", "unknown"));
    }
    if change.concurrent_ids.as_ref().is_some_and(|ids| !ids.is_subset(&open)) {
        return Err(Error::field("concurrent_ids", "unknown"));
    }
    Ok(())
}

/// The fields as the ledger keeps them.
fn change(asked: &PersonnelChange) -> Result<Change, Error> {
    check_text("name", asked.name.as_ref(), false)?;
    check_text("kana", asked.kana.as_ref(), false)?;
    check_text("title", asked.title.as_ref(), false)?;
    check_text("job_kind", asked.job_kind.as_ref(), true)?;
    check_text("email", asked.email.as_ref(), true)?;
    let number = |text: &String| {
        staff_file::staff_number(text, apply::STAFF_NUMBER_DIGITS)
            .ok_or_else(|| Error::field("staff_number", "invalid"))
    };
    let added: BTreeSet<_> = asked.attributes_added.iter().copied().collect();
    let removed: BTreeSet<_> = asked.attributes_removed.iter().copied().collect();
    if !added.is_disjoint(&removed) {
        return Err(Error::field("attributes_removed", "also-added"));
    }
    Ok(Change {
        staff_number: asked.staff_number.as_ref().map(number).transpose()?,
        name: asked.name.clone(),
        kana: asked.kana.as_deref().map(katakana_reading),
        department_id: asked.department_id.clone(),
        concurrent_ids: asked.concurrent_ids.as_ref().map(|ids| ids.iter().cloned().collect()),
        title: asked.title.clone(),
        grade: asked.grade,
        job_kind: asked.job_kind.clone(),
        status: asked.status,
        hired_on: asked.hired_on,
        posted_on: asked.posted_on,
        ends_on: asked.ends_on,
        email: asked.email.clone(),
        attributes_added: added,
        attributes_removed: removed,
    })
}

fn check_text(field: &str, text: Option<&String>, may_be_empty: bool) -> Result<(), Error> {
    let Some(text) = text else { return Ok(()) };
    if !may_be_empty && text.trim().is_empty() {
        return Err(Error::field(field, "required"));
    }
    if text.chars().nth(MOST_CHARACTERS).is_some() || text.contains(char::is_control) {
        return Err(Error::field(field, "invalid"));
    }
    Ok(())
}

/// Somebody new needs a number, a name, a department and a grade.
fn complete_hire(change: &mut Change, new: &NewPersonnelEvent) -> Result<(), Error> {
    require("staff_number", change.staff_number.is_some())?;
    require("name", change.name.is_some())?;
    require("kana", change.kana.is_some())?;
    require("department_id", change.department_id.is_some())?;
    require("title", change.title.is_some())?;
    require("grade", change.grade.is_some())?;
    change.hired_on.get_or_insert(new.effective_on);
    let status = change.status.get_or_insert(EmploymentStatus::Active);
    if *status == EmploymentStatus::Retired {
        return Err(Error::field("status", "invalid"));
    }
    Ok(())
}

fn require(field: &str, is_there: bool) -> Result<(), Error> {
    if is_there { Ok(()) } else { Err(Error::field(field, "required")) }
}

/// What a kind of event needs, implies and excludes, for somebody who is known.
fn fit(change: &mut Change, kind: EventKind, before: &PersonState) -> Result<(), Error> {
    use EmploymentStatus as S;
    let has_left = before.status == S::Retired;
    match kind {
        EventKind::Hired if !has_left => return Err(Error::field("kind", "already-employed")),
        EventKind::Hired | EventKind::Corrected => {}
        _ if has_left => return Err(Error::field("kind", "has-left")),
        _ => {}
    }
    let away = matches!(before.status, S::OnLeave | S::ParentalLeave | S::SecondedOut);
    let implied = match kind {
        EventKind::Hired => Some(change.status.filter(|status| *status != S::Retired).unwrap_or(S::Active)),
        EventKind::OnLeave => Some(S::OnLeave),
        EventKind::ParentalLeave => Some(S::ParentalLeave),
        EventKind::SecondedOut => Some(S::SecondedOut),
        EventKind::SecondedIn => Some(S::SecondedIn),
        EventKind::Left => Some(S::Retired),
        EventKind::Returned if !away => return Err(Error::field("kind", "not-away")),
        EventKind::Returned => Some(S::Active),
        EventKind::Corrected => change.status,
        _ => None,
    };
    change.status = implied;
    match kind {
        EventKind::Transferred => require("department_id", change.department_id.is_some()),
        EventKind::Concurrent => require("concurrent_ids", change.concurrent_ids.is_some()),
        EventKind::Promoted if change.grade.is_some_and(|grade| grade >= before.grade) => {
            Err(Error::field("grade", "not-higher"))
        }
        EventKind::Promoted => require("grade", change.grade.is_some()),
        EventKind::Regraded => require("title", change.title.is_some() || change.grade.is_some()),
        EventKind::Renamed => require("name", change.name.is_some() || change.kana.is_some()),
        EventKind::Renumbered => require("staff_number", change.staff_number.is_some()),
        EventKind::Attributes => require(
            "attributes_added",
            !change.attributes_added.is_empty() || !change.attributes_removed.is_empty(),
        ),
        EventKind::Corrected | EventKind::Appointed => require("change", *change != Change::default()),
        _ => Ok(()),
    }
}
