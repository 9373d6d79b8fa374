//! How an event is written and read: SQL of `personnel_events` and of the entries that take one back.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use learning::ledger::{Change, Event, EventKind, PersonState, Timeline, state_on};
use learning::role::{Attribute, EmploymentStatus, Grade};

use super::Recording;
use crate::clock;
use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{personnel_event_voids, personnel_events};
use crate::error::Error;

/// Bind variables of one row, and some to spare.
const VARIABLES: usize = 28;

/// One event to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// The person; an id that the ledger does not know yet makes a new person.
    pub person_id: String,
    /// What happened.
    pub kind: EventKind,
    /// The day from which it holds.
    pub effective_on: NaiveDate,
    /// What it changes.
    pub change: Change,
}

#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = personnel_events, treat_none_as_default_value = false)]
struct EventRow {
    tenant_id: String,
    id: String,
    person_id: String,
    kind: String,
    effective_on: NaiveDate,
    recorded_at: DateTime<Utc>,
    recorded_by: String,
    import_id: Option<String>,
    reason: String,
    staff_number: Option<String>,
    name: Option<String>,
    kana: Option<String>,
    department_id: Option<String>,
    concurrent_ids: Option<String>,
    title: Option<String>,
    grade: Option<String>,
    job_kind: Option<String>,
    status: Option<String>,
    hired_on: Option<NaiveDate>,
    posted_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    email: Option<String>,
    attributes_added: Option<String>,
    attributes_removed: Option<String>,
}

/// An event with who recorded it and why, for the page of a person.
#[derive(Debug, Clone)]
pub struct RecordedEvent {
    /// The event.
    pub event: Event,
    /// Staff number of who recorded it, or `system`.
    pub recorded_by: String,
    /// The import that brought it.
    pub import_id: Option<String>,
    /// Why; may be empty.
    pub reason: String,
    /// When, by whom (staff number) and why it was taken back.
    pub voided: Option<(DateTime<Utc>, String, String)>,
}

