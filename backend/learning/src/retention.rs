//! The check whether knowledge stays (定着確認): which one is offered when. May not know what it asks.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Days for which a check stays open.
const OPEN_DAYS: u64 = 30;

/// A check, so many days after completion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RetentionCheck {
    /// From day 30 to day 59.
    After30,
    /// From day 90 to day 119.
    After90,
}

impl RetentionCheck {
    /// Both, in order.
    pub const ALL: [RetentionCheck; 2] = [RetentionCheck::After30, RetentionCheck::After90];

    /// Days after completion on which it opens.
    #[must_use]
    pub fn days(self) -> u32 {
        match self {
            RetentionCheck::After30 => 30,
            RetentionCheck::After90 => 90,
        }
    }

    /// The check that opens so many days after completion.
    #[must_use]
    pub fn after(days: u32) -> Option<RetentionCheck> {
        RetentionCheck::ALL.into_iter().find(|check| check.days() == days)
    }

    /// First and last day on which it can be begun.
    #[must_use]
    pub fn window(self, completed_on: NaiveDate) -> (NaiveDate, NaiveDate) {
        let day = |days: u64| completed_on.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX);
        let first = u64::from(self.days());
        (day(first), day(first + OPEN_DAYS - 1))
    }

    /// The check that can be begun today.
    #[must_use]
    pub fn open_on(today: NaiveDate, completed_on: NaiveDate) -> Option<RetentionCheck> {
        RetentionCheck::ALL.into_iter().find(|check| {
            let (first, last) = check.window(completed_on);
            first <= today && today <= last
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_check_is_open_for_thirty_days() {
        let completed: NaiveDate = "2026-06-01".parse().unwrap();
        let on = |days: u64| RetentionCheck::open_on(completed + Days::new(days), completed);
        let table = [
            (0, None),
            (29, None),
            (30, Some(RetentionCheck::After30)),
            (59, Some(RetentionCheck::After30)),
            (60, None),
            (89, None),
            (90, Some(RetentionCheck::After90)),
            (119, Some(RetentionCheck::After90)),
            (120, None),
        ];
        for (days, check) in table {
            assert_eq!(on(days), check, "day {days}");
        }
        assert_eq!(RetentionCheck::open_on(NaiveDate::MIN, NaiveDate::MAX), None);
    }
}
