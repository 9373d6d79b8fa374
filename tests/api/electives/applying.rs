//! Applying and taking it back.

use chrono::TimeDelta;
use contract::assignments::MyAssignments;
use contract::electives::{ApplyElective, Mine};
use contract::error::ErrorCode;
use contract::path;
use learning::deadline::AssignmentState;
use learning::elective::{ApplicationState, Decision, Offer, WhyNot};
use tests::app::TestApp;
use tests::study;

use super::*;
use crate::contents;

#[actix_web::test]
async fn without_approval_the_course_can_be_taken_at_once() {
    let app = TestApp::city().await;
    offered(&app, COURSE, Offer { due_days: Some(30), ..free_of_approval(None) }).await;
    let clerk = app.persona("counter");
    let application = apply(&clerk, COURSE).await;
    assert_eq!(application.state, ApplicationState::Granted);
    let Mine::Assigned { due_on, state, .. } = mine(&clerk, COURSE).await else { panic!("not assigned") };
    assert_eq!((due_on.to_string().as_str(), state), ("2026-12-23", AssignmentState::NotStarted));
    study::complete(&app, &clerk, COURSE).await;
    let Mine::Completed { on, .. } = mine(&clerk, COURSE).await else { panic!("not completed") };
    assert_eq!(on.to_string(), "2026-11-23");
    let rows = &contents::of(&app.state)["course_selections"];
    assert_eq!(rows.len(), 1);
    assert!(rows[0].contains("elective") && rows[0].contains(&application.id), "{}", rows[0]);
}

#[actix_web::test]
async fn what_keeps_an_application_out_is_named() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    refused_because(&try_to_apply(&clerk, COURSE).await, "not-offered");
    let period = |first: &str, last: &str| Offer {
        opens_on: Some(first.parse().unwrap()),
        closes_on: Some(last.parse().unwrap()),
        ..open()
    };
    offered(&app, COURSE, period("2026-11-24", "2026-11-30")).await;
    refused_because(&try_to_apply(&clerk, COURSE).await, "not-yet");
    assert!(matches!(mine(&clerk, COURSE).await, Mine::Closed { why: WhyNot::NotYet, .. }));
    offered(&app, COURSE, period("2026-11-01", "2026-11-22")).await;
    refused_because(&try_to_apply(&clerk, COURSE).await, "over");
    offered(&app, "SEC-03", open()).await;
    refused_because(&try_to_apply(&clerk, "SEC-03").await, "assigned");
    offered(&app, COURSE, period("2026-11-23", "2026-11-23")).await;
    apply(&clerk, COURSE).await;
    refused_because(&try_to_apply(&clerk, COURSE).await, "applied");
    try_to_apply(&clerk, "XXX-99").await.refused(ErrorCode::NotFound);
    let long = ApplyElective { note: "あ".repeat(501) };
    let problem = clerk.post(&path::elective_applications(OTHER), &long).await;
    assert_eq!(problem.refused(ErrorCode::InvalidInput).fields[0].field, "note");
    assert_eq!(overview(&app).await.applications.len(), 1, "nothing that was refused is kept");
}

#[actix_web::test]
async fn a_missing_prerequisite_keeps_out_and_one_that_is_a_duty_does_not() {
    let app = TestApp::city().await;
    let shipped = study::shipped(&app, "SEC-04");
    assert_eq!(shipped.prerequisites, ["SEC-01"]);
    study::publish_changed(&app, "SEC-04", |course| course.prerequisites = vec![OTHER.to_owned()]);
    offered(&app, "SEC-04", open()).await;
    offered(&app, OTHER, free_of_approval(None)).await;
    let clerk = app.persona("counter");
    refused_because(&try_to_apply(&clerk, "SEC-04").await, "prerequisite");
    apply(&clerk, OTHER).await;
    assert_eq!(apply(&clerk, "SEC-04").await.state, ApplicationState::Requested);
}

