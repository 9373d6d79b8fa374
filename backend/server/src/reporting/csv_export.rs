//! Lists, the outstanding one among them, as CSV for Excel: UTF-8 with BOM, or CP932.

use actix_web::HttpResponse;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use contract::reporting::OutstandingRow;
use contract::wording;
use encoding_rs::SHIFT_JIS;

use crate::error::Error;

/// How the file is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize)]
pub enum Encoding {
    /// UTF-8 with a byte order mark, as Excel wants it.
    #[default]
    #[serde(rename = "utf-8")]
    Utf8,
    /// Windows-31J. What it cannot write becomes 〓 (geta), as on paper.
    #[serde(rename = "cp932")]
    Cp932,
}

const HEADER: [&str; 14] = [
    "職員番号",
    "氏名",
    "所属",
    "職層",
    "コース番号",
    "コース名",
    "受講期限",
    "状態",
    "未修了の理由",
    "受講開始日",
    "猶予の末日",
    "業務前の必須",
    "方式",
    "最後の督促",
];

/// The file's bytes.
///
/// # Errors
/// The writer fails, which a memory buffer does not.
pub fn write(rows: &[OutstandingRow], encoding: Encoding) -> Result<Vec<u8>, Error> {
    let day = |day: NaiveDate| day.format("%Y/%m/%d").to_string();
    let known = |value: Option<NaiveDate>| value.map(day).unwrap_or_default();
    let records = rows.iter().map(|row| {
        vec![
            row.staff_number.clone(),
            row.name.clone(),
            row.department.clone(),
            row.grade.clone(),
            row.course_code.clone(),
            row.course_title.clone(),
            day(row.due_on),
            wording::outstanding_state(row.state, row.grace_until.is_some()).to_owned(),
            wording::why(&row.why),
            day(row.open_since),
            known(row.grace_until),
            if row.gate { "はい" } else { "" }.to_owned(),
            wording::mode(row.elective).to_owned(),
            known(row.reminded_on),
        ]
    });
    table(&HEADER, records, encoding)
}

/// A table as a file for a spreadsheet: CRLF, quotes where needed, nothing that runs as a formula.
///
/// # Errors
/// The writer fails, which a memory buffer does not.
pub fn table(
    header: &[&str],
    records: impl Iterator<Item = Vec<String>>,
    encoding: Encoding,
) -> Result<Vec<u8>, Error> {
    let header = header.iter().map(|&label| label.to_owned()).collect();
    let records = records.map(|record| record.into_iter().map(inert).collect());
    lines(std::iter::once(header).chain(records), encoding)
}

/// Lines of any length as a file for a spreadsheet: CRLF, quotes where needed. Words must have gone through [`inert`].
///
/// # Errors
/// The writer fails, which a memory buffer does not.
pub fn lines(records: impl Iterator<Item = Vec<String>>, encoding: Encoding) -> Result<Vec<u8>, Error> {
    let failed = |error: String| Error::Internal(format!("csv: {error}"));
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).flexible(true).from_writer(Vec::new());
    for record in records {
        writer.write_record(record).map_err(|error| failed(error.to_string()))?;
    }
    let text = writer.into_inner().map_err(|error| failed(error.to_string()))?;
    let text = String::from_utf8(text).map_err(|error| failed(error.to_string()))?;
    Ok(match encoding {
        Encoding::Utf8 => [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat(),
        Encoding::Cp932 => cp932(&text),
    })
}

/// The answer that a browser saves under this name.
#[must_use]
pub fn download(name: &str, encoding: Encoding, bytes: Vec<u8>) -> HttpResponse {
    let charset = match encoding {
        Encoding::Utf8 => "utf-8",
        Encoding::Cp932 => "Shift_JIS",
    };
    HttpResponse::Ok()
        .insert_header(("Content-Type", format!("text/csv; charset={charset}")))
        .insert_header(("Content-Disposition", format!("attachment; filename=\"{name}\"")))
        .body(bytes)
}

/// A cell that a spreadsheet would run as a formula gets an apostrophe in front.
#[must_use]
pub fn inert(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

fn cp932(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut buffer = [0_u8; 4];
    for letter in text.chars() {
        let (encoded, _, unmappable) = SHIFT_JIS.encode(letter.encode_utf8(&mut buffer));
        if unmappable {
            bytes.extend_from_slice(&SHIFT_JIS.encode("〓").0);
        } else {
            bytes.extend_from_slice(&encoded);
        }
    }
    bytes
}

/// An instant as a clock in Japan shows it, to the minute, as a spreadsheet reads it.
#[must_use]
pub fn japan_minute(at: DateTime<Utc>) -> String {
    let at = at.naive_utc();
    at.checked_add_signed(TimeDelta::hours(9)).unwrap_or(at).format("%Y/%m/%d %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cp932_keeps_personal_name_kanji_and_shows_geta_for_the_rest() {
        assert_eq!(SHIFT_JIS.decode(&cp932("髙﨑　神")).0, "髙﨑　神");
        assert_eq!(SHIFT_JIS.decode(&cp932("𠮷浜")).0, "〓浜");
    }

    #[test]
    fn a_formula_is_only_text() {
        assert_eq!(inert("=1+1".to_owned()), "'=1+1");
        assert_eq!(inert("潮野　湊".to_owned()), "潮野　湊");
    }
}
