//! Making a survey: start from a template, change it, throw it away. A draft may be incomplete.

use chrono::{DateTime, Utc};
use contract::surveys::{SaveSurvey, SurveyDraft, SurveySaved};
use learning::fiscal_year::jst_date;
use learning::survey::check::{MOST_CHOICES, MOST_QUESTIONS};
use learning::survey::{SurveyDocument, SurveyQuestionKind, SurveyState};

use crate::audit::{self, Action, Entry};
use crate::clock;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::page;
use crate::session::CurrentUser;
use crate::surveys::audience::kept_divisions;
use crate::surveys::results;
use crate::surveys::store::{self, StoredSurvey, participations};
use crate::surveys::templates;

/// Longest document, in bytes of JSON; far more than what can be opened.
const LONGEST: usize = 200_000;

/// Makes a draft from a template; its id.
///
/// # Errors
/// The field for an unknown template.
pub fn create(
    c: &mut Connection,
    user: &CurrentUser,
    template: &str,
    now: DateTime<Utc>,
) -> Result<String, Error> {
    let document = templates::draft(template, jst_date(now))?;
    let document = document.ok_or_else(|| Error::field("template", "unknown"))?;
    let survey = StoredSurvey {
        tenant_id: user.tenant_id.clone(),
        id: clock::new_id(),
        state: SurveyState::Draft.as_str().to_owned(),
        revision: 1,
        document: serde_json::to_string(&document)?,
        kept_divisions: "[]".to_owned(),
        created_by: user.staff_number.clone(),
        created_at: now,
        opened_by: None,
        opened_at: None,
        closed_by: None,
        closed_at: None,
        asked: 0,
        answered: 0,
    };
    store::insert(c, &survey)?;
    note(c, user, Action::SurveySaved, &document.title, now)?;
    Ok(survey.id)
}

/// Saves a draft.
///
/// # Errors
/// Conflict when somebody else saved or opened it meanwhile; the field for a document that is far too large.
pub fn save(
    c: &mut Connection,
    user: &CurrentUser,
    survey_id: &str,
    body: &SaveSurvey,
    now: DateTime<Utc>,
) -> Result<SurveySaved, Error> {
    store::by_id(c, &user.tenant_id, survey_id)?;
    let text = serde_json::to_string(&body.document)?;
    if text.len() > LONGEST || !is_bounded(&body.document) {
        return Err(Error::field("questions", "too-many-questions"));
    }
    let revision = i32::try_from(body.revision).unwrap_or(i32::MAX - 1);
    store::save(c, &user.tenant_id, survey_id, revision, &text)?;
    note(c, user, Action::SurveySaved, &body.document.title, now)?;
    let people = participations::audience(c, &user.tenant_id, &body.document.audience)?;
    Ok(SurveySaved {
        revision: body.revision + 1,
        asked: page::length(&people),
        kept_divisions: kept_divisions(people.iter().map(|(_, division)| division.as_str())),
    })
}

fn is_bounded(document: &SurveyDocument) -> bool {
    let few = |kind: &SurveyQuestionKind| kind.outcomes().len() <= 2 * MOST_CHOICES;
    document.questions.len() <= 2 * MOST_QUESTIONS
        && document.questions.iter().all(|question| few(&question.kind))
}

/// Throws a draft away.
///
/// # Errors
/// Not found; conflict when it is no draft any more.
pub fn remove(
    c: &mut Connection,
    user: &CurrentUser,
    survey_id: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let title = store::by_id(c, &user.tenant_id, survey_id)?.document()?.title;
    store::remove(c, &user.tenant_id, survey_id)?;
    note(c, user, Action::SurveyRemoved, &title, now)
}

/// A survey in the editor.
///
/// # Errors
/// Not found.
pub fn view(c: &mut Connection, tenant_id: &str, survey_id: &str) -> Result<SurveyDraft, Error> {
    let survey = store::by_id(c, tenant_id, survey_id)?;
    let (state, document) = (survey.state()?, survey.document()?);
    let mut kept = survey.kept_divisions()?;
    let (asked, answered) = match state {
        SurveyState::Draft => {
            let people = participations::audience(c, tenant_id, &document.audience)?;
            kept = kept_divisions(people.iter().map(|(_, division)| division.as_str()));
            (page::length(&people), 0)
        }
        SurveyState::Open => {
            let turnout = participations::turnout(c, tenant_id)?.remove(survey_id).unwrap_or_default();
            let answered = results::live(document.naming, turnout.answered);
            (page::count(turnout.asked), page::count(answered))
        }
        SurveyState::Closed => (page::count(survey.asked.into()), page::count(survey.answered.into())),
    };
    Ok(SurveyDraft {
        id: survey.id,
        state,
        revision: page::count(survey.revision.into()),
        document,
        asked,
        answered,
        kept_divisions: kept,
    })
}

/// Writes what was done to a survey into the audit log.
///
/// # Errors
/// The database refuses.
pub fn note(
    c: &mut Connection,
    user: &CurrentUser,
    action: Action,
    title: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    audit::store::append(c, &Entry::by(user, now, action, title.to_owned()))
}