#[actix_web::test]
async fn an_application_is_taken_back_before_and_after_the_seat_and_made_again() {
    let app = TestApp::city().await;
    offered(&app, COURSE, free_of_approval(None)).await;
    let clerk = app.persona("counter");
    for _ in 0..2 {
        let application = apply(&clerk, COURSE).await;
        assert!(application.withdrawable);
        app.advance(TimeDelta::seconds(1));
        assert!(withdraw(&clerk, &application.id).await.status.is_success());
        let Mine::Open { before } = mine(&clerk, COURSE).await else { panic!("not open again") };
        assert_eq!(before.unwrap().state, ApplicationState::Withdrawn);
        refused_because(&withdraw(&clerk, &application.id).await, "over");
    }
    let all = contents::of(&app.state);
    assert_eq!((all["course_selections"].len(), all["revocations"].len()), (2, 2));
    let standing = all["assignments"].iter().filter(|row| row.contains("not-required")).count();
    assert_eq!(standing, 1, "one assignment, not required any more");
    offered(&app, COURSE, open()).await;
    let asked = apply(&clerk, COURSE).await;
    assert!(withdraw(&clerk, &asked.id).await.status.is_success());
    let decisions = seen_by_hr(&app, CLERK).await.decisions;
    assert_eq!(decisions.iter().map(|line| line.decision).collect::<Vec<_>>(), [Decision::Withdrawn]);
}

/// Decided: a seat that was used is not given back; who has begun may finish.
#[actix_web::test]
async fn a_course_that_was_begun_cannot_be_given_back() {
    let app = TestApp::city().await;
    offered(&app, COURSE, free_of_approval(None)).await;
    let clerk = app.persona("counter");
    let application = apply(&clerk, COURSE).await;
    study::read_lessons(&clerk, COURSE).await;
    let Mine::Assigned { application: Some(begun), .. } = mine(&clerk, COURSE).await else {
        panic!("not assigned")
    };
    assert!(!begun.withdrawable);
    refused_because(&withdraw(&clerk, &application.id).await, "begun");
    study::complete(&app, &clerk, COURSE).await;
}

#[actix_web::test]
async fn a_duty_with_another_cause_outlives_the_application() {
    let app = TestApp::city().await;
    offered(&app, COURSE, free_of_approval(None)).await;
    let clerk = app.persona("counter");
    let application = apply(&clerk, COURSE).await;
    let draft = contract::assignments::OrderDraft {
        course_code: COURSE.into(),
        grades: vec!["G60".into()],
        department_ids: Vec::new(),
        due_on: "2027-02-26".parse().unwrap(),
    };
    let hr = app.persona("hr");
    let shown: contract::assignments::OrderPreview = hr.post(path::ORDER_PREVIEW, &draft).await.json();
    let order = contract::assignments::ApplyOrder { draft, digest: shown.digest };
    assert!(hr.post(path::ORDERS, &order).await.status.is_success());
    assert!(withdraw(&clerk, &application.id).await.status.is_success());
    assert!(matches!(mine(&clerk, COURSE).await, Mine::Assigned { application: None, .. }));
    let own: MyAssignments = clerk.get(path::MY_ASSIGNMENTS).await.json();
    assert!(own.open.iter().any(|card| card.course_code == COURSE));
}

#[actix_web::test]
async fn an_application_lapses_with_its_fiscal_year() {
    let app = TestApp::city().await;
    offered(&app, COURSE, open()).await;
    let asked = apply(&app.persona("counter"), COURSE).await;
    app.advance(TimeDelta::days(129));
    let (clerk, head) = (app.persona("counter"), app.persona("section-head"));
    refused_because(&decide(&head, &asked.id, true, "").await, "decided");
    refused_because(&withdraw(&clerk, &asked.id).await, "over");
    assert!(
        matches!(mine(&clerk, COURSE).await, Mine::Open { before: None }),
        "a new year, a new application"
    );
    apply(&clerk, COURSE).await;
}

#[actix_web::test]
async fn another_persons_application_is_not_found() {
    let app = TestApp::city().await;
    offered(&app, COURSE, open()).await;
    let asked = apply(&app.persona("counter"), COURSE).await;
    withdraw(&app.persona("counter-junior"), &asked.id).await.refused(ErrorCode::NotFound);
    withdraw(&app.persona("hr"), &asked.id).await.refused(ErrorCode::NotFound);
    assert_eq!(seen_by_hr(&app, CLERK).await.state, ApplicationState::Requested);
}
