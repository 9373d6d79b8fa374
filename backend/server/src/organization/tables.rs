//! The organisation's own tables as CSV (UTF-8 or CP932): departments, titles, grade labels.

use chrono::NaiveDate;
use encoding_rs::{SHIFT_JIS, UTF_8};
use learning::role::Grade;

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization::{store, unit_changes, units};

/// A column that is looked for.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    name: &'static str,
    is_required: bool,
}

impl Column {
    /// The file cannot be read without it.
    #[must_use]
    pub fn required(name: &'static str) -> Column {
        Column { name, is_required: true }
    }

    /// Its cells are empty when the file has no such column.
    #[must_use]
    pub fn optional(name: &'static str) -> Column {
        Column { name, is_required: false }
    }
}

/// Cells of a table by header name, each row with its line. Rows without any text are passed over.
///
/// # Errors
/// [`Error::Startup`] with a sentence that says what cannot be read.
pub fn table<const N: usize>(bytes: &[u8], columns: [Column; N]) -> Result<Vec<(u32, [String; N])>, Error> {
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
    let mut positions = [None; N];
    for (position, column) in positions.iter_mut().zip(columns) {
        *position = header.iter().position(|name| name.trim() == column.name);
        if position.is_none() && column.is_required {
            return Err(Error::Startup(format!("見出し「{}」の列がありません。", column.name)));
        }
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(failed)?;
        let line = record.position().map_or(0, |position| u32::try_from(position.line()).unwrap_or(u32::MAX));
        let cell =
            |position: Option<usize>| position.and_then(|at| record.get(at)).unwrap_or_default().to_owned();
        let row = positions.map(cell);
        if row.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push((line, row));
        }
    }
    Ok(rows)
}

/// The parts of a cell that holds a list.
#[must_use]
pub fn listed(cell: &str) -> Vec<String> {
    let parts = cell.split([',', '、', '，', ';', '；', '・', '/', '／']);
    parts.map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn grade(text: &str, line: u32) -> Result<Grade, Error> {
    Grade::parse(text)
        .map_err(|_| Error::Startup(format!("{line}行目 職層「{text}」は G10〜G95 のどれでもありません。")))
}

/// Adds departments (所属コード, 所属名, 部名, and 部コード where there is one) in force from a day, with their
/// divisions. Departments that are in force already are left as they are, except that they are put under their
/// division. Returns how many departments were added.
///
/// # Errors
/// The file cannot be read; the text says where.
pub fn load_departments(
    c: &mut Connection,
    tenant_id: &str,
    bytes: &[u8],
    valid_from: NaiveDate,
) -> Result<usize, Error> {
    let columns = [
        Column::required("所属コード"),
        Column::required("所属名"),
        Column::required("部名"),
        Column::optional("部コード"),
    ];
    let mut model = units::load(c, tenant_id)?;
    let mut added = 0_usize;
    for (line, [code, name, division, division_code]) in table(bytes, columns)? {
        let failed = |units::Refusal(field, rule)| {
            Error::Startup(format!("{line}行目 所属「{code}」を登録できません（{field}: {rule}）。"))
        };
        let division = (division_code.trim().to_owned(), division.trim().to_owned());
        let parent = unit_changes::division(&mut model, &division, valid_from).map_err(failed)?;
        let known = model.by_code(units::SECTION, code.trim(), valid_from).map(|unit| unit.id.clone());
        match (known, parent) {
            (Some(id), Some(parent)) => model.put_under(&id, &parent),
            (Some(_), None) => {}
            (None, parent_id) => {
                let (code, name) = (code.as_str(), name.as_str());
                let parent_id = parent_id.as_deref();
                model
                    .found(&units::Founding { code, kind: units::SECTION, name, parent_id, valid_from })
                    .map_err(failed)?;
                added = added.saturating_add(1);
            }
        }
    }
    units::write(c, model)?;
    Ok(added)
}

/// Takes in a file of organisational changes. Returns how many there were.
///
/// # Errors
/// A row cannot be taken in; the text says which. Then nothing is changed.
pub fn load_department_changes(
    c: &mut Connection,
    tenant_id: &str,
    bytes: &[u8],
    today: NaiveDate,
) -> Result<usize, Error> {
    let (report, model) = unit_changes::check(c, tenant_id, bytes)?;
    if let Some(rejected) = report.rejected.first() {
        return Err(Error::Startup(rejected.message.clone()));
    }
    units::write(c, model)?;
    store::units::project_names(c, tenant_id, today)?;
    Ok(report.changes.len())
}

/// Adds or changes lines of the title table (職名, 職層, and 職種 where there is one). Returns how many.
///
/// # Errors
/// The file cannot be read; the text says where.
pub fn load_titles(c: &mut Connection, tenant_id: &str, bytes: &[u8]) -> Result<usize, Error> {
    let columns = [Column::required("職名"), Column::required("職層"), Column::optional("職種")];
    let rows = table(bytes, columns)?
        .into_iter()
        .map(|(line, [title, code, job_kind])| {
            let job_kind = Some(job_kind.trim().to_owned()).filter(|kind| !kind.is_empty());
            Ok((title, grade(&code, line)?, job_kind))
        })
        .collect::<Result<Vec<_>, Error>>()?;
    store::set_titles(c, tenant_id, &rows)?;
    Ok(rows.len())
}

/// Adds or changes labels of grades (職層, 名称). Returns how many.
///
/// # Errors
/// The file cannot be read; the text says where.
pub fn load_grades(c: &mut Connection, tenant_id: &str, bytes: &[u8]) -> Result<usize, Error> {
    let rows = table(bytes, [Column::required("職層"), Column::required("名称")])?
        .into_iter()
        .map(|(line, [code, label])| Ok((grade(&code, line)?, label)))
        .collect::<Result<Vec<_>, Error>>()?;
    store::set_grade_labels(c, tenant_id, &rows)?;
    Ok(rows.len())
}
