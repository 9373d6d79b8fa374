//! What HR plans, and what is refused.

use contract::audit::AuditPage;
use contract::error::ErrorCode;
use contract::events::{EventHead, EventList, SaveEvent, SaveEventSession, SetEventSessionState};
use contract::path;
use learning::event::{EventForm, EventSessionState};
use tests::app::{Persona, TestApp, TestResponse};

use super::{
    BEGIN, CLERK, TRAINER, board, card, city, create, enrol, event, go_to, is, mark, rule, session,
    try_to_enrol,
};

async fn list(hr: &Persona<'_>, query: &str) -> EventList {
    hr.get(&format!("{}{query}", path::EVENTS)).await.json()
}

async fn set_state(who: &Persona<'_>, id: &str, state: EventSessionState, reason: &str) -> TestResponse {
    let message = SetEventSessionState { state, reason: reason.to_owned() };
    who.put(&path::event_session_state(id), &message).await
}

#[actix_web::test]
async fn what_hr_plans_is_seen_by_hr_and_by_learners() {
    let (app, id) = city(Some(30)).await;
    let hr = app.persona("hr");
    let listed = list(&hr, "").await;
    assert_eq!((listed.fiscal_year.0, listed.events.len()), (2026, 1));
    let (head, sessions) = (&listed.events[0].event, &listed.events[0].sessions);
    assert_eq!(
        (head.form, head.title.as_str(), head.minutes),
        (EventForm::Training, "情報セキュリティ集合研修", 90)
    );
    assert!(head.counts && head.subject == "SEC-02" && !head.course_title.is_empty());
    let shown = &sessions[0];
    assert_eq!(
        (shown.id.as_str(), shown.capacity, shown.trainer_number.as_str()),
        (id.as_str(), Some(30), TRAINER)
    );
    assert_eq!(shown.starts_at, "2026-12-10T05:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap());
    assert_eq!(shown.trainer, "渡邉　岬", "the name of the staff number");
    let card = card(&app.persona("counter")).await;
    assert_eq!((&card.event, card.session.id.as_str()), (head, id.as_str()));
    assert_eq!(card.session.trainer_number, "", "numbers are for those who plan");
    assert!(!card.teaching && super::card(&app.person(TRAINER)).await.teaching);
}

#[actix_web::test]
async fn the_list_is_of_a_fiscal_year_and_holds_what_has_no_session_yet() {
    let (app, _) = city(None).await;
    let hr = app.persona("hr");
    let next = SaveEventSession {
        day: "2027-04-01".parse().unwrap(),
        enrolment_closes_on: "2027-03-31".parse().unwrap(),
        ..session(None)
    };
    create(&hr, &SaveEvent { title: "新採用研修".into(), ..event() }, &next).await;
    hr.post(path::EVENTS, &SaveEvent { title: "日程未定".into(), ..event() }).await;
    let titles = |list: EventList| list.events.into_iter().map(|view| view.event.title).collect::<Vec<_>>();
    assert_eq!(titles(list(&hr, "").await), ["日程未定", "情報セキュリティ集合研修"]);
    assert_eq!(titles(list(&hr, "?fiscal_year=2027").await), ["日程未定", "新採用研修"]);
    assert_eq!(titles(list(&hr, "?fiscal_year=2025").await), ["日程未定"]);
    hr.get(&format!("{}?fiscal_year=2147483647", path::EVENTS)).await.refused(ErrorCode::InvalidInput);
}

#[actix_web::test]
async fn an_event_with_a_mistake_is_refused_and_the_field_named() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let table: [(SaveEvent, &str, &str); 8] = [
        (SaveEvent { title: " ".into(), ..event() }, "title", "required"),
        (SaveEvent { title: "字".repeat(201), ..event() }, "title", "too-long"),
        (SaveEvent { description: "字".repeat(4001), ..event() }, "description", "too-long"),
        (SaveEvent { subject: "XXX-99".into(), counts: false, ..event() }, "subject", "unknown"),
        (SaveEvent { subject: "SEC".into(), ..event() }, "counts", "needs-course"),
        (SaveEvent { subject: String::new(), ..event() }, "counts", "needs-course"),
        (SaveEvent { minutes: 0, ..event() }, "minutes", "out-of-range"),
        (SaveEvent { minutes: 1441, ..event() }, "minutes", "out-of-range"),
    ];
    for (input, field, code) in table {
        let answer = hr.post(path::EVENTS, &input).await;
        assert_eq!(rule(&answer, ErrorCode::InvalidInput), is(field, code), "{input:?}");
    }
    assert_eq!(list(&hr, "").await.events, []);
    for subject in ["", "SEC"] {
        let input = SaveEvent { subject: subject.into(), counts: false, ..event() };
        assert!(hr.post(path::EVENTS, &input).await.status.is_success(), "{subject}");
    }
}

