//! Who belongs to an audience today, with names.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use contract::requirements::{AudienceAnswer, AudiencePerson};
use learning::curriculum::{Audience, Curriculum, Mode, PersonOn};
use learning::fiscal_year::{FiscalYear, jst_date};
use learning::ledger::{PersonState, Timeline};

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization;
use crate::organization::ledger;
use crate::requirements::{store, world};

/// People named at most; the rest is counted.
pub(super) const LISTED: usize = 500;

/// What names people: departments and grades.
pub(super) struct Names {
    departments: BTreeMap<String, (String, String)>,
    grades: BTreeMap<String, String>,
}

impl Names {
    /// Loads them as of a day.
    ///
    /// # Errors
    /// The database refuses.
    pub(super) fn load(c: &mut Connection, tenant_id: &str, day: NaiveDate) -> Result<Names, Error> {
        let departments = organization::store::departments_on(c, tenant_id, day)?;
        Ok(Names {
            departments: departments.into_iter().map(|row| (row.id, (row.code, row.name))).collect(),
            grades: organization::store::grade_labels(c, tenant_id)?,
        })
    }

    /// A person as lists show them.
    pub(super) fn person(&self, person_id: &str, state: &PersonState) -> AudiencePerson {
        AudiencePerson {
            person_id: person_id.to_owned(),
            staff_number: state.staff_number.clone(),
            name: state.name.clone(),
            department: self
                .departments
                .get(&state.department_id)
                .map(|(_, n)| n.clone())
                .unwrap_or_default(),
            grade: self.grades.get(state.grade.code()).cloned().unwrap_or_default(),
        }
    }

    /// Order of lists: department code, staff number.
    pub(super) fn place(&self, state: &PersonState) -> (String, String) {
        let code = self.departments.get(&state.department_id).map(|(code, _)| code.clone());
        (code.unwrap_or_default(), state.staff_number.clone())
    }
}

/// Everybody who matches today.
pub(super) fn matching<'a>(
    audience: &Audience,
    timelines: &'a BTreeMap<String, Timeline>,
    organization: &learning::curriculum::OrganizationFacts,
    today: NaiveDate,
) -> Vec<(&'a str, &'a PersonState)> {
    timelines
        .iter()
        .filter_map(|(person_id, timeline)| {
            let state = timeline.state_on(today)?;
            let person = PersonOn { person_id, timeline, state, day: today };
            audience.matches(person, organization).then_some((person_id.as_str(), state))
        })
        .collect()
}

/// Counts and names the audience as of today.
///
/// # Errors
/// The database refuses.
pub fn answer(
    c: &mut Connection,
    tenant_id: &str,
    audience: &Audience,
    now: DateTime<Utc>,
) -> Result<AudienceAnswer, Error> {
    let today = jst_date(now);
    let organization = world::organization(c, tenant_id)?;
    let timelines = ledger::timelines(c, tenant_id, None)?;
    let names = Names::load(c, tenant_id, today)?;
    let all = matching(audience, &timelines, &organization, today);
    let counts = |state: &PersonState| state.status.counts_in_population();
    let left_out = all.iter().filter(|(_, state)| !counts(state)).count();
    let mut people: Vec<_> = all.into_iter().filter(|(_, state)| counts(state)).collect();
    people.sort_by_key(|(_, state)| names.place(state));
    Ok(AudienceAnswer {
        as_of: now,
        matched: crate::page::length(&people),
        left_out: u32::try_from(left_out).unwrap_or(u32::MAX),
        people: people.iter().take(LISTED).map(|(id, state)| names.person(id, state)).collect(),
    })
}

/// Courses that the elective rules (△) of the curriculum in force offer to a person today.
///
/// # Errors
/// The database refuses, or holds what this program cannot read.
pub fn elective_courses(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    today: NaiveDate,
) -> Result<BTreeSet<String>, Error> {
    let Some(version) = store::versions(c, tenant_id)?.pop() else { return Ok(BTreeSet::new()) };
    let curriculum: Curriculum = serde_json::from_str(&version.document)?;
    let organization = world::organization(c, tenant_id)?;
    let timelines = ledger::timelines(c, tenant_id, Some(&[person_id]))?;
    let Some(timeline) = timelines.get(person_id) else { return Ok(BTreeSet::new()) };
    let Some(state) = timeline.state_on(today) else { return Ok(BTreeSet::new()) };
    let person = PersonOn { person_id, timeline, state, day: today };
    let year = FiscalYear::containing(today);
    let offered = curriculum.rules.iter().filter(|rule| {
        rule.mode == Mode::Elective && rule.covers(year) && rule.audience.matches(person, &organization)
    });
    Ok(offered.flat_map(|rule| rule.courses().map(str::to_owned).collect::<Vec<_>>()).collect())
}
