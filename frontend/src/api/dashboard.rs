//! 計画と実績.

use contract::path;
use contract::reporting::dashboard::Dashboard;
use contract::reporting::freeze::{FrozenYear, RecordCorrection};
use gloo_net::http::Method;
use learning::fiscal_year::FiscalYear;

use super::{ApiError, get, send_only, with_query};

/// Which view. An empty text asks for all, for today, or for rows by department.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DashboardFilter {
    /// Fiscal year of the duties.
    pub fiscal_year: String,
    /// The last day whose facts count, `YYYY-MM-DD`.
    pub as_of: String,
    /// What a row is.
    pub by: String,
    /// Unit id.
    pub department: String,
    /// Grade code.
    pub grade: String,
    /// Course code.
    pub course: String,
    /// What course codes begin with.
    pub family: String,
}

impl DashboardFilter {
    /// As names and values of an address, of the client as of the server.
    #[must_use]
    pub fn pairs(&self) -> [(&'static str, &str); 7] {
        [
            ("fiscal_year", &self.fiscal_year),
            ("as_of", &self.as_of),
            ("by", &self.by),
            ("department", &self.department),
            ("grade", &self.grade),
            ("course", &self.course),
            ("family", &self.family),
        ]
    }
}

/// One view.
///
/// # Errors
/// See [`ApiError`].
pub async fn dashboard(filter: &DashboardFilter) -> Result<Dashboard, ApiError> {
    get(&with_query(path::DASHBOARD, &filter.pairs())).await
}

/// A frozen year, counted again.
///
/// # Errors
/// See [`ApiError`].
pub async fn frozen_year(year: FiscalYear) -> Result<FrozenYear, ApiError> {
    get(&path::year_freeze(year.0)).await
}

/// Records what turned out otherwise about a frozen year.
///
/// # Errors
/// See [`ApiError`].
pub async fn record_correction(year: FiscalYear, correction: &RecordCorrection) -> Result<(), ApiError> {
    send_only(Method::POST, &path::year_corrections(year.0), correction).await
}