#[actix_web::test]
async fn a_session_with_a_mistake_is_refused_and_the_field_named() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let head: EventHead = hr.post(path::EVENTS, &event()).await.json();
    let day = |text: &str| text.parse().unwrap();
    let table: [(SaveEventSession, &str, &str); 11] = [
        (SaveEventSession { day: chrono::NaiveDate::MAX, ..session(None) }, "day", "out-of-range"),
        (
            SaveEventSession { enrolment_opens_on: chrono::NaiveDate::MIN, ..session(None) },
            "enrolment_opens_on",
            "out-of-range",
        ),
        (SaveEventSession { place: String::new(), ..session(None) }, "place", "required"),
        (SaveEventSession { ends: "14:00:00".parse().unwrap(), ..session(None) }, "ends", "before-start"),
        (
            SaveEventSession { enrolment_opens_on: day("2026-12-09"), ..session(None) },
            "enrolment_closes_on",
            "before-opening",
        ),
        (
            SaveEventSession { enrolment_closes_on: day("2026-12-11"), ..session(None) },
            "enrolment_closes_on",
            "after-day",
        ),
        (session(Some(0)), "capacity", "out-of-range"),
        (session(Some(5001)), "capacity", "out-of-range"),
        (
            SaveEventSession { trainer_number: "999999".into(), ..session(None) },
            "trainer_number",
            "unknown-number",
        ),
        (SaveEventSession { trainer: "字".repeat(201), ..session(None) }, "trainer", "too-long"),
        (SaveEventSession { materials: "字".repeat(4001), ..session(None) }, "materials", "too-long"),
    ];
    for (input, field, code) in table {
        let answer = hr.post(&path::sessions_of_event(&head.id), &input).await;
        assert_eq!(rule(&answer, ErrorCode::InvalidInput), is(field, code), "{input:?}");
    }
    assert_eq!(board(&hr).await.coming, []);
    let outsider =
        SaveEventSession { trainer: "外部講師".into(), trainer_number: String::new(), ..session(None) };
    assert!(hr.post(&path::sessions_of_event(&head.id), &outsider).await.status.is_success());
    assert_eq!(card(&hr).await.session.trainer, "外部講師");
}

#[actix_web::test]
async fn a_session_can_be_moved_but_its_seats_are_not_taken_away() {
    let (app, id) = city(Some(2)).await;
    let hr = app.persona("hr");
    for who in ["counter", "counter-junior"] {
        enrol(&app.persona(who), &id).await;
    }
    let answer = hr.put(&path::event_session(&id), &session(Some(1))).await;
    assert_eq!(rule(&answer, ErrorCode::InvalidInput), is("capacity", "below-seated"));
    let moved =
        SaveEventSession {
            place: "西庁舎".into(), day: "2026-12-11".parse().unwrap(), ..session(Some(3))
        };
    assert_eq!(hr.put(&path::event_session(&id), &moved).await.status, 204);
    let card = card(&app.persona("counter")).await;
    assert_eq!(
        (card.session.place.as_str(), card.session.capacity, card.session.seated),
        ("西庁舎", Some(3), 2)
    );
}

