//! Checks one row: from cells to a person, or to the reasons why not. Every field is checked, so that one
//! look at the list mends the whole row.

mod attributes;
mod dates;
pub(super) mod fields;
mod post;

use learning::era::{format_date, parse_date};
use learning::folding::{katakana_reading, search_key};
use learning::role::EmploymentStatus;

use super::findings::{Findings, Place, quoted};
use super::header::Field;
use super::identities::Candidate;
use super::rows::Rows;
use super::table::Row;
use super::{DepartmentEntry, StaffRecord};
use fields::{Number, is_mail_address};
use post::OtherBody;

pub(super) use fields::is_blank;

/// No field of a person is longer; a longer one is a quotation mark gone wrong.
const MOST_CHARACTERS: usize = 200;

/// What a row comes to.
pub(super) enum Checked {
    /// A person to be taken in.
    Taken(Box<StaffRecord>),
    /// Somebody of another body, whom HR leaves out.
    LeftOut,
    /// Something in it stops the import.
    Stopped,
}

/// One row of a person.
pub(super) struct Person<'a> {
    row: &'a Row,
    rows: &'a Rows<'a>,
    number: Number,
}

impl<'a> Person<'a> {
    pub(super) fn new(row: &'a Row, rows: &'a Rows<'a>) -> Person<'a> {
        let written = rows.header.cell(&row.cells, Field::StaffNumber);
        let number = match too_long(written) {
            true => Number::Unreadable,
            false => Number::read(written, rows.directory.staff_number_digits),
        };
        Person { row, rows, number }
    }

    /// The staff number with its zeros, if it can be read.
    pub(super) fn staff_number(&self) -> Option<&str> {
        match &self.number {
            Number::Read { padded, .. } => Some(padded),
            Number::Empty | Number::Unreadable => None,
        }
    }

    /// The staff number without blanks and Excel's `'`, before zeros were added.
    pub(super) fn staff_number_as_written(&self) -> &str {
        match &self.number {
            Number::Read { written, .. } => written,
            Number::Empty | Number::Unreadable => "",
        }
    }

    /// Where findings about this row are.
    pub(super) fn place(&self) -> Place<'_> {
        Place::person(self.row.line, self.staff_number().unwrap_or_default())
    }

    /// The used columns as they were understood, for a person to look at.
    pub(super) fn sample(&self) -> Vec<String> {
        let fields = self.rows.header.fields();
        fields
            .into_iter()
            .map(|field| self.understood(field).chars().take(MOST_CHARACTERS).collect())
            .collect()
    }

    /// What tells whose row this is; the caller fills the rest.
    pub(super) fn identity(&self) -> Candidate {
        let short = |field| Some(self.cell(field)).filter(|cell| !too_long(cell)).unwrap_or_default();
        let code = self.department_code().unwrap_or_else(|| short(Field::DepartmentCode).to_owned());
        Candidate {
            line: self.row.line,
            number: String::new(),
            written: String::new(),
            name: short(Field::Name).to_owned(),
            kana: search_key(short(Field::Kana)),
            hired_on: parse_date(short(Field::HiredOn)).ok().map(|parsed| parsed.date),
            department: (code, short(Field::DepartmentName).to_owned()),
            record: None,
        }
    }

    /// The record, if nothing in the row is refused or open.
    pub(super) fn check(&self, findings: &mut Findings) -> Checked {
        let before = findings.stops();
        let received = match self.check_other_body(findings) {
            OtherBody::No => None,
            OtherBody::TakenInto(department) => Some(department),
            OtherBody::LeftOut => return Checked::LeftOut,
            OtherBody::Open => return Checked::Stopped,
        };
        match self.record(received, findings) {
            Some(record) if findings.stops() == before => Checked::Taken(Box::new(record)),
            _ => Checked::Stopped,
        }
    }

    /// Every field is checked, whatever the others are.
    fn record(&self, received: Option<&DepartmentEntry>, findings: &mut Findings) -> Option<StaffRecord> {
        self.check_characters(findings);
        let staff_number = self.check_number(findings);
        let name = self.check_name(findings);
        let kana = self.check_required(Field::Kana, findings).map(katakana_reading);
        let department = received.or_else(|| self.check_department(findings));
        let concurrent_ids = self.check_concurrent(findings);
        let title = self.check_required(Field::Title, findings);
        let (grade, job_kind) = self.check_grade(findings);
        let hired_on = self.check_hired_on(findings);
        let posted_on = self.check_date(Field::PostedOn, findings);
        let email = self.check_email(findings);
        let (status, ends_on) = self.check_status(findings);
        let talents = self.check_talents(findings);
        let specific_information = self.check_specific_information(findings);
        self.check_order(hired_on, posted_on, findings);
        Some(StaffRecord {
            line: self.row.line,
            staff_number: staff_number?.to_owned(),
            name: name?.to_owned(),
            kana: kana?,
            department_id: department?.id.clone(),
            concurrent_ids,
            title: title?.to_owned(),
            grade: grade?,
            job_kind,
            status: status?,
            hired_on: hired_on?,
            posted_on,
            ends_on,
            email,
            talents,
            specific_information,
        })
    }

