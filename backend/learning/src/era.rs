//! Dates as a Japanese municipality writes them (和暦). May not know today, nor files or columns.

mod parse;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

pub use parse::{DateError, DateForm, DateWarning, ParsedDate, parse_date};

/// An era since Meiji. Boundaries: 昭和 until 1989-01-07, 平成 until 2019-04-30, 令和 from 2019-05-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Era {
    /// 明治, from 1868-01-25.
    Meiji,
    /// 大正, from 1912-07-30.
    Taisho,
    /// 昭和, from 1926-12-25.
    Showa,
    /// 平成, from 1989-01-08.
    Heisei,
    /// 令和, from 2019-05-01.
    Reiwa,
}

impl Era {
    /// All eras, oldest first.
    pub const ALL: [Era; 5] = [Era::Meiji, Era::Taisho, Era::Showa, Era::Heisei, Era::Reiwa];

    /// The era of a date, or none before Meiji.
    #[must_use]
    pub fn of(date: NaiveDate) -> Option<Era> {
        let day = (date.year(), date.month(), date.day());
        Era::ALL.into_iter().rev().find(|era| day >= era.facts().first_day)
    }

    /// Two characters, e.g. `令和`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// One Latin capital, e.g. `R`.
    #[must_use]
    pub fn letter(self) -> char {
        self.facts().letter
    }

    /// The calendar year before the era's first year: 令和n年 is this plus n.
    fn year_zero(self) -> i32 {
        self.facts().first_day.0 - 1
    }

    fn facts(self) -> EraFacts {
        let facts = |name, letter, code, first_day| EraFacts { name, letter, code, first_day };
        match self {
            Era::Meiji => facts("明治", 'M', 1, (1868, 1, 25)),
            Era::Taisho => facts("大正", 'T', 2, (1912, 7, 30)),
            Era::Showa => facts("昭和", 'S', 3, (1926, 12, 25)),
            Era::Heisei => facts("平成", 'H', 4, (1989, 1, 8)),
            Era::Reiwa => facts("令和", 'R', 5, (2019, 5, 1)),
        }
    }
}

struct EraFacts {
    name: &'static str,
    letter: char,
    /// The digit of the one-digit era code in `5060401`.
    code: u32,
    first_day: (i32, u32, u32),
}

/// `令和8年11月23日`; year 1 is `元年`. Before Meiji the Western year is written.
#[must_use]
pub fn format_date(date: NaiveDate) -> String {
    let year = year_of(date).unwrap_or_else(|| format!("{}年", date.year()));
    format!("{year}{}月{}日", date.month(), date.day())
}

/// `R8.11.23`, for tables. Before Meiji the Western year is written.
#[must_use]
pub fn format_short(date: NaiveDate) -> String {
    let year = match Era::of(date) {
        Some(era) => format!("{}{}", era.letter(), date.year() - era.year_zero()),
        None => date.year().to_string(),
    };
    format!("{year}.{}.{}", date.month(), date.day())
}

/// `令和8年`, `令和元年`, or none before Meiji.
pub(crate) fn year_of(date: NaiveDate) -> Option<String> {
    let era = Era::of(date)?;
    let name = era.name();
    Some(match date.year() - era.year_zero() {
        1 => format!("{name}元年"),
        year => format!("{name}{year}年"),
    })
}

#[cfg(test)]
mod tests;
