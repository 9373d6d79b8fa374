//! Attendance by list: who may write it down, when, and how it is corrected.

use contract::audit::AuditPage;
use contract::error::ErrorCode;
use contract::events::{AttendanceMethod, MyPlace};
use contract::path;
use tests::staff_edits::StaffFile;

use super::{
    BEGIN, CLERK, HR, JUNIOR, TRAINER, card, city, detail, enrol, go_to, is, mark, rule, stored_credits,
    try_to_mark,
};
use crate::contents;

#[actix_web::test]
async fn hr_and_the_trainer_write_it_down_and_nobody_else_sees_the_room() {
    let (app, id) = city(None).await;
    enrol(&app.persona("counter"), &id).await;
    go_to(&app, BEGIN);
    assert_eq!(mark(&app.person(TRAINER), &id, &[CLERK], true, "").await.done, 1);
    assert_eq!(mark(&app.persona("hr"), &id, &[JUNIOR], true, "").await.done, 1, "came without enrolling");
    for key in ["counter", "section-head", "auditor", "administrator", "content-author"] {
        let who = app.persona(key);
        who.get(&path::event_session(&id)).await.refused(ErrorCode::NotFound);
        who.get(&path::event_participants_csv(&id)).await.refused(ErrorCode::NotFound);
        who.get(&path::event_code(&id)).await.refused(ErrorCode::NotFound);
        try_to_mark(&who, &id, &[HR], true, "").await.refused(ErrorCode::NotFound);
    }
    let room = detail(&app.person(TRAINER), &id).await;
    let rows: Vec<_> = room.participants.iter().map(|row| (row.staff_number.as_str(), row.place)).collect();
    assert_eq!(rows, [(CLERK, MyPlace::Seated { moved_up: false }), (JUNIOR, MyPlace::None)]);
    let taken = room.participants[0].attendance.as_ref().unwrap();
    assert_eq!(
        (taken.present, taken.method, taken.recorded_by.as_str()),
        (true, AttendanceMethod::List, TRAINER)
    );
    assert_eq!(room.session.attended, 2);
    assert_eq!(card(&app.persona("counter")).await.attended, Some(true));
}

#[actix_web::test]
async fn it_is_taken_from_half_an_hour_before_and_never_of_a_cancelled_session() {
    let (app, id) = city(None).await;
    go_to(&app, "2026-12-10T04:29:59Z");
    let answer = try_to_mark(&app.persona("hr"), &id, &[CLERK], true, "").await;
    assert_eq!(rule(&answer, ErrorCode::Conflict), is("staff_numbers", "attendance-not-taken"));
    assert!(!detail(&app.persona("hr"), &id).await.takes_attendance);
    go_to(&app, "2026-12-10T04:30:00Z");
    let hr = app.persona("hr");
    let message = contract::events::SetEventSessionState {
        state: learning::event::EventSessionState::Cancelled,
        reason: "停電".into(),
    };
    assert_eq!(hr.put(&path::event_session_state(&id), &message).await.status, 204);
    try_to_mark(&hr, &id, &[CLERK], true, "").await.refused(ErrorCode::Conflict);
}

#[actix_web::test]
async fn nothing_is_written_down_while_a_number_is_unknown() {
    let (app, id) = city(None).await;
    go_to(&app, BEGIN);
    let hr = app.persona("hr");
    let before = contents::of(&app.state);
    let outcome = mark(&hr, &id, &[CLERK, "999999"], true, "").await;
    assert_eq!((outcome.done, outcome.unknown), (0, vec!["999999".to_owned()]));
    assert_eq!(contents::of(&app.state), before);
    let outcome = mark(&hr, &id, &[CLERK, JUNIOR, CLERK], true, "").await;
    assert_eq!((outcome.done, outcome.unchanged), (2, 0));
    let before = contents::of(&app.state);
    let outcome = mark(&hr, &id, &[CLERK, JUNIOR], true, "").await;
    assert_eq!((outcome.done, outcome.unchanged), (0, 2));
    assert_eq!(contents::of(&app.state), before, "again changes nothing");
}

#[actix_web::test]
async fn a_correction_is_a_new_row_with_a_reason() {
    let (app, id) = city(None).await;
    go_to(&app, BEGIN);
    let hr = app.persona("hr");
    mark(&hr, &id, &[CLERK], true, "").await;
    let answer = try_to_mark(&hr, &id, &[CLERK], false, " ").await;
    assert_eq!(rule(&answer, ErrorCode::InvalidInput), is("reason", "required"));
    let answer = try_to_mark(&hr, &id, &[CLERK], false, &"字".repeat(201)).await;
    assert_eq!(rule(&answer, ErrorCode::InvalidInput), is("reason", "too-long"));
    mark(&hr, &id, &[CLERK], false, "名前の取り違え").await;
    assert_eq!(contents::of(&app.state)["event_attendance"].len(), 2);
    let row = detail(&hr, &id).await.participants.remove(0);
    let taken = row.attendance.unwrap();
    assert_eq!((taken.present, taken.reason.as_str()), (false, "名前の取り違え"));
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    let found = |action: &str| log.rows.iter().filter(|row| row.action == action).count();
    assert_eq!((found("event-attendance-recorded"), found("event-attendance-corrected")), (1, 1));
}

#[actix_web::test]
async fn the_post_of_the_day_of_the_session_is_frozen() {
    let (app, id) = city(None).await;
    go_to(&app, BEGIN);
    let hr = app.persona("hr");
    mark(&hr, &id, &[CLERK], true, "").await;
    let before = detail(&hr, &id).await.participants.remove(0);
    go_to(&app, "2026-12-20T01:00:00Z");
    let hr = app.persona("hr");
    // 004512 moves to another section ten days after the session, and only then JUNIOR is written down, too.
    let other = detail_department(&app, HR).await;
    assert_ne!(before.department, other);
    move_to_section_of_hr(&app, CLERK).await;
    let after = detail(&hr, &id).await.participants.remove(0);
    assert_eq!((after.department, after.grade), (before.department.clone(), before.grade));
    mark(&hr, &id, &[CLERK], false, "誤り").await;
    mark(&hr, &id, &[CLERK], true, "やはり出席").await;
    let credits = stored_credits(&app);
    let departments: Vec<&str> = credits.iter().map(|credit| credit.6.as_str()).collect();
    assert_eq!(departments, [before.department.as_str(); 2], "the post of that day, not of today");
}

async fn detail_department(app: &tests::app::TestApp, number: &str) -> String {
    let session: contract::accounts::SessionView = app.person(number).get(path::SESSION).await.json();
    session.person.department
}

async fn move_to_section_of_hr(app: &tests::app::TestApp, number: &str) {
    let hr = app.persona("hr");
    let name = detail_department(app, HR).await;
    let known: contract::organization::DepartmentList = hr.get(path::DEPARTMENTS).await.json();
    let code = known.departments.into_iter().find(|row| row.name == name).expect("a department").code;
    let file = StaffFile::shipped().moved(number, &code, &name);
    let query = format!("file_name=staff.csv&effective_on={}", app.state.clock.today());
    let check = format!("{}?{query}", path::STAFF_IMPORT_CHECK);
    let report: contract::organization::StaffFileReport = hr.upload(&check, &file.bytes()).await.json();
    let apply = format!("{}?{query}&digest={}", path::STAFF_IMPORTS, report.digest);
    assert!(hr.upload(&apply, &file.bytes()).await.status.is_success());
    assert_eq!(detail_department(app, number).await, name);
}
