//! Closing an attempt: score what is saved, record it once, and decide completion in the same
//! transaction. The learner closes it by submitting, or the clock when the time is over.

use chrono::{DateTime, Utc};
use courseware::CourseMaterial;
use learning::mark::Mark;
use learning::scoring::{self, TagVerdict};

use crate::assignments;
use crate::assignments::complete::{self, Cause};
use crate::attempts::sheet::{self, Marks};
use crate::attempts::store::{self, OwnedAttempt, ResultRow};
use crate::audit::{self, Action, Entry};
use crate::catalog::shelf::Shelf;
use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::state::State;
use crate::understanding;

/// Who closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosedBy {
    /// The learner submitted.
    Learner,
    /// The time was over.
    Clock,
}

impl ClosedBy {
    /// The stable name in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ClosedBy::Learner => "learner",
            ClosedBy::Clock => "clock",
        }
    }
}

/// Whether a question of a tag that must be right is not fully so.
fn must_be_right_missed(course: &CourseMaterial, marks: &Marks) -> bool {
    let tagged = |tags: &[String]| tags.iter().any(|tag| course.assessment.must_be_right.contains(tag));
    let missed = |id: &String| marks.get(id).is_some_and(|mark| *mark < Mark::ONE);
    course.bank.iter().any(|question| tagged(&question.tags) && missed(&question.id))
}

/// What the drawn questions of each tag with a pass mark of its own earned.
fn tag_verdicts(course: &CourseMaterial, marks: &Marks) -> Vec<TagVerdict> {
    let drawn: Vec<(&[String], Mark)> = course
        .bank
        .iter()
        .filter_map(|question| Some((question.tags.as_slice(), *marks.get(&question.id)?)))
        .collect();
    scoring::tag_verdicts(&course.assessment.tag_mastery, &drawn)
}

/// Closes an attempt. An attempt that the clock closes counts as ended at its own end. False when it was
/// closed already.
///
/// # Errors
/// The database refuses; then nothing is recorded.
pub fn close(
    c: &mut Connection,
    shelf: &Shelf,
    owned: &OwnedAttempt,
    by: ClosedBy,
    now: DateTime<Utc>,
) -> Result<bool, Error> {
    let attempt = &owned.attempt;
    let tenant_id = attempt.tenant_id.as_str();
    take_turn(c, &attempt.id)?;
    let course = shelf.take(c, tenant_id, &owned.course_version_id)?;
    let draw = attempt.draw()?;
    let responses = store::responses(c, tenant_id, &attempt.id)?;
    let marks = sheet::marks(&course, &draw, &responses, &attempt.rules()?);
    let must_be_right_missed = must_be_right_missed(&course, &marks);
    let tags = tag_verdicts(&course, &marks);
    let total: Mark = marks.values().copied().sum();
    let maximum = Mark::new(i64::try_from(draw.len()).unwrap_or(i64::MAX), 1);
    let mastery = course.assessment.mastery;
    let ended = match by {
        ClosedBy::Learner => now,
        ClosedBy::Clock => attempt.expires_at.unwrap_or(now),
    };
    let result = ResultRow {
        tenant_id: tenant_id.to_owned(),
        attempt_id: attempt.id.clone(),
        submitted_at: ended,
        closed_by: by.as_str().to_owned(),
        marks: total.to_string(),
        maximum: maximum.to_string(),
        question_marks: serde_json::to_string(&marks)?,
        mastery: mastery.to_string(),
        passed: scoring::passes(total, maximum, mastery)
            && !must_be_right_missed
            && tags.iter().all(|tag| tag.passed),
        must_be_right_missed,
        tag_marks: serde_json::to_string(&tags)?,
    };
    if !store::insert_result(c, &result)? {
        return Ok(false);
    }
    let assignment = assignments::store::by_id(c, tenant_id, &owned.assignment_id)?;
    understanding::record::attempt(c, &course, (owned, &result, &marks), &assignment, now)?;
    let target = format!("{} #{} {}", assignment.course_code, attempt.number, by.as_str());
    audit::store::append(c, &Entry::by_system(tenant_id, now, Action::AttemptSubmitted, target))?;
    if result.passed {
        complete::decide(c, shelf, tenant_id, assignment, Cause::Attempt, ended)?;
    }
    Ok(true)
}

/// Closes every attempt whose time is over; called every minute, so that reports do not wait for the
/// learner to come back. Returns how many.
///
/// # Errors
/// The database refuses.
pub async fn sweep(state: &State) -> Result<usize, Error> {
    let now = state.clock.now();
    let expired = state.database.read(move |c| store::expired(c, now)).await?;
    if expired.is_empty() {
        return Ok(0);
    }
    let shelf = state.shelf.clone();
    let closed = expired.len();
    state
        .database
        .write(move |c| {
            expired.iter().try_for_each(|owned| close(c, &shelf, owned, ClosedBy::Clock, now).map(|_| ()))
        })
        .await?;
    Ok(closed)
}
