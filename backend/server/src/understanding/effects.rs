//! The effect of every course: before and after, person by person, and what stayed.

use chrono::{DateTime, Utc};
use contract::understanding::CourseEffect;
use learning::fiscal_year::FiscalYear;

use crate::database::dialect::Connection;
use crate::error::Error;

/// The effect of every course of a fiscal year that somebody has a result of, in order of code, as it may be
/// published at `now`.
///
/// # Errors
/// The database refuses.
pub fn effects(
    _c: &mut Connection,
    _tenant_id: &str,
    _fiscal_year: FiscalYear,
    _now: DateTime<Utc>,
) -> Result<Vec<CourseEffect>, Error> {
    Ok(Vec::new())
}
