//! The pass mark is compared exactly.

use std::collections::BTreeMap;

use contract::attempts::AttemptResult;
use learning::mark::Mark;
use learning::question::{AnswerKey, QuestionBody, Response};
use tests::app::TestApp;
use tests::{builders, study};

/// SEC-02 with nine questions of one mark and one matching or cloze question, marked by blank.
async fn take(right_whole: usize, right_blanks: impl Fn(usize) -> usize) -> (AttemptResult, Mark) {
    let app = TestApp::city().await;
    let borrowed = ["SEC-02", "SEC-03", "RPA-01"].map(|code| study::shipped(&app, code).bank).concat();
    let blanks = borrowed.into_iter().find(|q| matches!(q.body, QuestionBody::Matching { .. })).expect("one");
    study::publish_changed(&app, "SEC-02", |course| {
        course.bank.retain(|question| matches!(question.body, QuestionBody::Single { .. }));
        course.bank.truncate(9);
        course.bank.push(blanks.clone());
        assert_eq!(course.bank.len(), 10);
    });
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    let AnswerKey::Matching { pairs } = &blanks.key else { panic!("a matching question") };
    let right = right_blanks(pairs.len());
    let some: BTreeMap<String, String> = pairs.clone().into_iter().take(right).collect();
    study::save(&clerk, &attempt.id, &blanks.id, &Response::Matching { pairs: some }).await;
    let singles =
        builders::right_responses(&app.state, &attempt.id).into_iter().filter(|(id, _)| *id != blanks.id);
    for (question, response) in singles.take(right_whole) {
        study::save(&clerk, &attempt.id, &question, &response).await;
    }
    let part = Mark::new(right.try_into().expect("small"), pairs.len().try_into().expect("small"));
    (study::submit(&clerk, &attempt.id).await, part)
}

#[actix_web::test]
async fn exactly_the_pass_mark_passes() {
    let (result, part) = take(7, |all| all).await;
    assert_eq!((result.marks, part), (Mark::new(8, 1), Mark::ONE));
    assert_eq!(result.mastery, Mark::new(4, 5));
    assert!(result.passed && result.course_complete);
}

#[actix_web::test]
async fn one_part_of_a_mark_below_does_not_pass() {
    let (result, part) = take(7, |all| all - 1).await;
    assert_eq!(result.marks, Mark::new(7, 1) + part);
    assert!(result.marks < Mark::new(8, 1) && result.marks > Mark::new(7, 1));
    assert!(!result.passed && !result.course_complete);
}

#[actix_web::test]
async fn parts_of_marks_add_up_without_rounding() {
    let (result, part) = take(8, |all| all - 1).await;
    assert_eq!(result.marks, Mark::new(8, 1) + part);
    assert_ne!(part.denominator(), 1);
    assert!(result.passed);
}
