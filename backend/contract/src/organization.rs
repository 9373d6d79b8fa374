//! Departments, grades, the staff list and its import.

use chrono::{DateTime, NaiveDate, Utc};
use learning::role::EmploymentStatus;
use serde::{Deserialize, Serialize};

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

/// What a staff file holds and what applying it would do. Nothing is changed by a check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffFileReport {
    /// File name as given.
    pub file_name: String,
    /// Encoding that was recognised: `CP932`, `UTF-8`, `UTF-8 (BOM)`, `UTF-16LE`.
    pub encoding: String,
    /// SHA-256 of the bytes, lower-case hex; send it back to apply exactly this file.
    pub digest: String,
    /// The day from which the file holds.
    pub effective_on: NaiveDate,
    /// Data rows, without header, blank and footer rows.
    pub rows: u32,
    /// Header → field, as recognised.
    pub columns: Vec<ColumnMapping>,
    /// First rows as they were read, at most 10.
    pub sample: Vec<SampleRow>,
    /// Rows that stop the import; empty when it can be applied.
    pub rejected: Vec<RowFinding>,
    /// Things that were read anyway; look at them.
    pub warnings: Vec<RowFinding>,
    /// What would change.
    pub difference: StaffDifference,
}

/// How one header was understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ColumnMapping {
    /// Header as printed in the file.
    pub header: String,
    /// What it was taken for.
    pub meaning: ColumnMeaning,
    /// The standard name of the field in Japanese, empty when not used.
    pub field: String,
}

/// What is done with a column.
#[derive(Debug, Clone, PartialEq, Copy, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ColumnMeaning {
    /// Read.
    Used,
    /// Not known; not read.
    Ignored,
    /// Must not be taken in (birth date, My Number, address, salary); dropped unread.
    Forbidden,
}

/// A row of the sample.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SampleRow {
    /// Line in the file, the header being line 1.
    pub line: u32,
    /// Values in the order of the used columns.
    pub values: Vec<String>,
}

/// Something about one row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RowFinding {
    /// Line in the file, the header being line 1.
    pub line: u32,
    /// Staff number in that row, may be empty.
    pub staff_number: String,
    /// Stable code, e.g. `unknown-title`.
    pub code: String,
    /// Where, what and what to do, in Japanese.
    pub message: String,
}

/// What a file would change.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffDifference {
    /// People who are new.
    pub hired: u32,
    /// People whose department changes.
    pub transferred: u32,
    /// People whose grade or title changes.
    pub promoted: u32,
    /// People whose name or reading changes.
    pub renamed: u32,
    /// People whose employment status changes.
    pub status_changed: u32,
    /// People with any other change.
    pub other_changed: u32,
    /// People in the system who are not in the file; they are recorded as left.
    pub left: u32,
    /// People with no change.
    pub unchanged: u32,
}

/// An import was applied.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffImported {
    /// Import id; none when there was nothing to change.
    pub import_id: Option<String>,
    /// What changed.
    pub difference: StaffDifference,
}

/// Past imports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffImportList {
    /// Latest first.
    pub imports: Vec<StaffImportRow>,
}

/// One past import.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffImportRow {
    /// Import id.
    pub id: String,
    /// File name.
    pub file_name: String,
    /// The day from which the file holds.
    pub effective_on: NaiveDate,
    /// When it was applied.
    pub applied_at: DateTime<Utc>,
    /// Who applied it.
    pub applied_by: String,
    /// Data rows.
    pub rows: u32,
    /// What changed.
    pub difference: StaffDifference,
}
