//! A document as CSV: cover, then table by table under its caption, then how to read it. One record is one line of
//! the document; records have different lengths.

use contract::documents::{CellValue, Document};

use crate::error::Error;
use crate::reporting::csv_export::{self, Encoding};

/// The file's bytes.
///
/// # Errors
/// The writer fails, which a memory buffer does not.
pub fn write(document: &Document, encoding: Encoding) -> Result<Vec<u8>, Error> {
    csv_export::lines(records(document).into_iter(), encoding)
}

/// The records, harmless to a spreadsheet: words are defused, numbers are numbers.
fn records(document: &Document) -> Vec<Vec<String>> {
    let words = |text: &str| csv_export::inert(text.to_owned());
    let mut records = vec![vec![words(&document.title())]];
    let date = document.cover.date.map_or_else(String::new, |day| CellValue::Date(day).plain());
    for (label, text) in document.cover.lines() {
        records.push(vec![label.to_owned(), words(text)]);
    }
    records.push(vec!["日付".to_owned(), date]);
    records.push(vec!["団体".to_owned(), words(&document.organization)]);
    records.push(vec!["基準日".to_owned(), CellValue::Date(document.as_of).plain()]);
    records.push(vec!["範囲".to_owned(), words(&document.population)]);
    records.extend(document.cover.introduction.lines().map(|line| vec![words(line)]));
    for (number, section) in (1_u32..).zip(&document.sections) {
        records.push(vec![String::new()]);
        records.push(vec![format!("{number}　{}", section.heading)]);
        records.extend(section.paragraphs.iter().map(|paragraph| vec![words(paragraph)]));
        for table in &section.tables {
            records.push(vec![words(&table.caption)]);
            records.push(table.columns.iter().map(|column| words(&column.label)).collect());
            records.extend(table.lines().map(|row| row.iter().map(cell).collect()));
        }
    }
    records.push(vec![String::new()]);
    records.extend(document.notes.iter().map(|note| vec![words(note)]));
    records
}

fn cell(value: &CellValue) -> String {
    match value {
        CellValue::Text(text) => csv_export::inert(text.clone()),
        number => number.plain(),
    }
}
