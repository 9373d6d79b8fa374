//! Answering: once per person, before the closing date, only what is asked. Nothing about an answer is written to the
//! audit log, and an anonymous one is stored without person, time or order.

use chrono::{DateTime, Utc};
use contract::error::{ErrorCode, FieldProblem};
use contract::surveys::{AnswerSurvey, MyStanding, MySurvey, SurveyPage};
use learning::fiscal_year::jst_date;
use learning::survey::{Naming, SurveyDocument, SurveyState, answer};

use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::session::CurrentUser;
use crate::surveys::roll::{Entered, Group, Roll};
use crate::surveys::store::answers::{self, AnonymousAnswer, NewNamedAnswer};
use crate::surveys::store::{self, participations};
use crate::surveys::{refused, turn};

/// Open surveys that ask a person; to be answered first, then by closing date.
///
/// # Errors
/// The database refuses.
pub fn mine(
    c: &mut Connection,
    roll: &Roll,
    user: &CurrentUser,
    now: DateTime<Utc>,
) -> Result<Vec<MySurvey>, Error> {
    let asked = participations::of_person(c, &user.tenant_id, &user.person_id)?;
    let mut surveys: Vec<MySurvey> = store::open(c, &user.tenant_id)?
        .into_iter()
        .filter_map(|survey| {
            let answered = *asked.get(&survey.id)? || roll.has(&survey.id, &user.person_id);
            Some((survey, answered))
        })
        .map(|(survey, answered)| {
            let document = survey.document()?;
            Ok(MySurvey {
                standing: standing(&document, answered, now),
                id: survey.id,
                title: document.title,
                naming: document.naming,
                closes_on: document.closes_on,
            })
        })
        .collect::<Result<_, Error>>()?;
    surveys.sort_by(|one, two| {
        (one.standing, one.closes_on, &one.id).cmp(&(two.standing, two.closes_on, &two.id))
    });
    Ok(surveys)
}

fn standing(document: &SurveyDocument, answered: bool, now: DateTime<Utc>) -> MyStanding {
    match (answered, jst_date(now) > document.closes_on) {
        (true, _) => MyStanding::Answered,
        (false, true) => MyStanding::Over,
        (false, false) => MyStanding::Open,
    }
}

/// A survey as a person who is asked sees it.
///
/// # Errors
/// Not found for who is not asked, and for a survey that is not open.
pub fn page(
    c: &mut Connection,
    roll: &Roll,
    user: &CurrentUser,
    survey_id: &str,
    now: DateTime<Utc>,
) -> Result<SurveyPage, Error> {
    let survey = store::by_id(c, &user.tenant_id, survey_id)?;
    let asked = participations::of(c, &user.tenant_id, survey_id, &user.person_id)?;
    let asked = asked.filter(|_| survey.state == SurveyState::Open.as_str());
    let (answered, kept_division) = asked.ok_or(Error::Refused(ErrorCode::NotFound))?;
    let answered = answered || roll.has(survey_id, &user.person_id);
    let document = survey.document()?;
    Ok(SurveyPage { kept_division, standing: standing(&document, answered, now), id: survey.id, document })
}

/// Takes an answer. What comes back for an anonymous one is to be kept as soon as everything is saved.
///
/// # Errors
/// Not found for who is not asked; conflict with the reason when it is too late or was answered already; the
/// questions whose answers do not fit.
pub fn answer(
    c: &mut Connection,
    roll: &Roll,
    user: &CurrentUser,
    survey_id: &str,
    body: &AnswerSurvey,
    now: DateTime<Utc>,
) -> Result<Option<Entered>, Error> {
    take_turn(c, &turn(&user.tenant_id, survey_id))?;
    let survey = store::by_id(c, &user.tenant_id, survey_id)?;
    let document = survey.document()?;
    match survey.state()? {
        SurveyState::Draft => return Err(Error::Refused(ErrorCode::NotFound)),
        SurveyState::Closed => return Err(refused("over")),
        SurveyState::Open => {}
    }
    let (answered, division) = participations::of(c, &user.tenant_id, survey_id, &user.person_id)?
        .ok_or(Error::Refused(ErrorCode::NotFound))?;
    if jst_date(now) > document.closes_on {
        return Err(refused("over"));
    }
    fits(&document, body)?;
    if answered || roll.has(survey_id, &user.person_id) {
        return Err(refused("answered"));
    }
    let text = serde_json::to_string(&body.responses)?;
    match document.naming {
        Naming::Anonymous => {
            keep_anonymous(c, roll, user, survey_id, AnonymousAnswer { division, document: text }).map(Some)
        }
        Naming::Named => keep_named(c, user, survey_id, &text, now).map(|()| None),
    }
}

fn fits(document: &SurveyDocument, body: &AnswerSurvey) -> Result<(), Error> {
    let problems: Vec<FieldProblem> = answer::faults(document, &body.responses)
        .into_iter()
        .map(|fault| FieldProblem { field: fault.question, code: fault.code.to_owned() })
        .collect();
    if problems.is_empty() { Ok(()) } else { Err(Error::Fields(ErrorCode::InvalidInput, problems)) }
}

fn keep_anonymous(
    c: &mut Connection,
    roll: &Roll,
    user: &CurrentUser,
    survey_id: &str,
    answer: AnonymousAnswer,
) -> Result<Entered, Error> {
    let group = Group { survey_id: survey_id.to_owned(), division: answer.division.clone() };
    answers::insert_anonymous(c, &user.tenant_id, survey_id, answer)?;
    let unanswered = if roll.is_nearly_full(&group) {
        participations::unanswered(c, &user.tenant_id, survey_id, &group.division)?
    } else {
        0
    };
    let entered = roll.enter(group, &user.person_id, usize::try_from(unanswered).unwrap_or(0));
    participations::mark(c, &user.tenant_id, survey_id, entered.to_write())?;
    Ok(entered)
}

fn keep_named(
    c: &mut Connection,
    user: &CurrentUser,
    survey_id: &str,
    text: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    participations::mark(c, &user.tenant_id, survey_id, std::slice::from_ref(&user.person_id))?;
    let division = participations::division_of(c, &user.tenant_id, &user.department_id)?;
    let answer = NewNamedAnswer {
        tenant_id: &user.tenant_id,
        survey_id,
        person_id: &user.person_id,
        department_id: &user.department_id,
        division: &division,
        document: text,
        answered_at: now,
    };
    answers::insert_named(c, &answer)
}
