//! HR's settings.

use contract::audit::AuditPage;
use contract::electives::SaveElective;
use contract::error::ErrorCode;
use contract::path;
use learning::elective::{Audience, Offer};
use tests::app::TestApp;

use super::*;
use crate::contents;

#[actix_web::test]
async fn settings_are_kept_as_facts_and_written_down() {
    let app = TestApp::city().await;
    assert!(overview(&app).await.courses.iter().all(|course| !course.offer.open && course.revision == 0));
    let settings = Offer {
        seats: Some(20),
        audience: Audience::Curriculum,
        opens_on: Some("2026-11-01".parse().unwrap()),
        closes_on: Some("2026-12-28".parse().unwrap()),
        due_days: Some(60),
        ..open()
    };
    offered(&app, COURSE, settings).await;
    offered(&app, COURSE, Offer { seats: Some(10), ..settings }).await;
    let course = overview(&app).await.courses.into_iter().find(|course| course.code == COURSE).unwrap();
    assert_eq!((course.offer, course.revision), (Offer { seats: Some(10), ..settings }, 2));
    assert_eq!(course.saved_by.as_deref(), Some("東海林　恵理"));
    assert_eq!(contents::of(&app.state)["elective_settings"].len(), 2, "the earlier ones stay");
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    let lines = log.rows.iter().filter(|row| row.action == "elective-settings-saved");
    let targets: Vec<&str> = lines.map(|row| row.target.as_str()).collect();
    assert_eq!(targets.len(), 2);
    assert!(
        targets.contains(&"ETH-02 open, 10 seats, approval section-head, audience curriculum"),
        "{targets:?}"
    );
    offered(&app, COURSE, Offer { seats: Some(10), ..settings }).await;
    assert_eq!(contents::of(&app.state)["elective_settings"].len(), 2, "the same again changes nothing");
}

#[actix_web::test]
async fn what_cannot_be_meant_is_refused_with_its_field() {
    let app = TestApp::city().await;
    let day = |text: &str| Some(text.parse().unwrap());
    let table = [
        (Offer { seats: Some(0), ..open() }, "seats"),
        (Offer { due_days: Some(0), ..open() }, "due_days"),
        (Offer { seats: Some(u32::MAX), ..open() }, "seats"),
        (Offer { opens_on: day("2026-12-02"), closes_on: day("2026-12-01"), ..open() }, "closes_on"),
    ];
    for (settings, field) in table {
        let problem = offer(&app, COURSE, settings).await.refused(ErrorCode::InvalidInput);
        assert_eq!(problem.fields[0].field, field);
    }
    let unknown = SaveElective { offer: open(), revision: 0 };
    let response = app.persona("hr").put(&path::elective_settings("XXX-99"), &unknown).await;
    response.refused(ErrorCode::NotFound);
    assert_eq!(contents::of(&app.state)["elective_settings"].len(), 0);
}

#[actix_web::test]
async fn two_people_of_hr_do_not_overwrite_each_other() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let message = SaveElective { offer: open(), revision: 0 };
    assert!(hr.put(&path::elective_settings(COURSE), &message).await.status.is_success());
    let other = SaveElective { offer: free_of_approval(None), revision: 0 };
    hr.put(&path::elective_settings(COURSE), &other).await.refused(ErrorCode::Conflict);
}
