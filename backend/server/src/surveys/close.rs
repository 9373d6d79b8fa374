//! Closing a survey, for good. Anonymous answers are written anew in random order with new ids, divisions from which
//! few answered are put together, and who was asked and who answered is forgotten: only two counts remain.
//! Candidates for automation are taken out of the answers.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use learning::survey::breakdown::LEAST;
use learning::survey::{Naming, Responses, SurveyDocument, SurveyResponse, SurveyState, WorkCandidate};

use crate::audit::{self, Action, Entry};
use crate::clock;
use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::session::CurrentUser;
use crate::surveys::audience::kept_divisions;
use crate::surveys::store::answers::{self, AnonymousAnswer};
use crate::surveys::store::candidates::{self, StoredCandidate};
use crate::surveys::store::{self, StoredSurvey, participations};
use crate::surveys::{refused, turn};

/// Closes a survey on the order of a person.
///
/// # Errors
/// Not found; conflict when it is not open.
pub fn close(
    c: &mut Connection,
    user: &CurrentUser,
    survey_id: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let entry = |title| Entry::by(user, now, Action::SurveyClosed, title);
    let is_done = finish(c, (&user.tenant_id, survey_id), &user.staff_number, now, entry)?;
    if is_done { Ok(()) } else { Err(refused("not-open")) }
}

/// Closes every survey whose last day is before `today`.
///
/// # Errors
/// The database refuses.
pub fn close_overdue(
    c: &mut Connection,
    tenant_id: &str,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    for survey in store::open(c, tenant_id)? {
        if survey.document()?.closes_on < today {
            let entry = |title| Entry::by_system(tenant_id, now, Action::SurveyClosed, title);
            // False when somebody closed it meanwhile.
            finish(c, (tenant_id, &survey.id), "system", now, entry)?;
        }
    }
    Ok(())
}

/// Closes an open survey; false when it is not open.
fn finish(
    c: &mut Connection,
    (tenant_id, survey_id): (&str, &str),
    by: &str,
    now: DateTime<Utc>,
    entry: impl FnOnce(String) -> Entry,
) -> Result<bool, Error> {
    take_turn(c, &turn(tenant_id, survey_id))?;
    let survey = store::by_id(c, tenant_id, survey_id)?;
    if survey.state()? != SurveyState::Open {
        return Ok(false);
    }
    let document = survey.document()?;
    let turnout = participations::turnout(c, tenant_id)?.remove(survey_id).unwrap_or_default();
    let count = |people: i64| i32::try_from(people).unwrap_or(i32::MAX);
    let counts = (count(turnout.asked), count(turnout.answered));
    store::set_closed(c, (tenant_id, survey_id), counts, by, now)?;
    let found = match document.naming {
        Naming::Anonymous => settle_anonymous(c, &survey, &document, now)?,
        Naming::Named => of_named(c, &survey, &document, now)?,
    };
    candidates::insert(c, &found)?;
    audit::store::append(c, &entry(document.title))?;
    Ok(true)
}

fn settle_anonymous(
    c: &mut Connection,
    survey: &StoredSurvey,
    document: &SurveyDocument,
    now: DateTime<Utc>,
) -> Result<Vec<StoredCandidate>, Error> {
    let mut all = answers::anonymous(c, &survey.tenant_id, &survey.id)?;
    let kept = kept_divisions(all.iter().map(|answer| answer.division.as_str()));
    for answer in &mut all {
        if !kept.contains(&answer.division) {
            answer.division = String::new();
        }
    }
    participations::remove(c, &survey.tenant_id, &survey.id)?;
    let given = |AnonymousAnswer { division, document: text }: &AnonymousAnswer| {
        let nobody = Namer { person_id: None, department_id: None, division, found_at: now };
        work_in(survey, document, &nobody, text)
    };
    let found = all.iter().map(given).collect::<Result<Vec<_>, Error>>()?;
    for answer in &mut all {
        answer.document = without_work(&answer.document)?;
    }
    answers::rewrite_anonymous(c, &survey.tenant_id, &survey.id, &all)?;
    if all.len() < usize::try_from(LEAST).unwrap_or(usize::MAX) {
        return Ok(Vec::new());
    }
    in_random_order(found)
}

/// An answer without the candidates in it: whoever is heard about one would otherwise be found by it, with the whole
/// answer. That the question was answered stays.
fn without_work(text: &str) -> Result<String, Error> {
    let mut responses: Responses = serde_json::from_str(text)?;
    for response in responses.values_mut() {
        if let SurveyResponse::Candidates { candidates } = response {
            candidates.clear();
        }
    }
    Ok(serde_json::to_string(&responses)?)
}

fn of_named(
    c: &mut Connection,
    survey: &StoredSurvey,
    document: &SurveyDocument,
    now: DateTime<Utc>,
) -> Result<Vec<StoredCandidate>, Error> {
    let given = |answer: &answers::StoredNamedAnswer| {
        let namer = Namer {
            person_id: Some(answer.person_id.clone()),
            department_id: Some(answer.department_id.clone()),
            division: &answer.division,
            found_at: now,
        };
        work_in(survey, document, &namer, &answer.document)
    };
    let all = answers::named(c, &survey.tenant_id, &survey.id)?;
    in_random_order(all.iter().map(given).collect::<Result<Vec<_>, Error>>()?)
}

fn in_random_order(found: Vec<Vec<StoredCandidate>>) -> Result<Vec<StoredCandidate>, Error> {
    let mut placed: BTreeMap<String, StoredCandidate> = BTreeMap::new();
    for candidate in found.into_iter().flatten() {
        let id = clock::random_id()?;
        placed.insert(id.clone(), StoredCandidate { id, ..candidate });
    }
    Ok(placed.into_values().collect())
}

/// What is known of who named a candidate.
struct Namer<'a> {
    person_id: Option<String>,
    department_id: Option<String>,
    division: &'a str,
    found_at: DateTime<Utc>,
}

fn work_in(
    survey: &StoredSurvey,
    document: &SurveyDocument,
    namer: &Namer<'_>,
    text: &str,
) -> Result<Vec<StoredCandidate>, Error> {
    let responses: Responses = serde_json::from_str(text)?;
    let number = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    let candidate = |work: WorkCandidate| StoredCandidate {
        tenant_id: survey.tenant_id.clone(),
        id: String::new(),
        survey_id: survey.id.clone(),
        work: work.work,
        times: number(work.times),
        minutes: number(work.minutes),
        frequency: work.frequency.as_str().to_owned(),
        systems: work.systems,
        trouble: work.trouble,
        saved_percent: number(document.saved_percent),
        person_id: namer.person_id.clone(),
        department_id: namer.department_id.clone(),
        division: namer.division.to_owned(),
        found_at: namer.found_at,
    };
    let named = responses.into_values().filter_map(|response| match response {
        SurveyResponse::Candidates { candidates } => Some(candidates),
        _ => None,
    });
    Ok(named.flatten().map(candidate).collect())
}
