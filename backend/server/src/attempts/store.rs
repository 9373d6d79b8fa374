//! SQL of attempts and results; of responses in a file of its own.

pub mod responses;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use learning::draw::DrawnQuestion;
use learning::mark::Mark;
use learning::scoring::TagVerdict;

use crate::database::dialect::{Connection, take_turn};
use crate::database::schema::{attempt_results, attempts, enrollments};
use crate::error::Error;

pub use responses::{last_answered, responses, responses_of, save_response};

/// One attempt.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = attempts, treat_none_as_default_value = false)]
pub struct AttemptRow {
    /// Organisation.
    pub tenant_id: String,
    /// Attempt id.
    pub id: String,
    /// Enrollment.
    pub enrollment_id: String,
    /// From 1.
    pub number: i32,
    /// Seed of the draw, decimal.
    pub seed: String,
    /// The drawn questions as JSON.
    pub draw: String,
    /// When it was started.
    pub started_at: DateTime<Utc>,
    /// When the server closes it; none for no limit.
    pub expires_at: Option<DateTime<Utc>>,
    /// The organisation's rules as they stood at the start, JSON: slot id → option id.
    pub rules: String,
    /// The parallel form (`A`, `B`) that all drawn questions belong to; empty when they are of the whole bank.
    pub form: String,
}

impl AttemptRow {
    /// The drawn questions.
    ///
    /// # Errors
    /// Stored text that this program cannot read.
    pub fn draw(&self) -> Result<Vec<DrawnQuestion>, Error> {
        Ok(serde_json::from_str(&self.draw)?)
    }

    /// The organisation's rules as they stood at the start.
    ///
    /// # Errors
    /// Stored text that this program cannot read.
    pub fn rules(&self) -> Result<BTreeMap<String, String>, Error> {
        Ok(serde_json::from_str(&self.rules)?)
    }

    /// Whether the time is over.
    #[must_use]
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        self.expires_at.is_some_and(|end| now >= end)
    }
}

/// The end of an attempt.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = attempt_results)]
pub struct ResultRow {
    /// Organisation.
    pub tenant_id: String,
    /// Attempt.
    pub attempt_id: String,
    /// When.
    pub submitted_at: DateTime<Utc>,
    /// `learner` or `clock`.
    pub closed_by: String,
    /// Marks earned, `n/d`.
    pub marks: String,
    /// Marks possible, `n/d`.
    pub maximum: String,
    /// Marks per question id, JSON.
    pub question_marks: String,
    /// Share needed at that time, `n/d`.
    pub mastery: String,
    /// Whether it passed.
    pub passed: bool,
    /// Whether a question that must be right was wrong.
    pub must_be_right_missed: bool,
    /// What the questions of each tag with a pass mark of its own earned, JSON.
    pub tag_marks: String,
}

impl ResultRow {
    /// What the questions of each tag with a pass mark of its own earned.
    ///
    /// # Errors
    /// Stored text that this program cannot read.
    pub fn tags(&self) -> Result<Vec<TagVerdict>, Error> {
        Ok(serde_json::from_str(&self.tag_marks)?)
    }

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

    /// Share of marks.
    #[must_use]
    pub fn share(&self) -> Mark {
        self.marks().scaled_to(self.maximum())
    }
}

/// An attempt with the assignment and person that it belongs to.
#[derive(Debug, Clone)]
pub struct OwnedAttempt {
    /// The attempt.
    pub attempt: AttemptRow,
    /// Its result, once submitted.
    pub result: Option<ResultRow>,
    /// Assignment.
    pub assignment_id: String,
    /// Version that it is bound to.
    pub course_version_id: String,
}

type OwnedRow = (AttemptRow, Option<ResultRow>, String, String);

fn owned((attempt, result, assignment_id, course_version_id): OwnedRow) -> OwnedAttempt {
    OwnedAttempt { attempt, result, assignment_id, course_version_id }
}

