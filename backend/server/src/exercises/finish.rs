//! The end of a run: score what was decided, record it once, and decide completion in the same transaction.

use chrono::{DateTime, Utc};
use courseware::material::Exercise;
use learning::exercise;

use crate::assignments;
use crate::assignments::complete::{self, Cause};
use crate::catalog::shelf::Shelf;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::exercises::run;
use crate::exercises::store::{self, DecisionRow, OwnedRun, RunResultRow};

/// Finishes a run; finishing it again changes nothing.
///
/// # Errors
/// The database refuses; then nothing is recorded.
pub fn finish(
    c: &mut Connection,
    shelf: &Shelf,
    owned: &OwnedRun,
    exercise: &Exercise,
    decisions: &[DecisionRow],
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let tenant_id = owned.run.tenant_id.as_str();
    let score = run::score(exercise, decisions)?;
    let result = RunResultRow {
        tenant_id: tenant_id.to_owned(),
        run_id: owned.run.id.clone(),
        finished_at: now,
        marks: score.marks.to_string(),
        maximum: score.maximum.to_string(),
        fatal: score.fatal,
        must_be_right_missed: score.must_be_right_missed,
        mastery: exercise.mastery.to_string(),
        passed: exercise::passes(&score, exercise.mastery, exercise.no_fatal),
    };
    if store::insert_result(c, &result)? && result.passed {
        let assignment = assignments::store::by_id(c, tenant_id, &owned.assignment_id)?;
        complete::decide(c, shelf, tenant_id, assignment, Cause::Exercise, now)?;
    }
    Ok(())
}
