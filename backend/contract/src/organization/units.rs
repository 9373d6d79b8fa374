//! Organisational units with their validity, and the operations that they are in charge of.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{RowFinding, UnitRef};

/// Whether a unit has people of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum UnitKind {
    /// 部.
    Division,
    /// 課等.
    Section,
}

/// All units, those of the past and of the future included.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitList {
    /// In order of code and then of day.
    pub units: Vec<UnitView>,
}

/// One unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitView {
    /// Unit id.
    pub id: String,
    /// Code with leading zeros.
    pub code: String,
    /// 部 or 課.
    pub kind: UnitKind,
    /// Name today; of a unit of the future its first, of one of the past its last name.
    pub name: String,
    /// The division it stands under.
    pub parent_id: Option<String>,
    /// Name of that division, may be empty.
    pub division: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day; none while it is open.
    pub valid_to: Option<NaiveDate>,
    /// Every name with its first day, in order of days.
    pub names: Vec<UnitName>,
    /// Who carries on its work.
    pub successors: Vec<UnitSuccessor>,
    /// People in it today who count in the population.
    pub people: u32,
}

/// What a unit is called from a day on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitName {
    /// First day.
    pub valid_from: NaiveDate,
    /// Name.
    pub name: String,
}

/// A unit that carries on the work of another one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitSuccessor {
    /// The unit.
    pub unit: UnitRef,
    /// From when.
    pub effective_on: NaiveDate,
}

/// Found a unit (新設).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewUnit {
    /// Code with leading zeros.
    pub code: String,
    /// 部 or 課.
    pub kind: UnitKind,
    /// Name.
    pub name: String,
    /// The division it stands under; none for a division.
    pub parent_id: Option<String>,
    /// First day.
    pub valid_from: NaiveDate,
}

/// A unit was founded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitFounded {
    /// Its id.
    pub id: String,
}

/// Give a unit another name (名称変更).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RenameUnit {
    /// The new name.
    pub name: String,
    /// First day of the new name.
    pub valid_from: NaiveDate,
}

/// Close a unit (廃止), with successors a merger (統合).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AbolishUnit {
    /// The first day without it.
    pub effective_on: NaiveDate,
    /// Ids of the units that carry on its work.
    #[serde(default)]
    pub successor_ids: Vec<String>,
}

/// What a file of organisational changes (施行日,種別,所属コード,所属名,部コード,部名,承継先コード) holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitChangeReport {
    /// SHA-256 of the bytes; send it back to apply exactly this file.
    pub digest: String,
    /// Rows that stop the import.
    pub rejected: Vec<RowFinding>,
    /// What would change, one sentence each; what holds already is left out.
    pub changes: Vec<String>,
}

/// 業務対応表.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OperationList {
    /// In order of code.
    pub operations: Vec<OperationView>,
}

/// An operation and who is in charge of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OperationView {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// One of the standardised operations (標準化対象事務).
    pub standard: bool,
    /// Departments in charge, in order of code.
    pub departments: Vec<UnitRef>,
}

/// Add an operation or change it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SaveOperation {
    /// Name.
    pub name: String,
    /// One of the standardised operations.
    #[serde(default)]
    pub standard: bool,
    /// Ids of all departments in charge.
    pub department_ids: Vec<String>,
}

/// A table was taken in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TableImported {
    /// Rows taken in, changed or not.
    pub rows: u32,
}
