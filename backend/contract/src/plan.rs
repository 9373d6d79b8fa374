//! The training plan of a fiscal year (研修計画): the draft, its versions with their steps, what it asks of people,
//! what came of it, and what was found at the end of the year.

pub mod words;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use learning::fiscal_year::FiscalYear;
use serde::{Deserialize, Serialize};

pub use learning::plan::{
    BusySeason, GradeLoad, PlanAudience, PlanDocument, PlanFinding, PlanLoad, PlanProblem, PlanResult,
    PlanRow, PlanState, PlanStep, PlanSubject, PlanWarning, Verdict,
};

use crate::organization::{DepartmentView, GradeView};
use crate::requirements::Choice;

/// Everything about the plan of a fiscal year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanPage {
    /// Fiscal year of the plan.
    pub fiscal_year: FiscalYear,
    /// Today; the day of the actual figures, or the last day of the fiscal year once that is over.
    pub as_of: NaiveDate,
    /// Whether the fiscal year has begun.
    pub begun: bool,
    /// Whether the fiscal year is over.
    pub over: bool,
    /// The draft under way; none when nothing is being written.
    pub draft: Option<PlanDraftView>,
    /// The version that is discussed.
    pub in_review: Option<PlanVersionView>,
    /// The version in force.
    pub in_force: Option<PlanVersionView>,
    /// All versions, latest first.
    pub versions: Vec<PlanVersionRow>,
    /// What came of the rows in force until now, by row id; a row whose event is not registered or not
    /// linked yet has nothing.
    pub actuals: BTreeMap<String, PlanResult>,
    /// Ids of the registered events as which rows of new events are held, by row id.
    pub event_links: BTreeMap<String, String>,
    /// What was found about rows of this year, by row id; the latest of each.
    pub evaluations: BTreeMap<String, RowEvaluation>,
    /// The rows of last year's plan with what was found about them, in their order.
    pub last_year: Vec<LastYearRow>,
    /// What rows can name.
    pub choices: PlanChoices,
}

/// A document with names for what it names, and what follows from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanSheet {
    /// The rows.
    pub document: PlanDocument,
    /// Names; those of the day on which a version was made.
    pub labels: PlanLabels,
    /// What is wrong or missing; nothing for a version that was decided.
    pub findings: Vec<PlanFinding>,
    /// Busy seasons.
    pub warnings: Vec<PlanWarning>,
    /// What it asks of people.
    pub load: PlanLoad,
}

/// Names of what rows name by code or id.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanLabels {
    /// Course titles by code.
    pub courses: BTreeMap<String, String>,
    /// Event titles by id.
    pub events: BTreeMap<String, String>,
    /// Department names by id.
    pub departments: BTreeMap<String, String>,
    /// Grade labels by code.
    pub grades: BTreeMap<String, String>,
}

/// The draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanDraftView {
    /// Counts up with every save; send it back so that nobody overwrites another person's work.
    pub revision: i32,
    /// The version that it changes; none for the first plan of the year.
    pub changes: Option<i32>,
    /// Why the plan is changed, or why it was returned; empty otherwise.
    pub reason: String,
    /// Who saved it last, as a name.
    pub saved_by: String,
    /// When.
    pub saved_at: DateTime<Utc>,
    /// The rows and what follows from them.
    pub sheet: PlanSheet,
}

/// One line of the list of versions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanVersionRow {
    /// From 1, in the order in which they were submitted.
    pub number: i32,
    /// 0 for the plan as first decided, n for the n-th change of it; none while not decided.
    pub change: Option<u32>,
    /// How far it is. [`PlanState::Draft`]: it was returned.
    pub state: PlanState,
    /// Whether it is the one in force.
    pub in_force: bool,
    /// Rows in it.
    pub rows: u32,
    /// Why it was made; empty for the first plan.
    pub reason: String,
    /// Who submitted it, as a name.
    pub made_by: String,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What happened to it, oldest first.
    pub steps: Vec<PlanStepRow>,
}

/// One step of a version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanStepRow {
    /// What.
    pub step: PlanStep,
    /// Who decided; empty for other steps.
    pub approver: String,
    /// Office of that person, e.g. `CISO（副市長）`; empty for other steps.
    pub office: String,
    /// The day on which it holds.
    pub on: NaiveDate,
    /// Reason or remark.
    pub note: String,
    /// Who recorded it, as a name.
    pub recorded_by: String,
    /// When.
    pub recorded_at: DateTime<Utc>,
}

/// One version in full.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanVersionView {
    /// Fiscal year of the plan.
    pub fiscal_year: FiscalYear,
    /// Name of the organisation.
    pub organization: String,
    /// Its line of the list.
    pub version: PlanVersionRow,
    /// The rows and what follows from them.
    pub sheet: PlanSheet,
}

/// One version in full, and the plan of the year before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanVersionPage {
    /// The version.
    pub view: PlanVersionView,
    /// The rows of last year's plan with what was found about them until now, in their order.
    pub last_year: Vec<LastYearRow>,
}

/// What was found about a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RowEvaluation {
    /// What came of it; taken by the server when it was recorded. None for an event that was never planned.
    pub result: Option<PlanResult>,
    /// 所見.
    pub finding: String,
    /// 継続, 見直し, 廃止.
    pub verdict: Verdict,
    /// Who, as a name.
    pub recorded_by: String,
    /// When.
    pub recorded_at: DateTime<Utc>,
}

/// A row of last year's plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LastYearRow {
    /// Its id; a row that was copied has the same.
    pub row_id: String,
    /// What it held.
    pub subject: String,
    /// For whom.
    pub audience: String,
    /// Its target in whole percent.
    pub target_percent: Option<u32>,
    /// What was found; none when it was not evaluated.
    pub evaluation: Option<RowEvaluation>,
}

/// What rows can name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanChoices {
    /// Published courses by code.
    pub courses: Vec<PlanCourse>,
    /// Events: id and title.
    pub events: Vec<Choice>,
    /// Departments in force, in order of code.
    pub departments: Vec<DepartmentView>,
    /// Grades, highest first.
    pub grades: Vec<GradeView>,
}

/// A course that a row can hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanCourse {
    /// Course code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Minutes of the whole course.
    pub minutes: u32,
}

/// Save the draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SavePlanDraft {
    /// The revision on which the work is based; 0 when there was no draft.
    pub revision: i32,
    /// The rows.
    pub document: PlanDocument,
}

/// Copy last year's plan into an empty draft, its days moved by a year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CopyPlan {
    /// The revision on which the work is based; 0 when there was no draft.
    pub revision: i32,
}

/// Take a step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TakePlanStep {
    /// Which.
    pub step: PlanStep,
    /// Submitting: the revision of the draft that was looked at. Otherwise: the number of the version.
    pub of: i32,
    /// Deciding: who decided.
    pub approver: String,
    /// Deciding: the office of that person.
    pub office: String,
    /// Deciding: on which day. Other steps hold from today.
    pub decided_on: Option<NaiveDate>,
    /// Returning: the reason. A remark otherwise.
    pub note: String,
}

/// Begin a change of the plan in force.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangePlan {
    /// Why; not empty.
    pub reason: String,
}

/// Record what was found about a row. The result is taken by the server.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EvaluateRow {
    /// Which row of the plan in force.
    pub row_id: String,
    /// 所見; not empty.
    pub finding: String,
    /// 継続, 見直し, 廃止.
    pub verdict: Verdict,
}

/// Say as which registered event a row of a new event is held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkPlanEvent {
    /// Which row of the plan in force.
    pub row_id: String,
    /// Id of the event; none takes the link back.
    pub event_id: Option<String>,
}