#[actix_web::test]
async fn what_attendance_counts_as_and_its_day_are_fixed_once_it_is_taken() {
    let (app, id) = city(None).await;
    go_to(&app, BEGIN);
    let hr = app.persona("hr");
    mark(&hr, &id, &[CLERK], true, "").await;
    let event_id = list(&hr, "").await.events[0].event.id.clone();
    let change = async |input: SaveEvent| hr.put(&path::event(&event_id), &input).await;
    let answer = change(SaveEvent { counts: false, ..event() }).await;
    assert_eq!(rule(&answer, ErrorCode::InvalidInput), is("counts", "attendance-taken"));
    let answer = change(SaveEvent { subject: "SEC-03".into(), ..event() }).await;
    assert_eq!(rule(&answer, ErrorCode::InvalidInput), is("subject", "attendance-taken"));
    assert!(change(SaveEvent { title: "新しい名".into(), ..event() }).await.status.is_success());
    let moved = SaveEventSession { day: "2026-12-11".parse().unwrap(), ..session(None) };
    let answer = hr.put(&path::event_session(&id), &moved).await;
    assert_eq!(rule(&answer, ErrorCode::InvalidInput), is("day", "attendance-taken"));
}

#[actix_web::test]
async fn a_session_is_cancelled_with_a_reason_and_stays_so() {
    let (app, id) = city(None).await;
    let (hr, clerk) = (app.persona("hr"), app.persona("counter"));
    enrol(&clerk, &id).await;
    let answer = set_state(&hr, &id, EventSessionState::Cancelled, " ").await;
    assert_eq!(rule(&answer, ErrorCode::InvalidInput), is("reason", "required"));
    let answer = set_state(&hr, &id, EventSessionState::Held, "").await;
    assert_eq!(rule(&answer, ErrorCode::Conflict), is("state", "session-not-begun"));
    assert_eq!(set_state(&hr, &id, EventSessionState::Cancelled, "台風のため").await.status, 204);
    let seen = card(&clerk).await;
    assert_eq!(
        (seen.session.state, seen.session.state_reason.as_str()),
        (EventSessionState::Cancelled, "台風のため")
    );
    let answer = try_to_enrol(&app.persona("counter-junior"), &id).await;
    assert_eq!(rule(&answer, ErrorCode::Conflict), is("enrolment", "session-cancelled"));
    for state in [EventSessionState::Cancelled, EventSessionState::Held, EventSessionState::Planned] {
        set_state(&hr, &id, state, "x").await.refused(ErrorCode::Conflict);
    }
    hr.put(&path::event_session(&id), &session(None)).await.refused(ErrorCode::Conflict);
}

#[actix_web::test]
async fn a_session_that_people_attended_was_held_and_cannot_be_cancelled() {
    let (app, id) = city(None).await;
    go_to(&app, BEGIN);
    let hr = app.persona("hr");
    mark(&hr, &id, &[CLERK], true, "").await;
    let answer = set_state(&hr, &id, EventSessionState::Cancelled, "誤り").await;
    assert_eq!(rule(&answer, ErrorCode::Conflict), is("state", "attendance-taken"));
    assert_eq!(set_state(&hr, &id, EventSessionState::Held, "").await.status, 204);
    assert_eq!(card(&hr).await.session.state, EventSessionState::Held);
    mark(&hr, &id, &["008620"], true, "").await;
    assert_eq!(card(&hr).await.session.attended, 2, "the list stays open");
}

#[actix_web::test]
async fn what_hr_does_is_in_the_audit_log_and_only_hr_plans() {
    let (app, id) = city(None).await;
    let hr = app.persona("hr");
    set_state(&hr, &id, EventSessionState::Cancelled, "台風のため").await;
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    for action in ["event-saved", "event-session-saved", "event-session-cancelled"] {
        let row = log.rows.iter().find(|row| row.action == action).expect(action);
        assert_eq!(row.actor, "003618");
    }
    for key in ["counter", "dx-leader", "section-head", "administrator", "auditor", "content-author"] {
        let who = app.persona(key);
        who.post(path::EVENTS, &event()).await.refused(ErrorCode::Forbidden);
        who.put(&path::event_session(&id), &session(None)).await.refused(ErrorCode::Forbidden);
        set_state(&who, &id, EventSessionState::Held, "").await.refused(ErrorCode::Forbidden);
        who.get(path::EVENTS).await.refused(ErrorCode::Forbidden);
    }
}
