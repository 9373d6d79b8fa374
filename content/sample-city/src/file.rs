//! Writes a staff file the way a personnel system exports it.

use std::collections::BTreeMap;

use crate::cp932;
use crate::departments::Department;
use crate::error::GenerateError;
use crate::roster::Entry;

/// The eleven columns that every file of this kind has.
pub const COLUMNS: &str =
    "職員番号,氏名,フリガナ,所属コード,所属名,職名,職層,採用年月日,異動年月日,メール,在職区分";
/// The columns that this file adds.
const MORE_COLUMNS: &str = "兼務所属コード,人材区分,特定個人情報取扱区分";

/// The staff file of these people: CP932, CRLF, one line per person and the footer with their count.
pub fn staff_file(
    entries: &[Entry],
    departments: &BTreeMap<&'static str, Department>,
) -> Result<Vec<u8>, GenerateError> {
    let mut text = format!("{COLUMNS},{MORE_COLUMNS}\r\n");
    for Entry { person, mark, manner } in entries {
        let code = person.post.department;
        let department =
            departments.get(code).copied().ok_or_else(|| GenerateError::Unknown(code.to_owned()))?;
        let cells = [
            person.number.as_str(),
            &manner.spacing.write(&person.name),
            &manner.reading.write(&person.name),
            code,
            department.name,
            person.post.title,
            if manner.shows_grade { person.grade } else { "" },
            &person.hired.write(manner.hired),
            &person.moved.map(|day| day.write(manner.moved)).unwrap_or_default(),
            person.mail.as_deref().unwrap_or_default(),
            person.post.status.code(),
            person.post.concurrent.unwrap_or_default(),
            mark,
            if department.handles_specific_personal_information { "1" } else { "" },
        ];
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text.push_str(&format!("件数,{}\r\n", entries.len()));
    cp932::encode(&text)
}
