//! SQL of placements, their results and what they exempt from; of the distribution in a file of its own.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use learning::draw::DrawnQuestion;
use learning::mark::Mark;

use crate::attempts::store::responses::response_queries;
use crate::database::dialect::{Connection, take_turn};
use crate::database::schema::{
    enrollments, lesson_exemptions, placement_objectives, placement_results, placements,
};
use crate::error::Error;

response_queries!(placement_responses, placement_id);

/// One placement.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = placements, treat_none_as_default_value = false)]
pub struct PlacementRow {
    /// Organisation.
    pub tenant_id: String,
    /// Placement id.
    pub id: String,
    /// Enrollment.
    pub enrollment_id: String,
    /// The parallel form of the draw: `A`.
    pub form: String,
    /// Seed of the draw, decimal.
    pub seed: String,
    /// The drawn questions as JSON.
    pub draw: String,
    /// The organisation's rules as they stood at the start, JSON: slot id → option id.
    pub rules: String,
    /// When it was started.
    pub started_at: DateTime<Utc>,
    /// When the server closes it; none for no limit.
    pub expires_at: Option<DateTime<Utc>>,
}

impl PlacementRow {
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

/// The end of a placement.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = placement_results)]
pub struct PlacementResultRow {
    /// Organisation.
    pub tenant_id: String,
    /// Placement.
    pub placement_id: String,
    /// When.
    pub submitted_at: DateTime<Utc>,
    /// `learner` or `clock`.
    pub closed_by: String,
    /// Marks earned, `n/d`.
    pub marks: String,
    /// Marks possible, `n/d`.
    pub maximum: String,
    /// Whole percent, rounded down; for counting.
    pub share_percent: i32,
    /// Marks per question id, JSON.
    pub question_marks: String,
    /// What was recommended, JSON.
    pub recommended: String,
}

impl PlacementResultRow {
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

/// What came of one objective.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = placement_objectives)]
pub struct ObjectiveRow {
    /// Organisation.
    pub tenant_id: String,
    /// Placement.
    pub placement_id: String,
    /// Objective id.
    pub objective_id: String,
    /// Questions fully right.
    pub right_count: i32,
    /// Questions not fully right.
    pub wrong_count: i32,
    /// Marks earned, `n/d`.
    pub marks: String,
    /// Whole percent, rounded down; for counting.
    pub share_percent: i32,
    /// Whether it is passed.
    pub passed: bool,
}

/// A lesson that need not be read.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = lesson_exemptions)]
pub struct ExemptionRow {
    /// Organisation.
    pub tenant_id: String,
    /// Enrollment.
    pub enrollment_id: String,
    /// Lesson id.
    pub lesson_id: String,
    /// The placement that exempts.
    pub placement_id: String,
    /// When.
    pub exempted_at: DateTime<Utc>,
}

/// A placement with what it belongs to.
#[derive(Debug, Clone)]
pub struct OwnedPlacement {
    /// The placement.
    pub placement: PlacementRow,
    /// Its result, once submitted.
    pub result: Option<PlacementResultRow>,
    /// Assignment.
    pub assignment_id: String,
    /// Version that it is bound to.
    pub course_version_id: String,
    /// Variant that it is bound to; empty for the common one.
    pub variant: String,
}

type OwnedRow = (PlacementRow, Option<PlacementResultRow>, String, String, String);

fn owned((placement, result, assignment_id, course_version_id, variant): OwnedRow) -> OwnedPlacement {
    OwnedPlacement { placement, result, assignment_id, course_version_id, variant }
}

/// A placement of this person; another person's is not found.
///
/// # Errors
/// Not found.
pub fn own(c: &mut Connection, tenant_id: &str, person_id: &str, id: &str) -> Result<OwnedPlacement, Error> {
    let row: OwnedRow = placements::table
        .inner_join(
            enrollments::table.on(enrollments::tenant_id
                .eq(placements::tenant_id)
                .and(enrollments::id.eq(placements::enrollment_id))),
        )
        .left_join(
            placement_results::table.on(placement_results::tenant_id
                .eq(placements::tenant_id)
                .and(placement_results::placement_id.eq(placements::id))),
        )
        .filter(placements::tenant_id.eq(tenant_id))
        .filter(placements::id.eq(id))
        .filter(enrollments::person_id.eq(person_id))
        .select((
            PlacementRow::as_select(),
            Option::<PlacementResultRow>::as_select(),
            enrollments::assignment_id,
            enrollments::course_version_id,
            enrollments::variant,
        ))
        .first(c)?;
    Ok(owned(row))
}

/// As [`own`], with every other change of this placement held back until the transaction ends.
///
/// # Errors
/// Not found.
pub fn own_in_turn(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    id: &str,
) -> Result<OwnedPlacement, Error> {
    take_turn(c, id)?;
    own(c, tenant_id, person_id, id)
}

/// Open placements whose time was over at `now`, of every organisation, at most 200.
///
/// # Errors
/// The database refuses.
pub fn expired(c: &mut Connection, now: DateTime<Utc>) -> Result<Vec<OwnedPlacement>, Error> {
    let rows: Vec<OwnedRow> = placements::table
        .inner_join(
            enrollments::table.on(enrollments::tenant_id
                .eq(placements::tenant_id)
                .and(enrollments::id.eq(placements::enrollment_id))),
        )
        .left_join(
            placement_results::table.on(placement_results::tenant_id
                .eq(placements::tenant_id)
                .and(placement_results::placement_id.eq(placements::id))),
        )
        .filter(placements::expires_at.le(now))
        .filter(placement_results::placement_id.is_null())
        .order(placements::id.asc())
        .limit(200)
        .select((
            PlacementRow::as_select(),
            Option::<PlacementResultRow>::as_select(),
            enrollments::assignment_id,
            enrollments::course_version_id,
            enrollments::variant,
        ))
        .load(c)?;
    Ok(rows.into_iter().map(owned).collect())
}

/// Placements of enrollments with their results.
///
/// # Errors
/// The database refuses.
pub fn of_enrollments(
    c: &mut Connection,
    tenant_id: &str,
    enrollment_ids: &[String],
) -> Result<Vec<(PlacementRow, Option<PlacementResultRow>)>, Error> {
    Ok(placements::table
        .left_join(
            placement_results::table.on(placement_results::tenant_id
                .eq(placements::tenant_id)
                .and(placement_results::placement_id.eq(placements::id))),
        )
        .filter(placements::tenant_id.eq(tenant_id))
        .filter(placements::enrollment_id.eq_any(enrollment_ids))
        .select((PlacementRow::as_select(), Option::<PlacementResultRow>::as_select()))
        .load(c)?)
}

/// Exempted lessons of enrollments: enrollment and lesson.
///
/// # Errors
/// The database refuses.
pub fn exemptions_of(
    c: &mut Connection,
    tenant_id: &str,
    enrollment_ids: &[String],
) -> Result<Vec<(String, String)>, Error> {
    Ok(lesson_exemptions::table
        .filter(lesson_exemptions::tenant_id.eq(tenant_id))
        .filter(lesson_exemptions::enrollment_id.eq_any(enrollment_ids))
        .select((lesson_exemptions::enrollment_id, lesson_exemptions::lesson_id))
        .load(c)?)
}

/// What came of the objectives of a placement, in order of id.
///
/// # Errors
/// The database refuses.
pub fn objectives(
    c: &mut Connection,
    tenant_id: &str,
    placement_id: &str,
) -> Result<Vec<ObjectiveRow>, Error> {
    Ok(placement_objectives::table
        .filter(placement_objectives::tenant_id.eq(tenant_id))
        .filter(placement_objectives::placement_id.eq(placement_id))
        .order(placement_objectives::objective_id.asc())
        .select(ObjectiveRow::as_select())
        .load(c)?)
}

/// Appends a placement.
///
/// # Errors
/// Conflict when there is one already: somebody started at the same moment.
pub fn insert(c: &mut Connection, placement: &PlacementRow) -> Result<(), Error> {
    diesel::insert_into(placements::table).values(placement).execute(c)?;
    Ok(())
}

/// Appends a result; false when there was one already.
///
/// # Errors
/// The database refuses.
pub fn insert_result(c: &mut Connection, result: &PlacementResultRow) -> Result<bool, Error> {
    let rows =
        diesel::insert_into(placement_results::table).values(result).on_conflict_do_nothing().execute(c)?;
    Ok(rows == 1)
}

/// Appends what came of the objectives, and the lessons that are exempted.
///
/// # Errors
/// The database refuses.
pub fn insert_verdict(
    c: &mut Connection,
    objectives: &[ObjectiveRow],
    exemptions: &[ExemptionRow],
) -> Result<(), Error> {
    diesel::insert_into(placement_objectives::table).values(objectives).execute(c)?;
    diesel::insert_into(lesson_exemptions::table).values(exemptions).execute(c)?;
    Ok(())
}
