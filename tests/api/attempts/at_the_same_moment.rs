//! Several requests under way at once: one result, no lost response.

use std::collections::BTreeSet;

use contract::attempts::{AttemptResult, AttemptView, SaveResponse};
use contract::error::ErrorCode;
use contract::path;
use learning::question::Response;
use tests::app::{Persona, TestApp, TestResponse};
use tests::study::all_at_once;
use tests::{builders, study};

use super::{counting, stored_attempts, stored_results};

async fn put(learner: &Persona<'_>, attempt: &str, question: String, response: Response) -> TestResponse {
    learner.put(&path::response(attempt, &question), &SaveResponse { response }).await
}

#[actix_web::test]
async fn two_starts_give_one_attempt() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let card = study::read_lessons(&clerk, "SEC-02").await;
    let address = path::attempts(&card.id);
    let started = all_at_once((0..8).map(|_| clerk.post(&address, &())).collect()).await;
    let ids: BTreeSet<String> = started.iter().map(|answer| answer.json::<AttemptView>().id).collect();
    assert_eq!((ids.len(), stored_attempts(&app).len()), (1, 1));
}

#[actix_web::test]
async fn all_responses_saved_at_once_are_kept() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    let right = builders::right_responses(&app.state, &attempt.id);
    let saves =
        right.iter().cloned().map(|(question, response)| put(&clerk, &attempt.id, question, response));
    let answers = all_at_once(saves.collect()).await;
    assert!(answers.iter().all(|answer| answer.status.is_success()));
    assert_eq!(counting(&app, &attempt.id), right.into_iter().collect());
}

#[actix_web::test]
async fn the_same_question_saved_from_two_terminals_keeps_both_in_a_row() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    let (question, right) = builders::right_responses(&app.state, &attempt.id).remove(0);
    let answers =
        all_at_once((0..6).map(|_| put(&clerk, &attempt.id, question.clone(), right.clone())).collect())
            .await;
    assert!(answers.iter().all(|answer| answer.status.is_success()));
    assert_eq!(super::history(&app, &attempt.id, &question), [(1, right)]);
}

#[actix_web::test]
async fn several_submissions_leave_one_result() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    study::answer_right(&app, &clerk, &attempt.id, usize::MAX).await;
    let address = path::submission(&attempt.id);
    let answers = all_at_once((0..8).map(|_| clerk.post(&address, &())).collect()).await;
    let results: Vec<AttemptResult> = answers.iter().map(TestResponse::json).collect();
    assert!(results.iter().all(|result| *result == results[0] && result.passed));
    assert_eq!(stored_results(&app).len(), 1);
    assert_eq!(tests::catalogue::everything(&app.state)["completions"].len(), 1);
}

#[actix_web::test]
async fn a_response_saved_beside_a_submission_is_scored_or_refused() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    let right = builders::right_responses(&app.state, &attempt.id);
    let (early, late) = right.split_at(5);
    let saves = |responses: &[(String, Response)]| {
        responses.iter().cloned().map(|(q, r)| put(&clerk, &attempt.id, q, r)).collect::<Vec<_>>()
    };
    let address = path::submission(&attempt.id);
    let (before, submitted, beside, twice) = tokio::join!(
        all_at_once(saves(early)),
        clerk.post(&address, &()),
        all_at_once(saves(late)),
        clerk.post(&address, &()),
    );
    let result: AttemptResult = submitted.json();
    assert_eq!(twice.json::<AttemptResult>(), result);
    for ((question, response), answer) in right.iter().zip(before.iter().chain(&beside)) {
        let shown = result.questions.iter().find(|shown| shown.id == *question).expect("drawn");
        if answer.status.is_success() {
            assert_eq!(shown.response.as_ref(), Some(response), "acknowledged, so scored");
            assert_eq!(shown.mark, learning::mark::Mark::ONE);
        } else {
            answer.refused(ErrorCode::AlreadySubmitted);
            assert_eq!(shown.response, None, "refused, so not scored");
        }
    }
    assert_eq!(stored_results(&app).len(), 1);
}
