//! Waivers: what is checked, who sees them, and how one is taken back.

use contract::audit::AuditPage;
use contract::error::ErrorCode;
use contract::path;
use contract::records::{History, RecordWaiver, TrainingResult, WaiverPage};
use learning::ledger::EventKind;
use learning::role::EmploymentStatus;
use tests::app::TestApp;
use tests::personnel;

use super::{day, id_of, record, refused_field, revoke, waiver};
use crate::contents;

#[actix_web::test]
async fn a_waiver_is_listed_found_by_name_and_seen_by_whom_it_is_for() {
    let app = TestApp::city().await;
    let (hr, clerk) = (app.persona("hr"), app.persona("counter"));
    let id = record(&hr, path::WAIVERS, &waiver(&clerk.person_id)).await;
    for query in ["", "?query=004512", "?query=%E9%AB%98%E5%B4%8E"] {
        let page: WaiverPage = hr.get(&format!("{}{query}", path::WAIVERS)).await.json();
        let [row] = page.rows.as_slice() else { panic!("{query}: {page:?}") };
        assert_eq!((row.id.as_str(), row.person.staff_number.as_str()), (id.as_str(), "004512"));
        assert_eq!(
            (row.ground.approved_by.as_str(), row.ground.recorded_by.as_str()),
            ("人事課長", "003618")
        );
        assert_eq!(row.ground.revoked, None);
    }
    let none: WaiverPage = hr.get(&format!("{}?query=008620", path::WAIVERS)).await.json();
    assert_eq!(none.total, 0);
    let mine: History = clerk.get(path::MY_HISTORY).await.json();
    let [line] = mine.rows.as_slice() else { panic!("{mine:?}") };
    assert_eq!((line.course_code.as_str(), line.result), ("SEC-02", TrainingResult::Exempt));
    assert_eq!((line.started_on, line.until_on), (Some(day("2026-04-01")), Some(day("2027-03-31"))));
    let others: History = app.persona("counter-junior").get(path::MY_HISTORY).await.json();
    assert_eq!(others.rows, []);
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    let first = &log.rows[0];
    assert_eq!((first.action.as_str(), first.actor.as_str()), ("waiver-recorded", "003618"));
    assert_eq!(first.target, "004512: SEC-02 2026-04-01–2027-03-31");
}

#[actix_web::test]
async fn every_wrong_field_is_named_and_nothing_is_recorded() {
    let app = TestApp::city().await;
    let (hr, clerk) = (app.persona("hr"), id_of(&app, "004512"));
    let good = || waiver(&clerk);
    personnel::becomes(&app.state, "008620", EventKind::Left, EmploymentStatus::Retired, "2026-10-01");
    let left = waiver(&id_of(&app, "008620"));
    let table: Vec<(RecordWaiver, &str, &str)> = vec![
        (RecordWaiver { until_on: day("2026-03-31"), ..good() }, "until_on", "before-start"),
        (RecordWaiver { course_code: "SEC-99".into(), ..good() }, "course_code", "unknown"),
        (RecordWaiver { course_code: String::new(), ..good() }, "course_code", "unknown"),
        (RecordWaiver { person_id: "nobody".into(), ..good() }, "person_id", "unknown"),
        (RecordWaiver { reason: " 　".into(), ..good() }, "reason", "required"),
        (RecordWaiver { reason: "あ".repeat(501), ..good() }, "reason", "too-long"),
        (RecordWaiver { approved_by: String::new(), ..good() }, "approved_by", "required"),
        (RecordWaiver { evidence: "あ".repeat(501), ..good() }, "evidence", "too-long"),
        (
            RecordWaiver { from_on: day("1950-01-01"), until_on: day("1950-12-31"), ..good() },
            "from_on",
            "before-hire",
        ),
        (RecordWaiver { from_on: day("2026-10-01"), ..left }, "from_on", "has-left"),
    ];
    let before = contents::of(&app.state);
    for (input, field, code) in table {
        let response = hr.post(path::WAIVERS, &input).await;
        assert_eq!(refused_field(&response), (field.to_owned(), code.to_owned()), "{input:?}");
    }
    assert_eq!(contents::of(&app.state), before);
}

#[actix_web::test]
async fn two_waivers_may_not_overlap_unless_the_first_was_taken_back() {
    let app = TestApp::city().await;
    let (hr, clerk) = (app.persona("hr"), id_of(&app, "004512"));
    let first = record(&hr, path::WAIVERS, &waiver(&clerk)).await;
    let again = RecordWaiver { from_on: day("2027-03-31"), until_on: day("2027-12-31"), ..waiver(&clerk) };
    let duplicate = ("from_on".to_owned(), "duplicate".to_owned());
    assert_eq!(refused_field(&hr.post(path::WAIVERS, &again).await), duplicate);
    let next_day = RecordWaiver { from_on: day("2027-04-01"), until_on: day("2027-12-31"), ..waiver(&clerk) };
    record(&hr, path::WAIVERS, &next_day).await;
    let other_course = RecordWaiver { course_code: "SEC-03".into(), ..waiver(&clerk) };
    record(&hr, path::WAIVERS, &other_course).await;
    assert!(revoke(&hr, &first, "取り違え").await.status.is_success());
    record(&hr, path::WAIVERS, &waiver(&clerk)).await;
}

#[actix_web::test]
async fn a_record_is_taken_back_once_with_a_reason_and_stays_in_the_list() {
    let app = TestApp::city().await;
    let (hr, clerk) = (app.persona("hr"), app.persona("counter"));
    let id = record(&hr, path::WAIVERS, &waiver(&clerk.person_id)).await;
    let required = ("reason".to_owned(), "required".to_owned());
    assert_eq!(refused_field(&revoke(&hr, &id, " ").await), required);
    assert!(revoke(&hr, &id, "対象者の取り違え").await.status.is_success());
    revoke(&hr, &id, "もう一度").await.refused(ErrorCode::Conflict);
    revoke(&hr, "nothing", "ない").await.refused(ErrorCode::NotFound);
    let page: WaiverPage = hr.get(path::WAIVERS).await.json();
    let revoked = page.rows[0].ground.revoked.as_ref().unwrap();
    assert_eq!((revoked.reason.as_str(), revoked.by.as_str()), ("対象者の取り違え", "003618"));
    let mine: History = clerk.get(path::MY_HISTORY).await.json();
    assert_eq!(mine.rows, [], "what was taken back is no history");
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    assert_eq!(log.rows[0].action, "record-revoked");
}

#[actix_web::test]
async fn a_person_of_another_organisation_is_unknown() {
    let app = TestApp::two_tenants().await;
    tests::builders::give_roles(&app.state, 1, "003618", &[learning::role::Role::Hr]);
    let stranger = app.person_of(1, "003618");
    let city = app.person_of(0, "003618");
    let clerk = app.person_of(0, "004512").person_id;
    let before = contents::of(&app.state);
    let response = stranger.post(path::WAIVERS, &waiver(&clerk)).await;
    assert_eq!(refused_field(&response).0, "person_id");
    assert_eq!(contents::of(&app.state), before);
    let id = record(&city, path::WAIVERS, &waiver(&clerk)).await;
    revoke(&stranger, &id, "よそから").await.refused(ErrorCode::NotFound);
    stranger.get(&path::person_history(&clerk)).await.refused(ErrorCode::NotFound);
}
