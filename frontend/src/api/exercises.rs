//! Exercises and their runs.

use contract::exercises::{Decide, ExercisePage, ExerciseRun};
use contract::path;
use gloo_net::http::Method;

use super::{ApiError, Body, decode, get, send, send_json};

/// The start page of an exercise.
///
/// # Errors
/// See [`ApiError`].
pub async fn exercise(assignment: &str, exercise: &str) -> Result<ExercisePage, ApiError> {
    get(&path::exercise(assignment, exercise)).await
}

/// Starts a run, or continues the open one.
///
/// # Errors
/// See [`ApiError`].
pub async fn start(assignment: &str, exercise: &str) -> Result<ExerciseRun, ApiError> {
    decode(&send(Method::POST, &path::exercise_runs(assignment, exercise), Body::Empty).await?)
}

/// A run, open or finished.
///
/// # Errors
/// See [`ApiError`].
pub async fn run(run: &str) -> Result<ExerciseRun, ApiError> {
    get(&path::exercise_run(run)).await
}

/// Puts an item into a bin, or chooses in a scene; the answer is the run as it stands then.
///
/// # Errors
/// `conflict` when a scenario stands in another scene, `already-submitted` when the run has ended.
pub async fn decide(run: &str, decision: Decide) -> Result<ExerciseRun, ApiError> {
    send_json(Method::POST, &path::exercise_decisions(run), &decision).await
}

/// Submits a sorting run; the answer is its result.
///
/// # Errors
/// `already-submitted` when the run has ended.
pub async fn submit(run: &str) -> Result<ExerciseRun, ApiError> {
    decode(&send(Method::POST, &path::exercise_submission(run), Body::Empty).await?)
}
