//! Read-receipts: what is to be confirmed, recorded with the very text.

use contract::assignments::{LessonCompleted, NextStep};
use contract::error::ErrorCode;
use contract::inserts::{Acknowledge, Acknowledgement};
use contract::path;
use learning::completion::WhyNotComplete;
use learning::question::Response;
use tests::app::{Persona, TestApp, TestResponse};
use tests::{catalogue, study};

use super::{CONTACT, COURSE, POLICY, lesson, save};

async fn confirm(learner: &Persona<'_>, insert: &str, text_hash: &str) -> TestResponse {
    let card = study::card(learner, COURSE).await;
    let message = Acknowledge { text_hash: text_hash.to_owned() };
    learner.post(&path::acknowledgement(&card.id, insert), &message).await
}

/// What the second lesson asks to confirm.
async fn asked(app: &TestApp, learner: &Persona<'_>) -> Acknowledgement {
    let mut asked = lesson(app, learner, 1).await.acknowledgements;
    assert_eq!(asked.len(), 1);
    asked.remove(0)
}

async fn finish_second(app: &TestApp, learner: &Persona<'_>) -> TestResponse {
    let card = study::card(learner, COURSE).await;
    let id = &study::shipped(app, COURSE).lessons[1].id;
    learner.post(&path::lesson_completion(&card.id, id), &()).await
}

fn recorded(app: &TestApp) -> usize {
    catalogue::everything(&app.state)["acknowledgements"].len()
}

#[actix_web::test]
async fn a_lesson_is_not_finished_before_its_text_is_confirmed() {
    let app = super::city().await;
    let clerk = app.persona("counter");
    assert!(lesson(&app, &clerk, 0).await.acknowledgements.is_empty(), "only where it is asked for");
    let policy = asked(&app, &clerk).await;
    assert_eq!((policy.insert_id.as_str(), policy.acknowledged_at), (POLICY, None));
    finish_second(&app, &clerk).await.refused(ErrorCode::AcknowledgementNeeded);

    let done: Acknowledgement = confirm(&clerk, POLICY, &policy.text_hash).await.json();
    assert_eq!(done.acknowledged_at, Some(app.state.clock.now()));
    app.advance(chrono::TimeDelta::minutes(5));
    let again: Acknowledgement = confirm(&clerk, POLICY, &policy.text_hash).await.json();
    assert_eq!((again, recorded(&app)), (done.clone(), 1), "once");
    assert_eq!(asked(&app, &clerk).await, done);
    let _: LessonCompleted = finish_second(&app, &clerk).await.json();

    let other = app.persona("counter-junior");
    assert_eq!(asked(&app, &other).await.acknowledged_at, None, "each for oneself");
}

#[actix_web::test]
async fn only_the_text_that_was_shown_can_be_confirmed() {
    let app = super::city().await;
    let clerk = app.persona("counter");
    let shown = asked(&app, &clerk).await.text_hash;
    save(&app.persona("hr"), POLICY, "新しい決まり").await;
    confirm(&clerk, POLICY, &shown).await.refused(ErrorCode::Conflict);
    for (insert, hash) in [(CONTACT, shown.as_str()), ("nothing", "")] {
        confirm(&clerk, insert, hash).await.refused(ErrorCode::NotFound);
    }
    assert_eq!(recorded(&app), 0);
    let card = study::card(&clerk, COURSE).await;
    let message = Acknowledge { text_hash: asked(&app, &clerk).await.text_hash };
    let address = path::acknowledgement(&card.id, POLICY);
    app.persona("hr").post(&address, &message).await.refused(ErrorCode::NotFound);
}

#[actix_web::test]
async fn a_new_text_asks_again_those_who_are_not_complete() {
    let app = super::city().await;
    let (clerk, done) = (app.persona("counter"), app.persona("counter-junior"));
    for learner in [&clerk, &done] {
        let hash = asked(&app, learner).await.text_hash;
        let _: Acknowledgement = confirm(learner, POLICY, &hash).await.json();
        study::read_lessons(learner, COURSE).await;
    }
    study::complete(&app, &done, COURSE).await;
    assert_eq!(study::card(&clerk, COURSE).await.why, Some(WhyNotComplete::AssessmentNotTaken));

    save(&app.persona("hr"), POLICY, "新しい決まり").await;
    let policy = asked(&app, &clerk).await;
    assert_eq!(policy.acknowledged_at, None);
    let card = study::card(&clerk, COURSE).await;
    assert_eq!(card.why, Some(WhyNotComplete::LessonsLeft { left: 1 }));
    let second = study::shipped(&app, COURSE).lessons[1].id.clone();
    assert_eq!(card.next_step, NextStep::Lesson { lesson_id: second, resumed: true });
    clerk.post(&path::attempts(&card.id), &()).await.refused(ErrorCode::LessonsLeft);
    finish_second(&app, &clerk).await.refused(ErrorCode::AcknowledgementNeeded);
    assert!(asked(&app, &done).await.acknowledged_at.is_some(), "complete is complete");
    finish_second(&app, &done).await.json::<LessonCompleted>();

    let _: Acknowledgement = confirm(&clerk, POLICY, &policy.text_hash).await.json();
    assert_eq!(recorded(&app), 3, "both texts are on record");
    assert_eq!(study::card(&clerk, COURSE).await.next_step, NextStep::StartAttempt);
}

#[actix_web::test]
async fn a_text_that_changes_during_the_assessment_is_confirmed_before_the_course_is_complete() {
    let app = super::city().await;
    let clerk = app.persona("counter");
    let hash = asked(&app, &clerk).await.text_hash;
    let _: Acknowledgement = confirm(&clerk, POLICY, &hash).await.json();
    let attempt = study::begin(&clerk, COURSE).await;
    save(&app.persona("hr"), POLICY, "新しい決まり").await;
    let question = study_key(&app);
    let response = Response::Single { choice: question.1 };
    study::save(&clerk, &attempt.id, &question.0, &response).await;
    let result = study::submit(&clerk, &attempt.id).await;
    assert!(result.passed && !result.course_complete);
    assert_eq!(result.why, Some(WhyNotComplete::LessonsLeft { left: 1 }));
    let policy = asked(&app, &clerk).await;
    let _: Acknowledgement = confirm(&clerk, POLICY, &policy.text_hash).await.json();
    assert!(study::card(&clerk, COURSE).await.completed_on.is_some());
}

/// The one question of the bank and its right choice under the general rule.
fn study_key(app: &TestApp) -> (String, String) {
    super::rules::right_choice(app, "keep-on")
}
