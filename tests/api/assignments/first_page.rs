//! The learner's first page: what is open, by when, how long it takes, and the one next step.

use chrono::{NaiveDate, TimeDelta};
use contract::assignments::{AssignmentCard, CoursePage, MyAssignments, NextStep, SaveBookmark};
use contract::path;
use learning::completion::WhyNotComplete;
use learning::deadline::AssignmentState;
use learning::fiscal_year::FiscalYear;
use tests::app::{Persona, TestApp};
use tests::study;

async fn mine(learner: &Persona<'_>) -> MyAssignments {
    learner.get(path::MY_ASSIGNMENTS).await.json()
}

async fn course_page(learner: &Persona<'_>, assignment: &str) -> CoursePage {
    learner.get(&path::assignment(assignment)).await.json()
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[actix_web::test]
async fn open_assignments_come_by_due_date_with_days_left() {
    let app = TestApp::city().await;
    let page = mine(&app.persona("counter")).await;
    let rows: Vec<_> =
        page.open.iter().map(|card| (card.course_code.as_str(), card.due_on, card.days_left)).collect();
    let expected = [
        ("SEC-02", day("2026-12-23"), 30),
        ("SEC-03", day("2027-01-22"), 60),
        ("RPA-01", day("2027-02-21"), 90),
    ];
    assert_eq!(rows, expected);
    assert_eq!((page.fiscal_year, page.today), (FiscalYear(2026), day("2026-11-23")));
    assert!(page.completed.is_empty());
    assert!(page.open.iter().all(|card| card.state == AssignmentState::NotStarted));
    assert!(page.open.iter().all(|card| card.why == Some(WhyNotComplete::NotStarted)));
}

#[actix_web::test]
async fn the_next_step_leads_from_the_first_lesson_to_completion() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let course = study::shipped(&app, "SEC-02");
    let lesson =
        |index: usize, resumed| NextStep::Lesson { lesson_id: course.lessons[index].id.clone(), resumed };

    let card = study::card(&clerk, "SEC-02").await;
    assert_eq!(card.next_step, lesson(0, false));

    let bookmark = SaveBookmark { lesson_id: course.lessons[2].id.clone(), position: 250 };
    clerk.put(&path::bookmark(&card.id), &bookmark).await;
    let card = study::card(&clerk, "SEC-02").await;
    assert_eq!((card.next_step, card.state), (lesson(2, true), AssignmentState::InProgress));

    let card = study::read_lessons(&clerk, "SEC-02").await;
    let card = course_page(&clerk, &card.id).await.assignment;
    assert_eq!(
        (card.next_step, card.why),
        (NextStep::StartAttempt, Some(WhyNotComplete::AssessmentNotTaken))
    );

    let attempt = study::start(&clerk, &card.id).await;
    study::answer_right(&app, &clerk, &attempt.id, 3).await;
    let card = study::card(&clerk, "SEC-02").await;
    let open = NextStep::ContinueAttempt { attempt_id: attempt.id.clone(), answered: 3, total: 10 };
    assert_eq!(card.next_step, open);
    let why = WhyNotComplete::AssessmentInProgress { answered: Some(3), total: Some(10) };
    assert_eq!(card.why, Some(why));

    study::submit(&clerk, &attempt.id).await;
    let card = study::card(&clerk, "SEC-02").await;
    assert_eq!(card.next_step, NextStep::StartAttempt);
    assert!(matches!(card.why, Some(WhyNotComplete::BelowMastery { attempts_left: None, .. })), "{card:?}");

    study::complete(&app, &clerk, "SEC-02").await;
    let page = mine(&clerk).await;
    let [card] = page.completed.as_slice() else { panic!("{page:?}") };
    assert_eq!((&card.next_step, &card.why, card.minutes_left), (&NextStep::Review, &None, 0));
    assert_eq!((card.state, card.completed_on), (AssignmentState::Completed, Some(day("2026-11-23"))));
    assert_eq!(card.progress, learning::mark::Mark::ONE);
    assert_eq!(page.open.len(), 2);
}

#[actix_web::test]
async fn minutes_left_shrink_with_every_lesson_and_the_passed_assessment() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let course = study::shipped(&app, "SEC-03");
    let lessons: u32 = course.lessons.iter().map(|lesson| lesson.minutes).sum();
    let card = study::card(&clerk, "SEC-03").await;
    assert_eq!(card.minutes_left, lessons + course.assessment.questions);
    clerk.post(&path::lesson_completion(&card.id, &course.lessons[1].id), &()).await;
    let left = study::card(&clerk, "SEC-03").await.minutes_left;
    assert_eq!(left, lessons - course.lessons[1].minutes + course.assessment.questions);
    study::read_lessons(&clerk, "SEC-03").await;
    assert_eq!(study::card(&clerk, "SEC-03").await.minutes_left, course.assessment.questions);
}

#[actix_web::test]
async fn past_its_due_date_an_assignment_is_overdue_and_its_completion_late() {
    let app = TestApp::city().await;
    app.advance(TimeDelta::days(30));
    let on_the_day = study::card(&app.persona("counter"), "SEC-02").await;
    assert_eq!((on_the_day.state, on_the_day.days_left), (AssignmentState::NotStarted, 0));
    // 10:00 in Japan; the day ends in Japan, not in UTC.
    app.advance(TimeDelta::hours(14));
    let clerk = app.persona("counter");
    let after: AssignmentCard = study::card(&clerk, "SEC-02").await;
    assert_eq!((after.state, after.days_left), (AssignmentState::Overdue, -1));
    study::complete(&app, &clerk, "SEC-02").await;
    let late = study::card(&clerk, "SEC-02").await;
    assert_eq!((late.state, late.completed_on), (AssignmentState::CompletedLate, Some(day("2026-12-24"))));
}

#[actix_web::test]
async fn without_attempts_left_the_one_step_is_to_ask_hr() {
    let app = TestApp::city().await;
    study::publish_changed(&app, "SEC-03", |course| course.assessment.attempts = Some(1));
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-03").await;
    study::submit(&clerk, &attempt.id).await;
    let card = study::card(&clerk, "SEC-03").await;
    assert_eq!(card.next_step, NextStep::AskHr);
    assert!(matches!(card.why, Some(WhyNotComplete::AttemptsUsedUp { attempts: 1, .. })), "{card:?}");
}

#[actix_web::test]
async fn the_course_page_shows_lessons_objectives_and_attempts() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let course = study::shipped(&app, "SEC-02");
    let card = study::card(&clerk, "SEC-02").await;
    let page = course_page(&clerk, &card.id).await;
    assert_eq!(page.assignment, card);
    let ids: Vec<_> = page.lessons.iter().map(|lesson| &lesson.id).collect();
    assert_eq!(ids, course.lessons.iter().map(|lesson| &lesson.id).collect::<Vec<_>>());
    assert_eq!(page.objectives.len(), course.objectives.len());
    assert_eq!((page.assessment.questions, page.assessment.mastery), (10, learning::mark::Mark::new(4, 5)));
    assert!(!page.assessment.available && page.assessment.attempts.is_empty());

    let attempt = study::begin(&clerk, "SEC-02").await;
    study::submit(&clerk, &attempt.id).await;
    let page = course_page(&clerk, &card.id).await;
    assert!(page.assessment.available && page.lessons.iter().all(|lesson| lesson.completed_at.is_some()));
    let [made] = page.assessment.attempts.as_slice() else { panic!("{page:?}") };
    assert_eq!((made.id.as_str(), made.number, made.passed), (attempt.id.as_str(), 1, Some(false)));
    assert_eq!(made.share, Some(learning::mark::Mark::ZERO));
}
