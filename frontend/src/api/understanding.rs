//! What people understand: what they knew before, effects, profile, statistics of questions.

use contract::path;
use contract::understanding::{DistributionReport, ItemReport, ProfileReport, UnderstandingReport};

use super::{ApiError, get, with_query};

/// The effect of every course of a fiscal year.
///
/// # Errors
/// See [`ApiError`].
pub async fn effects(fiscal_year: &str) -> Result<UnderstandingReport, ApiError> {
    get(&with_query(path::UNDERSTANDING, &[("fiscal_year", fiscal_year)])).await
}

/// The profile of a fiscal year.
///
/// # Errors
/// See [`ApiError`].
pub async fn profile(fiscal_year: &str) -> Result<ProfileReport, ApiError> {
    get(&with_query(path::UNDERSTANDING_PROFILE, &[("fiscal_year", fiscal_year)])).await
}

/// Statistics of the questions of a course; of its newest version with a result when none is named.
///
/// # Errors
/// See [`ApiError`].
pub async fn items(course: &str, version: &str) -> Result<ItemReport, ApiError> {
    get(&with_query(path::UNDERSTANDING_ITEMS, &[("course", course), ("version", version)])).await
}

/// The distribution of a course's placement in a fiscal year; of the first course when none is named.
///
/// # Errors
/// See [`ApiError`].
pub async fn distribution(course: &str, fiscal_year: &str) -> Result<DistributionReport, ApiError> {
    let asked = [("course", course), ("fiscal_year", fiscal_year)];
    get(&with_query(path::PLACEMENT_DISTRIBUTION, &asked)).await
}
