//! Attempts at the assessment.

use contract::attempts::{AttemptResult, AttemptView, ResponseSaved, SaveResponse};
use contract::path;
use gloo_net::http::Method;

use super::{ApiError, Body, Started, decode, get, send, send_json};

/// Starts an attempt, or continues the open one.
///
/// # Errors
/// No attempt left, lessons left, or not reached.
pub async fn start(assignment: &str) -> Result<Started, ApiError> {
    decode(&send(Method::POST, &path::attempts(assignment), Body::Empty).await?)
}

/// An open attempt.
///
/// # Errors
/// `already-submitted` or `time-over` when it is not open any more.
pub async fn attempt(attempt: &str) -> Result<AttemptView, ApiError> {
    get(&path::attempt(attempt)).await
}

/// Saves a response, complete or not.
///
/// # Errors
/// See [`ApiError`].
pub async fn save_response(
    attempt: &str,
    question: &str,
    message: SaveResponse,
) -> Result<ResponseSaved, ApiError> {
    send_json(Method::PUT, &path::response(attempt, question), &message).await
}

/// Submits the attempt. The result has its own address.
///
/// # Errors
/// See [`ApiError`].
pub async fn submit(attempt: &str) -> Result<(), ApiError> {
    send(Method::POST, &path::submission(attempt), Body::Empty).await.map(drop)
}

/// The result of a submitted attempt.
///
/// # Errors
/// See [`ApiError`].
pub async fn result(attempt: &str) -> Result<AttemptResult, ApiError> {
    get(&path::attempt_result(attempt)).await
}
