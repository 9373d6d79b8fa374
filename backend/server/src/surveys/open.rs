//! Opening a survey: the document is frozen, and everybody whom it asks gets a row, all at once and in the order of
//! their ids.

use chrono::{DateTime, Utc};
use contract::error::{ErrorCode, FieldProblem};
use learning::fiscal_year::jst_date;
use learning::survey::breakdown::LEAST;
use learning::survey::{Naming, check};

use crate::audit::Action;
use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::page;
use crate::session::CurrentUser;
use crate::surveys::audience::kept_divisions;
use crate::surveys::store::{self, participations};
use crate::surveys::{draft, turn};

/// Opens a draft at the revision that was looked at.
///
/// # Errors
/// The fields that keep it from being opened; conflict when it was changed or opened meanwhile; not found.
pub fn open(
    c: &mut Connection,
    user: &CurrentUser,
    survey_id: &str,
    revision: u32,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    take_turn(c, &turn(&user.tenant_id, survey_id))?;
    let survey = store::by_id(c, &user.tenant_id, survey_id)?;
    if u32::try_from(survey.revision).unwrap_or(0) != revision {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    let document = survey.document()?;
    let problems: Vec<FieldProblem> = check::faults(&document, jst_date(now))
        .into_iter()
        .map(|fault| FieldProblem { field: fault.field, code: fault.code.to_owned() })
        .collect();
    if !problems.is_empty() {
        return Err(Error::Fields(ErrorCode::InvalidInput, problems));
    }
    let people = participations::audience(c, &user.tenant_id, &document.audience)?;
    if people.is_empty() {
        return Err(Error::field("audience", "nobody"));
    }
    if document.naming == Naming::Anonymous && page::length(&people) < LEAST {
        return Err(Error::field("audience", "too-few"));
    }
    let keeps = document.naming == Naming::Anonymous && document.keep_division;
    let kept = people.iter().map(|(_, division)| division.as_str()).filter(|_| keeps);
    let kept = kept_divisions(kept);
    store::set_open(c, &survey, &serde_json::to_string(&kept)?, &user.staff_number, now)?;
    let carried = |(person_id, division): (String, String)| {
        let division = if kept.contains(&division) { division } else { String::new() };
        (person_id, division)
    };
    let people: Vec<_> = people.into_iter().map(carried).collect();
    participations::insert(c, &user.tenant_id, survey_id, &people)?;
    draft::note(c, user, Action::SurveyOpened, &document.title, now)
}
