//! Exercises (演習): sorting (仕分け) and branching scenarios (分岐シナリオ). What is right travels only after
//! the run has ended; a scene travels only when the run has come to it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use learning::mark::Mark;
use learning::question::Choice;
use serde::{Deserialize, Serialize};

use crate::assignments::NextStep;
use crate::catalog::SourceLine;

/// The page of one exercise of an assigned course.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExercisePage {
    /// Assignment id.
    pub assignment_id: String,
    /// Course title.
    pub course_title: String,
    /// Exercise id within the course.
    pub id: String,
    /// Title.
    pub title: String,
    /// What to do.
    pub instruction: String,
    /// Minutes.
    pub minutes: u32,
    /// Least share to pass.
    pub mastery: Mark,
    /// Whether one fatal decision fails the run.
    pub no_fatal: bool,
    /// The run that is not finished, if any.
    pub open_run: Option<String>,
    /// Finished runs, latest first.
    pub runs: Vec<ExerciseRunRow>,
    /// Whether it is passed.
    pub passed: bool,
    /// What to do after it.
    pub next_step: NextStep,
}

/// One finished run in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExerciseRunRow {
    /// Run id.
    pub id: String,
    /// From 1.
    pub number: u32,
    /// When it ended.
    pub finished_at: DateTime<Utc>,
    /// Share earned.
    pub share: Mark,
    /// Whether it passed.
    pub passed: bool,
}

/// An exercise run, open or finished.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExerciseRun {
    /// Run id.
    pub id: String,
    /// Assignment id.
    pub assignment_id: String,
    /// Exercise id.
    pub exercise_id: String,
    /// Course title.
    pub course_title: String,
    /// Exercise title.
    pub title: String,
    /// What to do.
    pub instruction: String,
    /// From 1.
    pub number: u32,
    /// What is shown now.
    pub state: RunState,
}

/// What a run shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RunState {
    /// Sorting, open.
    Sorting {
        /// Bins in order.
        bins: Vec<Choice>,
        /// Items in the shuffled order of this run.
        items: Vec<Choice>,
        /// Item id → bin id, as saved.
        placements: BTreeMap<String, String>,
    },
    /// Sorting, finished.
    Sorted {
        /// Bins in order.
        bins: Vec<Choice>,
        /// Every item with what was right.
        items: Vec<SortedItem>,
        /// The outcome.
        outcome: RunOutcome,
    },
    /// A scenario, open: the scene where the run stands.
    Scene {
        /// The way so far.
        way: Vec<ScenarioStep>,
        /// Id of the scene.
        scene_id: String,
        /// What happens.
        text: String,
        /// What can be done.
        choices: Vec<Choice>,
    },
    /// A scenario, finished.
    Ended {
        /// The whole way.
        way: Vec<ScenarioStep>,
        /// Title of the ending.
        title: String,
        /// What to take away.
        text: String,
        /// The outcome.
        outcome: RunOutcome,
    },
}

/// One item after submission.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SortedItem {
    /// Item id.
    pub id: String,
    /// Text.
    pub text: String,
    /// Where it was put; none when it was left.
    pub placed: Option<String>,
    /// Where it belongs.
    pub bin: String,
    /// Whether the placement is a fatal mistake.
    pub fatal: bool,
    /// Why.
    pub explanation: String,
}

/// One decision of a scenario. While the run is open, its explanation is empty and it is never called
/// fatal: both travel only when the run has ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScenarioStep {
    /// What happened.
    pub scene: String,
    /// What was chosen.
    pub choice: String,
    /// What is to be said of it.
    pub explanation: String,
    /// Whether it is a fatal mistake.
    pub fatal: bool,
}

/// What came of a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RunOutcome {
    /// Earned.
    pub marks: Mark,
    /// Possible.
    pub maximum: Mark,
    /// Least share to pass.
    pub mastery: Mark,
    /// Whether a fatal decision was made.
    pub fatal: bool,
    /// Whether a must-be-right item (a tag of the exercise) was wrong.
    pub must_be_right_missed: bool,
    /// 合否.
    pub passed: bool,
    /// Whether the course is complete with it.
    pub course_complete: bool,
    /// What to do next.
    pub next_step: NextStep,
    /// Sources of the exercise.
    pub sources: Vec<SourceLine>,
}

/// Put an item into a bin (sorting) or choose in a scene (scenario).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Decide {
    /// Item id, or the id of the scene where the run stands.
    pub at: String,
    /// Bin id, or choice id.
    pub choice: String,
}
