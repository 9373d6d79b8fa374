//! Closing a placement: score what is saved, record it once with what follows from it. The learner closes it by
//! submitting, or the clock when the time is over.

use chrono::{DateTime, Utc};
use courseware::CourseMaterial;
use learning::mark::Mark;
use learning::placement::{self, MarkedQuestion, PlacedLesson, PlacementPolicy, PlacementVerdict};

use crate::assignments;
use crate::attempts::close::ClosedBy;
use crate::attempts::sheet::{self, Marks};
use crate::audit::{self, Action, Entry};
use crate::catalog::shelf::Shelf;
use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::placements::store::{self, ExemptionRow, ObjectiveRow, OwnedPlacement, PlacementResultRow};
use crate::state::State;

/// Closes a placement. One that the clock closes counts as ended at its own end. False when it was closed
/// already.
///
/// # Errors
/// The database refuses; then nothing is recorded.
pub fn close(
    c: &mut Connection,
    shelf: &Shelf,
    owned: &OwnedPlacement,
    by: ClosedBy,
    now: DateTime<Utc>,
) -> Result<bool, Error> {
    let row = &owned.placement;
    let tenant_id = row.tenant_id.as_str();
    take_turn(c, &row.id)?;
    let course = shelf.taken(c, tenant_id, &owned.course_version_id, &owned.variant)?;
    let responses = store::responses(c, tenant_id, &row.id)?;
    let marks = sheet::marks(&course, &row.draw()?, &responses, &row.rules()?);
    let verdict = verdict(&course, &marks);
    let ended = match by {
        ClosedBy::Learner => now,
        ClosedBy::Clock => row.expires_at.unwrap_or(now),
    };
    let result = PlacementResultRow {
        tenant_id: tenant_id.to_owned(),
        placement_id: row.id.clone(),
        submitted_at: ended,
        closed_by: by.as_str().to_owned(),
        marks: verdict.marks.to_string(),
        maximum: verdict.maximum.to_string(),
        share_percent: percent(verdict.marks.scaled_to(verdict.maximum)),
        question_marks: serde_json::to_string(&marks)?,
        recommended: serde_json::to_string(&verdict.recommended)?,
    };
    if !store::insert_result(c, &result)? {
        return Ok(false);
    }
    store::insert_verdict(c, &objective_rows(owned, &verdict), &exemption_rows(owned, &verdict, ended))?;
    let assignment = assignments::store::by_id(c, tenant_id, &owned.assignment_id)?;
    let target = format!("{} {}", assignment.course_code, by.as_str());
    audit::store::append(c, &Entry::by_system(tenant_id, now, Action::PlacementSubmitted, target))?;
    Ok(true)
}

/// What the marks amount to; a course whose version has no placement exempts from nothing.
fn verdict(course: &CourseMaterial, marks: &Marks) -> PlacementVerdict {
    let none = PlacementPolicy {
        questions_per_objective: 0,
        mastery: Mark::ONE,
        exempt: false,
        time_limit_minutes: None,
        recommend: Vec::new(),
    };
    let questions: Vec<MarkedQuestion> = course
        .bank
        .iter()
        .filter_map(|question| {
            Some(MarkedQuestion { objective: question.objective.clone(), mark: *marks.get(&question.id)? })
        })
        .collect();
    let lessons: Vec<PlacedLesson> = course
        .lessons
        .iter()
        .map(|lesson| PlacedLesson {
            id: lesson.id.clone(),
            objectives: lesson.objectives.clone(),
            acknowledge: course.asks_to_confirm(lesson),
        })
        .collect();
    placement::judge(course.placement.as_ref().unwrap_or(&none), &questions, &lessons)
}

fn percent(share: Mark) -> i32 {
    i32::try_from(share.percent_floor()).unwrap_or(0)
}

fn objective_rows(owned: &OwnedPlacement, verdict: &PlacementVerdict) -> Vec<ObjectiveRow> {
    let count = |questions: u32| i32::try_from(questions).unwrap_or(i32::MAX);
    verdict
        .objectives
        .iter()
        .map(|objective| ObjectiveRow {
            tenant_id: owned.placement.tenant_id.clone(),
            placement_id: owned.placement.id.clone(),
            objective_id: objective.objective.clone(),
            right_count: count(objective.right),
            wrong_count: count(objective.wrong),
            marks: objective.marks.to_string(),
            share_percent: percent(objective.share()),
            passed: objective.passed,
        })
        .collect()
}

fn exemption_rows(
    owned: &OwnedPlacement,
    verdict: &PlacementVerdict,
    exempted_at: DateTime<Utc>,
) -> Vec<ExemptionRow> {
    verdict
        .exempted
        .iter()
        .map(|lesson_id| ExemptionRow {
            tenant_id: owned.placement.tenant_id.clone(),
            enrollment_id: owned.placement.enrollment_id.clone(),
            lesson_id: lesson_id.clone(),
            placement_id: owned.placement.id.clone(),
            exempted_at,
        })
        .collect()
}

/// Closes every placement whose time is over; called every minute. Returns how many.
///
/// # Errors
/// The database refuses.
pub async fn sweep(state: &State) -> Result<usize, Error> {
    let now = state.clock.now();
    let expired = state.database.read(move |c| store::expired(c, now)).await?;
    if expired.is_empty() {
        return Ok(0);
    }
    let (shelf, closed) = (state.shelf.clone(), expired.len());
    state
        .database
        .write(move |c| {
            expired.iter().try_for_each(|owned| close(c, &shelf, owned, ClosedBy::Clock, now).map(|_| ()))
        })
        .await?;
    Ok(closed)
}