/// An attempt of this person; another person's is not found.
///
/// # Errors
/// Not found.
pub fn own(c: &mut Connection, tenant_id: &str, person_id: &str, id: &str) -> Result<OwnedAttempt, Error> {
    let row: OwnedRow = attempts::table
        .inner_join(enrollments::table.on(
            enrollments::tenant_id.eq(attempts::tenant_id).and(enrollments::id.eq(attempts::enrollment_id)),
        ))
        .left_join(
            attempt_results::table.on(attempt_results::tenant_id
                .eq(attempts::tenant_id)
                .and(attempt_results::attempt_id.eq(attempts::id))),
        )
        .filter(attempts::tenant_id.eq(tenant_id))
        .filter(attempts::id.eq(id))
        .filter(enrollments::person_id.eq(person_id))
        .select((
            AttemptRow::as_select(),
            Option::<ResultRow>::as_select(),
            enrollments::assignment_id,
            enrollments::course_version_id,
        ))
        .first(c)?;
    Ok(owned(row))
}

/// As [`own`], with every other change of this attempt held back until the transaction ends: a response
/// is either scored or refused, never saved behind the back of a submission.
///
/// # Errors
/// Not found.
pub fn own_in_turn(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    id: &str,
) -> Result<OwnedAttempt, Error> {
    take_turn(c, id)?;
    own(c, tenant_id, person_id, id)
}

/// Open attempts whose time was over at `now`, of every organisation, at most 200.
///
/// # Errors
/// The database refuses.
pub fn expired(c: &mut Connection, now: DateTime<Utc>) -> Result<Vec<OwnedAttempt>, Error> {
    let rows: Vec<OwnedRow> = attempts::table
        .inner_join(enrollments::table.on(
            enrollments::tenant_id.eq(attempts::tenant_id).and(enrollments::id.eq(attempts::enrollment_id)),
        ))
        .left_join(
            attempt_results::table.on(attempt_results::tenant_id
                .eq(attempts::tenant_id)
                .and(attempt_results::attempt_id.eq(attempts::id))),
        )
        .filter(attempts::expires_at.le(now))
        .filter(attempt_results::attempt_id.is_null())
        .order(attempts::id.asc())
        .limit(200)
        .select((
            AttemptRow::as_select(),
            Option::<ResultRow>::as_select(),
            enrollments::assignment_id,
            enrollments::course_version_id,
        ))
        .load(c)?;
    Ok(rows.into_iter().map(owned).collect())
}

/// Attempts of enrollments with their results, in order of number.
///
/// # Errors
/// The database refuses.
pub fn of_enrollments(
    c: &mut Connection,
    tenant_id: &str,
    enrollment_ids: &[String],
) -> Result<Vec<(AttemptRow, Option<ResultRow>)>, Error> {
    Ok(attempts::table
        .left_join(
            attempt_results::table.on(attempt_results::tenant_id
                .eq(attempts::tenant_id)
                .and(attempt_results::attempt_id.eq(attempts::id))),
        )
        .filter(attempts::tenant_id.eq(tenant_id))
        .filter(attempts::enrollment_id.eq_any(enrollment_ids))
        .order((attempts::enrollment_id, attempts::number))
        .select((AttemptRow::as_select(), Option::<ResultRow>::as_select()))
        .load(c)?)
}

/// Appends an attempt.
///
/// # Errors
/// Conflict when the number is taken: somebody started at the same moment.
pub fn insert(c: &mut Connection, attempt: &AttemptRow) -> Result<(), Error> {
    diesel::insert_into(attempts::table).values(attempt).execute(c)?;
    Ok(())
}

/// Appends a result; false when there was one already.
///
/// # Errors
/// The database refuses.
pub fn insert_result(c: &mut Connection, result: &ResultRow) -> Result<bool, Error> {
    let rows =
        diesel::insert_into(attempt_results::table).values(result).on_conflict_do_nothing().execute(c)?;
    Ok(rows == 1)
}
