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
    let (Some(completed_on), Some(enrollment)) = (facts.completed_on, &facts.enrollment) else {
        return Ok(None);
    };
    let Some(check) = RetentionCheck::open_on(today, completed_on) else { return Ok(None) };
    if compared_with(facts).is_none() {
        return Ok(None);
    }
    let days = i32::try_from(check.days()).unwrap_or_default();
    let (_, until) = check.window(completed_on);
    let known = store::of_enrollment(c, tenant_id, &enrollment.id, days)?;
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
    let in_window = |facts: &AssignmentFacts| -> Option<(String, RetentionCheck, OpenCheck)> {
        let completed_on = facts.completed_on?;
        let check = RetentionCheck::open_on(today, completed_on)?;
        compared_with(facts)?;
        let (_, until) = check.window(completed_on);
        let offer = OpenCheck {
            assignment_id: facts.assignment.id.clone(),
            title: facts.course.title.clone(),
            offer: RetentionOffer { days: check.days(), until },
        };
        Some((facts.enrollment.as_ref()?.id.clone(), check, offer))
    };
    let windows: Vec<_> = facts.iter().filter_map(in_window).collect();
    if windows.is_empty() {
        return Ok(Vec::new());
    }
    let enrollments: Vec<&str> = windows.iter().map(|(enrollment, ..)| enrollment.as_str()).collect();
    let submitted = store::submitted(c, tenant_id, &enrollments)?;
    let is_open = |enrollment: &String, check: RetentionCheck| {
        let days = i32::try_from(check.days()).unwrap_or_default();
        !submitted.contains(&(enrollment.clone(), days))
    };
    let open = windows.into_iter().filter(|(enrollment, check, _)| is_open(enrollment, *check));
    Ok(open.map(|(.., offer)| offer).collect())
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
