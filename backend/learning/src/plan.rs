//! The training plan of a fiscal year (研修計画): its rows, what keeps it from being decided, how it goes from 立案 to
//! 評価, and what it asks of people by month. Pure documents and rules; may not know databases or sentences.
//!
//! A version of a plan is never changed; a later one takes its place, and both stay.

mod check;
mod load;
mod season;
mod state;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::figure::Excluded;
use crate::role::Grade;

pub use check::{Known, LARGEST_MINUTES, LONGEST_TEXT, MOST_ROWS, PlanFinding, PlanProblem, check};
pub use load::{GradeLoad, Group, MONTHS, PlanLoad, load, spread};
pub use season::{BusySeason, PlanWarning, is_busy_in_tax_season, warnings};
pub use state::{PlanState, PlanStep, next};

/// One state of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanDocument {
    /// In the order of presentation.
    pub rows: Vec<PlanRow>,
}

/// One row: what, for whom, when, how far, by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanRow {
    /// Stable through all versions, and through the years where a row is copied. Empty for a row that was never
    /// saved; the server gives it one.
    pub id: String,
    /// What is held.
    pub subject: PlanSubject,
    /// For whom.
    pub audience: PlanAudience,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// Target in whole percent of the audience; none while it is open.
    pub target_percent: Option<u32>,
    /// Person or office in charge.
    pub in_charge: String,
    /// Minutes that one person spends.
    pub minutes: u32,
    /// What it is for.
    pub purpose: String,
    /// Anything else.
    pub notes: String,
}

/// What a row holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum PlanSubject {
    /// A course.
    Course {
        /// Course code.
        code: String,
    },
    /// An event that is planned already.
    Event {
        /// Event id.
        event_id: String,
    },
    /// An event that is still to be planned.
    NewEvent {
        /// Its title.
        title: String,
    },
}

/// For whom: grades and departments; whichever is empty does not restrict.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanAudience {
    /// Grades.
    pub grades: BTreeSet<Grade>,
    /// Department ids.
    pub department_ids: BTreeSet<String>,
}

impl PlanAudience {
    /// Whether somebody of this department and grade belongs to it.
    #[must_use]
    pub fn meets(&self, department_id: &str, grade: Grade) -> bool {
        self.of_grade(grade) && self.of_department(department_id)
    }

    /// Whether the grade is not left out.
    #[must_use]
    pub fn of_grade(&self, grade: Grade) -> bool {
        self.grades.is_empty() || self.grades.contains(&grade)
    }

    /// Whether the department is not left out.
    #[must_use]
    pub fn of_department(&self, department_id: &str) -> bool {
        self.department_ids.is_empty() || self.department_ids.contains(department_id)
    }
}

/// What came of a row, as of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanResult {
    /// The last day whose facts count (基準日).
    pub as_of: NaiveDate,
    /// Completed duties of a course; people who were present at an event.
    pub numerator: u32,
    /// Duties of a course in the population; people of the audience in the population for an event.
    pub denominator: u32,
    /// Duties left out of both; nothing for an event.
    pub excluded: Excluded,
}

impl PlanResult {
    /// Whether the target is reached, in exact integers; none without a population or a target.
    #[must_use]
    pub fn reached(&self, target_percent: Option<u32>) -> Option<bool> {
        let target = target_percent.filter(|_| self.denominator > 0)?;
        let reached = u64::from(self.numerator).saturating_mul(100);
        Some(reached >= u64::from(self.denominator).saturating_mul(u64::from(target)))
    }
}

/// What becomes of a row next year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// 継続.
    Continue,
    /// 見直し.
    Revise,
    /// 廃止.
    Abolish,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Verdict; 3] = [Verdict::Continue, Verdict::Revise, Verdict::Abolish];

    /// The stable name in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Continue => "continue",
            Verdict::Revise => "revise",
            Verdict::Abolish => "abolish",
        }
    }

    /// The verdict of that name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|verdict| verdict.as_str() == text)
    }
}

#[cfg(test)]
mod tests;
