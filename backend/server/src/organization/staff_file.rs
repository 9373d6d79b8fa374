//! Reads the staff file that the personnel system exports, and says row by row what is wrong with it.
//!
//! Pure: bytes, the directory of departments and titles, and a day go in. May not know the database, the
//! clock, HTTP, nor whoever is in the system already. Nothing is guessed: what cannot be read for certain
//! is rejected with a sentence that says where, what, and what to do. Columns that must not be taken in
//! (birth date, My Number, address, pay) are recognised by their header, and their cells are never copied.

pub(crate) mod decode;
pub(crate) mod findings;
mod header;
mod identities;
mod person;
mod rows;
pub(crate) mod table;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use contract::organization::{ColumnMapping, ImportQuestion, RowFinding, SampleRow};
use learning::role::{Attribute, EmploymentStatus, Grade};

use findings::{Findings, Lists, Place};
use header::Header;
use rows::Rows;

pub use header::{COLUMN_QUESTION, field_names, header_key, is_forbidden};

/// Begin of the id of a question about a title; the title follows.
pub const TITLE_QUESTION: &str = "title:";

/// What the file is checked against.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    /// Departments in force on the effective day, by code with leading zeros.
    pub departments: BTreeMap<String, DepartmentEntry>,
    /// Departments that were in force before the effective day and are not on it, by code.
    pub abolished: BTreeMap<String, Abolished>,
    /// 職名と職層の対応表: grade and kind of job of each title, byte-exact.
    pub titles: BTreeMap<String, TitleEntry>,
    /// What this organisation has said about its own headers: the folded header ([`header_key`]) and the name
    /// of the field, empty for a column that is not read.
    pub columns: BTreeMap<String, String>,
    /// Answers of a person to questions about this file, by question id.
    pub answers: BTreeMap<String, String>,
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

/// A department that is no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abolished {
    /// Its last name.
    pub name: String,
    /// Codes of the departments in force that carry on its work.
    pub successors: BTreeSet<String>,
}

/// One line of the table of titles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleEntry {
    /// 職層.
    pub grade: Grade,
    /// 職種; empty for not known.
    pub job_kind: String,
}

/// One accepted row. What is optional is none when the file does not tell it; then it stays as it is.
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
    /// Ids of all concurrent departments (兼務).
    pub concurrent_ids: Option<BTreeSet<String>>,
    /// 職名 as written, annotation included.
    pub title: String,
    /// 職層 from the column, else from the table of titles.
    pub grade: Grade,
    /// 職種 from the column, else from the table of titles.
    pub job_kind: Option<String>,
    /// 在職区分.
    pub status: EmploymentStatus,
    /// 採用年月日.
    pub hired_on: NaiveDate,
    /// 異動年月日.
    pub posted_on: Option<NaiveDate>,
    /// 任期終了日・退職予定日; [`learning::ledger::NO_END`] for none.
    pub ends_on: Option<NaiveDate>,
    /// Mail address as written, may be empty.
    pub email: Option<String>,
    /// 人材区分: all kinds of talent.
    pub talents: Option<BTreeSet<Attribute>>,
    /// 特定個人情報取扱区分.
    pub specific_information: Option<bool>,
}

/// What was found in a file. It may be applied only when `rejected` is empty and every question answered.
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
    /// The accepted rows in the order of the file; not everybody when a row was rejected or a question is open.
    pub records: Vec<StaffRecord>,
    /// What stops the import, by line.
    pub rejected: Vec<RowFinding>,
    /// What was read, but deserves a look, by line.
    pub warnings: Vec<RowFinding>,
    /// What only a person can decide, answered or not, by line.
    pub questions: Vec<ImportQuestion>,
}

impl CheckedFile {
    /// Whether the records are everybody in the file: nothing is rejected, no question is open.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.rejected.is_empty() && self.questions.iter().all(|question| question.answer.is_some())
    }
}

/// Reads a staff file and checks every row against the directory, as of the day from which it holds.
#[must_use]
pub fn check(bytes: &[u8], directory: &Directory, effective_on: NaiveDate) -> CheckedFile {
    let mut findings = Findings::new(directory.answers.clone());
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
    let Lists { rejected, warnings, questions } = findings.into_lists();
    (file.rejected, file.warnings, file.questions) = (rejected, warnings, questions);
    file
}

/// A staff number as written, folded and with its leading zeros; none when it cannot be one.
#[must_use]
pub fn staff_number(written: &str, digits: usize) -> Option<String> {
    match person::fields::Number::read(written, digits) {
        person::fields::Number::Read { padded, .. } => Some(padded),
        _ => None,
    }
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
    let header = Header::read(&first, &directory.columns, findings);
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
