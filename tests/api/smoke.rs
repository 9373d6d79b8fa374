//! The whole loop once.

use contract::assignments::{LessonCompleted, MyAssignments, NextStep};
use contract::attempts::{AttemptResult, AttemptView, SaveResponse};
use contract::path;
use tests::app::TestApp;

#[actix_web::test]
async fn a_clerk_takes_a_course_and_the_record_stands() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let mine: MyAssignments = clerk.get(path::MY_ASSIGNMENTS).await.json();
    let assignment = &mine.open[0];
    let mut step = assignment.next_step.clone();
    while let NextStep::Lesson { lesson_id, .. } = &step {
        let done: LessonCompleted =
            clerk.post(&path::lesson_completion(&assignment.id, lesson_id), &()).await.json();
        step = done.next_step;
    }
    assert_eq!(step, NextStep::StartAttempt);
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
