//! What a run shows and which decisions it takes: from the material and the decisions so far. Nothing that
//! is right leaves this file without an outcome.

use std::collections::BTreeMap;

use contract::error::ErrorCode;
use contract::exercises::{RunOutcome, RunState, ScenarioStep, SortedItem};
use courseware::material::{Exercise, ExerciseBody};
use learning::exercise::{self, Astray, Branching, Decision, Place, Position, RunScore, Sorting};
use learning::question::Choice;

use crate::error::Error;
use crate::exercises::store::DecisionRow;

/// What the run shows now; the whole of it once there is an outcome.
///
/// # Errors
/// Stored decisions that the material does not allow.
pub fn state(
    exercise: &Exercise,
    seed: &str,
    decisions: &[DecisionRow],
    outcome: Option<RunOutcome>,
) -> Result<RunState, Error> {
    match &exercise.body {
        ExerciseBody::Sorting(sorting) => {
            let items = exercise::shuffled_items(sorting, seed.parse().unwrap_or(0));
            let placements = placements(decisions);
            Ok(match outcome {
                None => RunState::Sorting { bins: sorting.bins.clone(), items, placements },
                Some(outcome) => RunState::Sorted {
                    bins: sorting.bins.clone(),
                    items: items.into_iter().map(|item| sorted(sorting, item, &placements)).collect(),
                    outcome,
                },
            })
        }
        ExerciseBody::Branching(branching) => {
            let position = stored(branching, decisions)?;
            let way = way(&position, outcome.is_some());
            match (position.place, outcome) {
                (Place::Scene { id, scene }, None) => Ok(RunState::Scene {
                    way,
                    scene_id: id.to_owned(),
                    text: scene.text.clone(),
                    choices: scene
                        .choices
                        .iter()
                        .map(|choice| Choice { id: choice.id.clone(), text: choice.text.clone() })
                        .collect(),
                }),
                (Place::Ending { ending, .. }, Some(outcome)) => Ok(RunState::Ended {
                    way,
                    title: ending.title.clone(),
                    text: ending.text.clone(),
                    outcome,
                }),
                _ => Err(Error::Internal("a scenario run and its result do not fit".to_owned())),
            }
        }
    }
}

/// Whether a decision is the one that stands already: sent again, it changes nothing.
#[must_use]
pub fn repeats(exercise: &Exercise, decisions: &[DecisionRow], decision: &DecisionRow) -> bool {
    let standing = match exercise.body {
        ExerciseBody::Sorting(_) => decisions.iter().rev().find(|earlier| earlier.place == decision.place),
        ExerciseBody::Branching(_) => decisions.last(),
    };
    standing == Some(decision)
}

/// Refuses a decision that cannot be taken now.
///
/// # Errors
/// An item, bin or choice that there is not; a conflict when the scenario stands elsewhere.
pub fn check(exercise: &Exercise, decisions: &[DecisionRow], decision: &DecisionRow) -> Result<(), Error> {
    match &exercise.body {
        ExerciseBody::Sorting(sorting) => {
            if !sorting.items.iter().any(|item| item.id == decision.place) {
                return Err(Error::field("at", "unknown"));
            }
            if !sorting.bins.iter().any(|bin| bin.id == decision.choice) {
                return Err(Error::field("choice", "unknown"));
            }
            Ok(())
        }
        ExerciseBody::Branching(branching) => {
            let mut way = as_decisions(decisions);
            way.extend(as_decisions(std::slice::from_ref(decision)));
            match exercise::walk(branching, &way) {
                Ok(_) => Ok(()),
                Err(Astray::OtherScene) => Err(Error::Refused(ErrorCode::Conflict)),
                Err(Astray::NoSuchChoice) => Err(Error::field("choice", "unknown")),
                Err(Astray::Ended) => Err(Error::Refused(ErrorCode::AlreadySubmitted)),
                Err(astray @ Astray::Nowhere) => Err(Error::Internal(astray.to_string())),
            }
        }
    }
}

/// Whether the decisions have come to an ending. A sorting ends only when it is submitted.
///
/// # Errors
/// Stored decisions that the material does not allow.
pub fn has_ended(exercise: &Exercise, decisions: &[DecisionRow]) -> Result<bool, Error> {
    match &exercise.body {
        ExerciseBody::Sorting(_) => Ok(false),
        ExerciseBody::Branching(branching) => {
            Ok(matches!(stored(branching, decisions)?.place, Place::Ending { .. }))
        }
    }
}

/// What the run earned.
///
/// # Errors
/// Stored decisions that the material does not allow.
pub fn score(exercise: &Exercise, decisions: &[DecisionRow]) -> Result<RunScore, Error> {
    match &exercise.body {
        ExerciseBody::Sorting(sorting) => Ok(exercise::score_sorting(sorting, &placements(decisions))),
        ExerciseBody::Branching(branching) => {
            Ok(exercise::score_path(branching, &stored(branching, decisions)?))
        }
    }
}

/// Item → bin; a later decision replaces an earlier one.
fn placements(decisions: &[DecisionRow]) -> BTreeMap<String, String> {
    decisions.iter().map(|decision| (decision.place.clone(), decision.choice.clone())).collect()
}

fn sorted(sorting: &Sorting, item: Choice, placements: &BTreeMap<String, String>) -> SortedItem {
    let placed = placements.get(&item.id).cloned();
    SortedItem {
        fatal: placed.as_ref().is_some_and(|bin| exercise::is_fatal(sorting, &item.id, bin)),
        bin: sorting.key.get(&item.id).cloned().unwrap_or_default(),
        explanation: sorting.explanations.get(&item.id).cloned().unwrap_or_default(),
        placed,
        id: item.id,
        text: item.text,
    }
}

fn as_decisions(rows: &[DecisionRow]) -> Vec<Decision> {
    let decision = |row: &DecisionRow| Decision { scene: row.place.clone(), choice: row.choice.clone() };
    rows.iter().map(decision).collect()
}

fn stored<'a>(branching: &'a Branching, rows: &[DecisionRow]) -> Result<Position<'a>, Error> {
    exercise::walk(branching, &as_decisions(rows))
        .map_err(|astray| Error::Internal(format!("stored decisions: {astray}")))
}

fn way(position: &Position<'_>, ended: bool) -> Vec<ScenarioStep> {
    let step = |(scene, choice): &(&exercise::Scene, &exercise::SceneChoice)| ScenarioStep {
        scene: scene.text.clone(),
        choice: choice.text.clone(),
        explanation: if ended { choice.explanation.clone() } else { String::new() },
        fatal: ended && choice.fatal,
    };
    position.way.iter().map(step).collect()
}
