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

/// Which open duties to list. An empty text asks for all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OutstandingFilter {
    /// Fiscal year of the duties.
    pub fiscal_year: String,
    /// Course code.
    pub course: String,
    /// What course codes begin with.
    pub family: String,
    /// Department id.
    pub department: String,
    /// Grade code.
    pub grade: String,
    /// `overdue`, `due-soon` or `in-time`.
    pub state: String,
    /// Days of `due-soon`.
    pub within: String,
    /// `required` or `elective`.
    pub mode: String,
    /// `true` for those only before which work may not be begun.
    pub gate: String,
    /// Id of an order, or a part of a cause of the curriculum.
    pub cause: String,
    /// A part of staff number, name or reading.
    pub query: String,
    /// `due` for the earliest due date first.
    pub order: String,
}

impl OutstandingFilter {
    /// As names and values of an address, of the client as of the server.
    #[must_use]
    pub fn pairs(&self) -> [(&'static str, &str); 12] {
        [
            ("fiscal_year", &self.fiscal_year),
            ("course", &self.course),
            ("family", &self.family),
            ("department", &self.department),
            ("grade", &self.grade),
            ("state", &self.state),
            ("within", &self.within),
            ("mode", &self.mode),
            ("gate", &self.gate),
            ("cause", &self.cause),
            ("query", &self.query),
            ("order", &self.order),
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
