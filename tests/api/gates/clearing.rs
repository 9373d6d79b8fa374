//! Who is cleared, until when, and why not.

use chrono::TimeDelta;
use contract::gates::{GateList, GatePage, SaveGate};
use contract::path;
use learning::gate::{Clearance, LackReason, Lacking};
use learning::ledger::EventKind;
use learning::role::{Attribute, EmploymentStatus};
use tests::app::TestApp;
use tests::personnel::{becomes, give_attribute};

use super::{AI, city_with_users, completed_by_credit, completes, person_of};
use crate::records::day;

fn lacking(course: &str, reason: LackReason) -> Clearance {
    Clearance::Lacking { courses: vec![Lacking { course_code: course.to_owned(), reason }] }
}

#[actix_web::test]
async fn a_new_organisation_begins_with_three_gates() {
    let app = TestApp::city().await;
    let list: GateList = app.persona("hr").get(path::GATES).await.json();
    let gates: Vec<_> = list
        .gates
        .iter()
        .map(|gate| {
            (gate.code.as_str(), gate.attribute, gate.courses[0].code.as_str(), gate.courses[0].published)
        })
        .collect();
    assert_eq!(
        gates,
        [
            ("generative-ai", Attribute::GenerativeAi, "NEW-01", true),
            ("specific-personal-information", Attribute::SpecificPersonalInformation, "SEC-07", true),
            ("telework", Attribute::Telework, "SEC-06", false),
        ]
    );
}

#[actix_web::test]
async fn completing_the_course_clears_until_the_end_of_the_fiscal_year() {
    let app = city_with_users().await;
    assert_eq!(person_of(&app, AI, "004512").await.clearance, lacking("NEW-01", LackReason::NotCompleted));
    completes(&app, "004512", "NEW-01").await;
    let cleared = Clearance::Cleared { since: day("2026-11-23"), until: Some(day("2027-03-31")) };
    assert_eq!(person_of(&app, AI, "004512").await.clearance, cleared);
    app.advance(TimeDelta::days(128));
    assert_eq!(app.state.clock.today(), day("2027-03-31"));
    assert_eq!(person_of(&app, AI, "004512").await.clearance, cleared);
    app.advance(TimeDelta::days(1));
    let expired = lacking("NEW-01", LackReason::Expired { on: day("2027-03-31") });
    assert_eq!(person_of(&app, AI, "004512").await.clearance, expired);
    let page: GatePage = app.persona("hr").get(&path::gate(AI)).await.json();
    let counts = page.gate.counts;
    assert_eq!((counts.needed, counts.cleared, counts.lacking, counts.away), (3, 0, 3, 0));
}

#[actix_web::test]
async fn outside_training_that_counts_for_the_course_clears_and_by_months_where_the_gate_says_so() {
    let app = TestApp::city().await;
    let code = "specific-personal-information";
    give_attribute(&app.state, "004512", Attribute::SpecificPersonalInformation);
    completed_by_credit(&app, "SEC-07", "2026-01-20").await;
    let cleared = Clearance::Cleared { since: day("2026-01-20"), until: Some(day("2027-01-20")) };
    assert_eq!(person_of(&app, code, "004512").await.clearance, cleared);
    app.advance(TimeDelta::days(59));
    assert_eq!(app.state.clock.today(), day("2027-01-21"));
    let expired = lacking("SEC-07", LackReason::Expired { on: day("2027-01-20") });
    assert_eq!(person_of(&app, code, "004512").await.clearance, expired);
}

#[actix_web::test]
async fn a_course_that_is_not_published_clears_nobody_and_says_so() {
    let app = TestApp::city().await;
    give_attribute(&app.state, "004512", Attribute::Telework);
    let why = person_of(&app, "telework", "004512").await.clearance;
    assert_eq!(why, lacking("SEC-06", LackReason::NotPublished));
}

