//! Department and title: what the row says about the post is compared with the directory, never guessed.

use std::collections::BTreeSet;

use contract::organization::QuestionKind;
use learning::folding::search_key;
use learning::role::{EmploymentStatus, Grade};

use super::super::findings::{Findings, Question, quoted};
use super::super::header::Field;
use super::super::{DepartmentEntry, TITLE_QUESTION};
use super::fields::{folded_code, is_blank, listed, padded, shortened_forms};
use super::{Person, too_long};

/// Whether a row is about somebody of another body (派遣受入, 広域), as far as HR has decided.
pub(super) enum OtherBody<'a> {
    No,
    Open,
    LeftOut,
    TakenInto(&'a DepartmentEntry),
}

impl<'a> Person<'a> {
    /// The code as the directory writes it, if the directory has it.
    pub(super) fn department_code(&self) -> Option<String> {
        self.known_code(self.cell(Field::DepartmentCode))
    }

    /// A code in the spelling of the departments in force or, if none has it, of those abolished.
    fn known_code(&self, cell: &str) -> Option<String> {
        let directory = self.rows.directory;
        let code = folded_code(cell);
        let known =
            |code: &str| directory.departments.contains_key(code) || directory.abolished.contains_key(code);
        if known(&code) {
            return Some(code);
        }
        let lengths = directory.departments.keys().chain(directory.abolished.keys()).map(String::len);
        padded(&code, lengths.max().unwrap_or_default()).filter(|code| known(code))
    }

