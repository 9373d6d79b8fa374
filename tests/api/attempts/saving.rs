//! Responses as they happen: appended, idempotent, and only what fits.

use std::collections::BTreeSet;

use contract::attempts::{AttemptView, SaveResponse};
use contract::error::ErrorCode;
use contract::path;
use learning::question::{QuestionBody, Response};
use tests::app::{Persona, TestApp, TestResponse};
use tests::study;

use super::{counting, history};

/// A course whose assessment holds only questions of the kinds that the test is about.
fn only(app: &TestApp, wanted: impl Fn(&QuestionBody) -> bool) {
    study::publish_changed(app, "SEC-02", |course| {
        course.bank.retain(|question| wanted(&question.body));
        course.assessment.questions = u32::try_from(course.bank.len()).expect("small");
    });
}

fn single(body: &QuestionBody) -> bool {
    matches!(body, QuestionBody::Single { .. })
}

fn choices(attempt: &AttemptView, question: usize) -> (String, Vec<String>) {
    let question = &attempt.questions[question];
    (question.id.clone(), question.body.option_ids().into_iter().map(str::to_owned).collect())
}

async fn put(learner: &Persona<'_>, attempt: &str, question: &str, response: Response) -> TestResponse {
    learner.put(&path::response(attempt, question), &SaveResponse { response }).await
}

#[actix_web::test]
async fn a_changed_mind_is_appended_and_the_last_word_counts() {
    let app = TestApp::city().await;
    only(&app, single);
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    let (question, ids) = choices(&attempt, 0);
    let said: Vec<Response> =
        [&ids[0], &ids[1], &ids[0]].map(|id| Response::Single { choice: id.clone() }).to_vec();
    for response in &said {
        let saved = study::save(&clerk, &attempt.id, &question, response).await;
        assert_eq!((saved.answered, saved.total as usize), (1, attempt.questions.len()));
        assert_eq!(saved.saved_at, app.state.clock.now());
    }
    let numbered: Vec<_> = (1..).zip(said.clone()).collect();
    assert_eq!(history(&app, &attempt.id, &question), numbered);
    assert_eq!(counting(&app, &attempt.id)[&question], said[2]);
}

#[actix_web::test]
async fn saving_the_same_response_again_changes_nothing() {
    let app = TestApp::city().await;
    only(&app, single);
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    let (question, ids) = choices(&attempt, 0);
    let response = Response::Single { choice: ids[0].clone() };
    let first = study::save(&clerk, &attempt.id, &question, &response).await;
    let again = study::save(&clerk, &attempt.id, &question, &response).await;
    assert_eq!(first, again);
    assert_eq!(history(&app, &attempt.id, &question), [(1, response)]);
}

#[actix_web::test]
async fn a_partial_response_is_kept_and_not_yet_counted_as_answered() {
    let app = TestApp::city().await;
    only(&app, |body| matches!(body, QuestionBody::TrueFalseReason { .. }));
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    let (question, reasons) = choices(&attempt, 0);
    let half = Response::TrueFalseReason { verdict: Some(true), reason: None };
    assert_eq!(study::save(&clerk, &attempt.id, &question, &half).await.answered, 0);
    let shown: AttemptView = clerk.get(&path::attempt(&attempt.id)).await.json();
    assert_eq!((shown.questions[0].response.as_ref(), shown.current), (Some(&half), 0));
    let whole = Response::TrueFalseReason { verdict: Some(true), reason: Some(reasons[0].clone()) };
    assert_eq!(study::save(&clerk, &attempt.id, &question, &whole).await.answered, 1);
}

#[actix_web::test]
async fn a_response_that_does_not_fit_its_question_is_refused_and_not_kept() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    only(&app, single);
    let attempt = study::begin(&clerk, "SEC-02").await;
    let (question, ids) = choices(&attempt, 0);
    let misfits = [
        Response::Multiple { choices: BTreeSet::from([ids[0].clone()]) },
        Response::ShortText { text: ids[0].clone() },
        Response::Single { choice: "no-such-choice".to_owned() },
        Response::Single { choice: String::new() },
    ];
    for response in misfits {
        let problem = put(&clerk, &attempt.id, &question, response).await.refused(ErrorCode::InvalidInput);
        assert_eq!(
            (problem.fields[0].field.as_str(), problem.fields[0].code.as_str()),
            ("response", "does-not-fit")
        );
    }
    let unreadable = serde_json::json!({ "response": { "kind": "telepathy" } });
    clerk.put(&path::response(&attempt.id, &question), &unreadable).await.refused(ErrorCode::InvalidInput);
    assert_eq!(history(&app, &attempt.id, &question), []);
}

#[actix_web::test]
async fn typed_text_beyond_any_honest_length_is_refused() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    only(&app, |body| matches!(body, QuestionBody::Numeric { .. } | QuestionBody::ShortText {}));
    let attempt = study::begin(&clerk, "SEC-02").await;
    let question = &attempt.questions[0];
    let said = |text: String| match question.body {
        QuestionBody::Numeric { .. } => Response::Numeric { text },
        _ => Response::ShortText { text },
    };
    put(&clerk, &attempt.id, &question.id, said("9".repeat(501))).await.refused(ErrorCode::InvalidInput);
    let longest = put(&clerk, &attempt.id, &question.id, said("9".repeat(500))).await;
    assert!(longest.status.is_success());
}

#[actix_web::test]
async fn only_questions_of_this_attempt_take_responses() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    let other = study::begin(&clerk, "SEC-03").await;
    let drawn: BTreeSet<&str> = attempt.questions.iter().map(|q| q.id.as_str()).collect();
    let bank = study::shipped(&app, "SEC-02").bank;
    let left = bank.iter().find(|q| !drawn.contains(q.id.as_str())).expect("a question not drawn");
    for foreign in [left.id.as_str(), other.questions[0].id.as_str(), "nothing"] {
        let answer = put(&clerk, &attempt.id, foreign, Response::ShortText { text: "x".to_owned() }).await;
        answer.refused(ErrorCode::NotFound);
    }
    assert!(counting(&app, &attempt.id).is_empty() && counting(&app, &other.id).is_empty());
}

#[actix_web::test]
async fn another_persons_attempt_is_not_found() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    let (question, _) = choices(&attempt, 0);
    for key in ["counter-junior", "section-head", "hr", "administrator", "auditor"] {
        let other = app.persona(key);
        other.get(&path::attempt(&attempt.id)).await.refused(ErrorCode::NotFound);
        let answer = put(&other, &attempt.id, &question, Response::ShortText { text: "x".to_owned() }).await;
        answer.refused(ErrorCode::NotFound);
        other.post(&path::submission(&attempt.id), &()).await.refused(ErrorCode::NotFound);
        other.get(&path::attempt_result(&attempt.id)).await.refused(ErrorCode::NotFound);
    }
    let view: AttemptView = clerk.get(&path::attempt(&attempt.id)).await.json();
    assert_eq!(view.questions, attempt.questions, "untouched");
}
