//! 計画と実績: what is done of a fiscal year as of a day, against the plan in force on that day. Rates of the plan are
//! thousandths: 1000 is 100 %.

use chrono::{DateTime, NaiveDate, Utc};
use learning::figure::Figure;
use learning::fiscal_year::FiscalYear;
use learning::role::EmploymentStatus;
use serde::{Deserialize, Serialize};

use super::freeze::Correction;
use super::{Rate, ReportScope};

/// One view with everything that its figures rest on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Dashboard {
    /// Fiscal year of the duties.
    pub fiscal_year: FiscalYear,
    /// The last day whose facts count (基準日).
    pub as_of: NaiveDate,
    /// Today in Japan: the latest day that can be asked for.
    pub today: NaiveDate,
    /// How far the caller sees.
    pub scope: ReportScope,
    /// What the rows are.
    pub by: RowsBy,
    /// Everything that the filters let through, in one figure.
    pub total: Measure,
    /// Furthest below the plan first; rows without a deviation last; then in order of code.
    pub rows: Vec<DashboardRow>,
    /// People of the departments and grades asked for, by employment status.
    pub people: Vec<PeopleInStatus>,
    /// First day from which duties of the year were counted; none while there is no duty. Before it there is no
    /// figure.
    pub counted_since: Option<NaiveDate>,
    /// Version of the curriculum (研修体系) in force on the day.
    pub curriculum_version: Option<i32>,
    /// The plan (研修計画) in force on the day.
    pub plan: Option<PlanMark>,
    /// The year is frozen.
    pub frozen: Option<DashboardFreeze>,
    /// From the first to the last day of the year: every end of a month, and the day asked for.
    pub trend: Vec<TrendPoint>,
    /// What can be asked for.
    pub choices: DashboardChoices,
}

/// Which version of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanMark {
    /// From 1, in the order in which versions were submitted.
    pub number: i32,
    /// 0 for the plan as first decided, n for the n-th change of it.
    pub change: u32,
    /// On which day it was decided.
    pub decided_on: NaiveDate,
}

/// What a row of the dashboard is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RowsBy {
    /// 部局.
    Division,
    /// 所属.
    #[default]
    Department,
    /// 職層.
    Grade,
    /// コース.
    Course,
    /// コースの分野.
    Family,
}

/// Actual and plan of the same people and courses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Measure {
    /// Numerator, denominator and what is left out.
    pub figure: Figure,
    /// What the plan wants; none where no row of it fits.
    pub plan: Option<PlanMeasure>,
    /// Rate less what is planned for the day, in tenths of a point, both as shown; none without either.
    pub deviation: Option<i32>,
}

/// What the plan wants of some people and courses: the mean of the targets of the rows of the plan that fit,
/// weighted by the people in the population whom each concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanMeasure {
    /// At the end of every term, in thousandths.
    pub target: u32,
    /// On the day asked for, in thousandths: each row rises evenly through its term.
    pub planned: u32,
    /// How many rows of the plan it is made of.
    pub plan_rows: u32,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DashboardRow {
    /// Id of a unit, code of a grade or a course, or what the codes of a family begin with (`SEC-`).
    pub id: String,
    /// Code by which equal rows are in order.
    pub code: String,
    /// Name as of the day.
    pub label: String,
    /// Name of the division of a department; empty otherwise.
    pub group: String,
    /// Actual and plan.
    pub measure: Measure,
}

/// People of one employment status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PeopleInStatus {
    /// Employment status.
    pub status: EmploymentStatus,
    /// How many.
    pub people: u32,
}

/// A fiscal year that is closed for good.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DashboardFreeze {
    /// Its last day.
    pub as_of: NaiveDate,
    /// SHA-256 of its figures, in hex.
    pub hash: String,
    /// When it was frozen.
    pub frozen_at: DateTime<Utc>,
    /// What was completed, credited or waived after its last day, of what the filters let through; in order of day. In
    /// no frozen figure.
    pub recorded_later: Vec<LaterRecords>,
    /// What turned out otherwise; in order of time. Changes no frozen figure.
    pub corrections: Vec<Correction>,
}

/// What was recorded on one day after the year was over. Numbers are below zero where records were taken back or gave
/// way to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LaterRecords {
    /// The day on which it became known.
    pub day: NaiveDate,
    /// 修了.
    pub completed: i64,
    /// 充当.
    pub credited: i64,
    /// 免除.
    pub exempted: i64,
}

/// One day of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrendPoint {
    /// The day.
    pub day: NaiveDate,
    /// Completed and counted until that day; none after the day asked for and before anything was counted.
    pub rate: Option<Rate>,
    /// What the plan wants on that day, in thousandths.
    pub planned: Option<u32>,
}

/// What can be asked for; a section head is offered the own units only.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DashboardChoices {
    /// Divisions in force on the day, in order of code.
    pub divisions: Vec<DashboardChoice>,
    /// Departments in force on the day, in order of code.
    pub departments: Vec<DashboardChoice>,
    /// Grades, highest first.
    pub grades: Vec<DashboardChoice>,
    /// Courses, in order of code.
    pub courses: Vec<DashboardChoice>,
    /// What course codes begin with.
    pub families: Vec<DashboardChoice>,
}

/// One thing to ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DashboardChoice {
    /// Id, code or beginning of a code.
    pub value: String,
    /// Name as shown.
    pub label: String,
}
