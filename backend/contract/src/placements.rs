//! Placements (事前診断): a test before the first lesson, and its result.

use chrono::{DateTime, Utc};
use learning::mark::Mark;
use learning::placement::Threshold;
use serde::{Deserialize, Serialize};

use crate::assignments::NextStep;
use crate::attempts::{AttemptQuestion, QuestionResult};
use crate::reporting::CourseColumn;

/// The placement in the course page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlacementRow {
    /// Questions that it asks.
    pub questions: u32,
    /// Minutes that it takes, about.
    pub minutes: u32,
    /// Minutes at most; none for no limit.
    pub time_limit_minutes: Option<u32>,
    /// Whether a good result exempts from lessons.
    pub exempts: bool,
    /// How it stands.
    pub state: PlacementState,
}

/// How a placement stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PlacementState {
    /// It can be taken.
    Offered,
    /// It is under way.
    Open {
        /// Placement id.
        placement_id: String,
        /// Questions answered.
        answered: u32,
        /// Questions drawn.
        total: u32,
    },
    /// It was taken.
    Done {
        /// Placement id.
        placement_id: String,
        /// When it was submitted or closed by the clock.
        submitted_at: DateTime<Utc>,
        /// Lessons that it exempted from.
        exempted: u32,
    },
    /// It was not taken, and the course has been begun.
    Closed,
}

/// An open placement. No key, no explanation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlacementView {
    /// Placement id.
    pub id: String,
    /// Assignment id.
    pub assignment_id: String,
    /// Course title.
    pub course_title: String,
    /// When it was started.
    pub started_at: DateTime<Utc>,
    /// When the server will close it; none for no limit.
    pub expires_at: Option<DateTime<Utc>>,
    /// The server's clock now.
    pub server_now: DateTime<Utc>,
    /// Drawn questions in order.
    pub questions: Vec<AttemptQuestion>,
    /// Index (from 0) of the question where the learner was.
    pub current: u32,
}

/// The result of a submitted placement. Only for the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlacementResult {
    /// Placement id.
    pub placement_id: String,
    /// Assignment id.
    pub assignment_id: String,
    /// Course title.
    pub course_title: String,
    /// When it was submitted or closed by the clock.
    pub submitted_at: DateTime<Utc>,
    /// Whether the server closed it because the time was over.
    pub closed_by_clock: bool,
    /// Marks earned.
    pub marks: Mark,
    /// Marks possible.
    pub maximum: Mark,
    /// By objective.
    pub objectives: Vec<ObjectiveResult>,
    /// Whether this course exempts from lessons at all.
    pub exempts: bool,
    /// Lessons that need not be read.
    pub exempted: Vec<LessonRef>,
    /// Lessons whose objectives are passed and that must be read all the same, because something in them is to
    /// be confirmed.
    pub kept_to_confirm: Vec<LessonRef>,
    /// What is recommended.
    pub recommended: Vec<Recommendation>,
    /// What to do next in the course.
    pub next_step: NextStep,
    /// Every question with what was right.
    pub questions: Vec<QuestionResult>,
}

/// What came of one objective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ObjectiveResult {
    /// Objective id.
    pub id: String,
    /// 「…できる」.
    pub text: String,
    /// Questions fully right.
    pub right: u32,
    /// Questions not fully right.
    pub wrong: u32,
    /// Whether it is passed.
    pub passed: bool,
}

/// A lesson by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LessonRef {
    /// Lesson id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Minutes.
    pub minutes: u32,
}

/// Something worth taking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recommendation {
    /// The result at which it is recommended.
    pub when: Threshold,
    /// Level of courses: 1 基礎, 2 標準, 3 リーダー.
    pub level: Option<u8>,
    /// Courses; those that are not published are left out.
    pub courses: Vec<CourseColumn>,
}
