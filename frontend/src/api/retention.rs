//! The check whether knowledge stays.

use contract::attempts::{AttemptView, ResponseSaved, SaveResponse};
use contract::path;
use contract::understanding::{RetentionResult, RetentionView};
use gloo_net::http::Method;
use learning::mark::Mark;

use super::{ApiError, Body, Started, decode, get, send, send_json};

/// Starts the check of an assignment that is open today, or continues it.
///
/// # Errors
/// `not-found` when none is open today.
pub async fn start(assignment: &str) -> Result<Started, ApiError> {
    decode(&send(Method::POST, &path::retention_check_of(assignment), Body::Empty).await?)
}

/// An open check, as the pages of a test draw it: it has no number, no limit and no pass mark.
///
/// # Errors
/// `already-submitted` when it is not open any more.
pub async fn check(check: &str) -> Result<AttemptView, ApiError> {
    let view: RetentionView = get(&path::retention_check(check)).await?;
    Ok(AttemptView {
        id: view.id,
        assignment_id: view.assignment_id,
        course_title: view.course_title,
        number: 0,
        started_at: view.started_at,
        expires_at: None,
        server_now: view.server_now,
        mastery: Mark::ZERO,
        questions: view.questions,
        current: view.current,
    })
}

/// Saves a response, complete or not.
///
/// # Errors
/// See [`ApiError`].
pub async fn save_response(
    check: &str,
    question: &str,
    message: SaveResponse,
) -> Result<ResponseSaved, ApiError> {
    send_json(Method::PUT, &path::retention_response(check, question), &message).await
}

/// Submits the check. The result has its own address.
///
/// # Errors
/// See [`ApiError`].
pub async fn submit(check: &str) -> Result<(), ApiError> {
    send(Method::POST, &path::retention_submission(check), Body::Empty).await.map(drop)
}

/// The result of a submitted check.
///
/// # Errors
/// See [`ApiError`].
pub async fn result(check: &str) -> Result<RetentionResult, ApiError> {
    get(&path::retention_result(check)).await
}
