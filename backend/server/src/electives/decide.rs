//! Approval: by the head of the unit that is the applicant's main one on the day of the decision, or by HR.
//! Nobody decides about an application of their own.

use contract::accounts::Permission;
use contract::electives::DecideElective;
use contract::error::ErrorCode;
use learning::elective::{ApplicationState, Decision};

use crate::audit::{self, Action, Entry};
use crate::database::dialect::{Connection, take_turn};
use crate::electives::seats::{self, Moment};
use crate::electives::store::{self, ApplicationRow, NewDecision};
use crate::electives::{refused, turn, written};
use crate::error::Error;
use crate::organization;
use crate::session::CurrentUser;
use crate::units;

/// Approves or refuses an application.
///
/// # Errors
/// Not found for an application that is not the caller's to decide; forbidden for the own one; conflict when
/// it waits for no decision any more; the field when a refusal has no reason.
pub fn decide(
    c: &mut Connection,
    user: &CurrentUser,
    application_id: &str,
    body: &DecideElective,
    at: Moment,
) -> Result<(), Error> {
    let reason = written("reason", &body.reason)?;
    if !body.approve && reason.is_empty() {
        return Err(Error::field("reason", "required"));
    }
    let row = store::application(c, &user.tenant_id, application_id)?.row;
    permitted(c, user, &row, at)?;
    take_turn(c, &turn(&user.tenant_id, &row.course_code))?;
    let application = store::application(c, &user.tenant_id, application_id)?;
    if application.state(at.today) != ApplicationState::Requested {
        return Err(refused("decided"));
    }
    let by = (user.staff_number.as_str(), user.name.as_str());
    let decision = if body.approve {
        let offer = store::latest_of(c, &user.tenant_id, &row.course_code)?.offer;
        seats::give(c, &row, &offer, by, &reason, at)?
    } else {
        let decision = Decision::Refused;
        store::insert_decision(
            c,
            &NewDecision { application: &row, decision, reason: &reason, by, at: at.now },
        )?;
        decision
    };
    let number = organization::store::staff_number(c, &user.tenant_id, &row.person_id)?;
    let target = format!("{number} {} {}", row.course_code, decision.as_str());
    audit::store::append(c, &Entry::by(user, at.now, Action::ElectiveDecided, target))
}

fn permitted(
    c: &mut Connection,
    user: &CurrentUser,
    application: &ApplicationRow,
    at: Moment,
) -> Result<(), Error> {
    let hr = user.may(Permission::Assign);
    let unit = store::main_unit(c, &user.tenant_id, &application.person_id)?;
    let own = user.may(Permission::ViewOwnUnit)
        && units::store::units_of(c, &user.tenant_id, &user.person_id, at.today)?
            .iter()
            .any(|own| Some(&own.department_id) == unit.as_ref());
    match (hr || own, application.person_id == user.person_id) {
        (false, _) => Err(Error::Refused(ErrorCode::NotFound)),
        (true, true) => Err(Error::Refused(ErrorCode::Forbidden)),
        (true, false) => Ok(()),
    }
}
