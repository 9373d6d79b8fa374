//! Rosters (名簿): outside training of many people by one file, checked line by line.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::organization::RowFinding;
use crate::records::{Revoked, TrainingForm, TrainingResult};

/// What a roster holds. Nothing is changed by a check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterReport {
    /// File name as given.
    pub file_name: String,
    /// Encoding that was recognised; empty when none fits.
    pub encoding: String,
    /// SHA-256 of the bytes, lower-case hex; send it back to apply exactly this file.
    pub digest: String,
    /// Rows of people.
    pub rows: u32,
    /// Rows that would be added.
    pub new: u32,
    /// Rows that are recorded already.
    pub known: u32,
    /// The good rows as they were read, at most 200.
    pub lines: Vec<RosterLine>,
    /// What stops the roster; empty when it can be applied.
    pub rejected: Vec<RowFinding>,
    /// What was read, but deserves a look.
    pub warnings: Vec<RowFinding>,
}

/// One row as it was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterLine {
    /// Line in the file, the header being line 1.
    pub line: u32,
    /// Staff number.
    pub staff_number: String,
    /// Name as the ledger has it.
    pub name: String,
    /// Department on the day of the training.
    pub department: String,
    /// The day.
    pub completed_on: NaiveDate,
    /// Minutes.
    pub minutes: u32,
    /// Result.
    pub result: TrainingResult,
    /// Points, where the row has them.
    pub score: Option<u32>,
    /// Recorded already; adds nothing.
    pub known: bool,
}

/// A roster was applied.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterApplied {
    /// Roster id; none when there was nothing to add.
    pub roster_id: Option<String>,
    /// Rows that were added.
    pub added: u32,
    /// Rows that were recorded already.
    pub known: u32,
}

/// Past rosters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterList {
    /// Latest first.
    pub rosters: Vec<RosterRow>,
}

/// One past roster.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterRow {
    /// Roster id.
    pub id: String,
    /// File name.
    pub file_name: String,
    /// Form.
    pub form: TrainingForm,
    /// Title of the training.
    pub title: String,
    /// Organiser.
    pub organizer: String,
    /// The course that it counts for; empty for none.
    pub course_code: String,
    /// Rows of people in the file.
    pub rows: u32,
    /// Rows that were added.
    pub added: u32,
    /// When it was applied.
    pub applied_at: DateTime<Utc>,
    /// Staff number of who applied it.
    pub applied_by: String,
    /// Taken back as a whole; none while it counts.
    pub undone: Option<Revoked>,
}
