//! The whole loop once.

use contract::assignments::MyAssignments;
use contract::attempts::{AttemptResult, AttemptView, SaveResponse};
use contract::path;
use tests::app::TestApp;
use tests::study;

#[actix_web::test]
async fn a_clerk_takes_a_course_and_the_record_stands() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let assignment = study::read_lessons(&clerk, "SEC-02").await;
    let attempt: AttemptView = clerk.post(&path::attempts(&assignment.id), &()).await.json();
    let right = tests::builders::right_responses(&app.state, &attempt.id);
    for (question, response) in right {
        let saved = clerk.put(&path::response(&attempt.id, &question), &SaveResponse { response }).await;
        assert!(saved.status.is_success(), "{}", saved.text());
    }
    let result: AttemptResult = clerk.post(&path::submission(&attempt.id), &()).await.json();
    assert!(result.passed && result.course_complete);
    let mine: MyAssignments = clerk.get(path::MY_ASSIGNMENTS).await.json();
    assert_eq!(mine.completed.len(), 1);
}
