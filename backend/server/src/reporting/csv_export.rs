//! The outstanding list as CSV for Excel: UTF-8 with BOM, or CP932.

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

const HEADER: [&str; 9] =
    ["職員番号", "氏名", "所属", "職層", "コース番号", "コース名", "受講期限", "状態", "未修了の理由"];

impl Encoding {
    /// The media type of a file in this encoding.
    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Encoding::Utf8 => "text/csv; charset=utf-8",
            Encoding::Cp932 => "text/csv; charset=Shift_JIS",
        }
    }
}

/// The file's bytes.
///
/// # Errors
/// The writer fails, which a memory buffer does not.
pub fn write(rows: &[OutstandingRow], encoding: Encoding) -> Result<Vec<u8>, Error> {
    let records = rows.iter().map(|row| {
        [
            row.staff_number.clone(),
            row.name.clone(),
            row.department.clone(),
            row.grade.clone(),
            row.course_code.clone(),
            row.course_title.clone(),
            row.due_on.format("%Y/%m/%d").to_string(),
            wording::state(row.state).to_owned(),
            wording::why(&row.why),
        ]
    });
    write_table(HEADER, records, encoding)
}

/// The bytes of any table of `N` columns.
///
/// # Errors
/// The writer fails, which a memory buffer does not.
pub fn write_table<const N: usize>(
    header: [&str; N],
    records: impl Iterator<Item = [String; N]>,
    encoding: Encoding,
) -> Result<Vec<u8>, Error> {
    let failed = |error: String| Error::Internal(format!("csv: {error}"));
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(header).map_err(|error| failed(error.to_string()))?;
    for record in records {
        writer.write_record(record.map(inert)).map_err(|error| failed(error.to_string()))?;
    }
    let text = writer.into_inner().map_err(|error| failed(error.to_string()))?;
    let text = String::from_utf8(text).map_err(|error| failed(error.to_string()))?;
    Ok(match encoding {
        Encoding::Utf8 => [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat(),
        Encoding::Cp932 => cp932(&text),
    })
}

/// A cell that a spreadsheet would run as a formula gets an apostrophe in front.
fn inert(cell: String) -> String {
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
