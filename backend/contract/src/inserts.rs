//! Local inserts (差し込み): what an organisation writes into the shipped courses, and read-receipts (読了確認).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// All slots of all courses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InsertList {
    /// In order of course code and slot.
    pub slots: Vec<InsertSlot>,
}

/// One slot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InsertSlot {
    /// Course code.
    pub course_code: String,
    /// Course title.
    pub course_title: String,
    /// Slot id within the course.
    pub id: String,
    /// Title.
    pub title: String,
    /// What to write.
    pub hint: String,
    /// Options of a rule that decides keys; empty for a text.
    pub options: Vec<InsertOption>,
    /// The general text or option id when the organisation writes nothing.
    pub default: String,
    /// What the organisation wrote, or none.
    pub value: Option<String>,
    /// Whether learners confirm having read it.
    pub acknowledge: bool,
    /// When it was last changed.
    pub saved_at: Option<DateTime<Utc>>,
    /// Who changed it.
    pub saved_by: Option<String>,
}

/// One option of a rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InsertOption {
    /// Option id.
    pub id: String,
    /// As shown.
    pub label: String,
}

/// Write a slot; an empty value returns to the general text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SaveInsert {
    /// Text (paragraphs, lists and strong as in lessons) or option id.
    pub value: String,
}

/// What a lesson asks the learner to confirm.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Acknowledgement {
    /// Slot id.
    pub insert_id: String,
    /// Title.
    pub title: String,
    /// Digest of the text as shown; send it back to confirm exactly this text.
    pub text_hash: String,
    /// When this person confirmed the present text.
    pub acknowledged_at: Option<DateTime<Utc>>,
}

/// Confirm having read an insert.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Acknowledge {
    /// Digest of the text that was shown.
    pub text_hash: String,
}
