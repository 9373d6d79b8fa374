//! The section head's page: the people of the own units and where their duties stand. No message of this file
//! can carry a score or an answer.

use chrono::{DateTime, NaiveDate, Utc};
use learning::duty::DutyState;
use learning::figure::Figure;
use learning::fiscal_year::FiscalYear;
use learning::role::EmploymentStatus;
use serde::{Deserialize, Serialize};

use crate::electives::ElectiveApplication;

/// The units of a section head.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyUnits {
    /// Fiscal year of the duties.
    pub fiscal_year: FiscalYear,
    /// When the facts were taken.
    pub as_of: DateTime<Utc>,
    /// The main unit first, then those of concurrent posts.
    pub units: Vec<Unit>,
}

/// One unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Unit {
    /// Department id.
    pub department_id: String,
    /// Name.
    pub name: String,
    /// Division name.
    pub division: String,
    /// Whether it is the main unit of the caller.
    pub main: bool,
    /// What would be confirmed now.
    pub counts: UnitCounts,
    /// People who belong to it today, by staff number.
    pub people: Vec<UnitPerson>,
    /// Applications that wait for a decision of the caller, oldest first.
    pub applications: Vec<ElectiveApplication>,
    /// The latest confirmation of this fiscal year.
    pub confirmation: Option<Confirmation>,
}

/// Figures of a unit: those that the report 所属別実施状況 prints, from the same cells. People count where their main
/// post is, in a year that has closed where it was on the last day.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitCounts {
    /// People who count (対象者).
    pub people: u32,
    /// People of the unit who do not count: on leave, seconded out.
    pub left_out: u32,
    /// Duties by course in order of code.
    pub courses: Vec<CourseFigure>,
    /// All courses together.
    pub all: Figure,
}

/// Duties of one course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CourseFigure {
    /// Course code.
    pub code: String,
    /// Course title.
    pub title: String,
    /// The figure.
    pub figure: Figure,
}

/// One person of a unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitPerson {
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// 職名.
    pub title: String,
    /// Grade label.
    pub grade: String,
    /// Whether the unit is the person's main one.
    pub main: bool,
    /// Whether the person is at work.
    pub status: EmploymentStatus,
    /// Whether the person counts in the figures of the unit: at work, and the unit is the main one.
    pub counted: bool,
    /// The person's own figure.
    pub figure: Figure,
    /// The person's duties: overdue first, then by due date.
    pub duties: Vec<UnitDuty>,
}

/// One duty of one person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitDuty {
    /// Course code.
    pub course_code: String,
    /// Course title.
    pub title: String,
    /// Last day.
    pub due_on: NaiveDate,
    /// State today.
    pub state: DutyState,
    /// Day of completion.
    pub completed_on: Option<NaiveDate>,
}

/// Confirm the training status of a unit (所属別実施状況の確認).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConfirmUnit {
    /// Fiscal year of the duties.
    pub fiscal_year: FiscalYear,
    /// The figures that were seen; refused when they are others now.
    pub counts: UnitCounts,
}

/// A confirmation: who, when, and the figures of that moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Confirmation {
    /// Name at that time.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What was confirmed.
    pub counts: UnitCounts,
}

/// Which units have confirmed their training status.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitConfirmations {
    /// Fiscal year of the duties.
    pub fiscal_year: FiscalYear,
    /// When the facts were taken.
    pub as_of: DateTime<Utc>,
    /// Units in force today to which somebody belongs, in order of code.
    pub units: Vec<UnitConfirmation>,
}

/// One unit with its latest confirmation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitConfirmation {
    /// Department id.
    pub department_id: String,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Division name.
    pub division: String,
    /// Names of the section heads who can confirm today; empty when nobody can.
    pub heads: Vec<String>,
    /// Confirmations of this fiscal year so far.
    pub confirmations: u32,
    /// The latest.
    pub latest: Option<Confirmation>,
}
