//! A rule of the organisation decides a key, for attempts that start under it.

use contract::attempts::AttemptResult;
use contract::inserts::Acknowledge;
use contract::path;
use learning::question::{AnswerKey, Response};
use tests::app::{Persona, TestApp};
use tests::study;

use super::{COURSE, POLICY, POWER, lesson, save};

/// The one question of the bank, and its right choice under a rule.
pub fn right_choice(app: &TestApp, rule: &str) -> (String, String) {
    let mut course = study::shipped(app, COURSE);
    super::add_inserts(&mut course);
    let question = course.bank.remove(0);
    let AnswerKey::Single { correct } = question.insert_keys.unwrap().keys[rule].clone() else {
        panic!("a single choice")
    };
    (question.id, correct)
}

async fn read_everything(app: &TestApp, learner: &Persona<'_>) -> String {
    let card = study::card(learner, COURSE).await;
    let text_hash = lesson(app, learner, 1).await.acknowledgements[0].text_hash.clone();
    let message = Acknowledge { text_hash };
    assert!(learner.post(&path::acknowledgement(&card.id, POLICY), &message).await.status.is_success());
    study::read_lessons(learner, COURSE).await;
    card.id
}

async fn answer(learner: &Persona<'_>, attempt: &str, choice: &(String, String)) -> AttemptResult {
    study::save(learner, attempt, &choice.0, &Response::Single { choice: choice.1.clone() }).await;
    study::submit(learner, attempt).await
}

fn key(result: &AttemptResult) -> &str {
    match &result.questions[0].key {
        AnswerKey::Single { correct } => correct,
        other => panic!("{other:?}"),
    }
}

#[actix_web::test]
async fn the_rule_decides_what_is_right() {
    let app = super::city().await;
    let (keep, off) = (right_choice(&app, "keep-on"), right_choice(&app, "switch-off"));
    assert_ne!(keep.1, off.1);
    save(&app.persona("hr"), POWER, "switch-off").await;
    let clerk = app.persona("counter");
    let assignment = read_everything(&app, &clerk).await;
    let attempt = study::start(&clerk, &assignment).await;
    let wrong = answer(&clerk, &attempt.id, &keep).await;
    assert!(!wrong.passed);
    assert_eq!(key(&wrong), off.1);
    let attempt = study::start(&clerk, &assignment).await;
    let right = answer(&clerk, &attempt.id, &off).await;
    assert!(right.passed && right.course_complete);
}

#[actix_web::test]
async fn an_attempt_keeps_the_rule_under_which_it_was_started() {
    let app = super::city().await;
    let hr = app.persona("hr");
    let (keep, off) = (right_choice(&app, "keep-on"), right_choice(&app, "switch-off"));
    let (clerk, junior) = (app.persona("counter"), app.persona("counter-junior"));
    let assignment = read_everything(&app, &clerk).await;
    let attempt = study::start(&clerk, &assignment).await;
    save(&hr, POWER, "switch-off").await;
    let result = answer(&clerk, &attempt.id, &keep).await;
    assert!(result.passed, "the rule of the start counts");
    assert_eq!(key(&result), keep.1);

    let assignment = read_everything(&app, &junior).await;
    let later = study::start(&junior, &assignment).await;
    save(&hr, POWER, "").await;
    let later = answer(&junior, &later.id, &off).await;
    assert!(later.passed);
    assert_eq!(key(&later), off.1);
    let past: AttemptResult = clerk.get(&path::attempt_result(&attempt.id)).await.json();
    assert_eq!(past, result, "and a past result stays as it was");
}
