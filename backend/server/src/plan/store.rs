//! SQL of the training plan.

pub mod event_links;
mod figures;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use learning::fiscal_year::FiscalYear;

use crate::database::dialect::Connection;
use crate::database::schema::{events, plan_drafts, plan_evaluations, plan_steps, plan_versions, tenants};
use crate::error::Error;

pub use figures::{Presence, groups, presences};

/// The draft of a fiscal year.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Debug, Clone)]
#[diesel(table_name = plan_drafts, treat_none_as_null = true)]
pub struct DraftRow {
    /// Organisation.
    pub tenant_id: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// JSON.
    pub document: String,
    /// Counts up.
    pub revision: i32,
    /// Whether it is being written.
    pub underway: bool,
    /// The version that it changes.
    pub changes: Option<i32>,
    /// Why the plan is changed.
    pub reason: String,
    /// Staff number.
    pub saved_by: String,
    /// When.
    pub saved_at: DateTime<Utc>,
}

/// A version.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = plan_versions)]
pub struct VersionRow {
    /// Organisation.
    pub tenant_id: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// From 1.
    pub number: i32,
    /// JSON.
    pub document: String,
    /// JSON.
    pub labels: String,
    /// Why.
    pub reason: String,
    /// Staff number.
    pub made_by: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// A step of a version.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = plan_steps)]
pub struct StepRow {
    /// Organisation.
    pub tenant_id: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Number of the version.
    pub number: i32,
    /// From 1.
    pub sequence: i32,
    /// Stable name of the step.
    pub step: String,
    /// Who decided.
    pub approver: String,
    /// Office of that person.
    pub office: String,
    /// The day on which it holds.
    pub held_on: NaiveDate,
    /// Reason or remark.
    pub note: String,
    /// Staff number.
    pub recorded_by: String,
    /// When.
    pub recorded_at: DateTime<Utc>,
}

/// What was found about a row.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = plan_evaluations)]
pub struct EvaluationRow {
    /// Organisation.
    pub tenant_id: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Row of the plan.
    pub row_id: String,
    /// From 1.
    pub sequence: i32,
    /// Number of the version in force.
    pub number: i32,
    /// JSON.
    pub result: String,
    /// 所見.
    pub finding: String,
    /// Stable name.
    pub verdict: String,
    /// Staff number.
    pub recorded_by: String,
    /// When.
    pub recorded_at: DateTime<Utc>,
}

/// The draft of a fiscal year, whether it is being written or not.
///
/// # Errors
/// The database refuses.
pub fn draft(c: &mut Connection, tenant_id: &str, year: FiscalYear) -> Result<Option<DraftRow>, Error> {
    let row = plan_drafts::table.find((tenant_id, year.0)).select(DraftRow::as_select());
    Ok(row.first(c).optional()?)
}

/// Saves the draft.
///
/// # Errors
/// The database refuses.
pub fn save_draft(c: &mut Connection, draft: &DraftRow) -> Result<(), Error> {
    diesel::insert_into(plan_drafts::table)
        .values(draft)
        .on_conflict((plan_drafts::tenant_id, plan_drafts::fiscal_year))
        .do_update()
        .set(draft)
        .execute(c)?;
    Ok(())
}

/// All versions of a fiscal year, oldest first.
///
/// # Errors
/// The database refuses.
pub fn versions(c: &mut Connection, tenant_id: &str, year: FiscalYear) -> Result<Vec<VersionRow>, Error> {
    Ok(plan_versions::table
        .filter(plan_versions::tenant_id.eq(tenant_id))
        .filter(plan_versions::fiscal_year.eq(year.0))
        .order(plan_versions::number.asc())
        .select(VersionRow::as_select())
        .load(c)?)
}

/// Appends a version.
///
/// # Errors
/// Conflict when the number is taken.
pub fn insert_version(c: &mut Connection, version: &VersionRow) -> Result<(), Error> {
    diesel::insert_into(plan_versions::table).values(version).execute(c)?;
    Ok(())
}

/// All steps of a fiscal year, by version and order.
///
/// # Errors
/// The database refuses.
pub fn steps(c: &mut Connection, tenant_id: &str, year: FiscalYear) -> Result<Vec<StepRow>, Error> {
    Ok(plan_steps::table
        .filter(plan_steps::tenant_id.eq(tenant_id))
        .filter(plan_steps::fiscal_year.eq(year.0))
        .order((plan_steps::number.asc(), plan_steps::sequence.asc()))
        .select(StepRow::as_select())
        .load(c)?)
}

/// Appends a step.
///
/// # Errors
/// Conflict when its place is taken.
pub fn insert_step(c: &mut Connection, step: &StepRow) -> Result<(), Error> {
    diesel::insert_into(plan_steps::table).values(step).execute(c)?;
    Ok(())
}

/// Everything that was found about rows of a fiscal year, by row, oldest first.
///
/// # Errors
/// The database refuses.
pub fn evaluations(
    c: &mut Connection,
    tenant_id: &str,
    year: FiscalYear,
) -> Result<Vec<EvaluationRow>, Error> {
    Ok(plan_evaluations::table
        .filter(plan_evaluations::tenant_id.eq(tenant_id))
        .filter(plan_evaluations::fiscal_year.eq(year.0))
        .order((plan_evaluations::row_id.asc(), plan_evaluations::sequence.asc()))
        .select(EvaluationRow::as_select())
        .load(c)?)
}

/// Appends what was found about a row.
///
/// # Errors
/// Conflict when its place is taken.
pub fn insert_evaluation(c: &mut Connection, evaluation: &EvaluationRow) -> Result<(), Error> {
    diesel::insert_into(plan_evaluations::table).values(evaluation).execute(c)?;
    Ok(())
}

/// Id and title of every event, the latest created first.
///
/// # Errors
/// The database refuses.
pub fn events(c: &mut Connection, tenant_id: &str) -> Result<Vec<(String, String)>, Error> {
    Ok(events::table
        .filter(events::tenant_id.eq(tenant_id))
        .order((events::created_at.desc(), events::id.desc()))
        .select((events::id, events::title))
        .load(c)?)
}

/// Name of the organisation.
///
/// # Errors
/// The database refuses.
pub fn organization_name(c: &mut Connection, tenant_id: &str) -> Result<String, Error> {
    Ok(tenants::table.find(tenant_id).select(tenants::name).first(c)?)
}
