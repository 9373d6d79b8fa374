//! Publishing: the difference first, then exactly that; completions stay.

use contract::error::ErrorCode;
use contract::requirements::{PublicationQuestion, Publish};
use learning::curriculum::{DueRule, Rule};
use learning::deadline::AssignmentState;
use learning::role::Grade;
use tests::app::TestApp;
use tests::study;

use super::fixtures::{preview, publish, publish_redating, rule, save};

#[actix_web::test]
async fn the_difference_is_shown_first_and_then_happens() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let (shown, published) = publish(&hr, vec![rule("a", "SEC-01", &[Grade::G30], 12, 28)]).await;
    assert_eq!((shown.difference.gained, shown.difference.completions_changed), (36, 0));
    assert_eq!(shown.people.len(), 36);
    assert_eq!(published.difference, shown.difference);
    let card = study::card(&app.persona("section-head"), "SEC-01").await;
    // Published on 23 November: thirty days are left before the fixed day, so it holds.
    assert_eq!(card.due_on.to_string(), "2026-12-28");
    assert_eq!(card.state, AssignmentState::NotStarted);
}

#[actix_web::test]
async fn publishing_again_changes_nothing() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    publish(&hr, vec![rule("a", "SEC-01", &[], 12, 28)]).await;
    let (shown, _) = publish(&hr, vec![rule("a", "SEC-01", &[], 12, 28)]).await;
    assert_eq!(shown.difference, Default::default());
}

#[actix_web::test]
async fn a_completion_survives_every_change_of_the_rules() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    publish(&hr, vec![rule("a", "SEC-03", &[], 12, 28)]).await;
    study::complete(&app, &app.persona("counter"), "SEC-03").await;
    let before = study::card(&app.persona("counter"), "SEC-03").await;
    let (shown, _) = publish(&hr, Vec::new()).await;
    // The order of HR still asks 433 people for SEC-03; its due date is what remains.
    assert_eq!(shown.difference.completions_changed, 0);
    let after = study::card(&app.persona("counter"), "SEC-03").await;
    assert_eq!((after.completed_on, after.state), (before.completed_on, before.state));
}

#[actix_web::test]
async fn open_duties_keep_their_due_date_unless_it_is_to_be_moved() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    publish(&hr, vec![rule("a", "SEC-01", &[Grade::G30], 12, 28)]).await;
    let (shown, _) = publish(&hr, vec![rule("a", "SEC-01", &[Grade::G30], 3, 15)]).await;
    assert_eq!(shown.difference.due_moved, 0);
    let later = rule("a", "SEC-01", &[Grade::G30], 3, 20);
    let (shown, _) = publish_redating(&hr, vec![later], &["a"]).await;
    assert_eq!(shown.difference.due_moved, 36);
    let card = study::card(&app.persona("section-head"), "SEC-01").await;
    assert_eq!(card.due_on.to_string(), "2027-03-20");
}

#[actix_web::test]
async fn what_is_no_longer_asked_for_ends_and_stays_in_sight() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    publish(&hr, vec![rule("a", "SEC-01", &[Grade::G30], 12, 28)]).await;
    let (shown, _) = publish(&hr, Vec::new()).await;
    assert_eq!(shown.difference.no_longer_required, 36);
    let mine: contract::assignments::MyAssignments =
        app.persona("section-head").get(contract::path::MY_ASSIGNMENTS).await.json();
    let ended = mine.others.iter().find(|card| card.course_code == "SEC-01").expect("still shown");
    assert_eq!(ended.state, AssignmentState::NotRequired);
    assert!(mine.open.iter().all(|card| card.course_code != "SEC-01"));
}

#[actix_web::test]
async fn what_was_not_looked_at_is_not_published() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let revision = save(&hr, vec![rule("a", "SEC-01", &[], 12, 28)]).await.revision;
    let shown = preview(&hr, revision, &[]).await;
    let body = |revision, digest: &str, reason: &str| Publish {
        revision,
        redate: Vec::new(),
        digest: digest.to_owned(),
        reason: reason.to_owned(),
    };
    let address = "/api/curriculum/versions";
    hr.post(address, &body(revision, "0", "理由")).await.refused(ErrorCode::Conflict);
    hr.post(address, &body(revision, &shown.digest, " 　 ")).await.refused(ErrorCode::InvalidInput);
    // Somebody saves another draft in the meantime.
    save(&hr, vec![rule("b", "SEC-02", &[], 12, 28)]).await;
    hr.post(address, &body(revision, &shown.digest, "理由")).await.refused(ErrorCode::Conflict);
    let question = PublicationQuestion { revision, redate: Vec::new() };
    hr.post("/api/curriculum/preview", &question).await.refused(ErrorCode::Conflict);
}

#[actix_web::test]
async fn a_curriculum_with_findings_is_not_published() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let wrong = Rule { label: String::new(), ..rule("a", "SEC-01", &[], 12, 28) };
    let revision = save(&hr, vec![wrong]).await.revision;
    let shown = preview(&hr, revision, &[]).await;
    assert_eq!(shown.findings.len(), 1);
    let body = Publish { revision, redate: Vec::new(), digest: shown.digest, reason: "理由".to_owned() };
    hr.post("/api/curriculum/versions", &body).await.refused(ErrorCode::InvalidInput);
}

#[actix_web::test]
async fn the_load_is_shown_before_anything_is_published() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let revision =
        save(&hr, vec![rule("a", "SEC-01", &[], 12, 28), rule("b", "SEC-02", &[], 12, 28)]).await.revision;
    let shown = preview(&hr, revision, &[]).await;
    let heads = shown.loads.iter().find(|load| load.label == "課長級").expect("a grade");
    assert_eq!((heads.people, heads.courses), (36, 2));
    assert_eq!(heads.first_year_minutes, heads.steady_minutes);
    assert!(heads.first_year_minutes > 40);
}

#[actix_web::test]
async fn prerequisites_come_with_the_course() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let gate = Rule { due: DueRule::BeforeWork, ..rule("gate", "SEC-07", &[Grade::G30], 12, 28) };
    let (shown, _) = publish(&hr, vec![gate]).await;
    let codes: Vec<&str> = shown.courses.iter().map(|course| course.code.as_str()).collect();
    assert_eq!(codes, ["SEC-01", "SEC-07"]);
    let card = study::card(&app.persona("section-head"), "SEC-07").await;
    assert!(card.gate);
}
