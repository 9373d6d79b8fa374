//! Department and title: what the row says about the post is compared with the directory, never guessed.

use learning::folding::search_key;
use learning::role::Grade;

use super::super::DepartmentEntry;
use super::super::findings::{Findings, quoted};
use super::super::header::Field;
use super::fields::{folded_code, is_blank, padded, shortened_forms};
use super::{Person, too_long};

impl<'a> Person<'a> {
    /// The code as the directory writes it, if the directory has it.
    pub(super) fn department_code(&self) -> Option<String> {
        let departments = &self.rows.directory.departments;
        let code = folded_code(self.cell(Field::DepartmentCode));
        if departments.contains_key(&code) {
            return Some(code);
        }
        let digits = departments.keys().map(String::len).max().unwrap_or_default();
        padded(&code, digits).filter(|code| departments.contains_key(code))
    }

    pub(super) fn check_department(&self, findings: &mut Findings) -> Option<&'a DepartmentEntry> {
        let code = self.check_required(Field::DepartmentCode, findings);
        let name = self.check_required(Field::DepartmentName, findings);
        let (code, name) = (code?, name?);
        let departments = &self.rows.directory.departments;
        let Some(known) = self.department_code() else {
            let sentence = format!(
                "{}{}（{}）は登録されていません。コードを直すか、所属を登録してから、もう一度取り込んでください。",
                self.header(Field::DepartmentCode),
                quoted(code),
                quoted(name)
            );
            findings.reject(self.place(), "unknown-department", &sentence);
            return None;
        };
        let entry = departments.get(&known)?;
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

    /// The column wins; without it the table of titles decides; without that a person must.
    pub(super) fn check_grade(&self, findings: &mut Findings) -> Option<Grade> {
        let (cell, title) = (self.cell(Field::Grade), self.cell(Field::Title));
        if too_long(cell) || too_long(title) {
            return None;
        }
        let by_title =
            shortened_forms(title).find_map(|title| self.rows.directory.titles.get(title)).copied();
        if is_blank(cell) {
            if by_title.is_none() && !is_blank(title) {
                let sentence = format!(
                    "{}{}は「職名と職層の対応表」にありません。対応表にこの職名の職層を登録するか、職層の列に記入してから、もう一度取り込んでください。",
                    self.header(Field::Title),
                    quoted(title)
                );
                findings.reject(self.place(), "unknown-title", &sentence);
            }
            return by_title;
        }
        let Ok(grade) = Grade::parse(cell) else {
            let sentence = format!(
                "{}{}は職層のコードではありません。「G30」のようなコードに直すか、空欄にしてから、もう一度取り込んでください。",
                self.header(Field::Grade),
                quoted(cell)
            );
            findings.reject(self.place(), "unknown-grade", &sentence);
            return None;
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
        Some(grade)
    }
}

fn same_text(one: &str, other: &str) -> bool {
    search_key(one) == search_key(other)
}
