//! Gates and their tokens.

use contract::gates::{CreateGateToken, GateList, GatePage, GateTokenCreated, GateTokenList, SaveGate};
use contract::path;
use gloo_net::http::Method;

use super::{ApiError, Body, get, send, send_json, send_only, with_query};

/// All gates.
///
/// # Errors
/// See [`ApiError`].
pub async fn gates() -> Result<GateList, ApiError> {
    get(path::GATES).await
}

/// A gate and one page of its people.
///
/// # Errors
/// See [`ApiError`].
pub async fn gate(code: &str, show: &str, page: u32) -> Result<GatePage, ApiError> {
    get(&with_query(&path::gate(code), &[("show", show), ("page", &page.to_string())])).await
}

/// Adds or changes a gate.
///
/// # Errors
/// `invalid-input` with the field, see [`ApiError`].
pub async fn save(code: &str, message: SaveGate) -> Result<(), ApiError> {
    send_only(Method::PUT, &path::gate(&super::encode(code)), &message).await
}

/// Tokens of a gate.
///
/// # Errors
/// See [`ApiError`].
pub async fn tokens(code: &str) -> Result<GateTokenList, ApiError> {
    get(&path::gate_tokens(code)).await
}

/// Makes a token.
///
/// # Errors
/// `invalid-input` with the field, see [`ApiError`].
pub async fn create_token(code: &str, label: String) -> Result<GateTokenCreated, ApiError> {
    send_json(Method::POST, &path::gate_tokens(code), &CreateGateToken { label }).await
}

/// Revokes a token.
///
/// # Errors
/// `not-found` when it was revoked already, see [`ApiError`].
pub async fn revoke_token(code: &str, token_id: &str) -> Result<(), ApiError> {
    send(Method::DELETE, &path::gate_token(code, token_id), Body::Empty).await.map(drop)
}

/// Address of the people of a gate as a file.
#[must_use]
pub fn file(code: &str, show: &str, encoding: &str) -> String {
    with_query(&path::gate_csv(code), &[("show", show), ("encoding", encoding)])
}
