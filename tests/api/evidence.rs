//! The chain of evidence of a person and a course: whole, sealed, without answers, and for the auditor alone.

use chrono::TimeDelta;
use contract::audit::AuditPage;
use contract::error::ErrorCode;
use contract::evidence::{DutyEvidence, Evidence, EvidenceEntry, EvidenceFact};
use contract::path;
use contract::records::RecordExtension;
use server::audit::chain;
use tests::app::TestApp;
use tests::study;

use crate::certificates::{ask, line};
use crate::records::{credit, day, record, revoke, waiver};

fn tables(entries: &[EvidenceEntry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.table.as_str()).collect()
}

async fn of(app: &TestApp, person: &str, course: &str) -> Evidence {
    app.persona("auditor").get(&path::evidence(person, course)).await.json()
}

/// The clerk completed SEC-02, whose due date had been extended, and has its certificate; everything is sealed.
async fn studied(app: &TestApp) -> (String, DutyEvidence) {
    let (clerk, hr) = (app.persona("counter"), app.persona("hr"));
    let before = of(app, &clerk.person_id, "SEC-02").await;
    let extension = RecordExtension {
        assignment_id: before.duties[0].assignment_id.clone(),
        due_on: day("2027-03-01"),
        reason: "長期の出張".to_owned(),
        approved_by: "人事課長".to_owned(),
        evidence: String::new(),
    };
    app.advance(TimeDelta::seconds(1));
    record(&hr, path::EXTENSIONS, &extension).await;
    app.advance(TimeDelta::seconds(1));
    study::complete(app, &clerk, "SEC-02").await;
    app.advance(TimeDelta::seconds(1));
    ask(&clerk, &line(&clerk, "SEC-02").await).await;
    chain::run(&app.state).await.expect("sealed");
    let evidence = of(app, &clerk.person_id, "SEC-02").await;
    (clerk.person_id, evidence.duties.into_iter().next().expect("a duty"))
}

#[actix_web::test]
async fn the_chain_goes_from_the_order_to_the_certificate() {
    let app = TestApp::city().await;
    let (_, duty) = studied(&app).await;
    let found = tables(&duty.entries);
    for table in [
        "assignment_orders",
        "assignment_changes",
        "extensions",
        "course_versions",
        "enrollments",
        "lesson_completions",
        "attempts",
        "attempt_results",
        "completions",
        "certificates",
    ] {
        assert!(found.contains(&table), "{table} is not in {found:?}");
    }
    assert_eq!(found.last(), Some(&"certificates"), "in the order of time");
    assert!(duty.entries.is_sorted_by_key(|entry| entry.at));
    assert!(duty.entries.iter().all(|entry| entry.seal_number.is_some_and(|n| n >= 1)), "{:?}", duty.entries);
    assert_eq!(duty.due_on, day("2027-03-01"));
    assert!(!duty.causes.is_empty());
    let closed = duty.entries.iter().find_map(|entry| match &entry.fact {
        EvidenceFact::TestClosed { marks, maximum, passed, .. } => Some((*marks, *maximum, *passed)),
        _ => None,
    });
    let (marks, maximum, passed) = closed.expect("a result");
    assert_eq!((marks, passed), (maximum, Some(true)));
}

#[actix_web::test]
async fn no_answer_and_no_question_is_on_the_page() {
    let app = TestApp::city().await;
    let (person, _) = studied(&app).await;
    let text = app.persona("auditor").get(&path::evidence(&person, "SEC-02")).await.text();
    assert!(!text.contains("responses") && !text.contains("question_id"));
    for question in study::shipped(&app, "SEC-02").bank {
        assert!(!text.contains(&format!("\"{}\"", question.id)), "{}", question.id);
    }
}

#[actix_web::test]
async fn waivers_outside_training_and_what_was_taken_back_stand_beside_the_duty() {
    let app = TestApp::city().await;
    let (hr, clerk) = (app.persona("hr"), app.persona("counter"));
    let waived = record(&hr, path::WAIVERS, &waiver(&clerk.person_id)).await;
    assert!(revoke(&hr, &waived, "誤り").await.status.is_success());
    let counted =
        contract::records::RecordCredit { course_code: "SEC-02".to_owned(), ..credit(&clerk.person_id) };
    record(&hr, path::CREDITS, &counted).await;
    let evidence = of(&app, &clerk.person_id, "SEC-02").await;
    let mut found = tables(&evidence.records);
    found.sort_unstable();
    assert_eq!(found, ["credits", "revocations", "waivers"]);
    assert!(evidence.log.iter().any(|entry| matches!(
        &entry.fact,
        EvidenceFact::Logged { action, actor, .. } if action == "waiver-recorded" && actor == "003618"
    )));
}

#[actix_web::test]
async fn a_year_may_be_picked_and_looking_is_written_down() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let address = path::evidence(&clerk.person_id, "SEC-02");
    let auditor = app.persona("auditor");
    let this: Evidence = auditor.get(&format!("{address}?fiscal_year=2026")).await.json();
    let other: Evidence = auditor.get(&format!("{address}?fiscal_year=2025")).await.json();
    assert_eq!((this.duties.len(), other.duties.len()), (1, 0));
    let log: AuditPage = auditor.get(path::AUDIT).await.json();
    assert_eq!(
        (log.rows[0].action.as_str(), log.rows[0].target.as_str()),
        ("evidence-viewed", "004512 SEC-02")
    );
}

#[actix_web::test]
async fn an_unknown_person_or_course_and_another_organisation_have_none() {
    let app = TestApp::two_tenants().await;
    let person = app.persona("counter").person_id;
    let auditor = app.persona("auditor");
    auditor.get(&path::evidence("nobody", "SEC-02")).await.refused(ErrorCode::NotFound);
    auditor.get(&path::evidence(&person, "XXX-99")).await.refused(ErrorCode::NotFound);
    tests::builders::give_roles(&app.state, 1, "003618", &learning::role::Role::ALL);
    app.person_of(1, "003618").get(&path::evidence(&person, "SEC-02")).await.refused(ErrorCode::NotFound);
    for key in ["hr", "administrator", "section-head", "dx-leader", "counter"] {
        app.persona(key).get(&path::evidence(&person, "SEC-02")).await.refused(ErrorCode::Forbidden);
    }
}
