//! The applicant's part: apply, and take it back. A course that was begun cannot be given back: its seat is
//! used, and the person may finish it.

use learning::elective::{ApplicationState, Approval, Decision, may_apply};
use learning::fiscal_year::FiscalYear;

use contract::error::ErrorCode;

use crate::audit::{self, Action, Entry};
use crate::catalog::shelf::Shelf;
use crate::clock;
use crate::database::dialect::{Connection, take_turn};
use crate::electives::catalog::Known;
use crate::electives::seats::{self, Moment};
use crate::electives::store::{self, ApplicationRow, NewDecision};
use crate::electives::{grant, refused, turn, written};
use crate::error::Error;
use crate::session::CurrentUser;

/// Applies for a course. Without approval the seat, or the place on the waiting list, is given at once.
///
/// # Errors
/// Not found for a course that is not published; conflict with the reason why the person cannot apply.
pub fn apply(
    c: &mut Connection,
    shelf: &Shelf,
    user: &CurrentUser,
    course_code: &str,
    note: &str,
    at: Moment,
) -> Result<(), Error> {
    let note = written("note", note)?;
    take_turn(c, &turn(&user.tenant_id, course_code))?;
    let known = Known::load(c, shelf, user, at.today)?;
    let course = known.course(course_code).ok_or(Error::Refused(ErrorCode::NotFound))?;
    let offer = known.offer(course_code);
    may_apply(&offer, &known.applicant(course, &offer), at.today).map_err(|why| refused(why.as_str()))?;
    let application = ApplicationRow {
        tenant_id: user.tenant_id.clone(),
        id: clock::new_id(),
        person_id: user.person_id.clone(),
        course_code: course_code.to_owned(),
        fiscal_year: FiscalYear::containing(at.today).0,
        note,
        applied_at: at.now,
    };
    store::insert_application(c, &application)?;
    audit::store::append(c, &Entry::by(user, at.now, Action::ElectiveApplied, course_code.to_owned()))?;
    if offer.approval == Approval::None {
        seats::give(c, &application, &offer, ("system", ""), "", at)?;
    }
    Ok(())
}

/// Takes an application back; a seat that becomes free goes to the first who waits. Returns the course code.
///
/// # Errors
/// Not found for another person's; conflict when the course was begun or the application is over.
pub fn withdraw(
    c: &mut Connection,
    user: &CurrentUser,
    application_id: &str,
    at: Moment,
) -> Result<String, Error> {
    let course_code = own(c, user, application_id)?.row.course_code;
    take_turn(c, &turn(&user.tenant_id, &course_code))?;
    let application = own(c, user, application_id)?;
    let state = application.state(at.today);
    if !state.is_live() {
        return Err(refused("over"));
    }
    if state == ApplicationState::Granted && store::begun(c, &application.row)? {
        return Err(refused("begun"));
    }
    let decision = Decision::Withdrawn;
    let by = (user.staff_number.as_str(), user.name.as_str());
    let new = NewDecision { application: &application.row, decision, reason: "", by, at: at.now };
    store::insert_decision(c, &new)?;
    audit::store::append(c, &Entry::by(user, at.now, Action::ElectiveWithdrawn, course_code.clone()))?;
    if state == ApplicationState::Granted {
        grant::take_back(c, &application.row, &user.staff_number, at.now)?;
    }
    let offer = store::latest_of(c, &user.tenant_id, &course_code)?.offer;
    seats::fill(c, &user.tenant_id, &course_code, &offer, at)?;
    Ok(course_code)
}

fn own(c: &mut Connection, user: &CurrentUser, application_id: &str) -> Result<store::Application, Error> {
    let application = store::application(c, &user.tenant_id, application_id)?;
    if application.row.person_id == user.person_id {
        Ok(application)
    } else {
        Err(Error::Refused(ErrorCode::NotFound))
    }
}
