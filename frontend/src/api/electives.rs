//! Electives: the catalogue, applications, decisions, settings.

use contract::electives::{
    ApplyElective, Catalog, CatalogCourse, DecideElective, ElectiveOverview, SaveElective,
};
use contract::path;
use gloo_net::http::Method;

use super::{ApiError, get, send_json, send_only, with_query};

/// What is looked for in the catalogue; empty for everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CatalogSearch {
    /// Words.
    pub words: String,
    /// Family.
    pub family: String,
    /// Level.
    pub level: String,
    /// Most minutes.
    pub minutes: String,
}

/// The courses that match.
///
/// # Errors
/// See [`ApiError`].
pub async fn catalog(search: &CatalogSearch) -> Result<Catalog, ApiError> {
    let pairs = [
        ("query", search.words.as_str()),
        ("family", &search.family),
        ("level", &search.level),
        ("minutes", &search.minutes),
    ];
    get(&with_query(path::CATALOG, &pairs)).await
}

/// Applies for a course.
///
/// # Errors
/// `conflict` with the reason, see [`ApiError`].
pub async fn apply(course: &str, message: ApplyElective) -> Result<CatalogCourse, ApiError> {
    send_json(Method::POST, &path::elective_applications(course), &message).await
}

/// Takes an application back.
///
/// # Errors
/// `conflict` with the reason, see [`ApiError`].
pub async fn withdraw(application: &str) -> Result<CatalogCourse, ApiError> {
    send_json(Method::POST, &path::elective_withdrawal(application), &()).await
}

/// Approves or refuses an application.
///
/// # Errors
/// `conflict` with the reason, see [`ApiError`].
pub async fn decide(application: &str, message: DecideElective) -> Result<(), ApiError> {
    send_only(Method::POST, &path::elective_decision(application), &message).await
}

/// Courses with settings, and the applications of a fiscal year.
///
/// # Errors
/// See [`ApiError`].
pub async fn overview(fiscal_year: &str) -> Result<ElectiveOverview, ApiError> {
    get(&with_query(path::ELECTIVES, &[("fiscal_year", fiscal_year)])).await
}

/// Saves how electives of a course are offered.
///
/// # Errors
/// `conflict` when somebody else saved meanwhile, see [`ApiError`].
pub async fn save(course: &str, message: SaveElective) -> Result<(), ApiError> {
    send_only(Method::PUT, &path::elective_settings(course), &message).await
}
