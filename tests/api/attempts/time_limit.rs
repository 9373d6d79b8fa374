//! The server keeps the clock. None of the shipped courses has a time limit; these publish one that has.

use chrono::TimeDelta;
use contract::assignments::NextStep;
use contract::attempts::{AttemptResult, AttemptView, SaveResponse};
use contract::error::ErrorCode;
use contract::path;
use learning::mark::Mark;
use server::attempts::close;
use tests::app::TestApp;
use tests::{builders, study};

use super::{counting, stored_attempts, stored_results};

/// The city with ten minutes for SEC-02 and at most two attempts.
async fn hurried_city() -> TestApp {
    let app = TestApp::city().await;
    study::publish_changed(&app, "SEC-02", |course| {
        course.assessment.time_limit_minutes = Some(10);
        course.assessment.attempts = Some(2);
    });
    app
}

#[actix_web::test]
async fn an_attempt_says_when_the_server_will_close_it() {
    let app = hurried_city().await;
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    assert_eq!(attempt.expires_at, Some(attempt.started_at + TimeDelta::minutes(10)));
    app.advance(TimeDelta::seconds(599));
    let view: AttemptView = clerk.get(&path::attempt(&attempt.id)).await.json();
    assert_eq!((view.expires_at, view.server_now), (attempt.expires_at, app.state.clock.now()));
}

#[actix_web::test]
async fn at_the_end_of_its_time_an_attempt_is_scored_as_it_stood() {
    let app = hurried_city().await;
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    study::answer_right(&app, &clerk, &attempt.id, 5).await;
    app.advance(TimeDelta::minutes(10));
    let (question, response) = builders::right_responses(&app.state, &attempt.id).remove(7);
    let late = clerk.put(&path::response(&attempt.id, &question), &SaveResponse { response }).await;
    late.refused(ErrorCode::TimeOver);
    assert_eq!(counting(&app, &attempt.id).len(), 5);

    let result: AttemptResult = clerk.get(&path::attempt_result(&attempt.id)).await.json();
    assert!(result.closed_by_clock && !result.passed);
    assert_eq!((result.marks, Some(result.submitted_at)), (Mark::new(5, 1), attempt.expires_at));
    clerk.get(&path::attempt(&attempt.id)).await.refused(ErrorCode::TimeOver);
}

#[actix_web::test]
async fn a_submission_after_the_end_counts_as_closed_by_the_clock() {
    let app = hurried_city().await;
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    study::answer_right(&app, &clerk, &attempt.id, usize::MAX).await;
    app.advance(TimeDelta::minutes(11));
    let result = study::submit(&clerk, &attempt.id).await;
    assert!(result.closed_by_clock && result.passed && result.course_complete);
    assert_eq!(Some(result.submitted_at), attempt.expires_at);
}

#[actix_web::test]
async fn one_millisecond_before_the_end_is_in_time() {
    let app = hurried_city().await;
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    study::answer_right(&app, &clerk, &attempt.id, 8).await;
    app.advance(TimeDelta::minutes(10) - TimeDelta::milliseconds(1));
    let result = study::submit(&clerk, &attempt.id).await;
    assert!(!result.closed_by_clock && result.passed);
    assert_eq!(result.submitted_at, app.state.clock.now());
}

#[actix_web::test]
async fn looking_at_an_attempt_whose_time_is_over_closes_it() {
    let app = hurried_city().await;
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    app.advance(TimeDelta::minutes(10));
    clerk.get(&path::attempt(&attempt.id)).await.refused(ErrorCode::TimeOver);
    assert_eq!(stored_results(&app).len(), 1);
}

#[actix_web::test]
async fn starting_after_the_end_closes_the_old_attempt_and_begins_the_next() {
    let app = hurried_city().await;
    let clerk = app.persona("counter");
    let first = study::begin(&clerk, "SEC-02").await;
    app.advance(TimeDelta::minutes(10));
    let second = study::start(&clerk, &first.assignment_id).await;
    assert_eq!((second.number, stored_results(&app).len()), (2, 1));
    assert_ne!(second.id, first.id);
}

#[actix_web::test]
async fn the_last_attempt_is_closed_even_though_no_further_one_is_given() {
    let app = hurried_city().await;
    let clerk = app.persona("counter");
    let first = study::begin(&clerk, "SEC-02").await;
    study::submit(&clerk, &first.id).await;
    study::start(&clerk, &first.assignment_id).await;
    app.advance(TimeDelta::minutes(10));
    clerk.post(&path::attempts(&first.assignment_id), &()).await.refused(ErrorCode::AttemptsUsedUp);
    assert_eq!(stored_results(&app).len(), 2);
    assert_eq!(study::card(&clerk, "SEC-02").await.next_step, NextStep::AskHr);
}

#[actix_web::test]
async fn the_sweep_closes_and_completes_without_the_learner() {
    let app = hurried_city().await;
    let (clerk, junior) = (app.persona("counter"), app.persona("counter-junior"));
    let right = study::begin(&clerk, "SEC-02").await;
    study::answer_right(&app, &clerk, &right.id, 8).await;
    app.advance(TimeDelta::minutes(5));
    study::begin(&junior, "SEC-02").await;
    assert_eq!(close::sweep(&app.state).await.expect("a sweep"), 0, "nobody's time is over");

    app.advance(TimeDelta::minutes(6));
    assert_eq!(close::sweep(&app.state).await.expect("a sweep"), 1);
    assert_eq!(close::sweep(&app.state).await.expect("a sweep"), 0);
    let [result] = stored_results(&app).try_into().expect("one result");
    assert_eq!((result.attempt_id.as_str(), result.closed_by.as_str()), (right.id.as_str(), "clock"));
    assert_eq!(Some(result.submitted_at), right.expires_at);
    let card = study::card(&clerk, "SEC-02").await;
    assert!(card.completed_on.is_some(), "{card:?}");
    assert_eq!(stored_attempts(&app).len(), 2);
}
