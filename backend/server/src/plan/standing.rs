//! How far a plan is: its versions with what happened to them; and what other slices ask of it: which version is in
//! force on a day, and what was found about its rows.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use contract::plan::{PlanDocument, PlanLabels, PlanState, PlanStep, RowEvaluation, Verdict};
use learning::fiscal_year::{FiscalYear, jst_date};
use learning::plan::next;

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization;
use crate::plan::store::{self, StepRow, VersionRow};

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

/// The version in force on a day: the latest that was decided by then, as far as that was recorded by then. What is
/// recorded later, with whatever day of decision, changes no day that is past and no year that is frozen.
///
/// # Errors
/// The database refuses, or holds what this program cannot read.
pub fn in_force(
    c: &mut Connection,
    tenant_id: &str,
    fiscal_year: FiscalYear,
    as_of: NaiveDate,
) -> Result<Option<PlanInForce>, Error> {
    let versions = versions(c, tenant_id, fiscal_year)?;
    let decided = versions.into_iter().rev().find_map(|version| {
        let known = |step: &&StepRow| step.held_on <= as_of && jst_date(step.recorded_at) <= as_of;
        let decision = version.decision().filter(known)?.clone();
        Some((version, decision))
    });
    decided.map(|(version, decision)| plan_in_force(version, decision)).transpose()
}

fn plan_in_force(version: Version, decision: StepRow) -> Result<PlanInForce, Error> {
    Ok(PlanInForce {
        number: version.row.number,
        change: version.change.unwrap_or(0),
        approver: decision.approver,
        office: decision.office,
        decided_on: decision.held_on,
        state: version.state,
        document: serde_json::from_str(&version.row.document)?,
        labels: serde_json::from_str(&version.row.labels)?,
        reason: version.row.reason,
    })
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
    let rows = store::evaluations(c, tenant_id, fiscal_year)?;
    let names = organization::store::names_of(c, tenant_id, rows.iter().map(|row| row.recorded_by.as_str()))?;
    rows.into_iter()
        .map(|row| {
            let verdict = Verdict::parse(&row.verdict)
                .ok_or_else(|| Error::Internal(format!("unknown verdict: {}", row.verdict)))?;
            let evaluation = RowEvaluation {
                result: serde_json::from_str(&row.result)?,
                finding: row.finding,
                verdict,
                recorded_by: names.get(&row.recorded_by).cloned().unwrap_or(row.recorded_by),
                recorded_at: row.recorded_at,
            };
            Ok((row.row_id, evaluation))
        })
        .collect()
}

/// A version and what happened to it.
#[derive(Debug, Clone)]
pub(super) struct Version {
    /// As stored.
    pub row: VersionRow,
    /// Oldest first.
    pub steps: Vec<(PlanStep, StepRow)>,
    /// How far it is; [`PlanState::Draft`] when it was returned.
    pub state: PlanState,
    /// 0 for the plan as first decided, n for the n-th change of it; none while not decided.
    pub change: Option<u32>,
}

impl Version {
    /// The step that put it in force.
    pub fn decision(&self) -> Option<&StepRow> {
        self.steps.iter().find(|(step, _)| *step == PlanStep::Decide).map(|(_, row)| row)
    }
}

/// All versions of a fiscal year, oldest first.
///
/// # Errors
/// The database refuses, or holds steps that no rule allows.
pub(super) fn versions(c: &mut Connection, tenant_id: &str, year: FiscalYear) -> Result<Vec<Version>, Error> {
    let mut steps: BTreeMap<i32, Vec<(PlanStep, StepRow)>> = BTreeMap::new();
    for row in store::steps(c, tenant_id, year)? {
        let step = PlanStep::parse(&row.step)
            .ok_or_else(|| Error::Internal(format!("unknown step of a plan: {}", row.step)))?;
        steps.entry(row.number).or_default().push((step, row));
    }
    let mut decided = 0_u32;
    let mut versions = Vec::new();
    for row in store::versions(c, tenant_id, year)? {
        let steps = steps.remove(&row.number).unwrap_or_default();
        let state = steps.iter().try_fold(PlanState::Draft, |state, (step, _)| next(state, *step));
        let state = state
            .ok_or_else(|| Error::Internal(format!("steps of plan {} version {}", year.0, row.number)))?;
        let change = state.in_force().then_some(decided);
        decided = decided.saturating_add(u32::from(state.in_force()));
        versions.push(Version { row, steps, state, change });
    }
    Ok(versions)
}

/// The version in force: the latest that was decided.
pub(super) fn latest_in_force(versions: &[Version]) -> Option<&Version> {
    versions.iter().rev().find(|version| version.state.in_force())
}

/// The version that is discussed.
pub(super) fn in_review(versions: &[Version]) -> Option<&Version> {
    versions.iter().rev().find(|version| version.state == PlanState::Review)
}
