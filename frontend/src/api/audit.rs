//! The audit log.

use contract::audit::AuditPage;
use contract::path;

use super::{ApiError, get, with_query};

/// One page, latest first.
///
/// # Errors
/// See [`ApiError`].
pub async fn entries(page: u32) -> Result<AuditPage, ApiError> {
    get(&with_query(path::AUDIT, &[("page", &page.to_string())])).await
}
