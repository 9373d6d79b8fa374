//! Where a scenario stands and what is marked. Pure: the server decides where a choice leads.

use std::rc::Rc;

use contract::exercises::{Decide, ExerciseRun, RunState, ScenarioStep};
use yew::Reducible;

/// A scenario on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct ScenarioState {
    /// The run as the server last told it.
    pub run: Rc<ExerciseRun>,
    /// Id of the choice that is marked.
    pub picked: Option<String>,
    /// The button was pressed with nothing marked.
    pub missing: bool,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq)]
pub enum ScenarioAction {
    /// The learner marks a choice.
    Pick(String),
    /// The button was pressed with nothing marked.
    NothingPicked,
    /// The server tells where the run stands.
    Arrived(Rc<ExerciseRun>),
}

impl ScenarioState {
    /// The state of a run as the server has it.
    #[must_use]
    pub fn open(run: Rc<ExerciseRun>) -> ScenarioState {
        ScenarioState { run, picked: None, missing: false }
    }

    /// How many decisions were made, and whether it has ended: changes whenever something new is shown.
    #[must_use]
    pub fn place(&self) -> (usize, bool) {
        place(&self.run)
    }

    /// The decision that the button sends; none while nothing is marked, or at the end.
    #[must_use]
    pub fn decision(&self) -> Option<Decide> {
        let RunState::Scene { scene_id, choices, .. } = &self.run.state else {
            return None;
        };
        let picked = self.picked.as_ref().filter(|id| choices.iter().any(|choice| choice.id == **id))?;
        Some(Decide { at: scene_id.clone(), choice: picked.clone() })
    }
}

/// The decisions made so far.
#[must_use]
pub fn steps(run: &ExerciseRun) -> &[ScenarioStep] {
    match &run.state {
        RunState::Scene { way, .. } | RunState::Ended { way, .. } => way,
        RunState::Sorting { .. } | RunState::Sorted { .. } => &[],
    }
}

fn place(run: &ExerciseRun) -> (usize, bool) {
    (steps(run).len(), matches!(run.state, RunState::Ended { .. }))
}

impl Reducible for ScenarioState {
    type Action = ScenarioAction;

    fn reduce(self: Rc<Self>, action: ScenarioAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            ScenarioAction::Pick(choice) => {
                next.picked = Some(choice);
                next.missing = false;
            }
            ScenarioAction::NothingPicked => next.missing = true,
            // A scenario has no way back: what is behind the present place is a late answer.
            ScenarioAction::Arrived(run) if place(&run) < self.place() => return self,
            // The same place again keeps what is marked.
            ScenarioAction::Arrived(run) if place(&run) == self.place() => next.run = run,
            ScenarioAction::Arrived(run) => next = ScenarioState::open(run),
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests;
