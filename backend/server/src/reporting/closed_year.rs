//! Figures of a fiscal year that has closed: duties, posts, grades and absences are those of its last day, so
//! that the personnel changes of 1 April leave them as they are. A completion after that day is counted where
//! the duty was due.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use learning::fiscal_year::FiscalYear;
use learning::ledger::PersonState;

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization::ledger;
use crate::reporting::store::{self, CountRow};

/// Counts of a closed fiscal year; of some departments when given.
///
/// # Errors
/// The database refuses.
pub fn counts(
    c: &mut Connection,
    tenant_id: &str,
    year: FiscalYear,
    departments: Option<&BTreeSet<String>>,
) -> Result<Vec<CountRow>, Error> {
    let last_day = year.last_day();
    let states: HashMap<String, PersonState> =
        ledger::known_on(c, tenant_id, last_day)?.into_iter().collect();
    let mut counts: BTreeMap<(&str, &str, String, &str), (i64, i64)> = BTreeMap::new();
    for (person_id, course_code, completion) in store::duties_at_close(c, tenant_id, year.0, last_day)? {
        let Some(state) = states.get(&person_id) else { continue };
        let seen = departments.is_none_or(|departments| departments.contains(&state.department_id));
        let counts_at_all = completion.is_some() || state.status.counts_in_population();
        if !seen || !counts_at_all {
            continue;
        }
        let key = (state.department_id.as_str(), state.grade.code(), course_code, state.status.as_str());
        let (assigned, completed) = counts.entry(key).or_default();
        *assigned = assigned.saturating_add(1);
        *completed = completed.saturating_add(i64::from(completion.is_some()));
    }
    let row = |((department_id, grade, course_code, status), (assigned, completed)): (
        (&str, &str, String, &str),
        (i64, i64),
    )| CountRow {
        department_id: department_id.to_owned(),
        grade: grade.to_owned(),
        course_code,
        status: status.to_owned(),
        assigned,
        completed,
    };
    Ok(counts.into_iter().map(row).collect())
}
