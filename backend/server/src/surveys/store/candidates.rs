//! SQL of candidates for automation and their follow-up.

use chrono::{DateTime, Utc};
use diesel::dsl::max;
use diesel::prelude::*;

use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{departments, survey_candidate_steps, survey_candidates};
use crate::error::Error;

/// A candidate as it is stored.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = survey_candidates, treat_none_as_default_value = false)]
pub struct StoredCandidate {
    /// Organisation.
    pub tenant_id: String,
    /// Random id.
    pub id: String,
    /// Survey id.
    pub survey_id: String,
    /// 業務名.
    pub work: String,
    /// 件数.
    pub times: i32,
    /// Minutes of one time.
    pub minutes: i32,
    /// Frequency name.
    pub frequency: String,
    /// 使うシステム.
    pub systems: String,
    /// 困りごと.
    pub trouble: String,
    /// Share that is assumed to be saved, percent.
    pub saved_percent: i32,
    /// Who named it; none for an anonymous survey.
    pub person_id: Option<String>,
    /// Their department of that day; none for an anonymous survey.
    pub department_id: Option<String>,
    /// Division, where it is kept.
    pub division: String,
    /// When the survey was closed.
    pub found_at: DateTime<Utc>,
}

/// One step of the follow-up.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = survey_candidate_steps)]
pub struct StoredStep {
    /// Organisation.
    pub tenant_id: String,
    /// Candidate id.
    pub candidate_id: String,
    /// From 1.
    pub sequence: i32,
    /// State name.
    pub state: String,
    /// Note.
    pub note: String,
    /// Staff number of who noted it.
    pub noted_by: String,
    /// Name at that time.
    pub noted_by_name: String,
    /// When.
    pub noted_at: DateTime<Utc>,
}

/// Appends candidates.
///
/// # Errors
/// The database refuses.
pub fn insert(c: &mut Connection, rows: &[StoredCandidate]) -> Result<(), Error> {
    for chunk in rows.chunks(MAX_BIND_VARIABLES / 14) {
        diesel::insert_into(survey_candidates::table).values(chunk).execute(c)?;
    }
    Ok(())
}

/// All candidates with the name of their department, in the order of their random ids.
///
/// # Errors
/// The database refuses.
pub fn all(c: &mut Connection, tenant_id: &str) -> Result<Vec<(StoredCandidate, Option<String>)>, Error> {
    Ok(survey_candidates::table
        .left_join(
            departments::table.on(departments::tenant_id
                .eq(survey_candidates::tenant_id)
                .and(survey_candidates::department_id.eq(departments::id.nullable()))),
        )
        .filter(survey_candidates::tenant_id.eq(tenant_id))
        .order(survey_candidates::id.asc())
        .select((StoredCandidate::as_select(), departments::name.nullable()))
        .load(c)?)
}

/// The work of one candidate.
///
/// # Errors
/// Not found.
pub fn work_of(c: &mut Connection, tenant_id: &str, id: &str) -> Result<String, Error> {
    Ok(survey_candidates::table.find((tenant_id, id)).select(survey_candidates::work).first(c)?)
}

/// All steps, oldest first.
///
/// # Errors
/// The database refuses.
pub fn steps(c: &mut Connection, tenant_id: &str) -> Result<Vec<StoredStep>, Error> {
    Ok(survey_candidate_steps::table
        .filter(survey_candidate_steps::tenant_id.eq(tenant_id))
        .order((survey_candidate_steps::candidate_id.asc(), survey_candidate_steps::sequence.asc()))
        .select(StoredStep::as_select())
        .load(c)?)
}

/// Number of the latest step of a candidate and the state that it set; none without steps.
///
/// # Errors
/// The database refuses.
pub fn latest_step(
    c: &mut Connection,
    tenant_id: &str,
    candidate_id: &str,
) -> Result<Option<(i32, String)>, Error> {
    let of_candidate = || {
        survey_candidate_steps::table
            .filter(survey_candidate_steps::tenant_id.eq(tenant_id))
            .filter(survey_candidate_steps::candidate_id.eq(candidate_id))
    };
    let latest: Option<i32> = of_candidate().select(max(survey_candidate_steps::sequence)).first(c)?;
    let Some(latest) = latest else { return Ok(None) };
    Ok(Some(
        of_candidate()
            .filter(survey_candidate_steps::sequence.eq(latest))
            .select((survey_candidate_steps::sequence, survey_candidate_steps::state))
            .first(c)?,
    ))
}

/// Appends a step; another one with the same number is a conflict.
///
/// # Errors
/// The database refuses.
pub fn insert_step(c: &mut Connection, step: &StoredStep) -> Result<(), Error> {
    diesel::insert_into(survey_candidate_steps::table).values(step).execute(c)?;
    Ok(())
}
