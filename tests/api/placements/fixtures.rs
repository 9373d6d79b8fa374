//! SEC-02 with a placement, published for one test, and what a learner does with it.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use contract::assignments::CoursePage;
use contract::attempts::SaveResponse;
use contract::path;
use contract::placements::{PlacementResult, PlacementState, PlacementView};
use courseware::CourseMaterial;
use courseware::material::Question;
use diesel::prelude::*;
use learning::mark::Mark;
use learning::placement::{PlacementPolicy, Recommend, Threshold};
use server::database::dialect::Connection;
use server::database::schema::{lesson_exemptions, placement_results, placements};
use server::placements::store::{PlacementResultRow, PlacementRow};
use tests::app::{Persona, TestApp};
use tests::{builders, study};

pub const COURSE: &str = "SEC-02";

/// The lesson in which something must be confirmed.
pub const CONFIRMED: &str = "reporting";

pub fn policy() -> PlacementPolicy {
    PlacementPolicy {
        questions_per_objective: 2,
        mastery: Mark::ONE,
        exempt: true,
        time_limit_minutes: None,
        recommend: vec![
            Recommend {
                when: Threshold::Below(Mark::new(3, 5)),
                level: Some(1),
                courses: vec!["SEC-03".to_owned(), "SEC-99".to_owned()],
            },
            Recommend {
                when: Threshold::AtLeast(Mark::new(9, 10)),
                level: Some(2),
                courses: vec!["SEC-05".to_owned()],
            },
        ],
    }
}

/// SEC-02 with the placement, and something to confirm in its last lesson.
pub fn place(course: &mut CourseMaterial) {
    course.placement = Some(policy());
    course.exercises.clear();
    course.inserts[0].acknowledge = true;
}

pub async fn city_with(change: impl FnOnce(&mut CourseMaterial)) -> TestApp {
    let app = TestApp::city().await;
    study::publish_changed(&app, COURSE, |course| {
        place(course);
        change(course);
    });
    app
}

pub async fn city() -> TestApp {
    city_with(|_| {}).await
}

pub async fn page(learner: &Persona<'_>) -> CoursePage {
    let card = study::card(learner, COURSE).await;
    learner.get(&path::assignment(&card.id)).await.json()
}

pub async fn state(learner: &Persona<'_>) -> PlacementState {
    page(learner).await.placement.expect("the course has a placement").state
}

pub async fn start(learner: &Persona<'_>) -> PlacementView {
    let card = study::card(learner, COURSE).await;
    learner.post(&path::placement_of(&card.id), &()).await.json()
}

/// A question of the shipped course, which is read once for all tests.
pub fn question(app: &TestApp, id: &str) -> Question {
    static BANK: OnceLock<Vec<Question>> = OnceLock::new();
    let bank = BANK.get_or_init(|| study::shipped(app, COURSE).bank);
    bank.iter().find(|question| question.id == id).cloned().expect("in the bank")
}

/// Saves the right response to the drawn questions of these objectives.
pub async fn answer(app: &TestApp, learner: &Persona<'_>, view: &PlacementView, objectives: &[&str]) {
    for asked in &view.questions {
        let question = question(app, &asked.id);
        if objectives.contains(&question.objective.as_str()) {
            let message = SaveResponse { response: builders::right_response(&question) };
            let saved = learner.put(&path::placement_response(&view.id, &asked.id), &message).await;
            assert!(saved.status.is_success(), "{}", saved.text());
        }
    }
}

pub async fn submit(learner: &Persona<'_>, placement: &str) -> PlacementResult {
    learner.post(&path::placement_submission(placement), &()).await.json()
}

/// The whole placement, right in these objectives and empty in the others.
pub async fn take(app: &TestApp, learner: &Persona<'_>, objectives: &[&str]) -> PlacementResult {
    let view = start(learner).await;
    answer(app, learner, &view, objectives).await;
    submit(learner, &view.id).await
}

pub const ALL: [&str; 3] = ["SEC-02-1", "SEC-02-2", "SEC-02-3"];

pub fn ids(view: &PlacementView) -> BTreeSet<String> {
    view.questions.iter().map(|question| question.id.clone()).collect()
}

pub fn stored(app: &TestApp) -> Vec<PlacementRow> {
    let read = |c: &mut Connection| Ok(placements::table.select(PlacementRow::as_select()).load(c)?);
    app.state.database.read_now(read).expect("placements")
}

pub fn stored_results(app: &TestApp) -> Vec<PlacementResultRow> {
    let read =
        |c: &mut Connection| Ok(placement_results::table.select(PlacementResultRow::as_select()).load(c)?);
    app.state.database.read_now(read).expect("results")
}

pub fn stored_exemptions(app: &TestApp) -> BTreeSet<String> {
    let read = |c: &mut Connection| {
        Ok(lesson_exemptions::table.select(lesson_exemptions::lesson_id).load::<String>(c)?)
    };
    app.state.database.read_now(read).expect("exemptions").into_iter().collect()
}
