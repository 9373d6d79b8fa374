//! The projection of the ledger as of today: one row per person for lists, one row per person and unit.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use learning::folding;
use learning::ledger::{PersonState, state_on};

use super::events::events_of;
use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{personnel_events, staff, staff_units};
use crate::error::Error;

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
    job_kind: &'a str,
    status: &'a str,
    hired_on: NaiveDate,
    posted_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    email: &'a str,
    attributes: String,
}

#[derive(Insertable)]
#[diesel(table_name = staff_units)]
struct NewUnit<'a> {
    tenant_id: &'a str,
    department_id: &'a str,
    person_id: &'a str,
    main: bool,
}

/// Text under which a person is found: number, name and reading, folded.
#[must_use]
pub fn search_key(state: &PersonState) -> String {
    folding::search_key(&format!("{} {} {}", state.staff_number, state.name, state.kana))
}

/// Replaces the projected rows of these people by their state as of `today`: all out first, then all in, so
/// that two people may exchange staff numbers. People without a state today have no row.
///
/// # Errors
/// The database refuses.
pub fn project(c: &mut Connection, tenant_id: &str, people: &[&str], today: NaiveDate) -> Result<(), Error> {
    let events = events_of(c, tenant_id, Some(people))?;
    for chunk in people.chunks(MAX_BIND_VARIABLES / 2) {
        diesel::delete(
            staff::table
                .filter(staff::tenant_id.eq(tenant_id))
                .filter(staff::person_id.eq_any(chunk.to_vec())),
        )
        .execute(c)?;
        diesel::delete(
            staff_units::table
                .filter(staff_units::tenant_id.eq(tenant_id))
                .filter(staff_units::person_id.eq_any(chunk.to_vec())),
        )
        .execute(c)?;
    }
    let states: Vec<(&str, PersonState)> = people
        .iter()
        .filter_map(|person_id| Some((*person_id, state_on(events.get(*person_id)?, today)?)))
        .collect();
    let rows = states
        .iter()
        .map(|(person_id, state)| row(tenant_id, person_id, state))
        .collect::<Result<Vec<_>, Error>>()?;
    for chunk in rows.chunks(MAX_BIND_VARIABLES / 20) {
        diesel::insert_into(staff::table).values(chunk).execute(c)?;
    }
    let units: Vec<NewUnit<'_>> = states
        .iter()
        .flat_map(|(person_id, state)| {
            let unit = |department_id| NewUnit {
                tenant_id,
                department_id,
                person_id,
                main: department_id == state.department_id,
            };
            state.units().map(unit)
        })
        .collect();
    for chunk in units.chunks(MAX_BIND_VARIABLES / 5) {
        diesel::insert_into(staff_units::table).values(chunk).execute(c)?;
    }
    Ok(())
}

fn row<'a>(tenant_id: &'a str, person_id: &'a str, state: &'a PersonState) -> Result<NewStaff<'a>, Error> {
    Ok(NewStaff {
        tenant_id,
        person_id,
        staff_number: &state.staff_number,
        name: &state.name,
        kana: &state.kana,
        search_key: search_key(state),
        department_id: &state.department_id,
        title: &state.title,
        grade: state.grade.code(),
        job_kind: &state.job_kind,
        status: state.status.as_str(),
        hired_on: state.hired_on,
        posted_on: state.posted_on,
        ends_on: state.ends_on,
        email: &state.email,
        attributes: serde_json::to_string(&state.attributes)?,
    })
}

/// People for whom an event takes effect after `last` (none: ever) and on or before `today`.
///
/// # Errors
/// The database refuses.
pub fn people_changing(
    c: &mut Connection,
    tenant_id: &str,
    last: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<Vec<String>, Error> {
    let ever = last.is_none().into_sql::<Bool>();
    Ok(personnel_events::table
        .filter(personnel_events::tenant_id.eq(tenant_id))
        .filter(ever.or(personnel_events::effective_on.gt(last.unwrap_or(today))))
        .filter(personnel_events::effective_on.le(today))
        .select(personnel_events::person_id)
        .distinct()
        .order(personnel_events::person_id.asc())
        .load(c)?)
}
