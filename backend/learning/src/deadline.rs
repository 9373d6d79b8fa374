//! The state of one assignment (受講割当) on one day. May not know what the states are called on screen.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where an assignment stands. Which one it is depends on the day asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AssignmentState {
    /// Open, in time, nothing done yet.
    NotStarted,
    /// Open, in time, something done.
    InProgress,
    /// Complete on or before the due date.
    Completed,
    /// Complete after the due date.
    CompletedLate,
    /// Open past the due date, whether started or not.
    Overdue,
}

impl AssignmentState {
    /// Whether the learner still has something to do.
    #[must_use]
    pub fn is_open(self) -> bool {
        !self.is_completed()
    }

    /// Whether the assignment is fulfilled, late or not. This is what a completion rate counts.
    #[must_use]
    pub fn is_completed(self) -> bool {
        matches!(self, AssignmentState::Completed | AssignmentState::CompletedLate)
    }
}

/// The state of an assignment on the day `today` (Japan time).
///
/// The due date itself is still in time. A completion after `today` has not happened yet, so that the
/// same facts can be asked for an earlier day (基準日).
#[must_use]
pub fn assignment_state(
    due_on: NaiveDate,
    started: bool,
    completed_on: Option<NaiveDate>,
    today: NaiveDate,
) -> AssignmentState {
    match completed_on.filter(|day| *day <= today) {
        Some(day) if day <= due_on => AssignmentState::Completed,
        Some(_) => AssignmentState::CompletedLate,
        None if today > due_on => AssignmentState::Overdue,
        None if started => AssignmentState::InProgress,
        None => AssignmentState::NotStarted,
    }
}

/// Whole days from `today` to the due date: 0 on the due date, negative past it.
#[must_use]
pub fn days_left(due_on: NaiveDate, today: NaiveDate) -> i64 {
    due_on.signed_duration_since(today).num_days()
}

#[cfg(test)]
mod tests;
