//! Candidates for automation: the list by hours saved, the follow-up in steps, and sharing what was adopted.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use contract::surveys::{
    CandidateList, CandidateRow, CandidateStep, FollowCandidate, Idea, IdeaList, ShareIdea,
};
use learning::survey::candidate::{FollowUp, minutes_per_year, minutes_saved};
use learning::survey::{WorkCandidate, WorkFrequency};

use crate::audit::{self, Action, Entry};
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::page;
use crate::records::record::text;
use crate::session::CurrentUser;
use crate::surveys::refused;
use crate::surveys::store;
use crate::surveys::store::candidates::{self, StoredCandidate, StoredStep};
use crate::surveys::store::ideas::{self, StoredShare};

/// All candidates with their follow-up, most minutes saved first.
///
/// # Errors
/// The database refuses, or holds a state that this program does not know.
pub fn list(c: &mut Connection, tenant_id: &str) -> Result<CandidateList, Error> {
    let titles: BTreeMap<String, String> = store::all(c, tenant_id)?
        .into_iter()
        .map(|survey| Ok((survey.id.clone(), survey.document()?.title)))
        .collect::<Result<_, Error>>()?;
    let shared: BTreeSet<String> =
        ideas::shares(c, tenant_id)?.into_iter().map(|share| share.candidate_id).collect();
    let mut steps: BTreeMap<String, Vec<CandidateStep>> = BTreeMap::new();
    for step in candidates::steps(c, tenant_id)? {
        steps.entry(step.candidate_id.clone()).or_default().push(shown_step(step)?);
    }
    let mut rows = candidates::all(c, tenant_id)?
        .into_iter()
        .map(|(candidate, department)| {
            let steps = steps.remove(&candidate.id).unwrap_or_default();
            let title = titles.get(&candidate.survey_id).cloned().unwrap_or_default();
            let is_shared = shared.contains(&candidate.id);
            row(candidate, department, title, steps, is_shared)
        })
        .collect::<Result<Vec<_>, Error>>()?;
    rows.sort_by(|one, two| (two.minutes_saved, &one.id).cmp(&(one.minutes_saved, &two.id)));
    let adopted = rows.iter().filter(|row| row.state == FollowUp::Adopted);
    let adopted_minutes = adopted.map(|row| row.minutes_saved).sum();
    Ok(CandidateList { candidates: rows, adopted_minutes })
}

fn state(text: &str) -> Result<FollowUp, Error> {
    FollowUp::parse(text).map_err(|error| Error::Internal(error.to_string()))
}

fn shown_step(step: StoredStep) -> Result<CandidateStep, Error> {
    Ok(CandidateStep {
        state: state(&step.state)?,
        note: step.note,
        noted_by_name: step.noted_by_name,
        noted_at: step.noted_at,
    })
}

fn row(
    candidate: StoredCandidate,
    department: Option<String>,
    survey: String,
    steps: Vec<CandidateStep>,
    shared: bool,
) -> Result<CandidateRow, Error> {
    let number = |number: i32| u32::try_from(number).unwrap_or(0);
    let frequency =
        WorkFrequency::parse(&candidate.frequency).map_err(|error| Error::Internal(error.to_string()))?;
    let (times, minutes) = (number(candidate.times), number(candidate.minutes));
    let saved_percent = number(candidate.saved_percent);
    Ok(CandidateRow {
        id: candidate.id,
        survey,
        unit: department.unwrap_or(candidate.division),
        work: WorkCandidate {
            work: candidate.work,
            times,
            minutes,
            frequency,
            systems: candidate.systems,
            trouble: candidate.trouble,
        },
        minutes_per_year: minutes_per_year(times, minutes, frequency),
        minutes_saved: minutes_saved(times, minutes, frequency, saved_percent),
        saved_percent,
        state: steps.last().map_or(FollowUp::Waiting, |step| step.state),
        steps,
        shared,
    })
}