    fn line(&self) -> u32 {
        self.row.line
    }

    fn has(&self, field: Field) -> bool {
        self.rows.header.has(field)
    }

    fn cell(&self, field: Field) -> &'a str {
        self.rows.header.cell(&self.row.cells, field)
    }

    fn header(&self, field: Field) -> &str {
        self.rows.header.title(field)
    }

    fn understood(&self, field: Field) -> String {
        let cell = self.cell(field);
        if too_long(cell) {
            return cell.chars().take(MOST_CHARACTERS).collect();
        }
        match field {
            Field::StaffNumber => self.staff_number().unwrap_or(cell).to_owned(),
            Field::Kana => katakana_reading(cell),
            Field::DepartmentCode => self.department_code().unwrap_or_else(|| cell.to_owned()),
            Field::HiredOn | Field::PostedOn | Field::RetiredOn | Field::TermEndsOn => {
                parse_date(cell).map_or_else(|_| cell.to_owned(), |parsed| format_date(parsed.date))
            }
            Field::Status => EmploymentStatus::parse(cell)
                .map_or_else(|_| cell.to_owned(), |status| status.label().to_owned()),
            _ => cell.to_owned(),
        }
    }

    /// Control characters come from damaged files, and no database takes them all.
    fn check_characters(&self, findings: &mut Findings) {
        for field in self.rows.header.fields() {
            let (cell, header) = (self.cell(field), self.header(field));
            if too_long(cell) {
                let sentence = format!(
                    "{header}が{MOST_CHARACTERS}文字を超えています。引用符（\"）の閉じ忘れがないかを確かめて、直してから、もう一度取り込んでください。"
                );
                findings.reject(self.place(), "too-long", &sentence);
            } else if cell.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
                let sentence = format!(
                    "{header}{}に、文字ではない符号（制御文字）が入っています。入力し直してから、もう一度取り込んでください。",
                    quoted(cell)
                );
                findings.reject(self.place(), "control-character", &sentence);
            }
        }
    }

    /// A required cell that is filled, exactly as written.
    fn check_required(&self, field: Field, findings: &mut Findings) -> Option<&'a str> {
        let cell = self.cell(field);
        if is_blank(cell) {
            let sentence =
                format!("{}が空欄です。値を入れてから、もう一度取り込んでください。", self.header(field));
            findings.reject(self.place(), "empty-field", &sentence);
            return None;
        }
        (!too_long(cell)).then_some(cell)
    }

    fn check_number(&self, findings: &mut Findings) -> Option<&str> {
        let cell = self.check_required(Field::StaffNumber, findings)?;
        if self.staff_number().is_none() {
            let form = match self.rows.directory.staff_number_digits {
                0 => "英数字とハイフン".to_owned(),
                digits => format!("{digits}桁以内の数字"),
            };
            let sentence = format!(
                "{}{}は{form}ではありません。Excelで「4.5E+05」のように変わっていないかを確かめて、直してから、もう一度取り込んでください。",
                self.header(Field::StaffNumber),
                quoted(cell)
            );
            findings.reject(self.place(), "bad-staff-number", &sentence);
        }
        self.staff_number()
    }

    fn check_name(&self, findings: &mut Findings) -> Option<&'a str> {
        let name = self.check_required(Field::Name, findings)?;
        let header = self.header(Field::Name);
        if name.chars().any(fields::is_private_use) {
            let sentence = format!(
                "{header}{}に外字が含まれています。そのまま取り込みますが、画面では〓などと表示されることがあります。代わりの表記を本人に確かめてください。",
                quoted(name)
            );
            findings.warn(self.place(), "private-use-character", &sentence);
        }
        if name.contains(['?', '〓', '\u{FFFD}']) {
            let sentence = format!(
                "{header}{}の文字が、保存のときに失われた可能性があります。元の氏名と見比べて、違っていれば「CSV UTF-8」で書き出し直してください。",
                quoted(name)
            );
            findings.warn(self.place(), "lost-character", &sentence);
        }
        Some(name)
    }

    /// The address as written, empty for a blank cell; none when the file has no such column.
    fn check_email(&self, findings: &mut Findings) -> Option<String> {
        let email = self.cell(Field::Email);
        if !self.has(Field::Email) || is_blank(email) {
            return self.has(Field::Email).then(String::new);
        }
        if !is_mail_address(email) {
            let sentence = format!(
                "{}{}はメールアドレスの形になっていません。書かれたまま取り込みますが、連絡には使えません。",
                self.header(Field::Email),
                quoted(email)
            );
            findings.warn(self.place(), "bad-email", &sentence);
        }
        Some(email.to_owned())
    }
}

fn too_long(cell: &str) -> bool {
    cell.chars().nth(MOST_CHARACTERS).is_some()
}
