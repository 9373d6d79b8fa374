//! A file of organisational changes: 施行日, 種別 (新設, 名称変更, 廃止, 統合), 所属コード, 所属名, 部コード, 部名,
//! 承継先コード. All of it or nothing; what holds already is passed over.

use chrono::NaiveDate;
use contract::organization::{RowFinding, UnitChangeReport};
use learning::era::{format_date, parse_date};

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization::apply::digest;
use crate::organization::tables::{self, Column};
use crate::organization::units::{self, DIVISION, Founding, Refusal, SECTION, Units};

/// What a row does; the order is the order in which rows of one day are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Founded,
    Renamed,
    Closed,
}

struct Row {
    line: u32,
    day: NaiveDate,
    kind: Kind,
    code: String,
    name: String,
    division: (String, String),
    successors: Vec<String>,
}

/// Reads a file and says what it would change. Changes nothing.
///
/// # Errors
/// The database refuses.
pub fn check(c: &mut Connection, tenant_id: &str, bytes: &[u8]) -> Result<(UnitChangeReport, Units), Error> {
    let mut model = units::load(c, tenant_id)?;
    let mut report = UnitChangeReport { digest: digest(bytes), rejected: Vec::new(), changes: Vec::new() };
    for row in read(bytes, &mut report.rejected) {
        let before = model.clone();
        match take(&mut model, &row) {
            Ok(()) if model.is_changed_since(&before) => report.changes.push(sentence(&row)),
            Ok(()) => {}
            Err(refusal) => report.rejected.push(rejection(row.line, &row.code, reason(refusal))),
        }
    }
    report.rejected.sort_by_key(|finding| finding.line);
    Ok((report, model))
}

fn read(bytes: &[u8], rejected: &mut Vec<RowFinding>) -> Vec<Row> {
    let columns = [
        Column::required("施行日"),
        Column::required("種別"),
        Column::required("所属コード"),
        Column::required("所属名"),
        Column::optional("部コード"),
        Column::optional("部名"),
        Column::optional("承継先コード"),
    ];
    let table = match tables::table(bytes, columns) {
        Ok(table) => table,
        Err(error) => {
            rejected.push(rejection(1, "", &error.to_string()));
            return Vec::new();
        }
    };
    let mut rows = Vec::new();
    for (line, [day, kind, code, name, division_code, division, successors]) in table {
        let Ok(day) = parse_date(&day) else {
            rejected.push(rejection(line, &code, "施行日を日付として読めません。"));
            continue;
        };
        let kind = match kind.trim() {
            "新設" => Kind::Founded,
            "名称変更" => Kind::Renamed,
            "廃止" | "統合" => Kind::Closed,
            _ => {
                rejected.push(rejection(
                    line,
                    &code,
                    "種別は、新設、名称変更、廃止、統合のどれかにしてください。",
                ));
                continue;
            }
        };
        rows.push(Row {
            line,
            day: day.date,
            kind,
            code: code.trim().to_owned(),
            name: name.trim().to_owned(),
            division: (division_code.trim().to_owned(), division.trim().to_owned()),
            successors: tables::listed(&successors),
        });
    }
    rows.sort_by_key(|row| (row.day, row.kind, row.line));
    rows
}

fn take(model: &mut Units, row: &Row) -> Result<(), Refusal> {
    let (code, day) = (row.code.as_str(), row.day);
    let open = model.by_code(SECTION, code, day).or_else(|| model.by_code(DIVISION, code, day));
    match (row.kind, open.map(|unit| (unit.id.clone(), unit.valid_from))) {
        (Kind::Founded, Some((id, from))) if from == day && model.name_on(&id, day) == row.name => Ok(()),
        (Kind::Founded, _) => {
            let parent_id = division(model, &row.division, day)?;
            let (kind, name) = (SECTION, row.name.as_str());
            model
                .found(&Founding { code, kind, name, parent_id: parent_id.as_deref(), valid_from: day })
                .map(drop)
        }
        (Kind::Renamed, Some((id, _))) => model.rename(&id, &row.name, day),
        (Kind::Renamed, None) => Err(Refusal("code", "unknown")),
        (Kind::Closed, _) => {
            let last_day = day.pred_opt().ok_or(Refusal("effective_on", "invalid"))?;
            let id = model.by_code(SECTION, code, last_day).map(|unit| unit.id.clone());
            let id = id.ok_or(Refusal("code", "unknown"))?;
            let successor = |code: &String| model.by_code(SECTION, code, day).map(|unit| unit.id.clone());
            let successors: Option<Vec<String>> = row.successors.iter().map(successor).collect();
            model.close(&id, day, &successors.ok_or(Refusal("successor_ids", "unknown"))?)
        }
    }
}

/// The division of a code and name, founded when there is none; none for units that stand alone.
///
/// # Errors
/// As [`Units::found`].
pub fn division(
    model: &mut Units,
    (code, name): &(String, String),
    day: NaiveDate,
) -> Result<Option<String>, Refusal> {
    if name.is_empty() && code.is_empty() {
        return Ok(None);
    }
    let code = if code.is_empty() { name } else { code };
    if let Some(known) = model.by_code(DIVISION, code, day) {
        return Ok(Some(known.id.clone()));
    }
    let founding = Founding { code, kind: DIVISION, name, parent_id: None, valid_from: day };
    model.found(&founding).map(Some)
}

fn sentence(row: &Row) -> String {
    let day = format_date(row.day);
    let Row { code, name, .. } = row;
    match row.kind {
        Kind::Founded => format!("{day} {code} {name}を新設します。"),
        Kind::Renamed => format!("{day} {code}の名称を{name}に変えます。"),
        Kind::Closed if row.successors.is_empty() => format!("{day} {code} {name}を廃止します。"),
        Kind::Closed => format!("{day} {code} {name}を廃止し、{}へ引き継ぎます。", row.successors.join("、")),
    }
}

fn reason(Refusal(field, code): Refusal) -> &'static str {
    match (field, code) {
        ("code", "unknown") => {
            "この所属コードの所属は、その日にありません。コードと施行日を確かめてください。"
        }
        ("code", "in-use") => "この所属コードは、その日に別の所属が使っています。",
        ("successor_ids", _) => {
            "承継先コードの所属は、その日にありません。承継先と施行日を確かめてください。"
        }
        ("name", _) => "所属名が空か、長すぎます。",
        ("valid_from", "in-use") => "この所属には、その日からの別の名称が登録されています。",
        ("effective_on" | "valid_from", _) => {
            "この所属は、その日に存続していません。施行日を確かめてください。"
        }
        _ => "この行は取り込めません。内容を確かめてください。",
    }
}

fn rejection(line: u32, code: &str, reason: &str) -> RowFinding {
    let subject = if code.is_empty() { String::new() } else { format!("所属コード「{code}」 ") };
    RowFinding {
        line,
        staff_number: String::new(),
        code: "unit-change".to_owned(),
        message: format!("{line}行目 {subject}{reason}"),
    }
}
