//! Courses that can be taken.

use chrono::{DateTime, NaiveDate, Utc};
use learning::mark::Mark;
use learning::validity::Validity;
use serde::{Deserialize, Serialize};

/// All current courses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CourseList {
    /// In order of code.
    pub courses: Vec<CourseCard>,
}

/// A course in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CourseCard {
    /// Course code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Family: SEC, ETH, RPA, NEW, COM.
    pub family: String,
    /// 1 基礎, 2 標準, 3 リーダー.
    pub level: u8,
    /// Minutes in all.
    pub minutes: u32,
    /// One or two sentences.
    pub summary: String,
    /// Lessons.
    pub lessons: u32,
    /// Questions drawn per attempt.
    pub questions: u32,
    /// Questions in the bank.
    pub bank: u32,
    /// Share of marks to pass.
    pub mastery: Mark,
    /// How long a completion counts.
    pub validity: Validity,
    /// Number of the published version, from 1.
    pub version: u32,
    /// When this version was published.
    pub published_at: DateTime<Utc>,
}

/// A course in full, without its bank.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CourseDetail {
    /// As in the list.
    pub card: CourseCard,
    /// What a learner can do afterwards.
    pub objectives: Vec<String>,
    /// Lesson titles in order.
    pub lessons: Vec<String>,
    /// Prerequisite course codes.
    pub prerequisites: Vec<String>,
    /// Sources with dates.
    pub sources: Vec<SourceLine>,
}

/// A source shown to the learner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SourceLine {
    /// E.g. `F-33`.
    pub id: String,
    /// Publisher and title.
    pub title: String,
    /// 時点.
    pub as_of: NaiveDate,
    /// 次回確認日.
    pub next_check: NaiveDate,
}
