//! Seats: an approved application gets one, or a place on the waiting list; a seat that becomes free goes to
//! the first who waits. The caller holds the turn of the course.

use chrono::{DateTime, NaiveDate, Utc};
use learning::elective::{Decision, Offer, due_on, free_seats};
use learning::fiscal_year::FiscalYear;

use crate::audit::{self, Action, Entry};
use crate::database::dialect::Connection;
use crate::electives::grant;
use crate::electives::store::{self, ApplicationRow, NewDecision, Places};
use crate::error::Error;
use crate::page::count;

/// The moment at which something is decided.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// Now.
    pub now: DateTime<Utc>,
    /// Today in Japan.
    pub today: NaiveDate,
}

/// How many seats of a course are free; none for no limit.
#[must_use]
pub fn free(offer: &Offer, places: &Places) -> Option<u32> {
    free_seats(offer.seats, count(i64::try_from(places.granted.len()).unwrap_or(i64::MAX)))
}

/// Gives an approved application a seat, or the last place on the waiting list. Nobody overtakes who waits.
///
/// # Errors
/// The database refuses.
pub fn give(
    c: &mut Connection,
    of: &ApplicationRow,
    offer: &Offer,
    by: (&str, &str),
    reason: &str,
    at: Moment,
) -> Result<Decision, Error> {
    let places = of_course(c, &of.tenant_id, &of.course_code, of.fiscal_year)?;
    let full = free(offer, &places) == Some(0) || !places.waiting.is_empty();
    let decision = if full { Decision::Waitlisted } else { Decision::Approved };
    store::insert_decision(c, &NewDecision { application: of, decision, reason, by, at: at.now })?;
    if decision == Decision::Approved {
        grant::grant(c, of, due_on(offer, at.today), at.now)?;
    }
    Ok(decision)
}

/// Moves people up from the waiting list of this fiscal year while seats are free. Who has left the
/// organisation is passed over.
///
/// # Errors
/// The database refuses.
pub fn fill(
    c: &mut Connection,
    tenant_id: &str,
    course_code: &str,
    offer: &Offer,
    at: Moment,
) -> Result<(), Error> {
    let year = FiscalYear::containing(at.today).0;
    let places = of_course(c, tenant_id, course_code, year)?;
    let mut left = free(offer, &places);
    for application_id in places.waiting {
        if left == Some(0) {
            return Ok(());
        }
        let of = store::application(c, tenant_id, &application_id)?.row;
        if !store::at_work(c, tenant_id, &of.person_id)? {
            continue;
        }
        let decision = Decision::MovedUp;
        let by = ("system", "");
        store::insert_decision(c, &NewDecision { application: &of, decision, reason: "", by, at: at.now })?;
        grant::grant(c, &of, due_on(offer, at.today), at.now)?;
        let target = format!("{course_code} {application_id}");
        audit::store::append(c, &Entry::by_system(tenant_id, at.now, Action::ElectiveMovedUp, target))?;
        left = left.map(|left| left.saturating_sub(1));
    }
    Ok(())
}

fn of_course(
    c: &mut Connection,
    tenant_id: &str,
    course_code: &str,
    fiscal_year: i32,
) -> Result<Places, Error> {
    Ok(store::places(c, tenant_id, fiscal_year)?.remove(course_code).unwrap_or_default())
}
