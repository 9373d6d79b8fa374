//! By when a duty is due (期限).

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::fiscal_year::FiscalYear;
use crate::ledger::EventKind;

/// A day of every fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MonthDay {
    /// 1–12.
    pub month: u32,
    /// 1–31; past the end of the month means its last day.
    pub day: u32,
}

impl MonthDay {
    /// The date in a fiscal year: April to December of its first calendar year, January to March of the next.
    #[must_use]
    pub fn in_year(self, year: FiscalYear) -> NaiveDate {
        let first = year.first_day();
        let calendar = if self.month >= 4 { first.year() } else { first.year().saturating_add(1) };
        let day = self.day.clamp(1, 31);
        let found = (28..=day).rev().find_map(|day| NaiveDate::from_ymd_opt(calendar, self.month, day));
        found.or_else(|| NaiveDate::from_ymd_opt(calendar, self.month, day)).unwrap_or(year.last_day())
    }

    /// Whether there is such a day in some year.
    #[must_use]
    pub fn exists(self) -> bool {
        NaiveDate::from_ymd_opt(2024, self.month, self.day).is_some()
    }
}

/// By when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DueRule {
    /// A fixed day of the fiscal year.
    FixedDay {
        /// The day.
        day: MonthDay,
    },
    /// n days after an appointment (採用・任用).
    AfterHire {
        /// Days.
        days: u32,
    },
    /// n days after a transfer.
    AfterTransfer {
        /// Days.
        days: u32,
    },
    /// n days after a promotion.
    AfterPromotion {
        /// Days.
        days: u32,
    },
    /// n days after a return from leave.
    AfterReturn {
        /// Days.
        days: u32,
    },
    /// n days after the rule or the course was published, whichever came later.
    AfterPublication {
        /// Days.
        days: u32,
    },
    /// Before the work begins (業務開始前・利用前): the gate.
    BeforeWork,
}

impl DueRule {
    /// The events after which it counts; empty when no event starts it.
    #[must_use]
    pub fn events(self) -> &'static [EventKind] {
        match self {
            DueRule::AfterHire { .. } => &[EventKind::Hired, EventKind::Appointed, EventKind::SecondedIn],
            DueRule::AfterTransfer { .. } => &[EventKind::Transferred, EventKind::Concurrent],
            DueRule::AfterPromotion { .. } => &[EventKind::Promoted],
            DueRule::AfterReturn { .. } => &[EventKind::Returned],
            DueRule::FixedDay { .. } | DueRule::AfterPublication { .. } | DueRule::BeforeWork => &[],
        }
    }

    /// Days after the base, for the rules that have them.
    #[must_use]
    pub fn days(self) -> Option<u32> {
        match self {
            DueRule::AfterHire { days }
            | DueRule::AfterTransfer { days }
            | DueRule::AfterPromotion { days }
            | DueRule::AfterReturn { days }
            | DueRule::AfterPublication { days } => Some(days),
            DueRule::FixedDay { .. } | DueRule::BeforeWork => None,
        }
    }

    /// Whether it must be done before the work begins.
    #[must_use]
    pub fn is_gate(self) -> bool {
        self == DueRule::BeforeWork
    }
}

/// `day` and `days` more; the last day of the calendar where it ends.
pub(crate) fn later(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX)
}
