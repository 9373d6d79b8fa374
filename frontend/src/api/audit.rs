//! The audit log, the chain of seals and the evidence.

use contract::audit::{AuditPage, ChainState, Verification, VerifyChain};
use contract::evidence::Evidence;
use contract::path;
use gloo_net::http::Method;

use super::{ApiError, get, send_json, with_query};

/// One page, latest first.
///
/// # Errors
/// See [`ApiError`].
pub async fn entries(page: u32) -> Result<AuditPage, ApiError> {
    get(&with_query(path::AUDIT, &[("page", &page.to_string())])).await
}

/// The newest seal.
///
/// # Errors
/// See [`ApiError`].
pub async fn chain() -> Result<ChainState, ApiError> {
    get(path::AUDIT_CHAIN).await
}

/// Verifies the chain.
///
/// # Errors
/// See [`ApiError`].
pub async fn verify(expected: String) -> Result<Verification, ApiError> {
    send_json(Method::POST, path::AUDIT_VERIFICATION, &VerifyChain { expected }).await
}

/// Everything that was recorded of a person and a course.
///
/// # Errors
/// See [`ApiError`].
pub async fn evidence(person: &str, course: &str) -> Result<Evidence, ApiError> {
    get(&path::evidence(person, course)).await
}
