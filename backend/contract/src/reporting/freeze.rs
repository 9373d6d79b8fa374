//! The frozen fiscal year (年度の確定): its figures as of 31 March, and what became known later.

use chrono::{DateTime, NaiveDate, Utc};
use learning::figure::Figure;
use learning::fiscal_year::FiscalYear;
use serde::{Deserialize, Serialize};

/// A frozen fiscal year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FrozenYear {
    /// Which.
    pub fiscal_year: FiscalYear,
    /// Its last day.
    pub as_of: NaiveDate,
    /// The whole, as frozen.
    pub total: Figure,
    /// SHA-256 of the frozen figures, in hex.
    pub hash: String,
    /// When it was frozen.
    pub frozen_at: DateTime<Utc>,
    /// Whether counting again today as of that day gives the same figures to the digit.
    pub reproduced: bool,
    /// Completed since, for duties of that year; in none of its figures.
    pub completed_later: u32,
    /// Credited since (充当), less what was taken back or completed after all; in none of its figures.
    pub credited_later: i64,
    /// Waived since (免除), less what was taken back or completed after all; in none of its figures.
    pub exempted_later: i64,
    /// What is to be known beside, oldest first.
    pub corrections: Vec<Correction>,
}

/// A later entry about a frozen year. It changes no figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Correction {
    /// What turned out otherwise.
    pub text: String,
    /// Why.
    pub reason: String,
    /// Staff number of who recorded it.
    pub recorded_by: String,
    /// When.
    pub recorded_at: DateTime<Utc>,
}

/// Records a correction.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordCorrection {
    /// What turned out otherwise, up to 500 characters.
    pub text: String,
    /// Why, up to 500 characters.
    pub reason: String,
}