/// Which events are taken back.
#[derive(Debug, Clone, Copy)]
pub enum Voided<'a> {
    /// All of an import.
    Import(&'a str),
    /// One.
    Event(&'a str),
}

fn unknown(error: impl std::fmt::Display) -> Error {
    Error::Internal(error.to_string())
}

fn attributes(text: Option<&str>) -> Result<BTreeSet<Attribute>, Error> {
    text.map_or(Ok(BTreeSet::new()), |text| Ok(serde_json::from_str(text)?))
}

fn written(attributes: &BTreeSet<Attribute>) -> Result<Option<String>, Error> {
    if attributes.is_empty() { Ok(None) } else { Ok(Some(serde_json::to_string(attributes)?)) }
}

impl EventRow {
    fn of(recording: &Recording, new: &NewEvent) -> Result<EventRow, Error> {
        let change = &new.change;
        let concurrent_ids = change.concurrent_ids.as_ref().map(serde_json::to_string).transpose()?;
        Ok(EventRow {
            tenant_id: recording.tenant_id.clone(),
            id: clock::new_id(),
            person_id: new.person_id.clone(),
            kind: new.kind.as_str().to_owned(),
            effective_on: new.effective_on,
            recorded_at: recording.recorded_at,
            recorded_by: recording.recorded_by.clone(),
            import_id: recording.import_id.clone(),
            reason: recording.reason.clone(),
            staff_number: change.staff_number.clone(),
            name: change.name.clone(),
            kana: change.kana.clone(),
            department_id: change.department_id.clone(),
            concurrent_ids,
            title: change.title.clone(),
            grade: change.grade.map(|grade| grade.code().to_owned()),
            job_kind: change.job_kind.clone(),
            status: change.status.map(|status| status.as_str().to_owned()),
            hired_on: change.hired_on,
            posted_on: change.posted_on,
            ends_on: change.ends_on,
            email: change.email.clone(),
            attributes_added: written(&change.attributes_added)?,
            attributes_removed: written(&change.attributes_removed)?,
        })
    }

    fn event(&self) -> Result<Event, Error> {
        let change = Change {
            staff_number: self.staff_number.clone(),
            name: self.name.clone(),
            kana: self.kana.clone(),
            department_id: self.department_id.clone(),
            concurrent_ids: self.concurrent_ids.as_deref().map(serde_json::from_str).transpose()?,
            title: self.title.clone(),
            grade: self.grade.as_deref().map(Grade::parse).transpose().map_err(unknown)?,
            job_kind: self.job_kind.clone(),
            status: self.status.as_deref().map(EmploymentStatus::parse).transpose().map_err(unknown)?,
            hired_on: self.hired_on,
            posted_on: self.posted_on,
            ends_on: self.ends_on,
            email: self.email.clone(),
            attributes_added: attributes(self.attributes_added.as_deref())?,
            attributes_removed: attributes(self.attributes_removed.as_deref())?,
        };
        Ok(Event {
            id: self.id.clone(),
            kind: self.kind.parse().map_err(unknown)?,
            effective_on: self.effective_on,
            recorded_at: self.recorded_at,
            change,
        })
    }
}

/// Appends events and returns their ids.
///
/// # Errors
/// The database refuses.
pub(super) fn insert(
    c: &mut Connection,
    recording: &Recording,
    new: &[NewEvent],
) -> Result<Vec<String>, Error> {
    let rows = new.iter().map(|event| EventRow::of(recording, event)).collect::<Result<Vec<_>, _>>()?;
    for chunk in rows.chunks(MAX_BIND_VARIABLES / VARIABLES) {
        diesel::insert_into(personnel_events::table).values(chunk).execute(c)?;
    }
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Takes events back by compensating entries; returns the people concerned. Events that are void already stay
/// so.
///
/// # Errors
/// The database refuses.
pub(super) fn void(
    c: &mut Connection,
    recording: &Recording,
    which: &Voided<'_>,
) -> Result<Vec<String>, Error> {
    let tenant_id = recording.tenant_id.as_str();
    let query = personnel_events::table
        .filter(personnel_events::tenant_id.eq(tenant_id))
        .select((personnel_events::id, personnel_events::person_id));
    let events: Vec<(String, String)> = match which {
        Voided::Import(import_id) => query.filter(personnel_events::import_id.eq(import_id)).load(c)?,
        Voided::Event(event_id) => query.filter(personnel_events::id.eq(event_id)).load(c)?,
    };
    let rows: Vec<_> = events
        .iter()
        .map(|(event_id, _)| {
            (
                personnel_event_voids::tenant_id.eq(tenant_id),
                personnel_event_voids::event_id.eq(event_id),
                personnel_event_voids::voided_at.eq(recording.recorded_at),
                personnel_event_voids::voided_by.eq(&recording.recorded_by),
                personnel_event_voids::reason.eq(&recording.reason),
            )
        })
        .collect();
    for chunk in rows.chunks(MAX_BIND_VARIABLES / 6) {
        diesel::insert_into(personnel_event_voids::table)
            .values(chunk.to_vec())
            .on_conflict_do_nothing()
            .execute(c)?;
    }
    let people: BTreeSet<String> = events.into_iter().map(|(_, person_id)| person_id).collect();
    Ok(people.into_iter().collect())
}

/// Whose an event is and whether it is void; none when there is no such event.
///
/// # Errors
/// The database refuses.
pub fn find(c: &mut Connection, tenant_id: &str, event_id: &str) -> Result<Option<(String, bool)>, Error> {
    let found: Option<(String, Option<String>)> = personnel_events::table
        .left_join(
            personnel_event_voids::table.on(personnel_event_voids::tenant_id
                .eq(personnel_events::tenant_id)
                .and(personnel_event_voids::event_id.eq(personnel_events::id))),
        )
        .filter(personnel_events::tenant_id.eq(tenant_id))
        .filter(personnel_events::id.eq(event_id))
        .select((personnel_events::person_id, personnel_event_voids::event_id.nullable()))
        .first(c)
        .optional()?;
    Ok(found.map(|(person_id, void)| (person_id, void.is_some())))
}

/// The events of an import by person, void or not.
///
/// # Errors
/// As [`events_of`].
pub fn of_import(
    c: &mut Connection,
    tenant_id: &str,
    import_id: &str,
) -> Result<BTreeMap<String, Vec<Event>>, Error> {
    let rows: Vec<EventRow> = personnel_events::table
        .filter(personnel_events::tenant_id.eq(tenant_id))
        .filter(personnel_events::import_id.eq(import_id))
        .order(personnel_events::id.asc())
        .select(EventRow::as_select())
        .load(c)?;
    let mut events: BTreeMap<String, Vec<Event>> = BTreeMap::new();
    for row in &rows {
        events.entry(row.person_id.clone()).or_default().push(row.event()?);
    }
    Ok(events)
}

/// Events that are not void, by person: of these people, or of everybody.
///
/// # Errors
/// The database refuses, or holds what this program does not know.
pub fn events_of(
    c: &mut Connection,
    tenant_id: &str,
    people: Option<&[&str]>,
) -> Result<HashMap<String, Vec<Event>>, Error> {
    let query = || {
        personnel_events::table
            .left_join(
                personnel_event_voids::table.on(personnel_event_voids::tenant_id
                    .eq(personnel_events::tenant_id)
                    .and(personnel_event_voids::event_id.eq(personnel_events::id))),
            )
            .filter(personnel_events::tenant_id.eq(tenant_id))
            .filter(personnel_event_voids::event_id.is_null())
            .order((personnel_events::effective_on.asc(), personnel_events::recorded_at.asc()))
            .select(EventRow::as_select())
    };
    let mut rows = Vec::new();
    match people {
        None => rows = query().load(c)?,
        Some(people) => {
            for chunk in people.chunks(MAX_BIND_VARIABLES / 2) {
                let of_these = personnel_events::person_id.eq_any(chunk.to_vec());
                rows.extend(query().filter(of_these).load(c)?);
            }
        }
    }
    let mut events: HashMap<String, Vec<Event>> = HashMap::new();
    for row in &rows {
        events.entry(row.person_id.clone()).or_default().push(row.event()?);
    }
    Ok(events)
}

/// The stories of these people, or of everybody.
///
/// # Errors
/// As [`events_of`].
pub fn timelines(
    c: &mut Connection,
    tenant_id: &str,
    people: Option<&[&str]>,
) -> Result<BTreeMap<String, Timeline>, Error> {
    let events = events_of(c, tenant_id, people)?;
    Ok(events.into_iter().map(|(person_id, events)| (person_id, Timeline::of(&events))).collect())
}

/// Everybody whom the ledger knows, with their state on a day; people who begin later are left out.
///
/// # Errors
/// As [`events_of`].
pub fn known_on(
    c: &mut Connection,
    tenant_id: &str,
    day: NaiveDate,
) -> Result<Vec<(String, PersonState)>, Error> {
    let events = events_of(c, tenant_id, None)?;
    let mut known: Vec<(String, PersonState)> = events
        .into_iter()
        .filter_map(|(person_id, events)| Some((person_id, state_on(&events, day)?)))
        .collect();
    known.sort_by(|(_, a), (_, b)| a.staff_number.cmp(&b.staff_number));
    Ok(known)
}

/// All events of one person with their circumstances, void ones included, in order of day.
///
/// # Errors
/// As [`events_of`].
pub fn recorded_of(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
) -> Result<Vec<RecordedEvent>, Error> {
    type Void = (DateTime<Utc>, String, String);
    let rows: Vec<(EventRow, Option<Void>)> = personnel_events::table
        .left_join(
            personnel_event_voids::table.on(personnel_event_voids::tenant_id
                .eq(personnel_events::tenant_id)
                .and(personnel_event_voids::event_id.eq(personnel_events::id))),
        )
        .filter(personnel_events::tenant_id.eq(tenant_id))
        .filter(personnel_events::person_id.eq(person_id))
        .order((
            personnel_events::effective_on.asc(),
            personnel_events::recorded_at.asc(),
            personnel_events::id.asc(),
        ))
        .select((
            EventRow::as_select(),
            (
                personnel_event_voids::voided_at,
                personnel_event_voids::voided_by,
                personnel_event_voids::reason,
            )
                .nullable(),
        ))
        .load(c)?;
    rows.into_iter()
        .map(|(row, voided)| {
            Ok(RecordedEvent {
                event: row.event()?,
                recorded_by: row.recorded_by,
                import_id: row.import_id,
                reason: row.reason,
                voided,
            })
        })
        .collect()
}
