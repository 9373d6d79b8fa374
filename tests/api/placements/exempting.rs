//! What a placement exempts from and recommends, and that the assessment is still to be passed.

use std::collections::BTreeSet;

use contract::assignments::NextStep;
use learning::completion::WhyNotComplete;
use learning::mark::Mark;
use learning::placement::Threshold;
use tests::study;

use super::fixtures::{self, ALL, CONFIRMED, COURSE};

fn set(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

#[actix_web::test]
async fn a_passed_objective_exempts_from_lessons_all_of_whose_objectives_are_passed() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let result = fixtures::take(&app, &clerk, &["SEC-02-1"]).await;
    let exempted: Vec<&str> = result.exempted.iter().map(|lesson| lesson.id.as_str()).collect();
    assert_eq!(exempted, ["types", "five-points", "lgwan"], "payment-fraud has a second objective");
    assert_eq!(fixtures::stored_exemptions(&app), set(&exempted));
    let page = fixtures::page(&clerk).await;
    let shown: Vec<(&str, bool)> = page
        .lessons
        .iter()
        .filter(|row| row.exempted)
        .map(|row| (row.id.as_str(), row.completed_at.is_some()))
        .collect();
    assert_eq!(shown, [("types", false), ("five-points", false), ("lgwan", false)], "exempted, not finished");
    let next = NextStep::Lesson { lesson_id: "first-response".to_owned(), resumed: true };
    assert_eq!((&page.assignment.next_step, &result.next_step), (&next, &next));
    assert_eq!(page.assignment.why, Some(WhyNotComplete::LessonsLeft { left: 3 }));
    let left: u32 = page.lessons.iter().filter(|row| !row.exempted).map(|row| row.minutes).sum();
    assert_eq!(page.assignment.minutes_left, left + page.assessment.questions);
}

#[actix_web::test]
async fn a_lesson_with_something_to_confirm_is_never_exempted() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let result = fixtures::take(&app, &clerk, &ALL).await;
    assert!(!fixtures::stored_exemptions(&app).contains(CONFIRMED));
    assert_eq!((result.exempted.len(), result.kept_to_confirm.len()), (5, 1));
    assert_eq!(result.kept_to_confirm[0].id, CONFIRMED);
    let next = NextStep::Lesson { lesson_id: CONFIRMED.to_owned(), resumed: true };
    assert_eq!(result.next_step, next);
}

#[actix_web::test]
async fn with_every_lesson_exempted_the_assessment_is_still_to_be_passed() {
    let app = fixtures::city_with(|course| course.inserts[0].acknowledge = false).await;
    let clerk = app.persona("counter");
    let result = fixtures::take(&app, &clerk, &ALL).await;
    assert_eq!((result.exempted.len(), result.next_step), (6, NextStep::StartAttempt));
    let page = fixtures::page(&clerk).await;
    assert_eq!(page.assignment.completed_on, None);
    assert_eq!(page.assignment.why, Some(WhyNotComplete::AssessmentNotTaken));
    assert!(page.assessment.available);
    assert!(study::complete(&app, &clerk, COURSE).await.course_complete);
}

#[actix_web::test]
async fn an_exempted_lesson_can_be_read_all_the_same() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let result = fixtures::take(&app, &clerk, &["SEC-02-1"]).await;
    study::read_lesson(&clerk, &result.assignment_id, "types").await;
    let page = fixtures::page(&clerk).await;
    assert!(page.lessons[0].exempted && page.lessons[0].completed_at.is_some());
    assert_eq!(page.assignment.why, Some(WhyNotComplete::LessonsLeft { left: 3 }), "counted once");
}

#[actix_web::test]
async fn a_course_may_exempt_from_nothing_and_recommend_all_the_same() {
    let app =
        fixtures::city_with(|course| course.placement.as_mut().expect("a placement").exempt = false).await;
    let clerk = app.persona("counter");
    let result = fixtures::take(&app, &clerk, &ALL).await;
    assert!(!result.exempts && result.exempted.is_empty() && result.kept_to_confirm.is_empty());
    assert!(fixtures::stored_exemptions(&app).is_empty());
    assert_eq!(result.recommended.len(), 1);
    assert_eq!(result.recommended[0].when, Threshold::AtLeast(Mark::new(9, 10)));
}

#[actix_web::test]
async fn what_is_recommended_depends_on_the_share_and_names_published_courses_only() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let low = fixtures::take(&app, &clerk, &["SEC-02-3"]).await;
    let courses: Vec<&str> = low.recommended[0].courses.iter().map(|course| course.code.as_str()).collect();
    assert_eq!((low.recommended.len(), low.recommended[0].level, courses), (1, Some(1), vec!["SEC-03"]));
    let middle = fixtures::take(&app, &app.persona("counter-junior"), &["SEC-02-1", "SEC-02-2"]).await;
    assert_eq!(middle.recommended, [], "four of six is neither below 60 % nor 90 %");
}
