//! What is wrong with a plan, or still missing in it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::fiscal_year::FiscalYear;
use crate::plan::{PlanDocument, PlanRow, PlanSubject};

/// Most rows of a plan.
pub const MOST_ROWS: usize = 200;
/// Longest text of a row, in characters.
pub const LONGEST_TEXT: usize = 500;
/// Most minutes of one person in one row: two hundred hours.
pub const LARGEST_MINUTES: u32 = 12_000;

/// What rows can name.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Course codes.
    pub courses: BTreeSet<String>,
    /// Event ids.
    pub events: BTreeSet<String>,
    /// Department ids.
    pub departments: BTreeSet<String>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanFinding {
    /// Which row, counted from 1; 0 for the plan as a whole.
    pub row: u32,
    /// What.
    pub problem: PlanProblem,
}

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PlanProblem {
    /// There is no row.
    NoRows,
    /// No target yet.
    NoTarget,
    /// A target over 100.
    TargetOutOfRange,
    /// Nobody is in charge yet.
    NobodyInCharge,
    /// No minutes yet, or more than a person can spend.
    Minutes,
    /// The last day comes before the first.
    TermBackwards,
    /// A day of the term is in another fiscal year.
    TermOutsideYear,
    /// No such course.
    UnknownCourse,
    /// No such event.
    UnknownEvent,
    /// The event that is to be planned has no title.
    NoTitle,
    /// No such department.
    UnknownDepartment,
    /// An earlier row has the same subject and audience.
    Duplicate,
}

impl PlanProblem {
    /// Whether the plan cannot even be discussed with it. What is only missing can be settled in 審議.
    #[must_use]
    pub fn stops_review(self) -> bool {
        !matches!(self, PlanProblem::NoTarget | PlanProblem::NobodyInCharge)
    }
}

/// Everything that keeps the plan from being decided, row by row.
#[must_use]
pub fn check(plan: &PlanDocument, year: FiscalYear, known: &Known) -> Vec<PlanFinding> {
    let mut findings = Vec::new();
    if plan.rows.is_empty() {
        findings.push(PlanFinding { row: 0, problem: PlanProblem::NoRows });
    }
    let mut seen = BTreeMap::new();
    for (number, row) in (1_u32..).zip(&plan.rows) {
        let mut problems = of_row(row, year, known);
        if seen.insert((&row.subject, &row.audience), ()).is_some() {
            problems.push(PlanProblem::Duplicate);
        }
        findings.extend(problems.into_iter().map(|problem| PlanFinding { row: number, problem }));
    }
    findings
}

fn of_row(row: &PlanRow, year: FiscalYear, known: &Known) -> Vec<PlanProblem> {
    let subject = match &row.subject {
        PlanSubject::Course { code } => (!known.courses.contains(code)).then_some(PlanProblem::UnknownCourse),
        PlanSubject::Event { event_id } => {
            (!known.events.contains(event_id)).then_some(PlanProblem::UnknownEvent)
        }
        PlanSubject::NewEvent { title } => title.trim().is_empty().then_some(PlanProblem::NoTitle),
    };
    let target = match row.target_percent {
        None => Some(PlanProblem::NoTarget),
        Some(0..=100) => None,
        Some(_) => Some(PlanProblem::TargetOutOfRange),
    };
    let unknown_department = !row.audience.department_ids.is_subset(&known.departments);
    let outside = !year.contains(row.starts_on) || !year.contains(row.ends_on);
    let minutes = row.minutes == 0 || row.minutes > LARGEST_MINUTES;
    [
        subject,
        unknown_department.then_some(PlanProblem::UnknownDepartment),
        outside.then_some(PlanProblem::TermOutsideYear),
        (row.ends_on < row.starts_on).then_some(PlanProblem::TermBackwards),
        target,
        row.in_charge.trim().is_empty().then_some(PlanProblem::NobodyInCharge),
        minutes.then_some(PlanProblem::Minutes),
    ]
    .into_iter()
    .flatten()
    .collect()
}
