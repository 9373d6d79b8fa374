//! Addresses of a fiscal year that is over.

/// `GET` the frozen figures of a fiscal year.
#[must_use]
pub fn year_freeze(fiscal_year: i32) -> String {
    format!("/api/reports/years/{fiscal_year}/freeze")
}

/// `POST` what turned out otherwise about a frozen year.
#[must_use]
pub fn year_corrections(fiscal_year: i32) -> String {
    format!("/api/reports/years/{fiscal_year}/corrections")
}
