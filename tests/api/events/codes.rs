//! The code shown in the room.

use chrono::TimeDelta;
use contract::error::ErrorCode;
use contract::events::{AttendanceMethod, AttendanceTaken, CodeScreen, EnterCode, ShowCode};
use contract::path;
use learning::event::{CODE_LENGTH, CODE_SIGNS};
use tests::app::{Persona, TestApp, TestResponse};
use tests::study::all_at_once;

use super::{
    BEGIN, TRAINER, city, create, detail, enrol, event, go_to, is, mark, rule, session, stored_credits,
};
use crate::contents;

async fn show(who: &Persona<'_>, id: &str, minutes: u32) -> String {
    let screen: CodeScreen = who.post(&path::event_code(id), &ShowCode { minutes }).await.json();
    screen.code.expect("a code")
}

async fn enter(who: &Persona<'_>, code: &str) -> TestResponse {
    who.post(path::EVENT_ATTENDANCE, &EnterCode { code: code.to_owned() }).await
}

/// The city at the begin of its session.
async fn begun() -> (TestApp, String) {
    let (app, id) = city(None).await;
    enrol(&app.persona("counter"), &id).await;
    go_to(&app, BEGIN);
    (app, id)
}

/// A code that nobody shows.
const WRONG: &str = "AAAAAA";

#[actix_web::test]
async fn the_code_of_the_room_is_attendance_and_counts_once() {
    let (app, id) = begun().await;
    let code = show(&app.person(TRAINER), &id, 10).await;
    assert!(code.len() == CODE_LENGTH && code.bytes().all(|sign| CODE_SIGNS.contains(&sign)), "{code}");
    let clerk = app.persona("counter");
    let spelling = format!(" {}-{} ", code[..3].to_lowercase(), &code[3..]);
    let taken: AttendanceTaken = enter(&clerk, &spelling).await.json();
    assert!(!taken.already && taken.card.attended == Some(true) && taken.card.session.id == id);
    let again: AttendanceTaken = enter(&clerk, &code).await.json();
    assert!(again.already);
    let walk_in: AttendanceTaken = enter(&app.persona("counter-junior"), &code).await.json();
    assert!(!walk_in.already);
    assert_eq!(stored_credits(&app).len(), 2);
    let row = detail(&app.persona("hr"), &id).await.participants.remove(0).attendance.unwrap();
    assert_eq!((row.method, row.recorded_at), (AttendanceMethod::Code, app.state.clock.now()));
}

#[actix_web::test]
async fn a_code_ends_with_its_time_and_with_the_next_one() {
    let (app, id) = begun().await;
    let hr = app.persona("hr");
    let first = show(&hr, &id, 10).await;
    app.advance(TimeDelta::minutes(10));
    enter(&app.persona("counter"), &first).await.json::<AttendanceTaken>();
    app.advance(TimeDelta::milliseconds(1));
    let late = enter(&app.persona("counter-junior"), &first).await;
    assert_eq!(rule(&late, ErrorCode::InvalidInput), is("code", "code-expired"));
    let screen: CodeScreen = hr.get(&path::event_code(&id)).await.json();
    assert_eq!((screen.code, screen.valid_until), (None, None));
    let second = show(&hr, &id, 10).await;
    let third = show(&hr, &id, 10).await;
    let screen: CodeScreen = hr.get(&path::event_code(&id)).await.json();
    assert_eq!(screen.code.as_ref(), Some(&third));
    let replaced = enter(&app.persona("counter-junior"), &second).await;
    assert_eq!(rule(&replaced, ErrorCode::InvalidInput), is("code", "code-expired"));
    enter(&app.persona("counter-junior"), &third).await.json::<AttendanceTaken>();
}

