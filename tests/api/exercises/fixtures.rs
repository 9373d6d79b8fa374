//! SEC-02 with a sorting and a scenario, published for one test, and what a learner does with them.

use std::collections::{BTreeMap, BTreeSet};

use contract::assignments::{AssignmentCard, CoursePage, LessonCompleted, NextStep};
use contract::exercises::{Decide, ExercisePage, ExerciseRun, RunOutcome, RunState};
use contract::path;
use courseware::CourseMaterial;
use courseware::material::{Exercise, ExerciseBody};
use learning::exercise::{Branching, Ending, Scene, SceneChoice, Sorting};
use learning::mark::Mark;
use learning::question::Choice;
use tests::app::{Persona, TestApp, TestResponse};
use tests::study;

pub const COURSE: &str = "SEC-02";
pub const SORTING: &str = "prohibited-input";
pub const SCENARIO: &str = "morning";

/// Where every item of the sorting belongs.
pub const RIGHT: [(&str, &str); 5] =
    [("name", "never"), ("number", "never"), ("law", "may"), ("press", "may"), ("draft", "ask")];

/// The best way of the scenario.
pub const BEST: [(&str, &str); 2] = [("s1", "pull"), ("s2", "call")];

fn exercise(id: &str, after: &str, body: ExerciseBody) -> Exercise {
    Exercise {
        id: id.to_owned(),
        title: format!("演習 {id}"),
        instruction: "分けてください。".to_owned(),
        minutes: 3,
        objectives: Vec::new(),
        sources: Vec::new(),
        after: after.to_owned(),
        mastery: Mark::new(4, 5),
        no_fatal: true,
        body,
    }
}

/// Five items, three bins. Putting `number` into `may` is fatal, `name` must be right.
pub fn sorting(after: &str) -> Exercise {
    let choice = |id: &str| Choice { id: id.to_owned(), text: format!("見える文 {id}") };
    let body = Sorting {
        bins: ["never", "ask", "may"].map(choice).to_vec(),
        items: RIGHT.map(|(item, _)| choice(item)).to_vec(),
        key: RIGHT.map(|(item, bin)| (item.to_owned(), bin.to_owned())).into(),
        fatal: BTreeMap::from([("number".to_owned(), BTreeSet::from(["may".to_owned()]))]),
        must_be_right: BTreeSet::from(["name".to_owned()]),
        explanations: RIGHT.map(|(item, _)| (item.to_owned(), format!("秘密の解説 {item}"))).into(),
    };
    exercise(SORTING, after, ExerciseBody::Sorting(body))
}

/// Two scenes, three endings, four points on the best way.
pub fn scenario(after: &str) -> Exercise {
    let choice = |id: &str, to: &str, points: u32, fatal: bool| SceneChoice {
        id: id.to_owned(),
        text: format!("見える選択 {id}"),
        to: to.to_owned(),
        points,
        fatal,
        explanation: format!("秘密の解説 {id}"),
    };
    let scene = |id: &str, choices: Vec<SceneChoice>| {
        (id.to_owned(), Scene { text: format!("場面の文 {id}"), choices })
    };
    let ending = |id: &str| {
        (id.to_owned(), Ending { title: format!("結末の題 {id}"), text: format!("結末の文 {id}") })
    };
    let body = Branching {
        start: "s1".to_owned(),
        scenes: [
            scene("s1", vec![choice("pull", "s2", 2, false), choice("wait", "e-spread", 0, true)]),
            scene("s2", vec![choice("call", "e-saved", 2, false), choice("mail", "e-late", 1, false)]),
        ]
        .into(),
        endings: ["e-saved", "e-late", "e-spread"].map(ending).into(),
    };
    exercise(SCENARIO, after, ExerciseBody::Branching(body))
}

/// The sorting behind the first lesson, the scenario behind the second.
pub fn add_exercises(course: &mut CourseMaterial) {
    let (first, second) = (course.lessons[0].id.clone(), course.lessons[1].id.clone());
    (course.variants, course.inserts) = (Vec::new(), Vec::new());
    course.exercises = vec![scenario(&second), sorting(&first)];
}

/// The city with these exercises.
pub async fn city() -> TestApp {
    let app = TestApp::city().await;
    study::publish_changed(&app, COURSE, add_exercises);
    app
}

pub async fn start(learner: &Persona<'_>, assignment: &str, exercise: &str) -> ExerciseRun {
    learner.post(&path::exercise_runs(assignment, exercise), &()).await.json()
}

pub async fn try_to_decide(learner: &Persona<'_>, run: &str, at: &str, choice: &str) -> TestResponse {
    let message = Decide { at: at.to_owned(), choice: choice.to_owned() };
    learner.post(&path::exercise_decisions(run), &message).await
}

pub async fn decide(learner: &Persona<'_>, run: &str, decisions: &[(&str, &str)]) {
    for (at, choice) in decisions {
        let _: ExerciseRun = try_to_decide(learner, run, at, choice).await.json();
    }
}

pub async fn submit(learner: &Persona<'_>, run: &str) -> ExerciseRun {
    learner.post(&path::exercise_submission(run), &()).await.json()
}

pub async fn read(learner: &Persona<'_>, run: &str) -> ExerciseRun {
    learner.get(&path::exercise_run(run)).await.json()
}

pub async fn page(learner: &Persona<'_>, assignment: &str, exercise: &str) -> ExercisePage {
    learner.get(&path::exercise(assignment, exercise)).await.json()
}

pub async fn course_page(learner: &Persona<'_>, assignment: &str) -> CoursePage {
    learner.get(&path::assignment(assignment)).await.json()
}

/// What came of a finished run.
pub fn outcome(run: &ExerciseRun) -> RunOutcome {
    match &run.state {
        RunState::Sorted { outcome, .. } | RunState::Ended { outcome, .. } => outcome.clone(),
        open => panic!("the run is open: {open:?}"),
    }
}

/// A finished sorting with these placements.
pub async fn sort(learner: &Persona<'_>, assignment: &str, placements: &[(&str, &str)]) -> RunOutcome {
    let run = start(learner, assignment, SORTING).await;
    decide(learner, &run.id, placements).await;
    outcome(&submit(learner, &run.id).await)
}

/// A finished scenario with these choices.
pub async fn play(learner: &Persona<'_>, assignment: &str, choices: &[(&str, &str)]) -> RunOutcome {
    let run = start(learner, assignment, SCENARIO).await;
    decide(learner, &run.id, choices).await;
    outcome(&read(learner, &run.id).await)
}

/// Does what the server proposes until the assessment, rightly; returns the steps.
pub async fn work_through(learner: &Persona<'_>, course: &str) -> (AssignmentCard, Vec<NextStep>) {
    let card = study::card(learner, course).await;
    let (mut step, mut steps) = (card.next_step.clone(), Vec::new());
    loop {
        let next = match &step {
            NextStep::Lesson { lesson_id, .. } => {
                let done = learner.post(&path::lesson_completion(&card.id, lesson_id), &()).await;
                done.json::<LessonCompleted>().next_step
            }
            NextStep::Exercise { exercise_id } if exercise_id == SORTING => {
                sort(learner, &card.id, &RIGHT).await.next_step
            }
            NextStep::Exercise { exercise_id } if exercise_id == SCENARIO => {
                play(learner, &card.id, &BEST).await.next_step
            }
            NextStep::StartAttempt => return (card, steps),
            other => panic!("an unexpected step {other:?}"),
        };
        steps.push(std::mem::replace(&mut step, next));
    }
}
