//! Reads the staff file that the personnel system exports, and says row by row what is wrong with it.
//!
//! Pure: bytes, the directory of departments and titles, and a day go in. May not know the database, the
//! clock, HTTP, nor whoever is in the system already. Nothing is guessed: what cannot be read for certain
//! is rejected with a sentence that says where, what, and what to do. Columns that must not be taken in
//! (birth date, My Number, address, pay) are recognised by their header, and their cells are never copied.

pub(crate) mod decode;
pub(crate) mod findings;
mod header;
mod person;
mod rows;
pub(crate) mod table;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use contract::organization::{ColumnMapping, RowFinding, SampleRow};
use learning::role::{EmploymentStatus, Grade};

use findings::{Findings, Place};
use header::Header;
use rows::Rows;

/// What the file is checked against.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    /// Departments in force on the effective day, by code with leading zeros.
    pub departments: BTreeMap<String, DepartmentEntry>,
    /// 職名と職層の対応表: the grade of each title, byte-exact.
    pub titles: BTreeMap<String, Grade>,
    /// Digits of a staff number with its leading zeros; 0 when numbers are not padded.
    pub staff_number_digits: usize,
}

/// One department of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentEntry {
    /// Department id.
    pub id: String,
    /// 所属名.
    pub name: String,
}

/// One accepted row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffRecord {
    /// Line in the file, the header being line 1.
    pub line: u32,
    /// Staff number with its leading zeros.
    pub staff_number: String,
    /// Name, byte-exact as in the file.
    pub name: String,
    /// Reading in full-width katakana.
    pub kana: String,
    /// Department id from the directory.
    pub department_id: String,
    /// 職名 as written, annotation included.
    pub title: String,
    /// 職層 from the column, else from the table of titles.
    pub grade: Grade,
    /// 在職区分.
    pub status: EmploymentStatus,
    /// 採用年月日.
    pub hired_on: NaiveDate,
    /// 異動年月日.
    pub posted_on: Option<NaiveDate>,
    /// Mail address as written, may be empty.
    pub email: String,
}

/// What was found in a file. It may be applied only when `rejected` is empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CheckedFile {
    /// `CP932`, `UTF-8`, `UTF-8 (BOM)` or `UTF-16LE`; empty when it could not be recognised.
    pub encoding: String,
    /// How each header was understood, in the order of the file.
    pub columns: Vec<ColumnMapping>,
    /// The first rows as they were understood, used columns only.
    pub sample: Vec<SampleRow>,
    /// Data rows, without header, blank, note and footer rows.
    pub rows: u32,
    /// The accepted rows in the order of the file; not everybody when a row was rejected.
    pub records: Vec<StaffRecord>,
    /// What stops the import, by line.
    pub rejected: Vec<RowFinding>,
    /// What was read, but deserves a look, by line.
    pub warnings: Vec<RowFinding>,
}

/// Reads a staff file and checks every row against the directory, as of the day from which it holds.
#[must_use]
pub fn check(bytes: &[u8], directory: &Directory, effective_on: NaiveDate) -> CheckedFile {
    let mut findings = Findings::default();
    let mut file = CheckedFile::default();
    match decode::decode(bytes) {
        Ok(decoded) => {
            decoded.encoding.clone_into(&mut file.encoding);
            check_text(decoded.text, directory, effective_on, &mut file, &mut findings);
        }
        Err(broken) => {
            findings.reject(Place::line(broken.line), "undecodable", &broken.sentence());
        }
    }
    (file.rejected, file.warnings) = findings.into_lists();
    file
}

fn check_text(
    text: String,
    directory: &Directory,
    effective_on: NaiveDate,
    file: &mut CheckedFile,
    findings: &mut Findings,
) {
    let mut table = table::Table::new(text);
    let Some(first) = table.next_row() else {
        findings.reject(
            Place::line(1),
            "empty-file",
            "ファイルに見出しの行がありません。人事給与システムから書き出したファイルかどうかを確かめてください。",
        );
        return;
    };
    let header = Header::read(&first, findings);
    file.columns = header.columns();
    if !header.is_complete() {
        // Without the required columns every row would be refused for the same reason.
        return;
    }
    let rows = Rows { header: &header, directory, effective_on };
    rows.check(&mut table, file, findings);
}

#[cfg(test)]
mod tests;
