//! SQL of exercise runs, decisions and results.

use chrono::{DateTime, Utc};
use diesel::dsl::max;
use diesel::prelude::*;
use learning::mark::Mark;

use crate::database::dialect::{Connection, take_turn};
use crate::database::schema::{enrollments, exercise_decisions, exercise_results, exercise_runs};
use crate::error::Error;

/// One run.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = exercise_runs)]
pub struct RunRow {
    /// Organisation.
    pub tenant_id: String,
    /// Run id.
    pub id: String,
    /// Enrollment.
    pub enrollment_id: String,
    /// Exercise id within the course.
    pub exercise_id: String,
    /// From 1.
    pub number: i32,
    /// Seed of the order of items, decimal.
    pub seed: String,
    /// When it was started.
    pub started_at: DateTime<Utc>,
}

/// The end of a run.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = exercise_results)]
pub struct RunResultRow {
    /// Organisation.
    pub tenant_id: String,
    /// Run.
    pub run_id: String,
    /// When.
    pub finished_at: DateTime<Utc>,
    /// Marks earned, `n/d`.
    pub marks: String,
    /// Marks possible, `n/d`.
    pub maximum: String,
    /// Whether a fatal decision was made.
    pub fatal: bool,
    /// Whether an item that must be right was wrong.
    pub must_be_right_missed: bool,
    /// Share needed at that time, `n/d`.
    pub mastery: String,
    /// Whether it passed.
    pub passed: bool,
}

impl RunResultRow {
    /// Marks earned.
    #[must_use]
    pub fn marks(&self) -> Mark {
        self.marks.parse().unwrap_or(Mark::ZERO)
    }

    /// Marks possible.
    #[must_use]
    pub fn maximum(&self) -> Mark {
        self.maximum.parse().unwrap_or(Mark::ZERO)
    }

    /// Share earned.
    #[must_use]
    pub fn share(&self) -> Mark {
        self.marks().scaled_to(self.maximum())
    }
}

/// One decision.
#[derive(Queryable, Debug, Clone, PartialEq, Eq)]
pub struct DecisionRow {
    /// Item or scene.
    pub place: String,
    /// Bin or choice.
    pub choice: String,
}

/// A run with the assignment and version that it belongs to.
#[derive(Debug, Clone)]
pub struct OwnedRun {
    /// The run.
    pub run: RunRow,
    /// Its result, once finished.
    pub result: Option<RunResultRow>,
    /// Assignment.
    pub assignment_id: String,
    /// Version that it is bound to.
    pub course_version_id: String,
}

/// A run of this person; another person's is not found.
///
/// # Errors
/// Not found.
pub fn own(c: &mut Connection, tenant_id: &str, person_id: &str, id: &str) -> Result<OwnedRun, Error> {
    let (run, result, assignment_id, course_version_id) = exercise_runs::table
        .inner_join(
            enrollments::table.on(enrollments::tenant_id
                .eq(exercise_runs::tenant_id)
                .and(enrollments::id.eq(exercise_runs::enrollment_id))),
        )
        .left_join(
            exercise_results::table.on(exercise_results::tenant_id
                .eq(exercise_runs::tenant_id)
                .and(exercise_results::run_id.eq(exercise_runs::id))),
        )
        .filter(exercise_runs::tenant_id.eq(tenant_id))
        .filter(exercise_runs::id.eq(id))
        .filter(enrollments::person_id.eq(person_id))
        .select((
            RunRow::as_select(),
            Option::<RunResultRow>::as_select(),
            enrollments::assignment_id,
            enrollments::course_version_id,
        ))
        .first(c)?;
    Ok(OwnedRun { run, result, assignment_id, course_version_id })
}

/// As [`own`], with every other change of this run held back until the transaction ends.
///
/// # Errors
/// Not found.
pub fn own_in_turn(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    id: &str,
) -> Result<OwnedRun, Error> {
    take_turn(c, id)?;
    own(c, tenant_id, person_id, id)
}

/// Runs of enrollments with their results, in order of number.
///
/// # Errors
/// The database refuses.
pub fn of_enrollments(
    c: &mut Connection,
    tenant_id: &str,
    enrollment_ids: &[String],
) -> Result<Vec<(RunRow, Option<RunResultRow>)>, Error> {
    Ok(exercise_runs::table
        .left_join(
            exercise_results::table.on(exercise_results::tenant_id
                .eq(exercise_runs::tenant_id)
                .and(exercise_results::run_id.eq(exercise_runs::id))),
        )
        .filter(exercise_runs::tenant_id.eq(tenant_id))
        .filter(exercise_runs::enrollment_id.eq_any(enrollment_ids))
        .order((exercise_runs::enrollment_id, exercise_runs::exercise_id, exercise_runs::number))
        .select((RunRow::as_select(), Option::<RunResultRow>::as_select()))
        .load(c)?)
}

/// Appends a run.
///
/// # Errors
/// Conflict when the number is taken: somebody started at the same moment.
pub fn insert(c: &mut Connection, run: &RunRow) -> Result<(), Error> {
    diesel::insert_into(exercise_runs::table).values(run).execute(c)?;
    Ok(())
}

/// The decisions of a run, oldest first.
///
/// # Errors
/// The database refuses.
pub fn decisions(c: &mut Connection, tenant_id: &str, run_id: &str) -> Result<Vec<DecisionRow>, Error> {
    Ok(exercise_decisions::table
        .filter(exercise_decisions::tenant_id.eq(tenant_id))
        .filter(exercise_decisions::run_id.eq(run_id))
        .order(exercise_decisions::sequence.asc())
        .select((exercise_decisions::place, exercise_decisions::choice))
        .load(c)?)
}

/// Appends a decision behind the earlier ones.
///
/// # Errors
/// Conflict when two terminals decide at the same moment.
pub fn append_decision(
    c: &mut Connection,
    tenant_id: &str,
    run_id: &str,
    decision: &DecisionRow,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let last: Option<i32> = exercise_decisions::table
        .filter(exercise_decisions::tenant_id.eq(tenant_id))
        .filter(exercise_decisions::run_id.eq(run_id))
        .select(max(exercise_decisions::sequence))
        .first(c)?;
    diesel::insert_into(exercise_decisions::table)
        .values((
            exercise_decisions::tenant_id.eq(tenant_id),
            exercise_decisions::run_id.eq(run_id),
            exercise_decisions::sequence.eq(last.unwrap_or(0) + 1),
            exercise_decisions::place.eq(&decision.place),
            exercise_decisions::choice.eq(&decision.choice),
            exercise_decisions::decided_at.eq(now),
        ))
        .execute(c)?;
    Ok(())
}

/// Appends a result; false when there was one already.
///
/// # Errors
/// The database refuses.
pub fn insert_result(c: &mut Connection, result: &RunResultRow) -> Result<bool, Error> {
    let rows =
        diesel::insert_into(exercise_results::table).values(result).on_conflict_do_nothing().execute(c)?;
    Ok(rows == 1)
}
