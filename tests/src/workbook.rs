//! A workbook as calamine reads it: another code base than the one that wrote it.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use chrono::{Days, NaiveDate};
use contract::documents::CellValue;

/// A cell as a reader of another make sees it.
#[derive(Debug, Clone, PartialEq)]
pub enum Seen {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A date, by its format.
    Date(NaiveDate),
}

/// Names of sheets and their cells from the top left corner.
///
/// # Panics
/// When it is no workbook, or holds what this program does not write.
#[must_use]
pub fn sheets(bytes: &[u8]) -> Vec<(String, Vec<Vec<Seen>>)> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    let names = workbook.sheet_names();
    let sheets = names.into_iter().map(|name| {
        let range = workbook.worksheet_range(&name).expect("a sheet");
        let (last_row, last_column) = range.end().unwrap_or_default();
        let cell = |row, column| range.get_value((row, column)).map_or(Seen::Empty, read);
        let row = |row| (0..=last_column).map(|column| cell(row, column)).collect();
        (name, (0..=last_row).map(row).collect())
    });
    sheets.collect()
}

fn read(data: &Data) -> Seen {
    match data {
        Data::Empty => Seen::Empty,
        Data::String(text) => Seen::Text(text.clone()),
        Data::Int(number) => Seen::Number(f64::from(i32::try_from(*number).expect("small"))),
        Data::Float(number) => Seen::Number(*number),
        Data::DateTime(at) => {
            let days = at.as_f64();
            assert!(days.fract() == 0.0 && days > 60.0, "{days} is no whole day");
            let first = NaiveDate::from_ymd_opt(1899, 12, 30).expect("a day");
            Seen::Date(first.checked_add_days(Days::new(days as u64)).expect("a day"))
        }
        other => panic!("{other:?} is none of ours"),
    }
}

/// What a cell of the model must be in a workbook: its printed digits as a number.
///
/// # Panics
/// When its printed digits are no number.
#[must_use]
pub fn expected(cell: &CellValue) -> Seen {
    match cell {
        CellValue::Empty | CellValue::Rate { denominator: 0, .. } => Seen::Empty,
        CellValue::Text(text) => Seen::Text(text.clone()),
        CellValue::Date(day) => Seen::Date(*day),
        CellValue::Rate { .. } => {
            let digits = cell.shown();
            let percent: f64 = digits.trim_end_matches('%').parse().expect("a number");
            Seen::Number((percent * 10.0).round() / 1000.0)
        }
        number => Seen::Number(number.plain().parse().expect("a number")),
    }
}

/// A part of the file as it is stored.
///
/// # Panics
/// When it is no archive, or has no such part.
#[must_use]
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.to_vec())).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
    text
}
