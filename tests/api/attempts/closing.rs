//! Submission: once, scored, and final.

use contract::assignments::{CoursePage, NextStep};
use contract::attempts::{AttemptResult, SaveResponse};
use contract::error::ErrorCode;
use contract::path;
use learning::completion::WhyNotComplete;
use learning::mark::Mark;
use tests::app::TestApp;
use tests::{builders, study};

use super::{counting, stored_attempts, stored_results};

#[actix_web::test]
async fn submitting_twice_answers_the_same_result_and_records_it_once() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    study::answer_right(&app, &clerk, &attempt.id, usize::MAX).await;
    let first = study::submit(&clerk, &attempt.id).await;
    app.advance(chrono::TimeDelta::minutes(2));
    let again = study::submit(&clerk, &attempt.id).await;
    let shown: AttemptResult = clerk.get(&path::attempt_result(&attempt.id)).await.json();
    assert_eq!((&again, &shown), (&first, &first));
    assert_eq!(stored_results(&app).len(), 1);
}

#[actix_web::test]
async fn a_submitted_attempt_takes_no_more_responses() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    study::answer_right(&app, &clerk, &attempt.id, 4).await;
    study::submit(&clerk, &attempt.id).await;
    let before = counting(&app, &attempt.id);
    for (question, response) in builders::right_responses(&app.state, &attempt.id) {
        let late = clerk.put(&path::response(&attempt.id, &question), &SaveResponse { response }).await;
        late.refused(ErrorCode::AlreadySubmitted);
    }
    clerk.get(&path::attempt(&attempt.id)).await.refused(ErrorCode::AlreadySubmitted);
    assert_eq!(counting(&app, &attempt.id), before);
    assert_eq!(stored_results(&app)[0].marks(), Mark::new(4, 1));
}

#[actix_web::test]
async fn the_result_shows_marks_keys_and_explanations_of_exactly_what_was_drawn() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    study::answer_right(&app, &clerk, &attempt.id, 7).await;
    let result = study::submit(&clerk, &attempt.id).await;
    assert_eq!((result.marks, result.maximum, result.passed), (Mark::new(7, 1), Mark::new(10, 1), false));
    let bank = study::shipped(&app, "SEC-02").bank;
    for (index, (shown, asked)) in result.questions.iter().zip(&attempt.questions).enumerate() {
        let question = bank.iter().find(|question| question.id == shown.id).expect("in the bank");
        assert_eq!((&shown.id, &shown.stem, &shown.body), (&asked.id, &asked.stem, &asked.body));
        assert_eq!((&shown.key, &shown.explanations), (&question.key, &question.explanations));
        assert_eq!((&shown.explanation, &shown.next_action), (&question.explanation, &question.next_action));
        assert_eq!(shown.mark, if index < 7 { Mark::ONE } else { Mark::ZERO });
        assert_eq!(shown.response.is_some(), index < 7);
    }
    let total: Mark = result.questions.iter().map(|question| question.mark).sum();
    assert_eq!(total, result.marks);
}

#[actix_web::test]
async fn before_submission_there_is_no_result() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    clerk.get(&path::attempt_result(&attempt.id)).await.refused(ErrorCode::NotFound);
}

#[actix_web::test]
async fn who_failed_may_try_again_and_pass() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let first = study::begin(&clerk, "SEC-02").await;
    let failed = study::submit(&clerk, &first.id).await;
    assert!(!failed.passed && !failed.course_complete);
    assert!(matches!(failed.why, Some(WhyNotComplete::BelowMastery { .. })), "{:?}", failed.why);

    let passed = study::complete(&app, &clerk, "SEC-02").await;
    assert_eq!((passed.number, passed.why.clone()), (2, None));
    let page: CoursePage = clerk.get(&path::assignment(&passed.assignment_id)).await.json();
    let made: Vec<_> = page.assessment.attempts.iter().map(|made| (made.number, made.passed)).collect();
    assert_eq!(made, [(1, Some(false)), (2, Some(true))]);
}

#[actix_web::test]
async fn no_attempt_is_given_beyond_the_limit() {
    let app = TestApp::city().await;
    study::publish_changed(&app, "SEC-02", |course| course.assessment.attempts = Some(2));
    let clerk = app.persona("counter");
    for number in 1..=2 {
        let attempt = study::begin(&clerk, "SEC-02").await;
        assert_eq!(attempt.number, number);
        study::submit(&clerk, &attempt.id).await;
    }
    let card = study::card(&clerk, "SEC-02").await;
    assert_eq!(card.next_step, NextStep::AskHr);
    clerk.post(&path::attempts(&card.id), &()).await.refused(ErrorCode::AttemptsUsedUp);
    assert_eq!(stored_attempts(&app).len(), 2);
}
