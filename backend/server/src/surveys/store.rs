//! SQL of surveys; in the modules: who is asked, answers, candidates, ideas.

pub mod answers;
pub mod candidates;
pub mod ideas;
pub mod participations;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use contract::error::ErrorCode;
use diesel::prelude::*;
use learning::survey::{SurveyDocument, SurveyState};

use crate::database::dialect::Connection;
use crate::database::schema::surveys;
use crate::error::Error;

/// A survey as it is stored.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = surveys, treat_none_as_default_value = false)]
pub struct StoredSurvey {
    /// Organisation.
    pub tenant_id: String,
    /// Survey id.
    pub id: String,
    /// State name.
    pub state: String,
    /// How often it was saved.
    pub revision: i32,
    /// JSON of the document.
    pub document: String,
    /// JSON of the divisions that are kept with anonymous answers.
    pub kept_divisions: String,
    /// Staff number of who made it, or `system`.
    pub created_by: String,
    /// When.
    pub created_at: DateTime<Utc>,
    /// Staff number of who opened it.
    pub opened_by: Option<String>,
    /// When.
    pub opened_at: Option<DateTime<Utc>>,
    /// Staff number of who closed it.
    pub closed_by: Option<String>,
    /// When.
    pub closed_at: Option<DateTime<Utc>>,
    /// People who were asked; 0 until it is closed.
    pub asked: i32,
    /// People who answered; 0 until it is closed.
    pub answered: i32,
}

impl StoredSurvey {
    /// Its state.
    ///
    /// # Errors
    /// It is none that this program knows.
    pub fn state(&self) -> Result<SurveyState, Error> {
        SurveyState::parse(&self.state).map_err(|error| Error::Internal(error.to_string()))
    }

    /// What it asks.
    ///
    /// # Errors
    /// The stored document cannot be read.
    pub fn document(&self) -> Result<SurveyDocument, Error> {
        Ok(serde_json::from_str(&self.document)?)
    }

    /// Divisions that are kept with anonymous answers.
    ///
    /// # Errors
    /// The stored list cannot be read.
    pub fn kept_divisions(&self) -> Result<Vec<String>, Error> {
        Ok(serde_json::from_str(&self.kept_divisions)?)
    }
}

/// All surveys, newest first.
///
/// # Errors
/// The database refuses.
pub fn all(c: &mut Connection, tenant_id: &str) -> Result<Vec<StoredSurvey>, Error> {
    Ok(surveys::table
        .filter(surveys::tenant_id.eq(tenant_id))
        .order((surveys::created_at.desc(), surveys::id.desc()))
        .select(StoredSurvey::as_select())
        .load(c)?)
}

/// All surveys that are open.
///
/// # Errors
/// The database refuses.
pub fn open(c: &mut Connection, tenant_id: &str) -> Result<Vec<StoredSurvey>, Error> {
    Ok(surveys::table
        .filter(surveys::tenant_id.eq(tenant_id))
        .filter(surveys::state.eq(SurveyState::Open.as_str()))
        .order(surveys::id.asc())
        .select(StoredSurvey::as_select())
        .load(c)?)
}

/// Ids of all open surveys of all organisations.
///
/// # Errors
/// The database refuses.
pub fn open_ids(c: &mut Connection) -> Result<BTreeSet<String>, Error> {
    let open = surveys::table.filter(surveys::state.eq(SurveyState::Open.as_str()));
    Ok(open.select(surveys::id).load(c)?.into_iter().collect())
}

/// One survey.
///
/// # Errors
/// Not found.
pub fn by_id(c: &mut Connection, tenant_id: &str, id: &str) -> Result<StoredSurvey, Error> {
    Ok(surveys::table.find((tenant_id, id)).select(StoredSurvey::as_select()).first(c)?)
}

/// Adds a draft.
///
/// # Errors
/// The database refuses.
pub fn insert(c: &mut Connection, survey: &StoredSurvey) -> Result<(), Error> {
    diesel::insert_into(surveys::table).values(survey).execute(c)?;
    Ok(())
}

/// Saves a draft at the revision that was changed.
///
/// # Errors
/// Conflict when it has another revision by now, or is no draft any more.
pub fn save(
    c: &mut Connection,
    tenant_id: &str,
    id: &str,
    revision: i32,
    document: &str,
) -> Result<(), Error> {
    let draft = surveys::table
        .find((tenant_id, id))
        .filter(surveys::state.eq(SurveyState::Draft.as_str()))
        .filter(surveys::revision.eq(revision));
    let changed = (surveys::document.eq(document), surveys::revision.eq(revision + 1));
    done(diesel::update(draft).set(changed).execute(c)?)
}

/// Throws a draft away.
///
/// # Errors
/// Conflict when it is no draft any more.
pub fn remove(c: &mut Connection, tenant_id: &str, id: &str) -> Result<(), Error> {
    let draft = surveys::table.find((tenant_id, id)).filter(surveys::state.eq(SurveyState::Draft.as_str()));
    done(diesel::delete(draft).execute(c)?)
}

/// Freezes a draft at this revision and opens it.
///
/// # Errors
/// Conflict when it has another revision by now, or is no draft any more.
pub fn set_open(
    c: &mut Connection,
    survey: &StoredSurvey,
    kept_divisions: &str,
    by: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let draft = surveys::table
        .find((&survey.tenant_id, &survey.id))
        .filter(surveys::state.eq(SurveyState::Draft.as_str()))
        .filter(surveys::revision.eq(survey.revision));
    let opened = (
        surveys::state.eq(SurveyState::Open.as_str()),
        surveys::kept_divisions.eq(kept_divisions),
        surveys::opened_by.eq(by),
        surveys::opened_at.eq(now),
    );
    done(diesel::update(draft).set(opened).execute(c)?)
}

/// Closes an open survey with its final counts.
///
/// # Errors
/// Conflict when it is not open.
pub fn set_closed(
    c: &mut Connection,
    (tenant_id, id): (&str, &str),
    (asked, answered): (i32, i32),
    by: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let open = surveys::table.find((tenant_id, id)).filter(surveys::state.eq(SurveyState::Open.as_str()));
    let closed = (
        surveys::state.eq(SurveyState::Closed.as_str()),
        surveys::asked.eq(asked),
        surveys::answered.eq(answered),
        surveys::closed_by.eq(by),
        surveys::closed_at.eq(now),
    );
    done(diesel::update(open).set(closed).execute(c)?)
}

fn done(changed: usize) -> Result<(), Error> {
    if changed == 1 { Ok(()) } else { Err(Error::Refused(ErrorCode::Conflict)) }
}
