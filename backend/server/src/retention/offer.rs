//! Which check is offered to whom: by the days since completion, once each, and only to somebody with a first
//! attempt to compare with.

use chrono::NaiveDate;
use contract::assignments::OpenCheck;
use contract::understanding::RetentionOffer;
use learning::mark::Mark;
use learning::retention::RetentionCheck;

use crate::assignments::facts::AssignmentFacts;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::retention::store::{self, CheckRow};

/// The check that can be begun or continued today.
#[derive(Debug, Clone)]
pub struct Open {
    /// Which.
    pub check: RetentionCheck,
    /// The last day of it.
    pub until: NaiveDate,
    /// The one that is under way.
    pub under_way: Option<CheckRow>,
}

/// The share of the first attempt, which a check is compared with; of a completed assignment only.
#[must_use]
pub fn compared_with(facts: &AssignmentFacts) -> Option<Mark> {
    facts.completed_on?;
    facts.attempts.iter().find(|known| known.attempt.number == 1)?.share()
}

/// The enrollment and the check that its completion opens today, with the last day of it.
fn window(facts: &AssignmentFacts, today: NaiveDate) -> Option<(&str, RetentionCheck, NaiveDate)> {
    let completed_on = facts.completed_on?;
    let check = RetentionCheck::open_on(today, completed_on)?;
    compared_with(facts)?;
    Some((&facts.enrollment.as_ref()?.id, check, check.window(completed_on).1))
}

/// The check of an assignment that is open today and not submitted.
///
/// # Errors
/// The database refuses.
pub fn open(
    c: &mut Connection,
    tenant_id: &str,
    facts: &AssignmentFacts,
    today: NaiveDate,
) -> Result<Option<Open>, Error> {
    let Some((enrollment_id, check, until)) = window(facts, today) else { return Ok(None) };
    let days = i32::try_from(check.days()).unwrap_or_default();
    let known = store::of_enrollment(c, tenant_id, enrollment_id, days)?;
    Ok(match known {
        Some((_, true)) => None,
        Some((row, false)) => Some(Open { check, until, under_way: Some(row) }),
        None => Some(Open { check, until, under_way: None }),
    })
}

/// Every check of a person that is open today and not submitted, in the order of the assignments.
///
/// # Errors
/// The database refuses.
pub fn all(
    c: &mut Connection,
    tenant_id: &str,
    facts: &[AssignmentFacts],
    today: NaiveDate,
) -> Result<Vec<OpenCheck>, Error> {
    let windows: Vec<_> = facts.iter().filter_map(|facts| Some((facts, window(facts, today)?))).collect();
    if windows.is_empty() {
        return Ok(Vec::new());
    }
    let enrollments: Vec<&str> = windows.iter().map(|(_, (enrollment, ..))| *enrollment).collect();
    let submitted = store::submitted(c, tenant_id, &enrollments)?;
    let open = windows.into_iter().filter(|(_, (enrollment, check, _))| {
        let days = i32::try_from(check.days()).unwrap_or_default();
        !submitted.contains(&((*enrollment).to_owned(), days))
    });
    let offer =
        |(facts, (_, check, until)): (&AssignmentFacts, (&str, RetentionCheck, NaiveDate))| OpenCheck {
            assignment_id: facts.assignment.id.clone(),
            title: facts.course.title.clone(),
            offer: RetentionOffer { days: check.days(), until },
        };
    Ok(open.map(offer).collect())
}

/// What the course page says of it.
///
/// # Errors
/// The database refuses.
pub fn shown(
    c: &mut Connection,
    tenant_id: &str,
    facts: &AssignmentFacts,
    today: NaiveDate,
) -> Result<Option<RetentionOffer>, Error> {
    let open = open(c, tenant_id, facts, today)?;
    Ok(open.map(|open| RetentionOffer { days: open.check.days(), until: open.until }))
}
