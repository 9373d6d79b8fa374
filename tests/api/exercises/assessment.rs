//! Exercises stand between the lessons and the assessment; and questions that must be right.

use contract::assignments::NextStep;
use contract::attempts::AttemptResult;
use contract::error::ErrorCode;
use contract::path;
use courseware::CourseMaterial;
use learning::completion::WhyNotComplete;
use learning::mark::Mark;
use tests::app::{Persona, TestApp};
use tests::{builders, study};

use super::fixtures::{self, BEST, COURSE, RIGHT, SCENARIO, SORTING};

#[actix_web::test]
async fn exercises_come_behind_their_lessons_and_before_the_assessment() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let lessons = study::shipped(&app, COURSE).lessons;
    let (card, steps) = fixtures::work_through(&clerk, COURSE).await;
    let ids: Vec<&str> = steps
        .iter()
        .map(|step| match step {
            NextStep::Lesson { lesson_id, .. } => lesson_id.as_str(),
            NextStep::Exercise { exercise_id } => exercise_id.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    let mut expected: Vec<&str> = lessons.iter().map(|lesson| lesson.id.as_str()).collect();
    expected.insert(2, SCENARIO);
    expected.insert(1, SORTING);
    assert_eq!(ids, expected);
    let page = fixtures::course_page(&clerk, &card.id).await;
    let rows: Vec<(&str, &str)> =
        page.exercises.iter().map(|row| (row.id.as_str(), row.after.as_str())).collect();
    assert_eq!(rows, [(SORTING, lessons[0].id.as_str()), (SCENARIO, lessons[1].id.as_str())]);
    assert!(page.assessment.available && page.variant.is_none());
}

#[actix_web::test]
async fn a_course_is_complete_only_with_its_exercises() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, COURSE).await;
    let lessons = study::shipped(&app, COURSE).lessons;
    assert_eq!(
        card.minutes_left,
        lessons.iter().map(|lesson| lesson.minutes).sum::<u32>()
            + 6
            + fixtures::course_page(&clerk, &card.id).await.assessment.questions
    );
    for lesson in &lessons {
        clerk.post(&path::lesson_completion(&card.id, &lesson.id), &()).await;
    }
    let page = fixtures::course_page(&clerk, &card.id).await;
    assert_eq!(page.assignment.why, Some(WhyNotComplete::ExercisesLeft { left: 2 }));
    assert_eq!(page.assignment.next_step, NextStep::Exercise { exercise_id: SORTING.to_owned() });
    assert!(!page.assessment.available);
    clerk.post(&path::attempts(&card.id), &()).await.refused(ErrorCode::LessonsLeft);
    let steps = i64::try_from(lessons.len()).unwrap();
    assert_eq!(page.assignment.progress, Mark::new(steps, steps + 3));

    assert!(!fixtures::sort(&clerk, &card.id, &[]).await.passed);
    clerk.post(&path::attempts(&card.id), &()).await.refused(ErrorCode::LessonsLeft);
    let outcome = fixtures::sort(&clerk, &card.id, &RIGHT).await;
    assert_eq!(outcome.next_step, NextStep::Exercise { exercise_id: SCENARIO.to_owned() });
    let outcome = fixtures::play(&clerk, &card.id, &BEST).await;
    assert_eq!(outcome.next_step, NextStep::StartAttempt);
    let result = study::complete(&app, &clerk, COURSE).await;
    assert!(result.passed && result.why.is_none());
    let page = fixtures::course_page(&clerk, &card.id).await;
    assert_eq!((page.assignment.next_step, page.assignment.minutes_left), (NextStep::Review, 0));
    let later = fixtures::sort(&clerk, &card.id, &[]).await;
    assert!(!later.passed && later.course_complete, "practice takes nothing away");
}

/// SEC-02 with ten questions that are all drawn, one of which must be right.
fn with_a_tag(course: &mut CourseMaterial) -> String {
    course.exercises.clear();
    course.bank.truncate(10);
    course.assessment.questions = 10;
    course.bank[3].tags = vec!["禁止入力".to_owned()];
    course.assessment.must_be_right = vec!["禁止入力".to_owned()];
    course.bank[3].id.clone()
}

async fn answer_all_but(app: &TestApp, learner: &Persona<'_>, leave: &str) -> AttemptResult {
    let attempt = study::begin(learner, COURSE).await;
    let responses = builders::right_responses(&app.state, &attempt.id);
    assert_eq!(responses.len(), 10);
    for (question, response) in responses.iter().filter(|(question, _)| question != leave) {
        study::save(learner, &attempt.id, question, response).await;
    }
    study::submit(learner, &attempt.id).await
}

#[actix_web::test]
async fn a_question_that_must_be_right_fails_the_attempt_when_it_is_not() {
    let app = TestApp::city().await;
    let (mut tagged, mut other) = (String::new(), String::new());
    study::publish_changed(&app, COURSE, |course| {
        tagged = with_a_tag(course);
        other = course.bank[4].id.clone();
    });
    let clerk = app.persona("counter");
    let missed = answer_all_but(&app, &clerk, &tagged).await;
    assert_eq!(missed.marks, Mark::new(9, 1));
    assert!(missed.must_be_right_missed && !missed.passed && !missed.course_complete);
    assert!(
        matches!(missed.why, Some(WhyNotComplete::BelowMastery { best_share, .. }) if best_share == Mark::new(9, 10))
    );
    let right = answer_all_but(&app, &clerk, &other).await;
    assert_eq!(right.marks, Mark::new(9, 1));
    assert!(!right.must_be_right_missed && right.passed && right.course_complete);
}
