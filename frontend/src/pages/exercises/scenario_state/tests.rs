use std::rc::Rc;

use contract::assignments::NextStep;
use contract::exercises::{Decide, ExerciseRun, RunOutcome, RunState, ScenarioStep};
use learning::mark::Mark;
use learning::question::Choice;
use yew::Reducible;

use super::{ScenarioAction, ScenarioState, steps};

fn way(length: usize) -> Vec<ScenarioStep> {
    let step = |number| ScenarioStep {
        scene: format!("scene {number}"),
        choice: "A".to_owned(),
        explanation: String::new(),
        fatal: false,
    };
    (0..length).map(step).collect()
}

fn run(state: RunState) -> Rc<ExerciseRun> {
    Rc::new(ExerciseRun {
        id: "run".to_owned(),
        assignment_id: "assignment".to_owned(),
        exercise_id: "exercise".to_owned(),
        course_title: String::new(),
        title: String::new(),
        instruction: String::new(),
        number: 1,
        state,
    })
}

fn scene(decisions: usize) -> Rc<ExerciseRun> {
    let choices = ["a", "b"].map(|id| Choice { id: id.to_owned(), text: id.to_uppercase() });
    run(RunState::Scene {
        way: way(decisions),
        scene_id: format!("s{decisions}"),
        text: String::new(),
        choices: choices.to_vec(),
    })
}

fn ending(decisions: usize) -> Rc<ExerciseRun> {
    let outcome = RunOutcome {
        marks: Mark::ONE,
        maximum: Mark::ONE,
        mastery: Mark::ONE,
        fatal: false,
        must_be_right_missed: false,
        passed: true,
        course_complete: false,
        next_step: NextStep::StartAttempt,
        sources: vec![],
    };
    run(RunState::Ended { way: way(decisions), title: String::new(), text: String::new(), outcome })
}

fn after(start: Rc<ExerciseRun>, actions: Vec<ScenarioAction>) -> Rc<ScenarioState> {
    let start = Rc::new(ScenarioState::open(start));
    actions.into_iter().fold(start, |state, action| state.reduce(action))
}

fn pick(choice: &str) -> ScenarioAction {
    ScenarioAction::Pick(choice.to_owned())
}

#[test]
fn nothing_is_decided_before_something_is_marked() {
    let state = after(scene(0), vec![ScenarioAction::NothingPicked]);
    assert!(state.missing && state.decision().is_none());
    let state = state.reduce(pick("b"));
    assert!(!state.missing);
    assert_eq!(state.decision(), Some(Decide { at: "s0".to_owned(), choice: "b".to_owned() }));
}

#[test]
fn a_mark_that_the_scene_does_not_have_decides_nothing() {
    assert_eq!(after(scene(0), vec![pick("z")]).decision(), None);
}

#[test]
fn a_new_scene_begins_with_nothing_marked() {
    let state = after(scene(0), vec![pick("a"), ScenarioAction::Arrived(scene(1))]);
    assert_eq!((state.picked.as_ref(), state.place()), (None, (1, false)));
    assert_eq!(steps(&state.run).len(), 1);
}

#[test]
fn the_same_scene_again_keeps_the_mark_and_a_late_answer_changes_nothing() {
    let state = after(scene(1), vec![pick("a"), ScenarioAction::Arrived(scene(1))]);
    assert_eq!(state.picked.as_deref(), Some("a"));
    let late = state.clone().reduce(ScenarioAction::Arrived(scene(0)));
    assert_eq!(late, state);
}

#[test]
fn the_end_takes_no_decision_and_no_way_leads_back() {
    let state = after(scene(1), vec![pick("a"), ScenarioAction::Arrived(ending(2)), pick("a")]);
    assert_eq!((state.place(), state.decision()), ((2, true), None));
    assert_eq!(state.clone().reduce(ScenarioAction::Arrived(scene(2))).place(), (2, true));
}
