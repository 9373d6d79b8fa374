//! How long a completion counts (有効期間). May not know courses, people or today.
//!
//! Two ways exist side by side in a municipality: by fiscal year (「毎年度1回」, duties of the security
//! policy) and by period (「おおむね1年ごと」, duties under the My Number Act).

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::fiscal_year::FiscalYear;

/// How long a completion counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Validity {
    /// For ever.
    None,
    /// Until the end of the fiscal year of completion (毎年度).
    EachFiscalYear,
    /// Until the end of the n-th fiscal year, the year of completion counting as the first.
    FiscalYears {
        /// One or more; zero is read as one.
        years: u32,
    },
    /// n months from the day of completion.
    Months {
        /// One or more.
        months: u32,
    },
}

/// The last day on which a completion of `completed_on` counts, or none when it counts for ever.
///
/// - each fiscal year: 31 March of the fiscal year of completion;
/// - n fiscal years: 31 March of the fiscal year of completion + (n − 1);
/// - n months: the same day of the month n months later, or the last day of that month when it is
///   shorter (31 January + 1 month = 28 February).
#[must_use]
pub fn valid_until(validity: Validity, completed_on: NaiveDate) -> Option<NaiveDate> {
    let year = FiscalYear::containing(completed_on);
    match validity {
        Validity::None => None,
        Validity::EachFiscalYear => Some(year.last_day()),
        Validity::FiscalYears { years } => {
            let more = i32::try_from(years.saturating_sub(1)).unwrap_or(i32::MAX);
            Some(FiscalYear(year.0.saturating_add(more)).last_day())
        }
        Validity::Months { months } => {
            Some(completed_on.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX))
        }
    }
}

/// Whether a completion of `completed_on` counts on the day `on`.
#[must_use]
pub fn is_valid(validity: Validity, completed_on: NaiveDate, on: NaiveDate) -> bool {
    completed_on <= on && valid_until(validity, completed_on).is_none_or(|last| on <= last)
}

#[cfg(test)]
mod tests;
