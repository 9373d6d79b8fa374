//! Departments, grades, the staff list and its import.

mod personnel;
mod staff_import;
mod units;

use learning::role::EmploymentStatus;
use serde::{Deserialize, Serialize};

pub use personnel::*;
pub use staff_import::*;
pub use units::*;

/// All departments in force.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DepartmentList {
    /// In order of code.
    pub departments: Vec<DepartmentView>,
}

/// One department.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DepartmentView {
    /// Department id.
    pub id: String,
    /// Code with leading zeros.
    pub code: String,
    /// Name.
    pub name: String,
    /// Name of the division (部) it belongs to.
    pub division: String,
    /// People in it who count in the population.
    pub people: u32,
}

/// All grades.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GradeList {
    /// Highest first.
    pub grades: Vec<GradeView>,
}

/// One grade.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GradeView {
    /// `G10` … `G95`.
    pub code: String,
    /// 職層 as shown.
    pub label: String,
    /// People in it who count in the population.
    pub people: u32,
}

/// One page of the staff list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffPage {
    /// Rows of this page.
    pub rows: Vec<StaffRow>,
    /// All rows that match.
    pub total: u32,
    /// Page, from 1.
    pub page: u32,
    /// Rows per page.
    pub per_page: u32,
}

/// One person as of today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffRow {
    /// Stable person id.
    pub person_id: String,
    /// Staff number.
    pub staff_number: String,
    /// Name, byte-exact.
    pub name: String,
    /// Reading in katakana.
    pub kana: String,
    /// Department name.
    pub department: String,
    /// 職名.
    pub title: String,
    /// Grade label.
    pub grade: String,
    /// 在職区分.
    pub status: EmploymentStatus,
}
