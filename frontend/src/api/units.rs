//! The section head's units and their confirmations.

use contract::path;
use contract::units::{ConfirmUnit, MyUnits, UnitConfirmations};
use gloo_net::http::Method;

use super::{ApiError, get, send_only, with_query};

/// The own units with the duties of a fiscal year.
///
/// # Errors
/// See [`ApiError`].
pub async fn mine(fiscal_year: &str) -> Result<MyUnits, ApiError> {
    get(&with_query(path::MY_UNITS, &[("fiscal_year", fiscal_year)])).await
}

/// Confirms the training status of a unit.
///
/// # Errors
/// `conflict` when the figures have changed, see [`ApiError`].
pub async fn confirm(department_id: &str, message: ConfirmUnit) -> Result<(), ApiError> {
    send_only(Method::POST, &path::unit_confirmation(department_id), &message).await
}

/// Which units have confirmed.
///
/// # Errors
/// See [`ApiError`].
pub async fn confirmations(fiscal_year: &str) -> Result<UnitConfirmations, ApiError> {
    get(&with_query(path::UNIT_CONFIRMATIONS, &[("fiscal_year", fiscal_year)])).await
}