#[actix_web::test]
async fn a_code_is_shown_around_the_session_only_and_for_a_bounded_time() {
    let (app, id) = city(None).await;
    let hr = app.persona("hr");
    let answer = hr.post(&path::event_code(&id), &ShowCode { minutes: 10 }).await;
    assert_eq!(rule(&answer, ErrorCode::Conflict), is("code", "code-not-now"));
    go_to(&app, "2026-12-10T04:30:00Z");
    let hr = app.persona("hr");
    for minutes in [0, 121] {
        let answer = hr.post(&path::event_code(&id), &ShowCode { minutes }).await;
        assert_eq!(rule(&answer, ErrorCode::InvalidInput), is("minutes", "out-of-range"));
    }
    show(&hr, &id, 120).await;
    app.persona("counter")
        .post(&path::event_code(&id), &ShowCode { minutes: 5 })
        .await
        .refused(ErrorCode::NotFound);
    go_to(&app, "2026-12-10T08:00:01Z");
    let answer = app.persona("hr").post(&path::event_code(&id), &ShowCode { minutes: 10 }).await;
    assert_eq!(rule(&answer, ErrorCode::Conflict), is("code", "code-not-now"));
}

#[actix_web::test]
async fn wrong_codes_are_slowed_down_per_person_and_a_right_one_clears_them() {
    let (app, id) = begun().await;
    let code = show(&app.persona("hr"), &id, 60).await;
    let clerk = app.persona("counter");
    for _ in 0..5 {
        assert_eq!(rule(&enter(&clerk, WRONG).await, ErrorCode::InvalidInput), is("code", "code-wrong"));
    }
    let waits = enter(&clerk, &code).await.refused(ErrorCode::TooManyAttempts);
    assert_eq!(waits.retry_after_seconds, Some(30), "the right one waits, too");
    assert_eq!(stored_credits(&app), []);
    enter(&app.persona("counter-junior"), &code).await.json::<AttendanceTaken>();
    app.advance(TimeDelta::seconds(30));
    enter(&clerk, &code).await.json::<AttendanceTaken>();
    assert_eq!(contents::of(&app.state)["event_code_failures"], Vec::<String>::new());
    assert_eq!(rule(&enter(&clerk, WRONG).await, ErrorCode::InvalidInput), is("code", "code-wrong"));
}

#[actix_web::test]
async fn many_guesses_at_the_same_moment_are_counted_one_by_one() {
    let (app, id) = begun().await;
    show(&app.persona("hr"), &id, 60).await;
    let clerk = app.persona("counter");
    let answers = all_at_once((0..40).map(|_| enter(&clerk, WRONG)).collect()).await;
    let heard = answers.iter().filter(|answer| answer.status == 422).count();
    assert_eq!((heard, answers.iter().filter(|answer| answer.status == 429).count()), (5, 35));
}

#[actix_web::test]
async fn what_is_no_code_is_a_wrong_code_and_two_rooms_have_two_codes() {
    let (app, id) = begun().await;
    let hr = app.persona("hr");
    let other = create(&hr, &event(), &session(None)).await;
    let (one, two) = (show(&hr, &id, 10).await, show(&hr, &other, 10).await);
    assert_ne!(one, two);
    let taken: AttendanceTaken = enter(&app.persona("counter"), &two).await.json();
    assert_eq!(taken.card.session.id, other);
    for code in ["", "A", "' OR 1=1", &"A".repeat(10_000)] {
        let answer = enter(&app.persona("dx-leader"), code).await;
        assert_eq!(rule(&answer, ErrorCode::InvalidInput), is("code", "code-wrong"));
    }
}

#[actix_web::test]
async fn who_was_marked_absent_by_mistake_is_present_with_the_code() {
    let (app, id) = begun().await;
    let hr = app.persona("hr");
    mark(&hr, &id, &["004512"], false, "").await;
    let code = show(&hr, &id, 10).await;
    let taken: AttendanceTaken = enter(&app.persona("counter"), &code).await.json();
    assert!(!taken.already);
    assert_eq!(stored_credits(&app).len(), 1);
}
