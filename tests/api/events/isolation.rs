//! No organisation sees or touches the sessions of another.

use contract::error::ErrorCode;
use contract::events::{CodeScreen, EnrolPeople, EnterCode, EventList, ShowCode};
use contract::path;
use learning::role::Role;
use tests::app::TestApp;
use tests::builders::give_roles;

use super::{BEGIN, CLERK, board, create, event, go_to, is, rule, session, try_to_enrol, try_to_mark};
use crate::contents;

#[actix_web::test]
async fn every_id_and_code_of_another_organisation_is_unknown() {
    let app = TestApp::two_tenants().await;
    let id = create(&app.person_of(0, "003618"), &event(), &session(None)).await;
    go_to(&app, BEGIN);
    let screen: CodeScreen =
        app.person_of(0, "003618").post(&path::event_code(&id), &ShowCode { minutes: 60 }).await.json();
    let list: EventList = app.person_of(0, "003618").get(path::EVENTS).await.json();
    give_roles(&app.state, 1, "003618", &Role::ALL);
    let neighbour = app.person_of(1, "003618");
    let before = contents::of(&app.state);
    assert_eq!(board(&neighbour).await.coming, []);
    let own: EventList = neighbour.get(path::EVENTS).await.json();
    assert_eq!(own.events, []);
    for address in [
        path::event_session(&id),
        path::event_code(&id),
        path::event_calendar(&id),
        path::event_participants_csv(&id),
    ] {
        neighbour.get(&address).await.refused(ErrorCode::NotFound);
    }
    try_to_enrol(&neighbour, &id).await.refused(ErrorCode::NotFound);
    neighbour.delete(&path::event_enrolment(&id)).await.refused(ErrorCode::NotFound);
    try_to_mark(&neighbour, &id, &[CLERK], true, "").await.refused(ErrorCode::NotFound);
    let people = EnrolPeople { staff_numbers: vec!["003618".into()] };
    neighbour.post(&path::event_enrolments(&id), &people).await.refused(ErrorCode::NotFound);
    neighbour.post(&path::event_code(&id), &ShowCode { minutes: 5 }).await.refused(ErrorCode::NotFound);
    neighbour.put(&path::event_session(&id), &session(None)).await.refused(ErrorCode::NotFound);
    neighbour.put(&path::event(&list.events[0].event.id), &event()).await.refused(ErrorCode::NotFound);
    let sessions = path::sessions_of_event(&list.events[0].event.id);
    neighbour.post(&sessions, &session(None)).await.refused(ErrorCode::NotFound);
    assert_eq!(contents::of(&app.state), before);
    let code = EnterCode { code: screen.code.expect("a code") };
    let answer = neighbour.post(path::EVENT_ATTENDANCE, &code).await;
    assert_eq!(rule(&answer, ErrorCode::InvalidInput), is("code", "code-wrong"));
    assert!(contents::of(&app.state)["event_attendance"].is_empty());
}
