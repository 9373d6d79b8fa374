//! Paging of lists: page numbers from 1, a fixed number of rows.

use serde::Deserialize;
use utoipa::IntoParams;

/// Rows on one page of any list.
pub const PER_PAGE: u32 = 50;

/// The page asked for and a search text.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct PageQuery {
    /// Page, from 1. Default 1.
    #[serde(default = "first")]
    pub page: u32,
    /// Search text: staff number, name or reading. Default none.
    #[serde(default)]
    pub query: String,
}

fn first() -> u32 {
    1
}

/// Rows before the page.
#[must_use]
pub fn offset(page: u32) -> i64 {
    i64::from(page.max(1) - 1) * i64::from(PER_PAGE)
}

/// Rows of a page, as the database wants it.
#[must_use]
pub fn limit() -> i64 {
    i64::from(PER_PAGE)
}

/// A count as it travels; a table of over four billion rows is not expected.
#[must_use]
pub fn count(rows: i64) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

/// A length as it travels.
pub fn length<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}
