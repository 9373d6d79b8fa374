//! The state of one duty (受講割当) on one day, exemptions and suspensions included: what a section head sees
//! of it. May not know scores, answers or how far a course is.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::deadline::{AssignmentState, assignment_state};

/// What the derivation makes of an assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// To be done.
    Required,
    /// Stopped by a leave (停止).
    Suspended,
    /// 免除.
    Exempt,
    /// Another training counts for it (充当).
    Credited,
    /// No rule and no application asks for it any more.
    NotRequired,
}

/// The text names no standing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown standing: {0}")]
pub struct UnknownStanding(pub String);

impl Standing {
    /// The stable name in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Required => "required",
            Standing::Suspended => "suspended",
            Standing::Exempt => "exempt",
            Standing::Credited => "credited",
            Standing::NotRequired => "not-required",
        }
    }

    /// The standing of that name.
    ///
    /// # Errors
    /// [`UnknownStanding`] for any other text.
    pub fn parse(text: &str) -> Result<Standing, UnknownStanding> {
        [Standing::Required, Standing::Suspended, Standing::Exempt, Standing::Credited, Standing::NotRequired]
            .into_iter()
            .find(|standing| standing.as_str() == text)
            .ok_or_else(|| UnknownStanding(text.to_owned()))
    }
}

/// Where a duty stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DutyState {
    /// Past the due date.
    Overdue,
    /// Begun, in time.
    InProgress,
    /// Not begun, in time.
    NotStarted,
    /// Opens later (予定).
    Planned,
    /// Complete in time.
    Completed,
    /// Complete after the due date.
    CompletedLate,
    /// Another training counts for it.
    Credited,
    /// 免除.
    Exempt,
    /// Stopped by a leave.
    Suspended,
}

impl DutyState {
    /// Whether it is to be done now and still in time.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, DutyState::InProgress | DutyState::NotStarted)
    }

    /// Whether it is fulfilled, late or by another training.
    #[must_use]
    pub fn is_fulfilled(self) -> bool {
        matches!(self, DutyState::Completed | DutyState::CompletedLate | DutyState::Credited)
    }
}

/// What is known of one duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DutyFacts {
    /// What the derivation makes of it.
    pub standing: Standing,
    /// First day on which it can be done.
    pub opens_on: NaiveDate,
    /// Last day in time.
    pub due_on: NaiveDate,
    /// Whether the person has begun.
    pub started: bool,
    /// Day of completion.
    pub completed_on: Option<NaiveDate>,
}

/// The state on the day `today` (Japan time); none for a duty that is no longer one. A completion stays a
/// completion whatever the standing became afterwards.
#[must_use]
pub fn duty_state(facts: &DutyFacts, today: NaiveDate) -> Option<DutyState> {
    let state = assignment_state(facts.due_on, facts.started, facts.completed_on, today);
    match (state, facts.standing) {
        (AssignmentState::Completed, _) => Some(DutyState::Completed),
        (AssignmentState::CompletedLate, _) => Some(DutyState::CompletedLate),
        (_, Standing::NotRequired) => None,
        (_, Standing::Suspended) => Some(DutyState::Suspended),
        (_, Standing::Exempt) => Some(DutyState::Exempt),
        (_, Standing::Credited) => Some(DutyState::Credited),
        (AssignmentState::Overdue, Standing::Required) => Some(DutyState::Overdue),
        (_, Standing::Required) if today < facts.opens_on => Some(DutyState::Planned),
        (AssignmentState::InProgress, Standing::Required) => Some(DutyState::InProgress),
        (AssignmentState::NotStarted, Standing::Required) => Some(DutyState::NotStarted),
    }
}

#[cfg(test)]
mod tests;
