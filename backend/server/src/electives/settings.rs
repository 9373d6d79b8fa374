//! HR's settings: how electives of a course are offered.

use contract::electives::SaveElective;
use contract::error::ErrorCode;
use learning::elective::Offer;

use crate::audit::{self, Action, Entry};
use crate::catalog;
use crate::database::dialect::{Connection, take_turn};
use crate::electives::seats::{self, Moment};
use crate::electives::{store, turn};
use crate::error::Error;
use crate::session::CurrentUser;

/// Most seats and days that can be meant.
const MOST: u32 = 100_000;

/// Saves settings. More seats move people up from the waiting list at once; fewer take nobody's away.
///
/// # Errors
/// The field that cannot be meant; conflict when somebody else saved meanwhile; not found for a course that is
/// not published.
pub fn save(
    c: &mut Connection,
    user: &CurrentUser,
    course_code: &str,
    body: &SaveElective,
    at: Moment,
) -> Result<(), Error> {
    check(&body.offer)?;
    catalog::store::newest_of(c, &user.tenant_id, course_code)?;
    take_turn(c, &turn(&user.tenant_id, course_code))?;
    let before = store::latest_of(c, &user.tenant_id, course_code)?;
    if u32::try_from(before.revision).unwrap_or(0) != body.revision {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    if before.revision > 0 && before.offer == body.offer {
        return Ok(());
    }
    let saved = (user.staff_number.as_str(), at.now);
    store::insert_settings(c, &user.tenant_id, course_code, &body.offer, before.revision + 1, saved)?;
    let target = described(course_code, &body.offer);
    audit::store::append(c, &Entry::by(user, at.now, Action::ElectiveSettingsSaved, target))?;
    seats::fill(c, &user.tenant_id, course_code, &body.offer, at)
}

fn check(offer: &Offer) -> Result<(), Error> {
    let out_of_bounds = |number: Option<u32>| number.is_some_and(|number| !(1..=MOST).contains(&number));
    if out_of_bounds(offer.seats) {
        return Err(Error::field("seats", "out-of-bounds"));
    }
    if out_of_bounds(offer.due_days) {
        return Err(Error::field("due_days", "out-of-bounds"));
    }
    match (offer.opens_on, offer.closes_on) {
        (Some(first), Some(last)) if last < first => Err(Error::field("closes_on", "before-first")),
        _ => Ok(()),
    }
}

fn described(course_code: &str, offer: &Offer) -> String {
    let open = if offer.open { "open" } else { "closed" };
    let seats = offer.seats.map_or_else(|| "no limit".to_owned(), |seats| format!("{seats} seats"));
    let approval = offer.approval.as_str();
    format!("{course_code} {open}, {seats}, approval {approval}, audience {}", offer.audience.as_str())
}
