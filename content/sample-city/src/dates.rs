//! Dates and the ways in which staff files write them. No arithmetic is needed and none is here.

use crate::error::GenerateError;

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Western year.
    pub year: u32,
    /// Month, from 1.
    pub month: u32,
    /// Day of the month, from 1.
    pub day: u32,
}

/// A way to write a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// `H24.4.1`
    EraLetter,
    /// `平成24年4月1日`
    EraKanji,
    /// `2012/4/1`
    Western,
}

impl Day {
    /// The first of a month.
    pub fn first_of(year: u32, month: u32) -> Self {
        Self { year, month, day: 1 }
    }

    /// Reads `2012-04-01`.
    pub fn parse(text: &str) -> Result<Self, GenerateError> {
        let mut parts = text.split('-').map(|part| part.parse().ok());
        match (parts.next().flatten(), parts.next().flatten(), parts.next().flatten()) {
            (Some(year), Some(month), Some(day)) => Ok(Self { year, month, day }),
            _ => Err(GenerateError::unreadable("date", text)),
        }
    }

    /// Writes the day in a style.
    pub fn write(self, style: DateStyle) -> String {
        let (month, day) = (self.month, self.day);
        let (letter, kanji, first_year) = self.era();
        let era_year = self.year - first_year + 1;
        match style {
            DateStyle::EraLetter => format!("{letter}{era_year}.{month}.{day}"),
            DateStyle::EraKanji if era_year == 1 => format!("{kanji}元年{month}月{day}日"),
            DateStyle::EraKanji => format!("{kanji}{era_year}年{month}月{day}日"),
            DateStyle::Western => format!("{}/{month}/{day}", self.year),
        }
    }

    /// Letter, name and first year of the era.
    fn era(self) -> (char, &'static str, u32) {
        if self >= (Self { year: 2019, month: 5, day: 1 }) {
            ('R', "令和", 2019)
        } else if self >= (Self { year: 1989, month: 1, day: 8 }) {
            ('H', "平成", 1989)
        } else {
            ('S', "昭和", 1926)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eras_change_on_the_right_day() {
        for (day, style, written) in [
            ("1989-01-07", DateStyle::EraLetter, "S64.1.7"),
            ("1989-01-08", DateStyle::EraKanji, "平成元年1月8日"),
            ("2019-04-30", DateStyle::EraLetter, "H31.4.30"),
            ("2019-05-01", DateStyle::EraKanji, "令和元年5月1日"),
            ("2010-04-01", DateStyle::Western, "2010/4/1"),
        ] {
            assert_eq!(Day::parse(day).unwrap().write(style), written);
        }
    }
}
