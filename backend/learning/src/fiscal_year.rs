//! The fiscal year (年度): 1 April to 31 March, Japan time. May not know which year it is now.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::era;

/// A fiscal year, named by the calendar year in which it begins: `FiscalYear(2026)` is 令和8年度.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct FiscalYear(pub i32);

impl FiscalYear {
    /// The fiscal year that a date belongs to.
    #[must_use]
    pub fn containing(date: NaiveDate) -> FiscalYear {
        FiscalYear(if date.month() < 4 { date.year() - 1 } else { date.year() })
    }

    /// The fiscal year of an instant, as read on a clock in Japan.
    #[must_use]
    pub fn at(instant: DateTime<Utc>) -> FiscalYear {
        FiscalYear::containing(jst_date(instant))
    }

    /// 1 April.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        day_or_bound(self.0, 4, 1)
    }

    /// 31 March of the following calendar year.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        day_or_bound(self.0.saturating_add(1), 3, 31)
    }

    /// Whether the date lies in this fiscal year.
    #[must_use]
    pub fn contains(self, date: NaiveDate) -> bool {
        FiscalYear::containing(date) == self
    }

    /// The following fiscal year.
    #[must_use]
    pub fn next(self) -> FiscalYear {
        FiscalYear(self.0.saturating_add(1))
    }

    /// The preceding fiscal year.
    #[must_use]
    pub fn previous(self) -> FiscalYear {
        FiscalYear(self.0.saturating_sub(1))
    }

    /// `令和8年度`. The year of the change of era carries both names: `平成31年度／令和元年度`.
    ///
    /// The other changes of era fell after 1 April by months or into the last quarter, and those years
    /// are known by the era of their first day (昭和63年度, 平成元年度).
    #[must_use]
    pub fn label(self) -> String {
        if self.0 == 2019 {
            return "平成31年度／令和元年度".to_owned();
        }
        match era::year_of(self.first_day()) {
            Some(year) => format!("{year}度"),
            None => format!("{}年度", self.0),
        }
    }
}

/// The date on a clock in Japan: UTC + 9 h. Japan has had no summer time since 1951, so no time zone
/// database is needed.
#[must_use]
pub fn jst_date(instant: DateTime<Utc>) -> NaiveDate {
    let utc = instant.naive_utc();
    utc.checked_add_signed(TimeDelta::hours(9)).unwrap_or(utc).date()
}

/// A year outside the calendar gives the nearest date there is, so that no stored number can panic.
fn day_or_bound(year: i32, month: u32, day: u32) -> NaiveDate {
    let bound = if year < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(bound)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_year_turns_between_31_march_and_1_april() {
        let table = [
            ("2026-03-31", 2025),
            ("2026-04-01", 2026),
            ("2026-12-31", 2026),
            ("2027-01-01", 2026),
            ("2027-03-31", 2026),
            ("2024-02-29", 2023),
        ];
        for (day, year) in table {
            assert_eq!(FiscalYear::containing(date(day)), FiscalYear(year), "{day}");
        }
        assert_eq!(FiscalYear(2025).first_day(), date("2025-04-01"));
        assert_eq!(FiscalYear(2025).last_day(), date("2026-03-31"));
        assert_eq!(FiscalYear(2025).next().previous(), FiscalYear(2025));
    }

    #[test]
    fn labels() {
        let table = [
            (2026, "令和8年度"),
            (2020, "令和2年度"),
            (2019, "平成31年度／令和元年度"),
            (2018, "平成30年度"),
            (1989, "平成元年度"),
            (1988, "昭和63年度"),
            (1800, "1800年度"),
        ];
        for (year, label) in table {
            assert_eq!(FiscalYear(year).label(), label);
        }
    }

    #[test]
    fn the_day_in_japan_begins_at_15_utc() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        assert_eq!(jst_date(at("2026-03-31T14:59:59Z")), date("2026-03-31"));
        assert_eq!(jst_date(at("2026-03-31T15:00:00Z")), date("2026-04-01"));
        assert_eq!(FiscalYear::at(at("2026-03-31T14:59:59Z")), FiscalYear(2025));
        assert_eq!(FiscalYear::at(at("2026-03-31T15:00:00Z")), FiscalYear(2026));
        assert_eq!(jst_date(DateTime::<Utc>::MAX_UTC), DateTime::<Utc>::MAX_UTC.date_naive());
    }

    #[test]
    fn travels_as_a_plain_number() {
        assert_eq!(serde_json::to_string(&FiscalYear(2026)).unwrap(), "2026");
        assert_eq!(serde_json::from_str::<FiscalYear>("2026").unwrap(), FiscalYear(2026));
    }

    proptest! {
        #[test]
        fn a_date_lies_between_the_first_and_last_day_of_its_year(days in -200_000i32..200_000) {
            let day = NaiveDate::from_epoch_days(days).unwrap();
            let year = FiscalYear::containing(day);
            prop_assert!(year.first_day() <= day && day <= year.last_day());
            prop_assert_eq!(year.last_day().succ_opt(), Some(year.next().first_day()));
        }

        #[test]
        fn no_number_panics(year: i32) {
            let year = FiscalYear(year);
            prop_assert!(year.first_day() <= year.last_day());
            prop_assert!(!year.label().is_empty());
        }
    }
}
