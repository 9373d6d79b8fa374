//! SQL of what plans are measured by: people, and who was present at events.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel::prelude::*;
use learning::event::japan_instant;
use learning::fiscal_year::FiscalYear;
use learning::plan::Group;
use learning::role::{EmploymentStatus, Grade};

use crate::database::dialect::Connection;
use crate::database::schema::{event_attendance, event_sessions, headcount_changes, headcounts};
use crate::error::Error;

fn grade(code: &str) -> Result<Grade, Error> {
    Grade::parse(code).map_err(|error| Error::Internal(error.to_string()))
}

/// People in the population by department and grade, as of a day.
///
/// # Errors
/// The database refuses, or holds an unknown grade.
pub fn groups(c: &mut Connection, tenant_id: &str, as_of: NaiveDate) -> Result<Vec<Group>, Error> {
    let counted: Vec<&str> = EmploymentStatus::ALL
        .into_iter()
        .filter(|status| status.counts_in_population())
        .map(EmploymentStatus::as_str)
        .collect();
    let now: Vec<(String, String, i32)> = headcounts::table
        .filter(headcounts::tenant_id.eq(tenant_id))
        .filter(headcounts::status.eq_any(&counted))
        .select((headcounts::department_id, headcounts::grade, headcounts::people))
        .load(c)?;
    let later: Vec<(String, String, i32)> = headcount_changes::table
        .filter(headcount_changes::tenant_id.eq(tenant_id))
        .filter(headcount_changes::status.eq_any(&counted))
        .filter(headcount_changes::day.gt(as_of))
        .select((headcount_changes::department_id, headcount_changes::grade, headcount_changes::change))
        .load(c)?;
    let later =
        later.into_iter().map(|(department, grade, change)| (department, grade, change.saturating_neg()));
    let mut people: BTreeMap<(String, String), i32> = BTreeMap::new();
    for (department, grade, count) in now.into_iter().chain(later) {
        let sum = people.entry((department, grade)).or_default();
        *sum = sum.saturating_add(count);
    }
    people
        .into_iter()
        .map(|((department_id, code), count)| {
            Ok(Group { department_id, grade: grade(&code)?, people: u32::try_from(count).unwrap_or(0) })
        })
        .filter(|group| group.as_ref().map_or(true, |group| group.people > 0))
        .collect()
}

/// Somebody who was present at an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presence {
    /// Event.
    pub event_id: String,
    /// Person.
    pub person_id: String,
    /// Name of the department on that day.
    pub department: String,
    /// Grade on that day.
    pub grade: Grade,
}

/// Who was present at sessions of these events within a fiscal year, by what was written down until a day. A person
/// comes once for each session.
///
/// # Errors
/// The database refuses, or holds an unknown grade.
pub fn presences(
    c: &mut Connection,
    tenant_id: &str,
    event_ids: &[&str],
    year: FiscalYear,
    as_of: NaiveDate,
) -> Result<Vec<Presence>, Error> {
    type Row = (String, String, String, bool, String, String);
    let midnight = |day: NaiveDate| -> DateTime<Utc> { japan_instant(day, NaiveTime::MIN) };
    let until = as_of.succ_opt().unwrap_or(as_of);
    let rows: Vec<Row> = event_attendance::table
        .inner_join(
            event_sessions::table.on(event_sessions::tenant_id
                .eq(event_attendance::tenant_id)
                .and(event_sessions::id.eq(event_attendance::session_id))),
        )
        .filter(event_attendance::tenant_id.eq(tenant_id))
        .filter(event_sessions::event_id.eq_any(event_ids))
        .filter(event_sessions::starts_at.ge(midnight(year.first_day())))
        .filter(event_sessions::starts_at.lt(midnight(year.next().first_day())))
        .filter(event_attendance::recorded_at.lt(midnight(until)))
        .order((event_attendance::session_id.asc(), event_attendance::sequence.asc()))
        .select((
            event_attendance::session_id,
            event_attendance::person_id,
            event_sessions::event_id,
            event_attendance::present,
            event_attendance::department_name,
            event_attendance::grade,
        ))
        .load(c)?;
    // A later row of the same person at the same session replaces an earlier one.
    let mut latest: BTreeMap<(String, String), (String, bool, String, String)> = BTreeMap::new();
    for (session_id, person_id, event_id, present, department, grade) in rows {
        latest.insert((session_id, person_id), (event_id, present, department, grade));
    }
    latest
        .into_iter()
        .filter(|(_, (_, present, ..))| *present)
        .map(|((_, person_id), (event_id, _, department, code))| {
            Ok(Presence { event_id, person_id, department, grade: grade(&code)? })
        })
        .collect()
}
