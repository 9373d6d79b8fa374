//! The shipped table of departments, as far as the generator needs it.

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
