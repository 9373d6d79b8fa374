//! What came out of a closed survey. Of an anonymous one, nothing before ten people have answered.

use chrono::{DateTime, Utc};
use contract::accounts::Permission;
use contract::surveys::{NamedAnswer, SurveyResults, SurveyRow};
use learning::survey::breakdown::LEAST;
use learning::survey::tally::{AnswerSheet, tally};
use learning::survey::{Naming, SurveyDocument, SurveyState};

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::page;
use crate::session::CurrentUser;
use crate::surveys::refused;
use crate::surveys::store::answers::{self, StoredNamedAnswer};
use crate::surveys::store::participations::{self, Turnout};
use crate::surveys::store::{self, StoredSurvey};

/// All surveys that the caller may see, newest first: who makes surveys sees all, who reads reports closed ones.
///
/// # Errors
/// The database refuses.
pub fn list(c: &mut Connection, user: &CurrentUser) -> Result<Vec<SurveyRow>, Error> {
    let turnout = participations::turnout(c, &user.tenant_id)?;
    let mut rows = Vec::new();
    for survey in store::all(c, &user.tenant_id)? {
        let row = row(&survey, &survey.document()?, turnout.get(&survey.id).copied())?;
        if user.may(Permission::EditSurveys) || row.state == SurveyState::Closed {
            rows.push(row);
        }
    }
    Ok(rows)
}

fn row(survey: &StoredSurvey, document: &SurveyDocument, open: Option<Turnout>) -> Result<SurveyRow, Error> {
    let state = survey.state()?;
    let (asked, answered) = match (state, open) {
        (SurveyState::Open, Some(turnout)) => (turnout.asked, live(document.naming, turnout.answered)),
        _ => (survey.asked.into(), survey.answered.into()),
    };
    Ok(SurveyRow {
        id: survey.id.clone(),
        title: document.title.clone(),
        state,
        naming: document.naming,
        closes_on: document.closes_on,
        asked: page::count(asked),
        answered: page::count(answered),
        opened_at: survey.opened_at,
        closed_at: survey.closed_at,
    })
}

/// How many have answered an open survey, as it may be shown. Anonymous answers are counted in whole tens: who looks
/// again and again must not see when somebody answered.
#[must_use]
pub fn live(naming: Naming, answered: i64) -> i64 {
    match naming {
        Naming::Named => answered,
        Naming::Anonymous => answered - answered % i64::from(LEAST),
    }
}

/// Results of a closed survey with its document.
///
/// # Errors
/// Not found; conflict while it is not closed.
pub fn results(
    c: &mut Connection,
    user: &CurrentUser,
    survey_id: &str,
    now: DateTime<Utc>,
) -> Result<(SurveyDocument, SurveyResults), Error> {
    let survey = store::by_id(c, &user.tenant_id, survey_id)?;
    if survey.state()? != SurveyState::Closed {
        return Err(refused("not-closed"));
    }
    let document = survey.document()?;
    let named = match document.naming {
        Naming::Named => answers::named(c, &user.tenant_id, survey_id)?,
        Naming::Anonymous => Vec::new(),
    };
    let sheets = match document.naming {
        Naming::Named => named
            .iter()
            .map(|answer| sheet(&answer.division, &answer.document))
            .collect::<Result<Vec<_>, _>>()?,
        Naming::Anonymous => answers::anonymous(c, &user.tenant_id, survey_id)?
            .iter()
            .map(|answer| sheet(&answer.division, &answer.document))
            .collect::<Result<Vec<_>, _>>()?,
    };
    let is_hidden = document.naming == Naming::Anonymous && page::length(&sheets) < LEAST;
    let may_see_people = user.may(Permission::EditSurveys);
    let results = SurveyResults {
        survey: row(&survey, &document, None)?,
        purpose: document.purpose.clone(),
        as_of: now,
        least: LEAST,
        questions: (!is_hidden).then(|| tally(&document, &sheets)),
        people: named.iter().filter(|_| may_see_people).map(person).collect::<Result<_, _>>()?,
    };
    Ok((document, results))
}

/// Title of an open named survey, and staff number, name and department of everybody who has not answered it.
///
/// # Errors
/// Not found; conflict for an anonymous one, and for one that is not open.
pub fn unanswered(
    c: &mut Connection,
    tenant_id: &str,
    survey_id: &str,
) -> Result<(String, Vec<[String; 3]>), Error> {
    let survey = store::by_id(c, tenant_id, survey_id)?;
    let document = survey.document()?;
    if document.naming == Naming::Anonymous {
        return Err(refused("anonymous"));
    }
    if survey.state()? != SurveyState::Open {
        return Err(refused("not-open"));
    }
    Ok((document.title, participations::not_answered(c, tenant_id, survey_id)?))
}

fn sheet(division: &str, text: &str) -> Result<AnswerSheet, Error> {
    Ok(AnswerSheet { division: division.to_owned(), responses: serde_json::from_str(text)? })
}

fn person(answer: &StoredNamedAnswer) -> Result<NamedAnswer, Error> {
    Ok(NamedAnswer {
        staff_number: answer.staff_number.clone(),
        name: answer.name.clone(),
        department: answer.department.clone(),
        answered_at: answer.answered_at,
        responses: serde_json::from_str(&answer.document)?,
    })
}