#[actix_web::test]
async fn who_is_on_leave_is_not_cleared_and_who_has_left_is_not_listed() {
    let app = city_with_users().await;
    completed_by_credit(&app, "NEW-01", "2026-05-01").await;
    becomes(&app.state, "004512", EventKind::ParentalLeave, EmploymentStatus::ParentalLeave, "2026-11-01");
    becomes(&app.state, "008620", EventKind::Left, EmploymentStatus::Retired, "2026-11-01");
    let page: GatePage = app.persona("hr").get(&path::gate(AI)).await.json();
    let mut rows: Vec<_> =
        page.rows.iter().map(|row| (row.staff_number.as_str(), row.clearance.clone())).collect();
    rows.sort_by(|one, two| one.0.cmp(two.0));
    assert_eq!(
        rows,
        [
            ("003618", lacking("NEW-01", LackReason::NotCompleted)),
            ("004512", Clearance::Away { status: EmploymentStatus::ParentalLeave }),
        ]
    );
    let counts = page.gate.counts;
    assert_eq!((counts.needed, counts.cleared, counts.lacking, counts.away), (2, 0, 1, 1));
}

#[actix_web::test]
async fn a_revoked_credit_and_a_failed_one_clear_nobody() {
    let app = city_with_users().await;
    completed_by_credit(&app, "NEW-01", "2026-05-01").await;
    assert!(person_of(&app, AI, "004512").await.clearance.is_cleared());
    let hr = app.persona("hr");
    let page: contract::records::CreditPage = hr.get(path::CREDITS).await.json();
    crate::records::revoke(&hr, &page.rows[0].id, "誤り").await;
    assert!(!person_of(&app, AI, "004512").await.clearance.is_cleared());
    let failed = contract::records::RecordCredit {
        course_code: "NEW-01".into(),
        result: contract::records::TrainingResult::NotCompleted,
        ..crate::records::credit(&crate::records::id_of(&app, "004512"))
    };
    crate::records::record(&hr, path::CREDITS, &failed).await;
    assert!(!person_of(&app, AI, "004512").await.clearance.is_cleared());
}

#[actix_web::test]
async fn the_list_can_be_narrowed_and_the_file_says_the_same() {
    let app = city_with_users().await;
    completed_by_credit(&app, "NEW-01", "2026-05-01").await;
    let hr = app.persona("hr");
    for (show, expected) in [("all", 3), ("cleared", 1), ("not-cleared", 2)] {
        let page: GatePage = hr.get(&format!("{}?show={show}", path::gate(AI))).await.json();
        assert_eq!((page.total, page.rows.len()), (expected, usize::try_from(expected).unwrap()), "{show}");
        let file = hr.get(&format!("{}?show={show}", path::gate_csv(AI))).await.text();
        assert_eq!(file.lines().count(), usize::try_from(expected).unwrap() + 1, "{file}");
    }
    let file = hr.get(&path::gate_csv(AI)).await.text();
    let line = file.lines().find(|line| line.starts_with("004512")).unwrap();
    assert_eq!(
        line,
        "004512,髙﨑　汐里,市民課,利用できる,2026/05/01,2027/03/31,令和9年3月31日まで有効です。"
    );
    let other = file.lines().find(|line| line.starts_with("008620")).unwrap();
    assert!(other.ends_with(",利用できない,,,NEW-01を修了していません。"), "{other}");
}

#[actix_web::test]
async fn all_courses_of_a_gate_are_needed() {
    let app = city_with_users().await;
    completed_by_credit(&app, "NEW-01", "2026-05-01").await;
    let both = SaveGate {
        tool: "生成AI".into(),
        attribute: Attribute::GenerativeAi,
        courses: ["NEW-01", "SEC-01"]
            .map(|code| contract::gates::RequiredCourse { code: code.into(), validity: None })
            .to_vec(),
        in_force: true,
    };
    assert!(app.persona("hr").put(&path::gate(AI), &both).await.status.is_success());
    assert_eq!(person_of(&app, AI, "004512").await.clearance, lacking("SEC-01", LackReason::NotCompleted));
}
