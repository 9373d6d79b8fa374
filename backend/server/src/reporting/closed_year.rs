//! Figures of a fiscal year that has closed: standings, posts, grades and absences are those of its last day, so
//! that the personnel changes of 1 April leave them as they are. A completion after that day is counted where
//! the duty was due.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use learning::derivation::Standing;
use learning::fiscal_year::{FiscalYear, jst_date};
use learning::ledger::PersonState;
use learning::role::EmploymentStatus;
use serde::Deserialize;

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization::ledger;
use crate::reporting::store::{self, CountRow, YearDuty};

/// What a logged change says about the time before it.
#[derive(Deserialize)]
struct Logged {
    before: Option<Standing>,
}

/// Counts of a closed fiscal year; of some departments when given.
///
/// # Errors
/// The database refuses, or holds what this program cannot read.
pub fn counts(
    c: &mut Connection,
    tenant_id: &str,
    year: FiscalYear,
    departments: Option<&BTreeSet<String>>,
) -> Result<Vec<CountRow>, Error> {
    let last_day = year.last_day();
    let states: HashMap<String, PersonState> =
        ledger::known_on(c, tenant_id, last_day)?.into_iter().collect();
    let changed = standings_before_changes(c, tenant_id, year.0, last_day)?;
    let mut counts: BTreeMap<(&str, &str, String, &str), (i64, i64)> = BTreeMap::new();
    for duty in store::duties_of_year(c, tenant_id, year.0)? {
        let Some(state) = states.get(&duty.person_id) else { continue };
        let seen = departments.is_none_or(|departments| departments.contains(&state.department_id));
        let at_close = changed.get(&duty.id).copied().unwrap_or_else(|| Standing::parse(&duty.standing));
        if !seen || !counts_at_close(&duty, at_close, state.status, last_day) {
            continue;
        }
        let (department, status) = (state.department_id.as_str(), state.status.as_str());
        let key = (department, state.grade.code(), duty.course_code, status);
        let (assigned, completed) = counts.entry(key).or_default();
        *assigned = assigned.saturating_add(1);
        *completed = completed.saturating_add(i64::from(duty.completion.is_some()));
    }
    let rows = counts.into_iter().map(|((department, grade, course_code, status), (assigned, completed))| {
        let (department_id, grade, status) = (department.to_owned(), grade.to_owned(), status.to_owned());
        CountRow { department_id, grade, course_code, status, assigned, completed }
    });
    Ok(rows.collect())
}

/// The standings on the last day of duties that changed afterwards; none for those that did not exist yet.
fn standings_before_changes(
    c: &mut Connection,
    tenant_id: &str,
    fiscal_year: i32,
    last_day: NaiveDate,
) -> Result<HashMap<String, Option<Standing>>, Error> {
    // Earlier than the end of the day in Japan; the rest is sorted out below.
    let since: DateTime<Utc> = last_day.and_time(NaiveTime::MIN).and_utc();
    let mut first = HashMap::new();
    for (assignment_id, at, change) in store::changes_since(c, tenant_id, fiscal_year, since)? {
        if jst_date(at) > last_day {
            let logged: Logged = serde_json::from_str(&change)?;
            first.entry(assignment_id).or_insert(logged.before);
        }
    }
    Ok(first)
}

/// Whether a duty is in a figure, or told of among those that are left out.
fn counts_at_close(
    duty: &YearDuty,
    standing: Option<Standing>,
    status: EmploymentStatus,
    last_day: NaiveDate,
) -> bool {
    if duty.completion.is_some() {
        return true;
    }
    let told = match standing {
        Some(Standing::Required) => true,
        Some(Standing::Suspended) => !status.counts_in_population(),
        Some(Standing::NotRequired) => status == EmploymentStatus::Retired,
        Some(Standing::Exempt | Standing::Credited) | None => false,
    };
    told && duty.opens_on <= last_day
}
