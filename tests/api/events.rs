//! 説明会・体験会・集合研修.

mod attendance;
mod codes;
mod counting;
mod enrolment;
mod files;
mod isolation;
mod planning;
mod waiting;

use chrono::{DateTime, Utc};
use contract::error::ErrorCode;
use contract::events::{
    EventBoard, EventCard, EventHead, EventPeopleOutcome, EventSessionDetail, MarkAttendance, SaveEvent,
    SaveEventSession,
};
use contract::path;
use diesel::prelude::*;
use learning::event::EventForm;
use server::database::schema::{credits, revocations};
use tests::app::{Persona, TestApp, TestResponse};

/// The persona `counter`.
const CLERK: &str = "004512";
/// The persona `counter-junior`.
const JUNIOR: &str = "008620";
/// The persona `hr`.
const HR: &str = "003618";
/// The persona `dx-leader`, who trains where a session has a trainer.
const TRAINER: &str = "002105";

/// An event about SEC-02 that counts.
pub(super) fn event() -> SaveEvent {
    SaveEvent {
        form: EventForm::Training,
        title: "情報セキュリティ集合研修".to_owned(),
        description: "端末のない職場の職員向け。".to_owned(),
        subject: "SEC-02".to_owned(),
        counts: true,
        minutes: 90,
    }
}

/// 10 December 2026, 14:00 to 16:00 in Japan; enrolling from 23 November to 8 December.
pub(super) fn session(capacity: Option<u32>) -> SaveEventSession {
    SaveEventSession {
        day: "2026-12-10".parse().unwrap(),
        starts: "14:00:00".parse().unwrap(),
        ends: "16:00:00".parse().unwrap(),
        place: "本庁舎 3階 大会議室".to_owned(),
        capacity,
        trainer: String::new(),
        trainer_number: TRAINER.to_owned(),
        materials: "持ち物: 職員証\nhttps://intra.shiosaki.example/sec".to_owned(),
        enrolment_opens_on: "2026-11-23".parse().unwrap(),
        enrolment_closes_on: "2026-12-08".parse().unwrap(),
    }
}

async fn create(hr: &Persona<'_>, event: &SaveEvent, session: &SaveEventSession) -> String {
    let head: EventHead = hr.post(path::EVENTS, event).await.json();
    hr.post(&path::sessions_of_event(&head.id), session).await.json()
}

/// The city with one session of so many seats.
pub(super) async fn city(capacity: Option<u32>) -> (TestApp, String) {
    let app = TestApp::city().await;
    let id = create(&app.persona("hr"), &event(), &session(capacity)).await;
    (app, id)
}

/// Moves the clock to an instant.
fn go_to(app: &TestApp, instant: &str) {
    let instant: DateTime<Utc> = instant.parse().unwrap();
    app.advance(instant - app.state.clock.now());
}

const BEGIN: &str = "2026-12-10T05:00:00Z";

async fn try_to_enrol(who: &Persona<'_>, id: &str) -> TestResponse {
    who.post(&path::event_enrolment(id), &()).await
}

async fn enrol(who: &Persona<'_>, id: &str) -> EventCard {
    try_to_enrol(who, id).await.json()
}

async fn withdraw(who: &Persona<'_>, id: &str) -> EventCard {
    who.delete(&path::event_enrolment(id)).await.json()
}

async fn board(who: &Persona<'_>) -> EventBoard {
    who.get(path::EVENT_SESSIONS).await.json()
}

/// The one session on the board.
async fn card(who: &Persona<'_>) -> EventCard {
    let board = board(who).await;
    board.coming.into_iter().chain(board.past).next().expect("a session")
}

async fn detail(who: &Persona<'_>, id: &str) -> EventSessionDetail {
    who.get(&path::event_session(id)).await.json()
}

async fn try_to_mark(
    who: &Persona<'_>,
    id: &str,
    numbers: &[&str],
    present: bool,
    reason: &str,
) -> TestResponse {
    let staff_numbers = numbers.iter().map(|number| (*number).to_owned()).collect();
    let message = MarkAttendance { staff_numbers, present, reason: reason.to_owned() };
    who.post(&path::event_session_attendance(id), &message).await
}

pub(super) async fn mark(
    who: &Persona<'_>,
    id: &str,
    numbers: &[&str],
    present: bool,
    reason: &str,
) -> EventPeopleOutcome {
    try_to_mark(who, id, numbers, present, reason).await.json()
}

/// The field and rule that a request broke.
fn rule(response: &TestResponse, code: ErrorCode) -> (String, String) {
    let problem = response.refused(code);
    let field = problem.fields.first().expect("a field");
    (field.field.clone(), field.code.clone())
}

fn is(field: &str, code: &str) -> (String, String) {
    (field.to_owned(), code.to_owned())
}

/// A stored credit: id, staff number, course, form, day, minutes, department, grade, evidence, batch.
type Credit = (String, String, String, String, chrono::NaiveDate, i32, String, String, String, String);

fn stored_credits(app: &TestApp) -> Vec<Credit> {
    let read = |c: &mut _| {
        Ok(credits::table
            .order(credits::id.asc())
            .select((
                credits::id,
                credits::staff_number,
                credits::course_code,
                credits::form,
                credits::completed_on,
                credits::minutes,
                credits::department_name,
                credits::grade,
                credits::evidence,
                credits::batch_id,
            ))
            .load(c)?)
    };
    app.state.database.read_now(read).unwrap()
}

/// Credits that were taken back: id, reason, by whom.
fn stored_revocations(app: &TestApp) -> Vec<(String, String, String)> {
    let columns = (revocations::target_id, revocations::reason, revocations::recorded_by);
    app.state.database.read_now(move |c| Ok(revocations::table.select(columns).load(c)?)).unwrap()
}
