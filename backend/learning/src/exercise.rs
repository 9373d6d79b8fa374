//! Exercises (演習): sorting and branching scenarios. What is shown, what is right, and what a run earns.
//! May not know how a run is stored or drawn on a screen.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::mark::Mark;
use crate::question::Choice;

/// Put items into bins (仕分け).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sorting {
    /// Bins in order.
    pub bins: Vec<Choice>,
    /// Items in the author's order.
    pub items: Vec<Choice>,
    /// Item id → the bin where it belongs.
    pub key: BTreeMap<String, String>,
    /// Item id → bins that are a fatal mistake for it.
    pub fatal: BTreeMap<String, BTreeSet<String>>,
    /// Items that must be right, whatever the share.
    pub must_be_right: BTreeSet<String>,
    /// Item id → explanation.
    pub explanations: BTreeMap<String, String>,
}

/// Go through scenes by choosing (分岐シナリオ). Checked material has no loop, every way ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Branching {
    /// Id of the first scene.
    pub start: String,
    /// Scenes by id.
    pub scenes: BTreeMap<String, Scene>,
    /// Endings by id.
    pub endings: BTreeMap<String, Ending>,
}

/// One scene.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scene {
    /// What happens.
    pub text: String,
    /// What can be done, in the author's order.
    pub choices: Vec<SceneChoice>,
}

/// One choice of a scene.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SceneChoice {
    /// Id within the scene.
    pub id: String,
    /// What is done.
    pub text: String,
    /// The scene or ending that follows.
    pub to: String,
    /// Points, zero or more.
    pub points: u32,
    /// Whether it is a fatal mistake.
    pub fatal: bool,
    /// What is to be said of it.
    pub explanation: String,
}

/// One ending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// Title.
    pub title: String,
    /// What to take away.
    pub text: String,
}

/// What a run earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunScore {
    /// Earned.
    pub marks: Mark,
    /// Possible: items, or the points of the best way.
    pub maximum: Mark,
    /// Whether a fatal decision was made.
    pub fatal: bool,
    /// Whether an item that must be right was wrong.
    pub must_be_right_missed: bool,
}
