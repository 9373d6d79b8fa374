//! The personnel ledger: dated changes are the facts; `staff` and `staff_units` are their projection as of
//! today. The rules of the ledger are `learning::ledger`; here is only how it is kept.

mod events;
mod numbers;
mod projection;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use learning::ledger::{EventKind, NO_END, PersonState};
use learning::role::{EmploymentStatus, Grade};

use crate::clock;
use crate::database::dialect::{self, Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{department_names, departments, persons, staff};
use crate::error::Error;

pub use events::{
    NewEvent, RecordedEvent, Voided, events_of, find, known_on, of_import, recorded_of, timelines,
};
pub use projection::{people_changing, project, search_key};

/// Department that holds the first administrator until the staff file is imported.
const SET_UP_DEPARTMENT: &str = "未設定";

/// What all events of one recording have in common.
#[derive(Debug, Clone)]
pub struct Recording {
    /// Organisation.
    pub tenant_id: String,
    /// Staff number of who recorded it, or `system`.
    pub recorded_by: String,
    /// Now.
    pub recorded_at: DateTime<Utc>,
    /// Today in Japan, for the projection.
    pub today: NaiveDate,
    /// The import that brought them.
    pub import_id: Option<String>,
    /// Why, where somebody gave a reason; may be empty.
    pub reason: String,
}

/// The key under which one change of a ledger at a time goes through.
#[must_use]
pub fn turn_key(tenant_id: &str) -> String {
    format!("ledger:{tenant_id}")
}

/// Records events and brings the projection up to date, in the caller's transaction. People whom the ledger
/// does not know yet are created. Returns the ids of the events in the order of `new`.
///
/// # Errors
/// `staff_number: in-use` when two people would have one number on the same day, or the database refuses; then
/// nothing is recorded.
pub fn record(c: &mut Connection, recording: &Recording, new: &[NewEvent]) -> Result<Vec<String>, Error> {
    let tenant_id = recording.tenant_id.as_str();
    dialect::take_turn(c, &turn_key(tenant_id))?;
    let mut people: Vec<&str> = new.iter().map(|event| event.person_id.as_str()).collect();
    people.sort_unstable();
    people.dedup();
    let rows: Vec<_> = people
        .iter()
        .map(|person_id| {
            (
                persons::tenant_id.eq(tenant_id),
                persons::id.eq(*person_id),
                persons::created_at.eq(recording.recorded_at),
            )
        })
        .collect();
    for chunk in rows.chunks(MAX_BIND_VARIABLES / 4) {
        diesel::insert_into(persons::table).values(chunk.to_vec()).on_conflict_do_nothing().execute(c)?;
    }
    let ids = events::insert(c, recording, new)?;
    numbers::keep_distinct(c, tenant_id, &people)?;
    project(c, tenant_id, &people, recording.today)?;
    Ok(ids)
}

/// Takes events back by compensating entries and brings the projection up to date. Events that are void
/// already stay so. Returns the people concerned.
///
/// # Errors
/// As [`record`].
pub fn void(c: &mut Connection, recording: &Recording, events: &Voided<'_>) -> Result<Vec<String>, Error> {
    let tenant_id = recording.tenant_id.as_str();
    dialect::take_turn(c, &turn_key(tenant_id))?;
    let people = events::void(c, recording, events)?;
    let concerned: Vec<&str> = people.iter().map(String::as_str).collect();
    numbers::keep_distinct(c, tenant_id, &concerned)?;
    project(c, tenant_id, &concerned, recording.today)?;
    Ok(people)
}

/// The person who becomes the first administrator: the one with this staff number, or a new one in a
/// department that only exists until the staff file is imported.
///
/// # Errors
/// The database refuses.
pub fn person_for_set_up(
    c: &mut Connection,
    tenant_id: &str,
    staff_number: &str,
    name: &str,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<String, Error> {
    let known: Option<String> = staff::table
        .filter(staff::tenant_id.eq(tenant_id).and(staff::staff_number.eq(staff_number)))
        .filter(staff::status.ne(EmploymentStatus::Retired.as_str()))
        .select(staff::person_id)
        .first(c)
        .optional()?;
    if let Some(person_id) = known {
        return Ok(person_id);
    }
    let person_id = clock::new_id();
    let state = PersonState {
        staff_number: staff_number.to_owned(),
        name: name.to_owned(),
        kana: String::new(),
        department_id: set_up_department(c, tenant_id, today)?,
        concurrent_ids: std::collections::BTreeSet::new(),
        title: String::new(),
        grade: Grade::G95,
        job_kind: String::new(),
        status: EmploymentStatus::Active,
        hired_on: today,
        posted_on: None,
        ends_on: None,
        email: String::new(),
        attributes: std::collections::BTreeSet::new(),
    };
    let recording = Recording {
        tenant_id: tenant_id.to_owned(),
        recorded_by: "system".to_owned(),
        recorded_at: now,
        today,
        import_id: None,
        reason: String::new(),
    };
    let event = NewEvent {
        person_id: person_id.clone(),
        kind: EventKind::Hired,
        effective_on: today,
        change: state.as_change(),
    };
    record(c, &recording, &[event])?;
    Ok(person_id)
}

fn set_up_department(c: &mut Connection, tenant_id: &str, today: NaiveDate) -> Result<String, Error> {
    let id = clock::new_id();
    diesel::insert_into(departments::table)
        .values((
            departments::tenant_id.eq(tenant_id),
            departments::id.eq(&id),
            departments::code.eq(SET_UP_DEPARTMENT),
            departments::name.eq(SET_UP_DEPARTMENT),
            departments::division.eq(""),
            departments::valid_from.eq(today),
            departments::valid_to.eq(NO_END),
            departments::kind.eq("section"),
        ))
        .execute(c)?;
    diesel::insert_into(department_names::table)
        .values((
            department_names::tenant_id.eq(tenant_id),
            department_names::department_id.eq(&id),
            department_names::valid_from.eq(today),
            department_names::name.eq(SET_UP_DEPARTMENT),
            department_names::division.eq(""),
        ))
        .execute(c)?;
    Ok(id)
}
