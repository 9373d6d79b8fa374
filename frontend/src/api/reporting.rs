//! Completion figures and the outstanding list.

use contract::path;
use contract::reporting::{CompletionReport, OutstandingPage};

use super::{ApiError, get, with_query};

/// Completion by department and by grade in a fiscal year.
///
/// # Errors
/// See [`ApiError`].
pub async fn completion(fiscal_year: &str) -> Result<CompletionReport, ApiError> {
    get(&with_query(path::COMPLETION_REPORT, &[("fiscal_year", fiscal_year)])).await
}

/// Which open duties to list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OutstandingFilter {
    /// Fiscal year of the duties.
    pub fiscal_year: String,
    /// Course code; empty for all.
    pub course: String,
    /// Department id; empty for all.
    pub department: String,
    /// Grade code; empty for all.
    pub grade: String,
}

impl OutstandingFilter {
    fn pairs(&self) -> [(&'static str, &str); 4] {
        [
            ("fiscal_year", &self.fiscal_year),
            ("course", &self.course),
            ("department", &self.department),
            ("grade", &self.grade),
        ]
    }

    /// Address of the same list as a file.
    #[must_use]
    pub fn csv_address(&self, encoding: &str) -> String {
        with_query(&with_query(path::OUTSTANDING_CSV, &self.pairs()), &[("encoding", encoding)])
    }
}

/// One page of open duties.
///
/// # Errors
/// See [`ApiError`].
pub async fn outstanding(filter: &OutstandingFilter, page: u32) -> Result<OutstandingPage, ApiError> {
    let address = with_query(path::OUTSTANDING, &filter.pairs());
    get(&with_query(&address, &[("page", &page.to_string())])).await
}
