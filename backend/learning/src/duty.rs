//! The state of one duty (受講割当) on one day, exemptions and suspensions included: what a section head sees
//! of it. May not know scores, answers or how far a course is.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::deadline::{AssignmentState, DutyFacts, assignment_state};

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

/// The state on the day `today` (Japan time); none for a duty that is no longer one. A completion stays a
/// completion whatever the standing became afterwards.
#[must_use]
pub fn duty_state(facts: &DutyFacts, today: NaiveDate) -> Option<DutyState> {
    use AssignmentState as S;
    match assignment_state(facts, today) {
        S::Completed => Some(DutyState::Completed),
        S::CompletedInGrace | S::CompletedLate => Some(DutyState::CompletedLate),
        S::NotRequired => None,
        S::Suspended => Some(DutyState::Suspended),
        S::Exempt => Some(DutyState::Exempt),
        S::Credited => Some(DutyState::Credited),
        S::Overdue => Some(DutyState::Overdue),
        S::Planned => Some(DutyState::Planned),
        S::InProgress => Some(DutyState::InProgress),
        S::NotStarted => Some(DutyState::NotStarted),
    }
}

#[cfg(test)]
mod tests;
