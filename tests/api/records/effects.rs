//! What waivers, extensions and credits do to open assignments, and that taking them back undoes it.

use contract::assignments::AssignmentCard;
use contract::error::ErrorCode;
use contract::path;
use contract::records::{ExtensionPage, History, RecordCredit, RecordExtension};
use diesel::prelude::*;
use server::database::schema::assignments;
use tests::app::TestApp;
use tests::study;

use super::{credit, day, record, refused_field, revoke, waiver};

fn standing(app: &TestApp, card: &AssignmentCard) -> String {
    app.state
        .database
        .read_now(|c| {
            Ok(assignments::table
                .filter(assignments::id.eq(&card.id))
                .select(assignments::standing)
                .first(c)?)
        })
        .unwrap()
}

fn extension(card: &AssignmentCard, due_on: &str) -> RecordExtension {
    RecordExtension {
        assignment_id: card.id.clone(),
        due_on: day(due_on),
        reason: "病気休暇のため".into(),
        approved_by: "市民課長".into(),
        evidence: String::new(),
    }
}

#[actix_web::test]
async fn an_extension_moves_the_due_date_and_its_revocation_moves_it_back() {
    let app = TestApp::city().await;
    let (hr, clerk) = (app.persona("hr"), app.persona("counter"));
    let card = study::card(&clerk, "SEC-02").await;
    let id = record(&hr, path::EXTENSIONS, &extension(&card, "2027-02-26")).await;
    assert_eq!(study::card(&clerk, "SEC-02").await.due_on, day("2027-02-26"));
    let open: History = clerk.get(path::MY_HISTORY).await.json();
    let duty = open.open.iter().find(|duty| duty.course_code == "SEC-02").unwrap();
    assert_eq!(duty.due_on, day("2027-02-26"));
    let later = record(&hr, path::EXTENSIONS, &extension(&card, "2027-03-26")).await;
    let page: ExtensionPage = hr.get(&format!("{}?query=004512", path::EXTENSIONS)).await.json();
    let days: Vec<_> = page.rows.iter().map(|row| (row.course_code.as_str(), row.due_on)).collect();
    assert_eq!(days, [("SEC-02", day("2027-03-26")), ("SEC-02", day("2027-02-26"))]);
    assert!(revoke(&hr, &later, "誤り").await.status.is_success());
    assert_eq!(study::card(&clerk, "SEC-02").await.due_on, day("2027-02-26"));
    assert!(revoke(&hr, &id, "誤り").await.status.is_success());
    assert_eq!(study::card(&clerk, "SEC-02").await.due_on, card.due_on);
}

#[actix_web::test]
async fn an_extension_must_be_later_and_of_something_open() {
    let app = TestApp::city().await;
    let (hr, clerk) = (app.persona("hr"), app.persona("counter"));
    let card = study::card(&clerk, "SEC-02").await;
    let same = extension(&card, &card.due_on.to_string());
    let refused = |field: &str, code: &str| (field.to_owned(), code.to_owned());
    assert_eq!(refused_field(&hr.post(path::EXTENSIONS, &same).await), refused("due_on", "not-later"));
    app.advance(chrono::TimeDelta::days(60));
    let hr = app.persona("hr");
    let past = extension(&card, "2027-01-10");
    assert_eq!(refused_field(&hr.post(path::EXTENSIONS, &past).await), refused("due_on", "before-today"));
    let no_reason = RecordExtension { reason: String::new(), ..extension(&card, "2027-03-01") };
    assert_eq!(refused_field(&hr.post(path::EXTENSIONS, &no_reason).await), refused("reason", "required"));
    let unknown = RecordExtension { assignment_id: "nothing".into(), ..extension(&card, "2027-03-01") };
    hr.post(path::EXTENSIONS, &unknown).await.refused(ErrorCode::NotFound);
    let clerk = app.persona("counter");
    study::complete(&app, &clerk, "SEC-02").await;
    hr.post(path::EXTENSIONS, &extension(&card, "2027-03-01")).await.refused(ErrorCode::Conflict);
}

#[actix_web::test]
async fn a_waiver_exempts_and_a_credit_credits_until_they_are_taken_back() {
    let app = TestApp::city().await;
    let (hr, clerk) = (app.persona("hr"), app.persona("counter"));
    let card = study::card(&clerk, "SEC-02").await;
    let id = record(&hr, path::WAIVERS, &waiver(&clerk.person_id)).await;
    assert_eq!(standing(&app, &card), "exempt");
    assert!(revoke(&hr, &id, "誤り").await.status.is_success());
    assert_eq!(standing(&app, &card), "required");
    let counts = RecordCredit { course_code: "SEC-02".into(), ..credit(&clerk.person_id) };
    let id = record(&hr, path::CREDITS, &counts).await;
    assert_eq!(standing(&app, &card), "credited");
    assert!(revoke(&hr, &id, "誤り").await.status.is_success());
    assert_eq!(standing(&app, &card), "required");
    // Of another fiscal year, or without a course: no duty of this year is met by it.
    let last_year = RecordCredit { completed_on: day("2026-03-31"), ..counts };
    record(&hr, path::CREDITS, &last_year).await;
    record(&hr, path::CREDITS, &credit(&clerk.person_id)).await;
    assert_eq!(standing(&app, &card), "required");
}
