//! The shipped tables of departments and of changes to them, as far as the generator needs them.

use std::collections::BTreeMap;

use crate::error::GenerateError;

/// What the staff file says about a department.
#[derive(Debug, Clone, Copy)]
pub struct Department {
    /// 所属名
    pub name: &'static str,
    /// Whether it handles 特定個人情報.
    pub handles_specific_personal_information: bool,
}

/// Reads the shipped table, by code.
pub fn parse(text: &'static str) -> Result<BTreeMap<&'static str, Department>, GenerateError> {
    text.lines().skip(1).map(parse_line).collect()
}

fn parse_line(line: &'static str) -> Result<(&'static str, Department), GenerateError> {
    let mut cells = line.split(',');
    match (cells.next(), cells.next(), cells.nth(2)) {
        (Some(code), Some(name), Some(handles)) => {
            Ok((code, Department { name, handles_specific_personal_information: handles == "1" }))
        }
        _ => Err(GenerateError::unreadable("departments", line)),
    }
}

/// Reads the shipped table of changes (施行日, 種別, 所属コード, 所属名, 部コード, 部名, 承継先コード,
/// 特定個人情報取扱), puts them into force and returns the successor of every department that closes.
pub fn reorganize(
    departments: &mut BTreeMap<&'static str, Department>,
    changes: &'static str,
) -> Result<BTreeMap<&'static str, &'static str>, GenerateError> {
    let mut successors = BTreeMap::new();
    for line in changes.lines().skip(1) {
        let cells: Vec<_> = line.split(',').collect();
        let [_, kind, code, name, _, _, successor, handles] = <[&'static str; 8]>::try_from(cells)
            .map_err(|_| GenerateError::unreadable("department changes", line))?;
        let department = Department { name, handles_specific_personal_information: handles == "1" };
        match kind {
            "新設" => {
                departments.insert(code, department);
            }
            // A new name changes nothing else.
            "名称変更" => {
                departments.entry(code).and_modify(|known| known.name = name).or_insert(department);
            }
            "統合" | "廃止" => {
                departments.remove(code);
                successors.insert(code, successor);
            }
            _ => return Err(GenerateError::unreadable("department changes", line)),
        }
    }
    Ok(successors)
}
