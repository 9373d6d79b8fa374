//! A pass mark of its own for the questions of one tag.

use contract::attempts::AttemptResult;
use contract::path;
use learning::completion::WhyNotComplete;
use learning::mark::Mark;
use learning::scoring::TagMastery;
use tests::app::TestApp;
use tests::{builders, study};

const TAG: &str = "初動";

/// SEC-02 where the questions of the second objective must reach nine tenths.
async fn city() -> TestApp {
    let app = TestApp::city().await;
    study::publish_changed(&app, "SEC-02", |course| {
        course.assessment.tag_mastery = vec![
            TagMastery { tag: TAG.to_owned(), mastery: Mark::new(9, 10) },
            TagMastery { tag: "だれにもないタグ".to_owned(), mastery: Mark::ONE },
        ];
        course.assessment.mastery = Mark::new(1, 2);
        for question in course.bank.iter_mut().filter(|question| question.objective == "SEC-02-2") {
            question.tags = vec![TAG.to_owned()];
        }
    });
    app
}

/// An attempt whose one tagged question is left open.
async fn one_tagged_question_open(app: &TestApp) -> AttemptResult {
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    let course = builders::course_of(&app.state, &attempt.id);
    let tagged = |id: &str| course.bank.iter().any(|question| question.id == id && !question.tags.is_empty());
    let mut left_open = false;
    for (question, response) in builders::right_responses(&app.state, &attempt.id) {
        if tagged(&question) && !left_open {
            left_open = true;
        } else {
            study::save(&clerk, &attempt.id, &question, &response).await;
        }
    }
    study::submit(&clerk, &attempt.id).await
}

#[actix_web::test]
async fn enough_marks_do_not_pass_when_the_questions_of_a_tag_do_not() {
    let app = city().await;
    let result = one_tagged_question_open(&app).await;
    assert_eq!((result.marks, result.passed), (Mark::new(9, 1), false));
    assert!(!result.must_be_right_missed);
    assert_eq!(result.tags.len(), 1, "a tag that was not drawn has no verdict");
    let tag = &result.tags[0];
    assert_eq!((tag.tag.as_str(), tag.mastery, tag.passed), (TAG, Mark::new(9, 10), false));
    assert!(tag.maximum > Mark::ONE && tag.maximum - tag.marks == Mark::ONE);
    let why = result.why.clone().expect("not complete");
    assert!(matches!(why, WhyNotComplete::BelowMastery { .. }));
    let shown: AttemptResult =
        app.persona("counter").get(&path::attempt_result(&result.attempt_id)).await.json();
    assert_eq!(shown, result);
}

#[actix_web::test]
async fn a_past_result_keeps_the_pass_mark_that_it_was_judged_by() {
    let app = city().await;
    let result = one_tagged_question_open(&app).await;
    study::publish_changed(&app, "SEC-02", |course| course.assessment.tag_mastery.clear());
    let shown: AttemptResult =
        app.persona("counter").get(&path::attempt_result(&result.attempt_id)).await.json();
    assert_eq!((shown.tags, shown.passed), (result.tags, false));
}

#[actix_web::test]
async fn all_right_passes_both() {
    let app = city().await;
    let result = study::complete(&app, &app.persona("counter"), "SEC-02").await;
    assert!(result.passed && result.tags[0].passed);
}
