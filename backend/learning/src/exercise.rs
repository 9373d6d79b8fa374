//! Exercises (演習): sorting and branching scenarios. What is shown, what is right, and what a run earns.
//! May not know how a run is stored or drawn on a screen.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::mark::Mark;
use crate::question::Choice;
use crate::{draw, scoring};

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

/// One decision of a scenario as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Id of the scene.
    pub scene: String,
    /// Id of the choice.
    pub choice: String,
}

/// Where a scenario stands after some decisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position<'a> {
    /// Scenes and what was chosen in them.
    pub way: Vec<(&'a Scene, &'a SceneChoice)>,
    /// Where it stands now.
    pub place: Place<'a>,
}

/// A place in a scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// In a scene: something is to be chosen.
    Scene {
        /// Its id.
        id: &'a str,
        /// The scene.
        scene: &'a Scene,
    },
    /// At an ending.
    Ending {
        /// Its id.
        id: &'a str,
        /// The ending.
        ending: &'a Ending,
    },
}

/// A decision that cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Astray {
    /// The scenario stands in another scene.
    #[error("the scenario stands in another scene")]
    OtherScene,
    /// The scene has no such choice.
    #[error("the scene has no such choice")]
    NoSuchChoice,
    /// The scenario has ended.
    #[error("the scenario has ended")]
    Ended,
    /// The material leads to a place that it does not have; the content check finds this.
    #[error("the material leads nowhere")]
    Nowhere,
}

/// The items in the order that this seed gives.
#[must_use]
pub fn shuffled_items(sorting: &Sorting, seed: u64) -> Vec<Choice> {
    draw::shuffled(&sorting.items, seed)
}

/// What placements (item id → bin id) earn: one mark for every item in its bin, nothing for one that was
/// left.
#[must_use]
pub fn score_sorting(sorting: &Sorting, placements: &BTreeMap<String, String>) -> RunScore {
    let right = |id: &String| placements.get(id).is_some_and(|bin| sorting.key.get(id) == Some(bin));
    let count = |n: usize| Mark::new(i64::try_from(n).unwrap_or(i64::MAX), 1);
    RunScore {
        marks: count(sorting.items.iter().filter(|item| right(&item.id)).count()),
        maximum: count(sorting.items.len()),
        fatal: placements.iter().any(|(item, bin)| is_fatal(sorting, item, bin)),
        must_be_right_missed: !sorting.must_be_right.iter().all(right),
    }
}

/// Whether putting this item into this bin is a fatal mistake.
#[must_use]
pub fn is_fatal(sorting: &Sorting, item: &str, bin: &str) -> bool {
    sorting.fatal.get(item).is_some_and(|bins| bins.contains(bin))
}

/// Follows the decisions from the first scene.
///
/// # Errors
/// The first decision that cannot be taken where the scenario stands.
pub fn walk<'a>(branching: &'a Branching, decisions: &[Decision]) -> Result<Position<'a>, Astray> {
    let mut way = Vec::new();
    let mut place = branching.place(&branching.start).ok_or(Astray::Nowhere)?;
    for decision in decisions {
        let Place::Scene { id, scene } = place else {
            return Err(Astray::Ended);
        };
        if id != decision.scene {
            return Err(Astray::OtherScene);
        }
        let chosen = scene.choices.iter().find(|choice| choice.id == decision.choice);
        let choice = chosen.ok_or(Astray::NoSuchChoice)?;
        way.push((scene, choice));
        place = branching.place(&choice.to).ok_or(Astray::Nowhere)?;
    }
    Ok(Position { way, place })
}

/// What a way earns, out of the points of the best way. A way with fatal choices can gather more points
/// than the best one; it earns no more than all of them.
#[must_use]
pub fn score_path(branching: &Branching, position: &Position<'_>) -> RunScore {
    let points: i64 = position.way.iter().map(|(_, choice)| i64::from(choice.points)).sum();
    let maximum = Mark::new(i64::from(best_points(branching)), 1);
    RunScore {
        marks: Mark::new(points, 1).min(maximum),
        maximum,
        fatal: position.way.iter().any(|(_, choice)| choice.fatal),
        must_be_right_missed: false,
    }
}

/// The most points of any way from the first scene to an ending without a fatal choice; zero when there is
/// none.
#[must_use]
pub fn best_points(branching: &Branching) -> u32 {
    best_from(branching, &branching.start, &mut BTreeMap::new()).unwrap_or(0)
}

/// None when no ending can be reached. A place whose entry is none is being looked at: coming to it again
/// is a loop, which checked material does not have and which leads to no ending here.
fn best_from<'a>(
    branching: &'a Branching,
    id: &'a str,
    known: &mut BTreeMap<&'a str, Option<u32>>,
) -> Option<u32> {
    if let Some(best) = known.get(id) {
        return *best;
    }
    let scene = match branching.place(id)? {
        Place::Ending { .. } => return Some(0),
        Place::Scene { scene, .. } => scene,
    };
    known.insert(id, None);
    let mut best = None;
    for choice in scene.choices.iter().filter(|choice| !choice.fatal) {
        let whole = best_from(branching, &choice.to, known).map(|rest| rest.saturating_add(choice.points));
        best = best.max(whole);
    }
    known.insert(id, best);
    best
}

/// Whether a run passes: the share is reached, every item that must be right is right, and, where it
/// counts, no decision was fatal.
#[must_use]
pub fn passes(score: &RunScore, mastery: Mark, no_fatal: bool) -> bool {
    scoring::passes(score.marks, score.maximum, mastery)
        && !score.must_be_right_missed
        && !(no_fatal && score.fatal)
}

impl Branching {
    /// The scene or ending of this id.
    fn place<'a>(&'a self, id: &str) -> Option<Place<'a>> {
        let scene = self.scenes.get_key_value(id).map(|(id, scene)| Place::Scene { id, scene });
        let ending = || self.endings.get_key_value(id).map(|(id, ending)| Place::Ending { id, ending });
        scene.or_else(ending)
    }
}

#[cfg(test)]
mod tests;
