//! Completion figures and the outstanding list. Every figure comes with its population and as-of time.

pub mod dashboard;

use chrono::{DateTime, NaiveDate, Utc};
use learning::completion::WhyNotComplete;
use learning::deadline::AssignmentState;
use learning::fiscal_year::FiscalYear;
use serde::{Deserialize, Serialize};

pub mod freeze;

/// Numerator and denominator; the client prints the rate from them.
#[derive(Debug, Clone, PartialEq, Default, Copy, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rate {
    /// Completed.
    pub numerator: u32,
    /// Assigned people in the population.
    pub denominator: u32,
}

/// Completion by department × course and by grade × course.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CompletionReport {
    /// Fiscal year of the duties.
    pub fiscal_year: FiscalYear,
    /// When the facts were taken.
    pub as_of: DateTime<Utc>,
    /// What the caller may see: the whole organisation or only the own unit.
    pub scope: ReportScope,
    /// Assignments left out of every denominator, by reason.
    pub left_out: LeftOut,
    /// Columns.
    pub courses: Vec<CourseColumn>,
    /// Rows by department, in order of code; only departments with an assignment.
    pub departments: Vec<RateRow>,
    /// Rows by grade, highest first; only grades with an assignment.
    pub grades: Vec<RateRow>,
    /// The whole.
    pub total: RateRow,
}

/// How far the caller sees.
#[derive(Debug, Clone, PartialEq, Copy, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ReportScope {
    /// 全庁.
    Organization,
    /// 自所属.
    OwnUnit,
}

/// Assignments that are in no denominator.
#[derive(Debug, Clone, PartialEq, Default, Copy, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LeftOut {
    /// 休職.
    pub on_leave: u32,
    /// 育児休業.
    pub on_parental_leave: u32,
    /// 派遣（出）.
    pub seconded_out: u32,
    /// 退職.
    pub left: u32,
}

/// One course of the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CourseColumn {
    /// Course code.
    pub code: String,
    /// Course title.
    pub title: String,
}

/// One row: a rate per course, in the order of the columns, and all courses together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RateRow {
    /// Department id, grade code, or `total`.
    pub key: String,
    /// Name as shown.
    pub label: String,
    /// Division name for departments, empty otherwise.
    pub group: String,
    /// Per course.
    pub rates: Vec<Rate>,
    /// All courses together.
    pub all: Rate,
}

/// People who have not completed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OutstandingPage {
    /// Fiscal year of the duties.
    pub fiscal_year: FiscalYear,
    /// When the facts were taken.
    pub as_of: DateTime<Utc>,
    /// How far the caller sees.
    pub scope: ReportScope,
    /// Rows of this page: by department code, staff number, course code; or by due date first.
    pub rows: Vec<OutstandingRow>,
    /// All rows that match.
    pub total: u32,
    /// Of these, past the due date.
    pub overdue: u32,
    /// Duties that match and are in no denominator, by reason.
    pub excluded: OutstandingExclusions,
    /// Page, from 1.
    pub page: u32,
    /// Rows per page.
    pub per_page: u32,
}

/// One open duty of one person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OutstandingRow {
    /// Staff number.
    pub staff_number: String,
    /// Name, byte-exact.
    pub name: String,
    /// Department name.
    pub department: String,
    /// Grade label.
    pub grade: String,
    /// Course code.
    pub course_code: String,
    /// Course title.
    pub course_title: String,
    /// Last day.
    pub due_on: NaiveDate,
    /// State today.
    pub state: AssignmentState,
    /// Why it is not complete.
    pub why: WhyNotComplete,
    /// Since when it can be taken.
    pub open_since: NaiveDate,
    /// Last day of grace (猶予), while the due date has passed and grace runs.
    pub grace_until: Option<NaiveDate>,
    /// Whether work may not be begun before it is complete.
    pub gate: bool,
    /// Whether the person chose it (応募制) and nobody requires it.
    pub elective: bool,
    /// Day of the latest reminder on record.
    pub reminded_on: Option<NaiveDate>,
}

/// Duties that are in no denominator, by reason; of people away or gone also those that are completed.
#[derive(Debug, Clone, PartialEq, Default, Copy, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OutstandingExclusions {
    /// 停止.
    pub suspended: u32,
    /// 免除.
    pub exempt: u32,
    /// 充当.
    pub credited: u32,
    /// 対象外.
    pub not_required: u32,
    /// 予定: not open yet.
    pub planned: u32,
    /// 休職・育休・派遣（出）・退職.
    pub not_at_work: u32,
}

/// Which open duties by their due date.
#[derive(Debug, Clone, PartialEq, Copy, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OutstandingState {
    /// All of them.
    #[default]
    All,
    /// Past the due date, grace included.
    Overdue,
    /// In time, and due within some days.
    DueSoon,
    /// In time.
    InTime,
}

/// How a duty came to the person.
#[derive(Debug, Clone, PartialEq, Copy, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DutyMode {
    /// 指名制.
    Required,
    /// 応募制.
    Elective,
}

/// Order of the list.
#[derive(Debug, Clone, PartialEq, Copy, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OutstandingOrder {
    /// By department code, staff number, course code.
    #[default]
    Department,
    /// By due date, then as above.
    Due,
}
