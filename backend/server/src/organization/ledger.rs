//! The personnel ledger: dated events are the facts; the table `staff` is their projection as of today.
//!
//! An event carries the whole post as it holds from its day, so the state of a person on any date is the
//! latest event on or before it.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use learning::folding;
use learning::role::{EmploymentStatus, Grade};

use crate::clock;
use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{departments, personnel_events, persons, staff};
use crate::error::Error;

/// Department that holds the first administrator until the staff file is imported.
const SET_UP_DEPARTMENT: &str = "未設定";

/// What happened (辞令の種類), as far as a staff file tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// 採用: the person is new.
    Hired,
    /// Any change of post, name or status.
    Changed,
    /// 退職: no longer in the file.
    Left,
}

impl EventKind {
    fn as_str(self) -> &'static str {
        match self {
            EventKind::Hired => "hired",
            EventKind::Changed => "changed",
            EventKind::Left => "left",
        }
    }
}

/// A person's post as it holds from a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Staff number.
    pub staff_number: String,
    /// Name, byte-exact.
    pub name: String,
    /// Reading in katakana.
    pub kana: String,
    /// Department id.
    pub department_id: String,
    /// 職名 as written.
    pub title: String,
    /// 職層.
    pub grade: Grade,
    /// 在職区分.
    pub status: EmploymentStatus,
    /// 採用年月日.
    pub hired_on: NaiveDate,
    /// 異動年月日.
    pub posted_on: Option<NaiveDate>,
    /// Mail address, may be empty.
    pub email: String,
}

/// One event to be recorded.
#[derive(Debug, Clone)]
pub struct Event {
    /// The person; new for [`EventKind::Hired`].
    pub person_id: String,
    /// What happened.
    pub kind: EventKind,
    /// The post from that day on.
    pub post: Post,
}

/// What all events of one recording have in common.
#[derive(Debug, Clone)]
pub struct Recording {
    /// Organisation.
    pub tenant_id: String,
    /// The day from which the events hold.
    pub effective_on: NaiveDate,
    /// Staff number of who recorded it, or `system`.
    pub recorded_by: String,
    /// Now.
    pub recorded_at: DateTime<Utc>,
    /// The import that brought them.
    pub import_id: Option<String>,
}

#[derive(Insertable)]
#[diesel(table_name = personnel_events, treat_none_as_default_value = false)]
struct NewEvent<'a> {
    tenant_id: &'a str,
    id: String,
    person_id: &'a str,
    kind: &'a str,
    effective_on: NaiveDate,
    recorded_at: DateTime<Utc>,
    recorded_by: &'a str,
    import_id: Option<&'a str>,
    staff_number: &'a str,
    name: &'a str,
    kana: &'a str,
    department_id: &'a str,
    title: &'a str,
    grade: &'a str,
    status: &'a str,
    hired_on: NaiveDate,
    posted_on: Option<NaiveDate>,
    email: &'a str,
}

#[derive(Insertable)]
#[diesel(table_name = staff, treat_none_as_default_value = false)]
struct NewStaff<'a> {
    tenant_id: &'a str,
    person_id: &'a str,
    staff_number: &'a str,
    name: &'a str,
    kana: &'a str,
    search_key: String,
    department_id: &'a str,
    title: &'a str,
    grade: &'a str,
    status: &'a str,
    hired_on: NaiveDate,
    posted_on: Option<NaiveDate>,
    email: &'a str,
    event_id: String,
}

/// Text under which a person is found: number, name and reading, folded.
#[must_use]
pub fn search_key(post: &Post) -> String {
    folding::search_key(&format!("{} {} {}", post.staff_number, post.name, post.kana))
}

