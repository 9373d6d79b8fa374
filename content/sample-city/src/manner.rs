//! How one row is written: the harmless variety of real files, which mix two calendars, half-width readings,
//! names with and without spaces, and grades left empty. A person keeps their manner from file to file.

use crate::dates::DateStyle;
use crate::draw::Draw;
use crate::kana;
use crate::names::Name;

/// A name that holds two spaces in the official register too.
const ALWAYS_WIDE: &str = "ジョ";

/// The manner of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// What stands between surname and given name.
    pub spacing: Spacing,
    /// The letters of the reading.
    pub reading: Reading,
    /// Whether 職層 is filled in.
    pub shows_grade: bool,
    /// How 採用年月日 is written.
    pub hired: DateStyle,
    /// How 異動年月日 is written, where there is one.
    pub moved: DateStyle,
}

impl Manner {
    /// A manner for somebody new, as various as those of the first file.
    pub fn draw(draw: &mut Draw) -> Self {
        Self {
            spacing: match draw.below(40) {
                0 => Spacing::Narrow,
                1 => Spacing::None,
                _ => Spacing::Usual,
            },
            reading: if draw.chance(5) { Reading::HalfWidth } else { Reading::Usual },
            shows_grade: draw.chance(75),
            hired: date_style(draw),
            moved: date_style(draw),
        }
    }
}

/// The way in which a date happens to be written.
pub fn date_style(draw: &mut Draw) -> DateStyle {
    match draw.below(10) {
        0..=5 => DateStyle::EraLetter,
        6..=7 => DateStyle::Western,
        _ => DateStyle::EraKanji,
    }
}

/// What stands between surname and given name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spacing {
    Usual,
    Narrow,
    None,
    Double,
}

impl Spacing {
    pub fn write(self, name: &Name) -> String {
        let space = match self {
            _ if name.surname == ALWAYS_WIDE => "　　",
            Self::Usual => "　",
            Self::Narrow => " ",
            Self::None => "",
            Self::Double => "　　",
        };
        format!("{}{space}{}", name.surname, name.given)
    }
}

/// The letters of the reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    Usual,
    HalfWidth,
    Hiragana,
}

impl Reading {
    pub fn write(self, name: &Name) -> String {
        let usual = format!("{}　{}", name.surname_kana, name.given_kana);
        match self {
            Self::Usual => usual,
            Self::HalfWidth => kana::half_width(&usual),
            Self::Hiragana => kana::hiragana(&usual),
        }
    }
}
