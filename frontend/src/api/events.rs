//! 説明会・体験会・集合研修.

use contract::events::{
    AttendanceTaken, CodeScreen, EnrolPeople, EnterCode, EventBoard, EventCard, EventHead, EventList,
    EventPeopleOutcome, EventSessionDetail, MarkAttendance, SaveEvent, SaveEventSession,
    SetEventSessionState, ShowCode,
};
use contract::path;
use gloo_net::http::Method;

use super::{ApiError, Body, decode, get, send, send_json, send_only, with_query};

/// Sessions to come, and the own ones of the past.
///
/// # Errors
/// See [`ApiError`].
pub async fn board() -> Result<EventBoard, ApiError> {
    get(path::EVENT_SESSIONS).await
}

/// Enrols, or gives the place back.
///
/// # Errors
/// `conflict` with the rule, see [`ApiError`].
pub async fn enrol(session: &str, enrols: bool) -> Result<EventCard, ApiError> {
    let method = if enrols { Method::POST } else { Method::DELETE };
    decode(&send(method, &path::event_enrolment(session), Body::Empty).await?)
}

/// The code that is shown in the room.
///
/// # Errors
/// `invalid-input` on `code`, `too-many-attempts`, see [`ApiError`].
pub async fn enter_code(code: String) -> Result<AttendanceTaken, ApiError> {
    send_json(Method::POST, path::EVENT_ATTENDANCE, &EnterCode { code }).await
}

/// Events of a fiscal year, that of today when empty.
///
/// # Errors
/// See [`ApiError`].
pub async fn events(fiscal_year: &str) -> Result<EventList, ApiError> {
    get(&with_query(path::EVENTS, &[("fiscal_year", fiscal_year)])).await
}

/// Creates an event, or changes it when there is an id.
///
/// # Errors
/// `invalid-input` with fields, see [`ApiError`].
pub async fn save_event(id: Option<&str>, message: &SaveEvent) -> Result<EventHead, ApiError> {
    match id {
        Some(id) => send_json(Method::PUT, &path::event(id), message).await,
        None => send_json(Method::POST, path::EVENTS, message).await,
    }
}

/// Adds a session to an event.
///
/// # Errors
/// `invalid-input` with fields, see [`ApiError`].
pub async fn add_session(event: &str, message: &SaveEventSession) -> Result<(), ApiError> {
    send_only(Method::POST, &path::sessions_of_event(event), message).await
}

/// Changes a session.
///
/// # Errors
/// `invalid-input` with fields, `conflict`, see [`ApiError`].
pub async fn change_session(session: &str, message: &SaveEventSession) -> Result<(), ApiError> {
    send_only(Method::PUT, &path::event_session(session), message).await
}

/// Cancels a session, or notes that it was held.
///
/// # Errors
/// `conflict`, see [`ApiError`].
pub async fn set_state(session: &str, message: &SetEventSessionState) -> Result<(), ApiError> {
    send_only(Method::PUT, &path::event_session_state(session), message).await
}

/// Everybody of a session.
///
/// # Errors
/// See [`ApiError`].
pub async fn room(session: &str) -> Result<EventSessionDetail, ApiError> {
    get(&path::event_session(session)).await
}

/// Enrols others.
///
/// # Errors
/// `conflict`, see [`ApiError`].
pub async fn enrol_people(session: &str, message: &EnrolPeople) -> Result<EventPeopleOutcome, ApiError> {
    send_json(Method::POST, &path::event_enrolments(session), message).await
}

/// Writes attendance down.
///
/// # Errors
/// `conflict`, `invalid-input` on `reason`, see [`ApiError`].
pub async fn mark(session: &str, message: &MarkAttendance) -> Result<EventPeopleOutcome, ApiError> {
    send_json(Method::POST, &path::event_session_attendance(session), message).await
}

/// What stands on the screen of the room.
///
/// # Errors
/// See [`ApiError`].
pub async fn code(session: &str) -> Result<CodeScreen, ApiError> {
    get(&path::event_code(session)).await
}

/// Shows a new code.
///
/// # Errors
/// `conflict`, see [`ApiError`].
pub async fn show_code(session: &str, minutes: u32) -> Result<CodeScreen, ApiError> {
    send_json(Method::POST, &path::event_code(session), &ShowCode { minutes }).await
}

/// Address of the participants as a file.
#[must_use]
pub fn csv_address(session: &str, encoding: &str) -> String {
    with_query(&path::event_participants_csv(session), &[("encoding", encoding)])
}
