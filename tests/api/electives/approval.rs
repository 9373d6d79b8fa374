//! Who may decide, and what a decision does.

use contract::audit::AuditPage;
use contract::electives::Mine;
use contract::error::ErrorCode;
use contract::path;
use contract::units::MyUnits;
use learning::elective::{ApplicationState, Decision};
use learning::role::Role;
use tests::app::TestApp;
use tests::builders::give_roles;
use tests::staff_edits::StaffFile;

use super::*;

#[actix_web::test]
async fn the_head_of_the_section_approves_and_the_course_can_be_taken() {
    let app = TestApp::city().await;
    offered(&app, COURSE, open()).await;
    let (clerk, head) = (app.persona("counter"), app.persona("section-head"));
    let asked = apply(&clerk, COURSE).await;
    assert_eq!((asked.state, asked.withdrawable), (ApplicationState::Requested, true));
    let units: MyUnits = head.get(path::MY_UNITS).await.json();
    let waiting = &units.units[0].applications;
    assert_eq!((waiting.len(), waiting[0].note.as_str()), (1, "窓口の担当が替わるため"));
    assert!(waiting[0].decidable);
    assert!(decide(&head, &asked.id, true, "").await.status.is_success());
    assert_eq!(application(mine(&clerk, COURSE).await).state, ApplicationState::Granted);
    let seen = seen_by_hr(&app, CLERK).await;
    let line = &seen.decisions[0];
    assert_eq!((line.decision, line.by.as_str()), (Decision::Approved, "松浦　直美"));
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    let line = log.rows.iter().find(|row| row.action == "elective-decided").unwrap();
    assert_eq!((line.actor.as_str(), line.target.as_str()), ("001822", "004512 ETH-02 approved"));
    let units: MyUnits = head.get(path::MY_UNITS).await.json();
    assert_eq!(units.units[0].applications, []);
}

#[actix_web::test]
async fn a_refusal_needs_a_reason_and_the_applicant_reads_it() {
    let app = TestApp::city().await;
    offered(&app, COURSE, open()).await;
    let (clerk, head) = (app.persona("counter"), app.persona("section-head"));
    let asked = apply(&clerk, COURSE).await;
    let problem = decide(&head, &asked.id, false, " \n").await.refused(ErrorCode::InvalidInput);
    assert_eq!((problem.fields[0].field.as_str(), problem.fields[0].code.as_str()), ("reason", "required"));
    let reason = "3月は繁忙期のため、来年度に受けてください。";
    assert!(decide(&head, &asked.id, false, reason).await.status.is_success());
    let Mine::Open { before: Some(before) } = mine(&clerk, COURSE).await else { panic!("not open") };
    assert_eq!(before.state, ApplicationState::Refused);
    assert_eq!(before.reason.as_deref(), Some(reason));
    assert_eq!(before.decided_by.as_deref(), Some("松浦　直美"));
    refused_because(&decide(&head, &asked.id, true, "").await, "decided");
    assert_eq!(apply(&clerk, COURSE).await.state, ApplicationState::Requested, "may ask again");
}

#[actix_web::test]
async fn the_head_of_another_section_sees_and_decides_nothing() {
    let app = TestApp::city().await;
    offered(&app, COURSE, open()).await;
    give_roles(&app.state, 0, ELSEWHERE, &[Role::SectionHead]);
    let other = app.person(ELSEWHERE);
    let asked = apply(&app.persona("counter"), COURSE).await;
    decide(&other, &asked.id, true, "").await.refused(ErrorCode::NotFound);
    decide(&other, &asked.id, false, "理由").await.refused(ErrorCode::NotFound);
    let units: MyUnits = other.get(path::MY_UNITS).await.json();
    assert!(units.units.iter().all(|unit| unit.applications.is_empty()));
    decide(&app.persona("counter-junior"), &asked.id, true, "").await.refused(ErrorCode::Forbidden);
    assert_eq!(seen_by_hr(&app, CLERK).await.state, ApplicationState::Requested);
}

#[actix_web::test]
async fn who_is_moved_is_decided_about_by_the_new_head_from_that_day() {
    let app = TestApp::city().await;
    offered(&app, COURSE, open()).await;
    give_roles(&app.state, 0, ELSEWHERE, &[Role::SectionHead]);
    let asked = apply(&app.persona("counter"), COURSE).await;
    StaffFile::shipped().moved(CLERK, "010200", "人事課").import(&app.persona("hr")).await;
    decide(&app.persona("section-head"), &asked.id, true, "").await.refused(ErrorCode::NotFound);
    assert!(decide(&app.person(ELSEWHERE), &asked.id, true, "").await.status.is_success());
}

#[actix_web::test]
async fn hr_may_decide_for_a_head_and_nobody_decides_for_themselves() {
    let app = TestApp::city().await;
    offered(&app, COURSE, open()).await;
    let (head, hr) = (app.persona("section-head"), app.persona("hr"));
    let asked = apply(&head, COURSE).await;
    decide(&head, &asked.id, true, "").await.refused(ErrorCode::Forbidden);
    let units: MyUnits = head.get(path::MY_UNITS).await.json();
    assert!(!units.units[0].applications[0].decidable);
    assert!(decide(&hr, &asked.id, true, "").await.status.is_success());
    let own = apply(&hr, COURSE).await;
    decide(&hr, &own.id, true, "").await.refused(ErrorCode::Forbidden);
    decide(&hr, "00000000-0000-7000-8000-000000000000", true, "").await.refused(ErrorCode::NotFound);
}
