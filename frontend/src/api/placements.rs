//! Placements: the test before the first lesson.

use contract::attempts::{AttemptView, ResponseSaved, SaveResponse};
use contract::path;
use contract::placements::{PlacementResult, PlacementView};
use gloo_net::http::Method;
use learning::mark::Mark;

use super::{ApiError, Body, Started, decode, get, send, send_json};

/// Starts the placement of an assignment, or continues it.
///
/// # Errors
/// Taken before, the course begun, or not reached.
pub async fn start(assignment: &str) -> Result<Started, ApiError> {
    decode(&send(Method::POST, &path::placement_of(assignment), Body::Empty).await?)
}

/// An open placement, as the pages of a test draw it: it has no number and no pass mark.
///
/// # Errors
/// `already-submitted`, `time-over` or `placement-closed` when it is not open any more.
pub async fn placement(placement: &str) -> Result<AttemptView, ApiError> {
    let view: PlacementView = get(&path::placement(placement)).await?;
    Ok(AttemptView {
        id: view.id,
        assignment_id: view.assignment_id,
        course_title: view.course_title,
        number: 0,
        started_at: view.started_at,
        expires_at: view.expires_at,
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
    placement: &str,
    question: &str,
    message: SaveResponse,
) -> Result<ResponseSaved, ApiError> {
    send_json(Method::PUT, &path::placement_response(placement, question), &message).await
}

/// Submits the placement. The result has its own address.
///
/// # Errors
/// See [`ApiError`].
pub async fn submit(placement: &str) -> Result<(), ApiError> {
    send(Method::POST, &path::placement_submission(placement), Body::Empty).await.map(drop)
}

/// The result of a submitted placement.
///
/// # Errors
/// See [`ApiError`].
pub async fn result(placement: &str) -> Result<PlacementResult, ApiError> {
    get(&path::placement_result(placement)).await
}
