//! SQL of how a duty came about and how it changed.

use chrono::{DateTime, NaiveDate, Utc};
use contract::evidence::EvidenceFact;
use diesel::prelude::*;

use super::{Found, unsigned};
use crate::database::dialect::Connection;
use crate::database::schema::{
    assignment_causes, assignment_changes, assignment_orders, curriculum_versions, extensions,
};
use crate::error::Error;
use crate::requirements::derive::Change;

/// A published state of the curriculum.
#[derive(Queryable, Debug, Clone)]
pub struct CurriculumRow {
    /// Version.
    pub number: i32,
    reason: String,
    by: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl CurriculumRow {
    /// As a fact of a duty.
    #[must_use]
    pub fn found(&self, assignment_id: &str) -> Found {
        let fact = EvidenceFact::Curriculum {
            number: unsigned(self.number),
            reason: self.reason.clone(),
            by: self.by.clone(),
        };
        Found::of(assignment_id, "curriculum_versions", self.number.to_string(), self.at, fact)
    }
}

/// Every published state of the curriculum.
///
/// # Errors
/// The database refuses.
pub fn curricula(c: &mut Connection, tenant_id: &str) -> Result<Vec<CurriculumRow>, Error> {
    use curriculum_versions::dsl as v;
    Ok(curriculum_versions::table
        .filter(v::tenant_id.eq(tenant_id))
        .select((v::number, v::reason, v::published_by, v::published_at))
        .load(c)?)
}

/// What the derivation changed.
///
/// # Errors
/// The database refuses, or holds what this program cannot read.
pub fn changes(c: &mut Connection, tenant_id: &str, assignments: &[&str]) -> Result<Vec<Found>, Error> {
    use assignment_changes::dsl as a;
    let rows: Vec<(String, String, DateTime<Utc>, String, String)> = assignment_changes::table
        .filter(a::tenant_id.eq(tenant_id))
        .filter(a::assignment_id.eq_any(assignments))
        .order((a::at.asc(), a::id.asc()))
        .select((a::id, a::assignment_id, a::at, a::trigger_text, a::change))
        .load(c)?;
    rows.into_iter()
        .map(|(id, assignment, at, trigger, change)| {
            let change: Change = serde_json::from_str(&change)?;
            let fact = EvidenceFact::Change {
                trigger,
                before: change.before,
                after: change.after,
                due_before: change.due_before,
                due_after: change.due_after,
            };
            Ok(Found::of(&assignment, "assignment_changes", id, at, fact))
        })
        .collect()
}

/// HR's orders that reached a duty.
///
/// # Errors
/// The database refuses.
pub fn orders(c: &mut Connection, tenant_id: &str, assignments: &[&str]) -> Result<Vec<Found>, Error> {
    use assignment_orders::dsl as o;
    let rows: Vec<(String, String, NaiveDate, String, DateTime<Utc>)> = assignment_causes::table
        .inner_join(
            assignment_orders::table
                .on(o::tenant_id.eq(assignment_causes::tenant_id).and(o::id.eq(assignment_causes::order_id))),
        )
        .filter(assignment_causes::tenant_id.eq(tenant_id))
        .filter(assignment_causes::assignment_id.eq_any(assignments))
        .order((o::ordered_at.asc(), o::id.asc()))
        .select((assignment_causes::assignment_id, o::id, o::due_on, o::ordered_by, o::ordered_at))
        .load(c)?;
    let found = |(assignment, id, due_on, by, at): (String, String, NaiveDate, String, DateTime<Utc>)| {
        Found::of(&assignment, "assignment_orders", id, at, EvidenceFact::Order { due_on, by })
    };
    Ok(rows.into_iter().map(found).collect())
}

/// Extensions of the due date.
///
/// # Errors
/// The database refuses.
pub fn extensions(c: &mut Connection, tenant_id: &str, assignments: &[&str]) -> Result<Vec<Found>, Error> {
    use extensions::dsl as e;
    type Row = (String, String, NaiveDate, String, String, String, DateTime<Utc>);
    let rows: Vec<Row> = extensions::table
        .filter(e::tenant_id.eq(tenant_id))
        .filter(e::assignment_id.eq_any(assignments))
        .select((
            e::assignment_id,
            e::id,
            e::due_on,
            e::reason,
            e::approved_by,
            e::recorded_by,
            e::recorded_at,
        ))
        .load(c)?;
    let found = |(assignment, id, due_on, reason, approved_by, by, at): Row| {
        let fact = EvidenceFact::Extended { due_on, reason, approved_by, by };
        Found::of(&assignment, "extensions", id, at, fact)
    };
    Ok(rows.into_iter().map(found).collect())
}
