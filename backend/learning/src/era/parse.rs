//! Reading dates from staff files: Japanese and Western, typed, exported and mangled by Excel.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::Era;

/// A date that was read, how it was written, and what is odd about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ParsedDate {
    /// The date.
    pub date: NaiveDate,
    /// How it was written.
    pub form: DateForm,
    /// Read, but somebody should look at it.
    pub warning: Option<DateWarning>,
}

/// How a date was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DateForm {
    /// With an era: `R6.4.1`, `令和6年4月1日`.
    Japanese,
    /// With the one-digit era code: `5060401`.
    EraCode,
    /// `2024/4/1`, `2024-04-01`, `2024年4月1日`.
    Western,
    /// `20240401`.
    Compact,
    /// A serial day number of Excel: `45383`.
    ExcelSerial,
}

/// Why a date that was read deserves a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DateWarning {
    /// The day exists but belongs to another era (`H31.5.1`, `R1.4.1`). Happens in practice; the year is
    /// counted on in the era as written.
    OutsideEra,
}

/// Why a text is not read as a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DateError {
    /// Nothing is written.
    #[error("no date is written")]
    Empty,
    /// `6.4.1` or `060401`: it could be any era, so a person must say which.
    #[error("the era or the full year is missing")]
    EraMissing,
    /// The form is right, but the calendar has no such day.
    #[error("there is no such day")]
    NoSuchDay,
    /// No known form of a date.
    #[error("this is not a date")]
    NotADate,
}

/// Serial numbers that can be meant as dates: 1954-10-03 to 2064-04-08.
const EXCEL_SERIALS: std::ops::RangeInclusive<u64> = 20_000..=60_000;

/// Reads one date. Width, spaces, upper and lower case and a leading `'` (Excel) do not matter.
///
/// # Errors
/// See [`DateError`]; nothing is guessed.
pub fn parse_date(text: &str) -> Result<ParsedDate, DateError> {
    let text = cleaned(text);
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    if let Some((era, rest)) = split_era(&text) {
        let (year, month, day) =
            six_digits(rest).or_else(|| three_numbers(rest)).ok_or(DateError::NotADate)?;
        return japanese(era, year, month, day, DateForm::Japanese);
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return only_digits(&text);
    }
    let (year, month, day) = three_numbers(&text).ok_or(DateError::NotADate)?;
    match year {
        1000..=9999 => western(year, month, day, DateForm::Western),
        0..=99 => Err(DateError::EraMissing),
        _ => Err(DateError::NotADate),
    }
}

/// One form of every character. NFKC also opens the square eras ㍻ ㋿.
fn cleaned(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace())
        .map(|c| if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') { '-' } else { c.to_ascii_uppercase() })
        .skip_while(|c| matches!(c, '\'' | '’'))
        .collect()
}

/// Takes `令和`, `令` or `R` from the front.
fn split_era(text: &str) -> Option<(Era, &str)> {
    Era::ALL.into_iter().find_map(|era| {
        let first = era.name().chars().next()?;
        let rest = text
            .strip_prefix(era.name())
            .or_else(|| text.strip_prefix(first))
            .or_else(|| text.strip_prefix(era.letter()))?;
        Some((era, rest))
    })
}

fn only_digits(digits: &str) -> Result<ParsedDate, DateError> {
    match digits.len() {
        5 => excel_serial(digits),
        6 => Err(DateError::EraMissing),
        7 => {
            let (code, rest) = digits.split_at_checked(1).ok_or(DateError::NotADate)?;
            let code: u32 = number(code).ok_or(DateError::NotADate)?;
            let era = Era::ALL.into_iter().find(|era| era.facts().code == code).ok_or(DateError::NotADate)?;
            let (year, month, day) = six_digits(rest).ok_or(DateError::NotADate)?;
            japanese(era, year, month, day, DateForm::EraCode)
        }
        8 => {
            let (year, rest) = digits.split_at_checked(4).ok_or(DateError::NotADate)?;
            let (month, day) = rest.split_at_checked(2).ok_or(DateError::NotADate)?;
            match (number(year), number(month), number(day)) {
                (Some(year), Some(month), Some(day)) => western(year, month, day, DateForm::Compact),
                _ => Err(DateError::NotADate),
            }
        }
        _ => Err(DateError::NotADate),
    }
}

/// Excel counts days from 1899-12-30 (for every date after its invented 1900-02-29).
fn excel_serial(digits: &str) -> Result<ParsedDate, DateError> {
    let serial: u64 = digits.parse().map_err(|_| DateError::NotADate)?;
    if !EXCEL_SERIALS.contains(&serial) {
        return Err(DateError::NotADate);
    }
    let date =
        NaiveDate::from_ymd_opt(1899, 12, 30).and_then(|zero| zero.checked_add_days(Days::new(serial)));
    date.map(|date| ParsedDate { date, form: DateForm::ExcelSerial, warning: None })
        .ok_or(DateError::NotADate)
}

fn japanese(era: Era, year: u32, month: u32, day: u32, form: DateForm) -> Result<ParsedDate, DateError> {
    if !(1..=99).contains(&year) {
        return Err(DateError::NoSuchDay);
    }
    let western_year = i32::try_from(year).map_err(|_| DateError::NoSuchDay)?.saturating_add(era.year_zero());
    let date = NaiveDate::from_ymd_opt(western_year, month, day).ok_or(DateError::NoSuchDay)?;
    let warning = (Era::of(date) != Some(era)).then_some(DateWarning::OutsideEra);
    Ok(ParsedDate { date, form, warning })
}

fn western(year: u32, month: u32, day: u32, form: DateForm) -> Result<ParsedDate, DateError> {
    let year = i32::try_from(year).map_err(|_| DateError::NoSuchDay)?;
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::NoSuchDay)?;
    Ok(ParsedDate { date, form, warning: None })
}

/// `060401` → 6, 4, 1.
fn six_digits(text: &str) -> Option<(u32, u32, u32)> {
    if text.len() != 6 {
        return None;
    }
    let (year, rest) = text.split_at_checked(2)?;
    let (month, day) = rest.split_at_checked(2)?;
    Some((number(year)?, number(month)?, number(day)?))
}

/// `6.4.1`, `6/4/1`, `6-4-1`, `6年4月1日`; the first may be 元. Separators are not mixed.
fn three_numbers(text: &str) -> Option<(u32, u32, u32)> {
    let (year, month, day) = match text.strip_suffix('日') {
        Some(text) => {
            let (year, rest) = text.split_once('年')?;
            let (month, day) = rest.split_once('月')?;
            (year, month, day)
        }
        None => {
            let separator = text.chars().find(|c| matches!(c, '.' | '/' | '-'))?;
            let (year, rest) = text.split_once(separator)?;
            let (month, day) = rest.split_once(separator)?;
            (year, month, day)
        }
    };
    let year = if year == "元" { 1 } else { number(year)? };
    let (month, day) = (short_number(month)?, short_number(day)?);
    Some((year, month, day))
}

fn short_number(text: &str) -> Option<u32> {
    if text.len() <= 2 { number(text) } else { None }
}

/// Digits only: `u32::from_str` alone would also take a sign.
fn number(text: &str) -> Option<u32> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}
