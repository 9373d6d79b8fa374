//! One person's ledger: state, events, single events by form, and the list of attributes.

use chrono::{DateTime, NaiveDate, Utc};
use learning::ledger::EventKind;
use learning::role::{Attribute, EmploymentStatus, Grade};
use serde::{Deserialize, Serialize};

use super::RowFinding;

/// A person with everything that the ledger knows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonRecord {
    /// Stable person id.
    pub person_id: String,
    /// State today; none for somebody who begins later.
    pub today: Option<PersonView>,
    /// All events in order of day and of recording, those that were taken back included.
    pub events: Vec<PersonnelEventView>,
}

/// The state of a person on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonView {
    /// Staff number.
    pub staff_number: String,
    /// Name, byte-exact.
    pub name: String,
    /// Reading in katakana.
    pub kana: String,
    /// Main department.
    pub department: UnitRef,
    /// Concurrent posts (兼務) in order of code.
    pub concurrent: Vec<UnitRef>,
    /// 職名.
    pub title: String,
    /// 職層.
    pub grade: Grade,
    /// 職層 as the organisation calls it.
    pub grade_label: String,
    /// 職種; empty for not known.
    pub job_kind: String,
    /// 在職区分.
    pub status: EmploymentStatus,
    /// 採用年月日.
    pub hired_on: NaiveDate,
    /// 異動年月日.
    pub posted_on: Option<NaiveDate>,
    /// 任期終了日・退職予定日.
    pub ends_on: Option<NaiveDate>,
    /// Mail address, may be empty.
    pub email: String,
    /// Attributes that curricula use.
    pub attributes: Vec<Attribute>,
}

/// A unit by name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitRef {
    /// Code with leading zeros.
    pub code: String,
    /// Name on the day in question.
    pub name: String,
    /// Unit id.
    pub id: String,
}

/// One event of the ledger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonnelEventView {
    /// Event id.
    pub id: String,
    /// 辞令の種類.
    pub kind: EventKind,
    /// The day from which it holds.
    pub effective_on: NaiveDate,
    /// It takes effect after today.
    pub planned: bool,
    /// What it changes, in words.
    pub changes: Vec<FieldChange>,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// Staff number of who recorded it, or `system`.
    pub recorded_by: String,
    /// Name behind that number today, empty when nobody has it.
    pub recorded_by_name: String,
    /// The import that brought it.
    pub import_id: Option<String>,
    /// Why; may be empty.
    pub reason: String,
    /// It was taken back and counts for nothing.
    pub voided: Option<EventVoided>,
}

/// A field and its new value, both in Japanese.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldChange {
    /// Name of the field.
    pub field: String,
    /// Its value from that day on.
    pub value: String,
}

/// An event was taken back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventVoided {
    /// When.
    pub at: DateTime<Utc>,
    /// Staff number of who did it.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// Record one personnel event. What is none stays as it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewPersonnelEvent {
    /// Whom it concerns; none with [`EventKind::Hired`] makes a new person.
    #[serde(default)]
    pub person_id: Option<String>,
    /// 辞令の種類.
    pub kind: EventKind,
    /// The day from which it holds: any day in the past, at most 400 days ahead.
    pub effective_on: NaiveDate,
    /// Why; at most 200 characters.
    #[serde(default)]
    pub reason: String,
    /// What changes.
    pub change: PersonnelChange,
}

/// The fields of a personnel event.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PersonnelChange {
    /// Staff number.
    pub staff_number: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// Reading.
    pub kana: Option<String>,
    /// Id of the main department.
    pub department_id: Option<String>,
    /// Ids of all concurrent departments (兼務), replacing the former ones.
    pub concurrent_ids: Option<Vec<String>>,
    /// 職名.
    pub title: Option<String>,
    /// 職層.
    pub grade: Option<Grade>,
    /// 職種.
    pub job_kind: Option<String>,
    /// 在職区分; kinds that imply one (休職, 育休, 復職, 派遣, 退職, 採用) set it by themselves.
    pub status: Option<EmploymentStatus>,
    /// 採用年月日.
    pub hired_on: Option<NaiveDate>,
    /// 異動年月日.
    pub posted_on: Option<NaiveDate>,
    /// 任期終了日・退職予定日; 9999-12-31 for none.
    pub ends_on: Option<NaiveDate>,
    /// Mail address.
    pub email: Option<String>,
    /// Attributes that hold from then on.
    pub attributes_added: Vec<Attribute>,
    /// Attributes that hold no more.
    pub attributes_removed: Vec<Attribute>,
}

/// A personnel event was recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonnelEventRecorded {
    /// Whom it concerns.
    pub person_id: String,
    /// The event.
    pub event_id: String,
}

/// What a list of attributes (職員番号,属性) would change. With `complete`, the list is everything: who is not
/// on it under an attribute that it names does not have that attribute from the day on. Without, it only adds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttributeListReport {
    /// SHA-256 of the bytes; send it back to apply exactly this list.
    pub digest: String,
    /// Data rows.
    pub rows: u32,
    /// Rows that stop the import.
    pub rejected: Vec<RowFinding>,
    /// What would change, by staff number.
    pub changes: Vec<AttributeChange>,
}

/// What changes for one person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttributeChange {
    /// Staff number.
    pub staff_number: String,
    /// Name, byte-exact.
    pub name: String,
    /// Attributes that are new.
    pub added: Vec<Attribute>,
    /// Attributes that end.
    pub removed: Vec<Attribute>,
}
