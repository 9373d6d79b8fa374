//! The staff file and the staff list.

mod changes;
mod checking;
mod dirty_files;
mod first_import;
mod staff_list;

use contract::organization::{StaffFileReport, StaffImported};
use contract::path;
use tests::app::{Persona, TestResponse};

use crate::contents::Contents;

/// Today, by the clock of the tests.
pub const TODAY: &str = "2026-11-23";

/// The staff file of the sample city, edited line by line. Its footer still counts 450.
pub fn edited(edit: impl FnOnce(&mut Vec<String>)) -> Vec<u8> {
    let (text, _, broken) = encoding_rs::SHIFT_JIS.decode(sample_city::STAFF_FILE);
    assert!(!broken);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    edit(&mut lines);
    let text = lines.join("\r\n") + "\r\n";
    let (bytes, _, lost) = encoding_rs::SHIFT_JIS.encode(&text);
    assert!(!lost, "CP932 has every character of the edit");
    bytes.into_owned()
}

/// The line of somebody.
pub fn line_of<'a>(lines: &'a mut [String], staff_number: &str) -> &'a mut String {
    lines.iter_mut().find(|line| line.starts_with(staff_number)).expect("a line of this number")
}

/// Replaces a text in somebody's line, which must hold it.
pub fn replace(lines: &mut [String], staff_number: &str, old: &str, new: &str) {
    let line = line_of(lines, staff_number);
    assert!(line.contains(old), "{line}");
    *line = line.replacen(old, new, 1);
}

/// Asks for a check.
pub async fn check(who: &Persona<'_>, file: &[u8], effective_on: &str) -> TestResponse {
    let query = format!("?file_name=shokuin.csv&effective_on={effective_on}");
    who.upload(&format!("{}{query}", path::STAFF_IMPORT_CHECK), file).await
}

/// Applies a file with this digest.
pub async fn apply_with(who: &Persona<'_>, file: &[u8], effective_on: &str, digest: &str) -> TestResponse {
    let query = format!("?file_name=shokuin.csv&effective_on={effective_on}&digest={digest}");
    who.upload(&format!("{}{query}", path::STAFF_IMPORTS), file).await
}

/// Checks and applies as HR's page does.
pub async fn import(who: &Persona<'_>, file: &[u8]) -> (StaffFileReport, StaffImported) {
    let report: StaffFileReport = check(who, file, TODAY).await.json();
    assert_eq!(report.rejected, []);
    let imported: StaffImported = apply_with(who, file, TODAY, &report.digest).await.json();
    assert_eq!(imported.difference, report.difference, "what was shown is what was done");
    (report, imported)
}

/// Everything but the rows that a sign-in of a persona writes.
pub fn without_sign_ins(mut contents: Contents) -> Contents {
    for table in ["sessions", "accounts"] {
        contents.remove(table).unwrap();
    }
    contents
}
