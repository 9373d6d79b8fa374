//! 業務対応表: which department is in charge of which operation.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use contract::error::ErrorCode;
use contract::organization::{OperationList, OperationView, SaveOperation, TableImported, UnitRef};
use learning::fiscal_year::jst_date;

use crate::audit::{self, Action, Entry};
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization::store::operations::{self, OperationRow};
use crate::organization::tables::{self, Column};
use crate::organization::{after_facts, store, units};
use crate::session::CurrentUser;

const LONGEST_CODE: usize = 20;
const LONGEST_NAME: usize = 100;

/// All operations with the departments in charge.
///
/// # Errors
/// The database refuses.
pub fn list(c: &mut Connection, tenant_id: &str, today: NaiveDate) -> Result<OperationList, Error> {
    let model = units::load(c, tenant_id)?;
    let mut in_charge: BTreeMap<String, Vec<UnitRef>> = BTreeMap::new();
    for (code, id) in operations::in_charge(c, tenant_id)? {
        let unit = UnitRef {
            code: model.by_id(&id).map(|unit| unit.code.clone()).unwrap_or_default(),
            name: model.name_on(&id, today),
            id,
        };
        in_charge.entry(code).or_default().push(unit);
    }
    let operations = operations::all(c, tenant_id)?
        .into_iter()
        .map(|row| {
            let mut departments = in_charge.remove(&row.code).unwrap_or_default();
            departments.sort();
            OperationView { code: row.code, name: row.name, standard: row.standard, departments }
        })
        .collect();
    Ok(OperationList { operations })
}

/// Adds an operation or changes it.
///
/// # Errors
/// An unusable code or name, an unknown department, or the database refuses.
pub fn save(
    c: &mut Connection,
    user: &CurrentUser,
    code: &str,
    asked: &SaveOperation,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let row = row(&user.tenant_id, code, &asked.name, asked.standard)?;
    let ids: BTreeSet<&String> = asked.department_ids.iter().collect();
    let model = units::load(c, &user.tenant_id)?;
    if !ids.iter().all(|id| model.by_id(id).is_some_and(|unit| unit.kind == units::SECTION)) {
        return Err(Error::field("department_ids", "unknown"));
    }
    let ids: Vec<String> = ids.into_iter().cloned().collect();
    operations::save(c, &row, &ids)?;
    audit::store::append(c, &Entry::by(user, now, Action::OperationSaved, row.code))?;
    after_facts(c, &user.tenant_id, None, now)
}

/// Takes an operation off the list.
///
/// # Errors
/// Not found, or the database refuses.
pub fn remove(c: &mut Connection, user: &CurrentUser, code: &str, now: DateTime<Utc>) -> Result<(), Error> {
    if !operations::remove(c, &user.tenant_id, code)? {
        return Err(Error::Refused(ErrorCode::NotFound));
    }
    audit::store::append(c, &Entry::by(user, now, Action::OperationRemoved, code.to_owned()))?;
    after_facts(c, &user.tenant_id, None, now)
}

/// Takes in a table by HR.
///
/// # Errors
/// As [`load`]; `file: unreadable` when the table cannot be taken in.
pub fn import(
    c: &mut Connection,
    user: &CurrentUser,
    bytes: &[u8],
    now: DateTime<Utc>,
) -> Result<TableImported, Error> {
    let rows = match load(c, &user.tenant_id, bytes, jst_date(now)) {
        Err(Error::Startup(_)) => return Err(Error::field("file", "unreadable")),
        other => other?,
    };
    let target = format!("{rows} rows");
    audit::store::append(c, &Entry::by(user, now, Action::OperationSaved, target))?;
    after_facts(c, &user.tenant_id, None, now)?;
    Ok(TableImported { rows: u32::try_from(rows).unwrap_or(u32::MAX) })
}

/// Takes in a table (業務コード, 業務名, 標準化対象, 主管所属コード): one line for each department in charge.
/// Operations that it does not name stay. Returns how many rows there were.
///
/// # Errors
/// [`Error::Startup`] when the file cannot be read or names an unknown department; the text says where. Then
/// nothing is changed.
pub fn load(c: &mut Connection, tenant_id: &str, bytes: &[u8], today: NaiveDate) -> Result<usize, Error> {
    let columns = [
        Column::required("業務コード"),
        Column::required("業務名"),
        Column::optional("標準化対象"),
        Column::required("主管所属コード"),
    ];
    let table = tables::table(bytes, columns)?;
    let departments: BTreeMap<String, String> =
        store::departments_on(c, tenant_id, today)?.into_iter().map(|row| (row.code, row.id)).collect();
    let mut found: BTreeMap<String, (OperationRow, BTreeSet<String>)> = BTreeMap::new();
    for (line, [code, name, standard, in_charge]) in &table {
        let failed =
            |what: &str| Error::Startup(format!("{line}行目 業務「{code}」の{what}を確かめてください。"));
        let is_standard = matches!(standard.trim(), "1" | "○" | "〇");
        let row = row(tenant_id, code, name, is_standard).map_err(|_| failed("コードと名称"))?;
        let (_, ids) = found.entry(row.code.clone()).or_insert_with(|| (row, BTreeSet::new()));
        for code in tables::listed(in_charge) {
            ids.insert(departments.get(&code).ok_or_else(|| failed("主管所属コード"))?.clone());
        }
    }
    for (row, ids) in found.values() {
        let ids: Vec<String> = ids.iter().cloned().collect();
        operations::save(c, row, &ids)?;
    }
    Ok(table.len())
}

fn row(tenant_id: &str, code: &str, name: &str, standard: bool) -> Result<OperationRow, Error> {
    let is_good = |text: &str, most: usize| {
        !text.is_empty() && text.chars().nth(most).is_none() && !text.contains(char::is_control)
    };
    let (code, name) = (code.trim(), name.trim());
    if !is_good(code, LONGEST_CODE) {
        return Err(Error::field("code", "invalid"));
    }
    if !is_good(name, LONGEST_NAME) {
        return Err(Error::field("name", "invalid"));
    }
    Ok(OperationRow {
        tenant_id: tenant_id.to_owned(),
        code: code.to_owned(),
        name: name.to_owned(),
        standard,
    })
}