/// Appends a step to the follow-up.
///
/// # Errors
/// Not found; the field for a note that is missing or too long; conflict when somebody else noted one meanwhile.
pub fn follow(
    c: &mut Connection,
    user: &CurrentUser,
    candidate_id: &str,
    body: &FollowCandidate,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let work = candidates::work_of(c, &user.tenant_id, candidate_id)?;
    let note = text(&body.note, "note", true, 500)?;
    let latest = candidates::latest_step(c, &user.tenant_id, candidate_id)?;
    let step = StoredStep {
        tenant_id: user.tenant_id.clone(),
        candidate_id: candidate_id.to_owned(),
        sequence: latest.map_or(1, |(sequence, _)| sequence + 1),
        state: body.state.as_str().to_owned(),
        note,
        noted_by: user.staff_number.clone(),
        noted_by_name: user.name.clone(),
        noted_at: now,
    };
    candidates::insert_step(c, &step)?;
    let target = format!("{work}: {}", body.state.as_str());
    audit::store::append(c, &Entry::by(user, now, Action::CandidateFollowed, target))
}

/// Shows an adopted candidate to everybody.
///
/// # Errors
/// Not found; the fields that are missing or too long; conflict when it is not adopted or shared already.
pub fn share(
    c: &mut Connection,
    user: &CurrentUser,
    candidate_id: &str,
    body: &ShareIdea,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    candidates::work_of(c, &user.tenant_id, candidate_id)?;
    let title = text(&body.title, "title", true, 100)?;
    let description = text(&body.description, "description", true, 1_000)?;
    let latest = candidates::latest_step(c, &user.tenant_id, candidate_id)?;
    if latest.is_none_or(|(_, state)| state != FollowUp::Adopted.as_str()) {
        return Err(refused("not-adopted"));
    }
    let share = StoredShare {
        tenant_id: user.tenant_id.clone(),
        candidate_id: candidate_id.to_owned(),
        title,
        description,
        shared_by: user.staff_number.clone(),
        shared_by_name: user.name.clone(),
        shared_at: now,
    };
    ideas::insert_share(c, &share)?;
    audit::store::append(c, &Entry::by(user, now, Action::IdeaShared, share.title.clone()))
}

/// Shared ideas as a person sees them, newest first. One whose candidate is no longer adopted is left out.
///
/// # Errors
/// The database refuses.
pub fn ideas(c: &mut Connection, user: &CurrentUser) -> Result<IdeaList, Error> {
    let list = list(c, &user.tenant_id)?;
    let adopted: BTreeMap<&str, &CandidateRow> = list
        .candidates
        .iter()
        .filter(|row| row.state == FollowUp::Adopted)
        .map(|row| (row.id.as_str(), row))
        .collect();
    let mut interests: BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> = BTreeMap::new();
    for (idea, person_id, department_id) in ideas::interests(c, &user.tenant_id)? {
        let (people, departments) = interests.entry(idea).or_default();
        people.insert(person_id);
        departments.insert(department_id);
    }
    let shown = |share: StoredShare| {
        let row = adopted.get(share.candidate_id.as_str())?;
        let (people, departments) = interests.remove(&share.candidate_id).unwrap_or_default();
        Some(Idea {
            id: share.candidate_id,
            title: share.title,
            description: share.description,
            unit: row.unit.clone(),
            minutes_saved: row.minutes_saved,
            saved_percent: row.saved_percent,
            shared_at: share.shared_at,
            departments: count(departments.len()),
            people: count(people.len()),
            mine: people.contains(&user.person_id),
        })
    };
    Ok(IdeaList {
        ideas: ideas::shares(c, &user.tenant_id)?.into_iter().filter_map(shown).collect(),
        adopted_minutes: list.adopted_minutes,
        adopted: count(adopted.len()),
        department: user.department.clone(),
    })
}

fn count(number: usize) -> u32 {
    page::count(i64::try_from(number).unwrap_or(i64::MAX))
}
