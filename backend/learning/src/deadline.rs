//! The state of one assignment (受講割当) on one day. May not know what the states are called on screen.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::curriculum::later;
use crate::derivation::Standing;

/// Where an assignment stands. Which one it is depends on the day asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AssignmentState {
    /// 予定: cannot be taken yet.
    Planned,
    /// Open, in time, nothing done yet.
    NotStarted,
    /// Open, in time, something done.
    InProgress,
    /// Complete on or before the due date.
    Completed,
    /// Complete after the due date, within the days of grace.
    CompletedInGrace,
    /// Complete after the due date and the days of grace.
    CompletedLate,
    /// Open past the due date, whether started or not; days of grace do not hide it.
    Overdue,
    /// 停止: on leave or seconded out.
    Suspended,
    /// 免除.
    Exempt,
    /// 充当: something else counts for it.
    Credited,
    /// 対象外: no longer required.
    NotRequired,
}

impl AssignmentState {
    /// Whether the learner still has something to do, now or later.
    #[must_use]
    pub fn is_open(self) -> bool {
        use AssignmentState as S;
        matches!(self, S::Planned | S::NotStarted | S::InProgress | S::Overdue)
    }

    /// Whether the assignment is fulfilled, late or not. This is what a completion rate counts.
    #[must_use]
    pub fn is_completed(self) -> bool {
        use AssignmentState as S;
        matches!(self, S::Completed | S::CompletedInGrace | S::CompletedLate)
    }
}

/// What decides the state of an assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DutyFacts {
    /// Standing.
    pub standing: Standing,
    /// The first day on which it can be taken.
    pub opens_on: NaiveDate,
    /// Last day in time.
    pub due_on: NaiveDate,
    /// Days of grace after it.
    pub grace_days: u32,
    /// Whether something is done.
    pub started: bool,
    /// Day of completion.
    pub completed_on: Option<NaiveDate>,
}

/// The state of an assignment on the day `today` (Japan time).
///
/// The due date itself is still in time. A completion after `today` has not happened yet, so that the
/// same facts can be asked for an earlier day (基準日). What is completed is complete whatever its standing.
#[must_use]
pub fn assignment_state(duty: &DutyFacts, today: NaiveDate) -> AssignmentState {
    use AssignmentState as S;
    if let Some(day) = duty.completed_on.filter(|day| *day <= today) {
        return match day {
            day if day <= duty.due_on => S::Completed,
            day if day <= later(duty.due_on, duty.grace_days) => S::CompletedInGrace,
            _ => S::CompletedLate,
        };
    }
    match duty.standing {
        Standing::Suspended => S::Suspended,
        Standing::Exempt => S::Exempt,
        Standing::Credited => S::Credited,
        Standing::NotRequired => S::NotRequired,
        Standing::Required if today > duty.due_on => S::Overdue,
        Standing::Required if duty.started => S::InProgress,
        Standing::Required if today < duty.opens_on => S::Planned,
        Standing::Required => S::NotStarted,
    }
}

/// Whole days from `today` to the due date: 0 on the due date, negative past it.
#[must_use]
pub fn days_left(due_on: NaiveDate, today: NaiveDate) -> i64 {
    due_on.signed_duration_since(today).num_days()
}

#[cfg(test)]
mod tests;
