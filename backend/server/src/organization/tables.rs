//! The organisation's own tables as CSV (UTF-8 or CP932): departments, titles, grade labels.

use chrono::NaiveDate;
use encoding_rs::{SHIFT_JIS, UTF_8};
use learning::role::Grade;

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization::store;

/// Cells of a table by header name.
fn table<const N: usize>(bytes: &[u8], columns: [&str; N]) -> Result<Vec<[String; N]>, Error> {
    let text = match UTF_8.decode_without_bom_handling_and_without_replacement(
        bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes),
    ) {
        Some(text) => text,
        None => SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes).ok_or_else(|| {
            Error::Startup("文字コードを読めません。UTF-8 か Shift_JIS で保存してください。".to_owned())
        })?,
    };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let failed = |error: csv::Error| Error::Startup(format!("CSVを読めません: {error}"));
    let header = reader.headers().map_err(failed)?.clone();
    let mut positions = [0; N];
    for (position, column) in positions.iter_mut().zip(columns) {
        *position = header
            .iter()
            .position(|name| name.trim() == column)
            .ok_or_else(|| Error::Startup(format!("見出し「{column}」の列がありません。")))?;
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(failed)?;
        let row = positions.map(|position| record.get(position).unwrap_or_default().to_owned());
        if row.iter().any(|cell| !cell.is_empty()) {
            rows.push(row);
        }
    }
    Ok(rows)
}

fn grade(text: &str, line: usize) -> Result<Grade, Error> {
    Grade::parse(text)
        .map_err(|_| Error::Startup(format!("{line}行目 職層「{text}」は G10〜G95 のどれでもありません。")))
}

/// Adds departments (所属コード, 所属名, 部名) in force from a day. Codes that are in force already are left
/// as they are. Returns how many were added.
///
/// # Errors
/// The file cannot be read; the text says where.
pub fn load_departments(
    c: &mut Connection,
    tenant_id: &str,
    bytes: &[u8],
    valid_from: NaiveDate,
) -> Result<usize, Error> {
    let known = store::departments_on(c, tenant_id, valid_from)?;
    let rows: Vec<(String, String, String)> = table(bytes, ["所属コード", "所属名", "部名"])?
        .into_iter()
        .filter(|[code, ..]| !known.iter().any(|department| department.code == *code))
        .map(|[code, name, division]| (code, name, division))
        .collect();
    store::add_departments(c, tenant_id, &rows, valid_from)?;
    Ok(rows.len())
}

/// Adds or changes lines of the title table (職名, 職層). Returns how many.
///
/// # Errors
/// The file cannot be read; the text says where.
pub fn load_titles(c: &mut Connection, tenant_id: &str, bytes: &[u8]) -> Result<usize, Error> {
    let rows = table(bytes, ["職名", "職層"])?
        .into_iter()
        .enumerate()
        .map(|(index, [title, code])| Ok((title, grade(&code, index + 2)?)))
        .collect::<Result<Vec<_>, Error>>()?;
    store::set_titles(c, tenant_id, &rows)?;
    Ok(rows.len())
}

/// Adds or changes labels of grades (職層, 名称). Returns how many.
///
/// # Errors
/// The file cannot be read; the text says where.
pub fn load_grades(c: &mut Connection, tenant_id: &str, bytes: &[u8]) -> Result<usize, Error> {
    let rows = table(bytes, ["職層", "名称"])?
        .into_iter()
        .enumerate()
        .map(|(index, [code, label])| Ok((grade(&code, index + 2)?, label)))
        .collect::<Result<Vec<_>, Error>>()?;
    store::set_grade_labels(c, tenant_id, &rows)?;
    Ok(rows.len())
}
