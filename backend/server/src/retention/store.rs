//! SQL of checks, their responses and results.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use learning::draw::DrawnQuestion;
use learning::mark::Mark;

use crate::attempts::store::responses::response_queries;
use crate::database::dialect::{Connection, take_turn};
use crate::database::schema::{enrollments, retention_checks, retention_results};
use crate::error::Error;

response_queries!(retention_responses, check_id);

/// One check.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = retention_checks)]
pub struct CheckRow {
    /// Organisation.
    pub tenant_id: String,
    /// Check id.
    pub id: String,
    /// Enrollment.
    pub enrollment_id: String,
    /// 30 or 90.
    pub days: i32,
    /// The parallel form of the draw: `A` after 30 days, `B` after 90.
    pub form: String,
    /// Seed of the draw, decimal.
    pub seed: String,
    /// The drawn questions as JSON.
    pub draw: String,
    /// The organisation's rules as they stood at the start, JSON: slot id → option id.
    pub rules: String,
    /// When it was started.
    pub started_at: DateTime<Utc>,
}

impl CheckRow {
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
}

/// The end of a check.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = retention_results)]
pub struct CheckResultRow {
    /// Organisation.
    pub tenant_id: String,
    /// Check.
    pub check_id: String,
    /// When.
    pub submitted_at: DateTime<Utc>,
    /// Marks earned, `n/d`.
    pub marks: String,
    /// Marks possible, `n/d`.
    pub maximum: String,
    /// Marks per question id, JSON.
    pub question_marks: String,
}

impl CheckResultRow {
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
}

/// A check with what it belongs to.
#[derive(Debug, Clone)]
pub struct OwnedCheck {
    /// The check.
    pub check: CheckRow,
    /// Its result, once submitted.
    pub result: Option<CheckResultRow>,
    /// Assignment.
    pub assignment_id: String,
    /// Version that it is bound to.
    pub course_version_id: String,
    /// Variant that it is bound to; empty for the common one.
    pub variant: String,
}

/// A check of this person, with every other change of it held back until the transaction ends; another person's
/// is not found.
///
/// # Errors
/// Not found.
pub fn own_in_turn(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    id: &str,
) -> Result<OwnedCheck, Error> {
    take_turn(c, id)?;
    own(c, tenant_id, person_id, id)
}

/// A check of this person; another person's is not found.
///
/// # Errors
/// Not found.
pub fn own(c: &mut Connection, tenant_id: &str, person_id: &str, id: &str) -> Result<OwnedCheck, Error> {
    let (check, result, assignment_id, course_version_id, variant) = retention_checks::table
        .inner_join(
            enrollments::table.on(enrollments::tenant_id
                .eq(retention_checks::tenant_id)
                .and(enrollments::id.eq(retention_checks::enrollment_id))),
        )
        .left_join(
            retention_results::table.on(retention_results::tenant_id
                .eq(retention_checks::tenant_id)
                .and(retention_results::check_id.eq(retention_checks::id))),
        )
        .filter(retention_checks::tenant_id.eq(tenant_id))
        .filter(retention_checks::id.eq(id))
        .filter(enrollments::person_id.eq(person_id))
        .select((
            CheckRow::as_select(),
            Option::<CheckResultRow>::as_select(),
            enrollments::assignment_id,
            enrollments::course_version_id,
            enrollments::variant,
        ))
        .first(c)?;
    Ok(OwnedCheck { check, result, assignment_id, course_version_id, variant })
}

/// The check of an enrollment so many days after completion, and whether it is submitted.
///
/// # Errors
/// The database refuses.
pub fn of_enrollment(
    c: &mut Connection,
    tenant_id: &str,
    enrollment_id: &str,
    days: i32,
) -> Result<Option<(CheckRow, bool)>, Error> {
    let found: Option<(CheckRow, Option<String>)> = retention_checks::table
        .left_join(
            retention_results::table.on(retention_results::tenant_id
                .eq(retention_checks::tenant_id)
                .and(retention_results::check_id.eq(retention_checks::id))),
        )
        .filter(retention_checks::tenant_id.eq(tenant_id))
        .filter(retention_checks::enrollment_id.eq(enrollment_id))
        .filter(retention_checks::days.eq(days))
        .select((CheckRow::as_select(), retention_results::check_id.nullable()))
        .first(c)
        .optional()?;
    Ok(found.map(|(check, submitted)| (check, submitted.is_some())))
}

/// Which checks of these enrollments are submitted: enrollment id and days.
///
/// # Errors
/// The database refuses.
pub fn submitted(
    c: &mut Connection,
    tenant_id: &str,
    enrollment_ids: &[&str],
) -> Result<BTreeSet<(String, i32)>, Error> {
    let rows: Vec<(String, i32)> = retention_checks::table
        .inner_join(
            retention_results::table.on(retention_results::tenant_id
                .eq(retention_checks::tenant_id)
                .and(retention_results::check_id.eq(retention_checks::id))),
        )
        .filter(retention_checks::tenant_id.eq(tenant_id))
        .filter(retention_checks::enrollment_id.eq_any(enrollment_ids))
        .select((retention_checks::enrollment_id, retention_checks::days))
        .load(c)?;
    Ok(rows.into_iter().collect())
}

/// Appends a check.
///
/// # Errors
/// Conflict when there is one already: somebody started at the same moment.
pub fn insert(c: &mut Connection, check: &CheckRow) -> Result<(), Error> {
    diesel::insert_into(retention_checks::table).values(check).execute(c)?;
    Ok(())
}

/// Appends a result.
///
/// # Errors
/// Conflict when there is one already.
pub fn insert_result(c: &mut Connection, result: &CheckResultRow) -> Result<(), Error> {
    diesel::insert_into(retention_results::table).values(result).execute(c)?;
    Ok(())
}