    /// Somebody received from elsewhere whose department code is none of ours (D28).
    pub(super) fn check_other_body(&self, findings: &mut Findings) -> OtherBody<'a> {
        let (code, name) = (self.cell(Field::DepartmentCode), self.cell(Field::DepartmentName));
        let status = EmploymentStatus::parse(self.cell(Field::Status));
        let is_received = status == Ok(EmploymentStatus::SecondedIn);
        let (true, None, Some(number)) = (is_received, self.department_code(), self.staff_number()) else {
            return OtherBody::No;
        };
        if is_blank(code) || is_blank(name) || too_long(code) || too_long(name) {
            return OtherBody::No;
        }
        let departments = &self.rows.directory.departments;
        let mut options = vec![("exclude".to_owned(), "他団体の職員なので、取り込まない".to_owned())];
        options.extend(departments.iter().map(|(code, department)| {
            (code.clone(), format!("{code} {}への派遣受入として取り込む", department.name))
        }));
        let question = Question {
            kind: QuestionKind::OtherTenant,
            id: format!("other-tenant:{number}"),
            sentence: format!(
                "職員番号{}の所属{}（{}）は、この団体の所属ではありません。他団体の職員ですか。",
                quoted(number),
                quoted(code),
                quoted(name)
            ),
            options,
        };
        match findings.ask(&[self.line()], question) {
            None => OtherBody::Open,
            Some(answer) => departments.get(&answer).map_or(OtherBody::LeftOut, OtherBody::TakenInto),
        }
    }

    pub(super) fn check_department(&self, findings: &mut Findings) -> Option<&'a DepartmentEntry> {
        let code = self.check_required(Field::DepartmentCode, findings);
        let name = self.check_required(Field::DepartmentName, findings);
        let (code, name) = (code?, name?);
        let departments = &self.rows.directory.departments;
        let Some(known) = self.department_code() else {
            self.reject_department(Field::DepartmentCode, code, Some(name), findings);
            return None;
        };
        let Some(entry) = departments.get(&known) else {
            return self.ask_for_successor(&known, findings);
        };
        if shortened_forms(name).any(|name| same_text(name, &entry.name)) {
            return Some(entry);
        }
        let sentence = format!(
            "{}{}の所属名は{}ですが、ファイルの{}は{}です。{}正しいほうに合わせてから、もう一度取り込んでください。",
            self.header(Field::DepartmentCode),
            quoted(&known),
            quoted(&entry.name),
            self.header(Field::DepartmentName),
            quoted(name),
            departments
                .iter()
                .find(|(_, other)| same_text(name, &other.name))
                .map(|(code, _)| format!("この所属名のコードは{}です。", quoted(code)))
                .unwrap_or_default(),
        );
        findings.reject(self.place(), "department-name-differs", &sentence);
        None
    }

    fn reject_department(&self, field: Field, code: &str, name: Option<&str>, findings: &mut Findings) {
        let sentence = format!(
            "{}{}{}は登録されていません。コードを直すか、所属を登録してから、もう一度取り込んでください。",
            self.header(field),
            quoted(code),
            name.map(|name| format!("（{}）", quoted(name))).unwrap_or_default()
        );
        findings.reject(self.place(), "unknown-department", &sentence);
    }

    /// An abolished department: HR chooses among its successors, or among all when none is recorded (D15).
    fn ask_for_successor(&self, code: &str, findings: &mut Findings) -> Option<&'a DepartmentEntry> {
        let directory = self.rows.directory;
        let gone = directory.abolished.get(code)?;
        let successors = directory.departments.iter().filter(|(code, _)| gone.successors.contains(*code));
        let label = |(code, department): (&String, &DepartmentEntry)| {
            (code.clone(), format!("{code} {}として取り込む", department.name))
        };
        let mut options: Vec<(String, String)> = successors.map(label).collect();
        if options.is_empty() {
            options = directory.departments.iter().map(label).collect();
        }
        let question = Question {
            kind: QuestionKind::SuccessorDepartment,
            id: format!("successor-department:{code}"),
            sentence: format!(
                "所属コード{}（{}）は廃止されています。どの所属として取り込みますか。",
                quoted(code),
                quoted(&gone.name)
            ),
            options,
        };
        directory.departments.get(&findings.ask(&[self.line()], question)?)
    }

    /// Ids of the concurrent departments; none when the file has no such column.
    pub(super) fn check_concurrent(&self, findings: &mut Findings) -> Option<BTreeSet<String>> {
        let cell = self.cell(Field::Concurrent);
        if !self.has(Field::Concurrent) || too_long(cell) {
            return None;
        }
        let mut ids = BTreeSet::new();
        for code in listed(cell) {
            let Some(known) = self.known_code(code) else {
                self.reject_department(Field::Concurrent, code, None, findings);
                continue;
            };
            let entry = self.rows.directory.departments.get(&known);
            if let Some(entry) = entry.or_else(|| self.ask_for_successor(&known, findings)) {
                ids.insert(entry.id.clone());
            }
        }
        Some(ids)
    }

    /// The grade: the column wins; without it the table of titles decides; without that a person must. And the
    /// kind of job: the column, else the table; none for not known.
    pub(super) fn check_grade(&self, findings: &mut Findings) -> (Option<Grade>, Option<String>) {
        let (cell, title) = (self.cell(Field::Grade), self.cell(Field::Title));
        if too_long(cell) || too_long(title) {
            return (None, None);
        }
        let by_title = shortened_forms(title).find_map(|title| self.rows.directory.titles.get(title));
        let written =
            Some(self.cell(Field::JobKind).trim()).filter(|kind| !kind.is_empty() && !too_long(kind));
        let job_kind =
            written.or(by_title.map(|entry| entry.job_kind.as_str())).filter(|kind| !kind.is_empty());
        let by_title = by_title.map(|entry| entry.grade);
        let job_kind = job_kind.map(str::to_owned);
        if is_blank(cell) {
            let grade =
                by_title.or_else(|| (!is_blank(title)).then(|| self.ask_for_grade(title, findings))?);
            return (grade, job_kind);
        }
        let Ok(grade) = Grade::parse(cell) else {
            let sentence = format!(
                "{}{}は職層のコードではありません。「G30」のようなコードに直すか、空欄にしてから、もう一度取り込んでください。",
                self.header(Field::Grade),
                quoted(cell)
            );
            findings.reject(self.place(), "unknown-grade", &sentence);
            return (None, job_kind);
        };
        if let Some(expected) = by_title.filter(|expected| *expected != grade) {
            let sentence = format!(
                "職層はファイルでは「{}」ですが、「職名と職層の対応表」で{}は「{}」です。ファイルの職層を採りました。どちらが正しいかを確かめてください。",
                grade.code(),
                quoted(title),
                expected.code()
            );
            findings.warn(self.place(), "grade-differs", &sentence);
        }
        (Some(grade), job_kind)
    }

    /// A title that the table does not have is asked without its annotations (D16).
    fn ask_for_grade(&self, title: &str, findings: &mut Findings) -> Option<Grade> {
        let title = shortened_forms(title).last().unwrap_or(title);
        let label = |grade: Grade| (grade.code().to_owned(), format!("{} {}", grade.code(), grade.label()));
        let question = Question {
            kind: QuestionKind::Title,
            id: format!("{TITLE_QUESTION}{title}"),
            sentence: format!(
                "{}{}は「職名と職層の対応表」にありません。この職名の職層はどれですか。答えは対応表に登録します。",
                self.header(Field::Title),
                quoted(title)
            ),
            options: Grade::ALL.into_iter().map(label).collect(),
        };
        Grade::parse(&findings.ask(&[self.line()], question)?).ok()
    }
}

fn same_text(one: &str, other: &str) -> bool {
    search_key(one) == search_key(other)
}