/// Records events and brings the projection up to date, in the caller's transaction.
///
/// # Errors
/// The database refuses; then nothing is recorded.
pub fn record(c: &mut Connection, recording: &Recording, events: &[Event]) -> Result<(), Error> {
    let tenant_id = recording.tenant_id.as_str();
    let status = |event: &Event| match event.kind {
        EventKind::Left => EmploymentStatus::Retired,
        EventKind::Hired | EventKind::Changed => event.post.status,
    };
    let hired: Vec<_> = events
        .iter()
        .filter(|event| event.kind == EventKind::Hired)
        .map(|event| {
            (
                persons::tenant_id.eq(tenant_id),
                persons::id.eq(&event.person_id),
                persons::created_at.eq(recording.recorded_at),
            )
        })
        .collect();
    for rows in hired.chunks(MAX_BIND_VARIABLES / 4) {
        diesel::insert_into(persons::table).values(rows).execute(c)?;
    }
    let rows: Vec<NewEvent<'_>> = events
        .iter()
        .map(|event| NewEvent {
            tenant_id,
            id: clock::new_id(),
            person_id: &event.person_id,
            kind: event.kind.as_str(),
            effective_on: recording.effective_on,
            recorded_at: recording.recorded_at,
            recorded_by: &recording.recorded_by,
            import_id: recording.import_id.as_deref(),
            staff_number: &event.post.staff_number,
            name: &event.post.name,
            kana: &event.post.kana,
            department_id: &event.post.department_id,
            title: &event.post.title,
            grade: event.post.grade.code(),
            status: status(event).as_str(),
            hired_on: event.post.hired_on,
            posted_on: event.post.posted_on,
            email: &event.post.email,
        })
        .collect();
    for chunk in rows.chunks(MAX_BIND_VARIABLES / 20) {
        diesel::insert_into(personnel_events::table).values(chunk).execute(c)?;
    }
    project(c, tenant_id, events, &rows)
}

/// Replaces the projected rows of the people concerned: all out first, then all in, so that two people
/// may exchange staff numbers in one file.
fn project(
    c: &mut Connection,
    tenant_id: &str,
    events: &[Event],
    rows: &[NewEvent<'_>],
) -> Result<(), Error> {
    let people: Vec<&str> = rows.iter().map(|row| row.person_id).collect();
    for chunk in people.chunks(MAX_BIND_VARIABLES / 2) {
        diesel::delete(
            staff::table
                .filter(staff::tenant_id.eq(tenant_id))
                .filter(staff::person_id.eq_any(chunk.to_vec())),
        )
        .execute(c)?;
    }
    let projected: Vec<NewStaff<'_>> = rows
        .iter()
        .zip(events)
        .map(|(row, event)| NewStaff {
            tenant_id,
            person_id: row.person_id,
            staff_number: row.staff_number,
            name: row.name,
            kana: row.kana,
            search_key: search_key(&event.post),
            department_id: row.department_id,
            title: row.title,
            grade: row.grade,
            status: row.status,
            hired_on: row.hired_on,
            posted_on: row.posted_on,
            email: row.email,
            event_id: row.id.clone(),
        })
        .collect();
    for chunk in projected.chunks(MAX_BIND_VARIABLES / 20) {
        diesel::insert_into(staff::table).values(chunk).execute(c)?;
    }
    Ok(())
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
        .select(staff::person_id)
        .first(c)
        .optional()?;
    if let Some(person_id) = known {
        return Ok(person_id);
    }
    let department_id = clock::new_id();
    diesel::insert_into(departments::table)
        .values((
            departments::tenant_id.eq(tenant_id),
            departments::id.eq(&department_id),
            departments::code.eq(SET_UP_DEPARTMENT),
            departments::name.eq(SET_UP_DEPARTMENT),
            departments::division.eq(""),
            departments::valid_from.eq(today),
            departments::valid_to.eq(NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(today)),
        ))
        .execute(c)?;
    let person_id = clock::new_id();
    let post = Post {
        staff_number: staff_number.to_owned(),
        name: name.to_owned(),
        kana: String::new(),
        department_id,
        title: String::new(),
        grade: Grade::G95,
        status: EmploymentStatus::Active,
        hired_on: today,
        posted_on: None,
        email: String::new(),
    };
    let recording = Recording {
        tenant_id: tenant_id.to_owned(),
        effective_on: today,
        recorded_by: "system".to_owned(),
        recorded_at: now,
        import_id: None,
    };
    record(c, &recording, &[Event { person_id: person_id.clone(), kind: EventKind::Hired, post }])?;
    Ok(person_id)
}
