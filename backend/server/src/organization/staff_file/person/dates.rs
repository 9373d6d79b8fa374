//! The dates of a row, the order they must have, and the employment status that must agree with them.

use chrono::NaiveDate;
use contract::organization::QuestionKind;
use learning::era::{DateError, DateWarning, format_date, parse_date};
use learning::ledger::NO_END;
use learning::role::EmploymentStatus;

use super::super::findings::{Findings, Question, quoted};
use super::super::header::Field;
use super::fields::is_blank;
use super::{Person, too_long};

impl Person<'_> {
    pub(super) fn check_hired_on(&self, findings: &mut Findings) -> Option<NaiveDate> {
        self.check_required(Field::HiredOn, findings)?;
        self.check_date(Field::HiredOn, findings)
    }

    /// A date, or none when the cell is empty or refused.
    pub(super) fn check_date(&self, field: Field, findings: &mut Findings) -> Option<NaiveDate> {
        let cell = self.cell(field);
        if is_blank(cell) || too_long(cell) {
            return None;
        }
        let subject = format!("{}{}", self.header(field), quoted(cell));
        let parsed = match parse_date(cell) {
            Ok(parsed) => parsed,
            Err(error) => {
                let (code, reason) = refusal(error);
                findings.reject(self.place(), code, &format!("{subject}は{reason}"));
                return None;
            }
        };
        if parsed.warning == Some(DateWarning::OutsideEra) {
            let sentence = format!(
                "{subject}は元号の期間から外れています。{}と読みました。正しいかを確かめてください。",
                format_date(parsed.date)
            );
            findings.warn(self.place(), "outside-era", &sentence);
        }
        Some(parsed.date)
    }

    pub(super) fn check_order(
        &self,
        hired_on: Option<NaiveDate>,
        posted_on: Option<NaiveDate>,
        findings: &mut Findings,
    ) {
        let Some(hired_on) = hired_on else { return };
        let hired = format!("{}（{}）", self.header(Field::HiredOn), format_date(hired_on));
        if hired_on > self.rows.effective_on {
            let sentence = format!(
                "{hired}が、名簿の基準日（{}）より後です。正しいかを確かめてください。",
                format_date(self.rows.effective_on)
            );
            findings.warn(self.place(), "hired-in-future", &sentence);
        }
        if let Some(posted_on) = posted_on.filter(|posted_on| *posted_on < hired_on) {
            let sentence = format!(
                "{}（{}）が{hired}より前です。正しいかを確かめてください。",
                self.header(Field::PostedOn),
                format_date(posted_on)
            );
            findings.warn(self.place(), "posted-before-hired", &sentence);
        }
    }

    /// 在職区分, and the day on which the employment ends: [`NO_END`] for none, nothing when the file has no
    /// such column.
    pub(super) fn check_status(
        &self,
        findings: &mut Findings,
    ) -> (Option<EmploymentStatus>, Option<NaiveDate>) {
        let retired_on = self.check_date(Field::RetiredOn, findings);
        let term_ends_on = self.check_date(Field::TermEndsOn, findings);
        let to_come = [retired_on, term_ends_on].into_iter().flatten();
        let ends_on = to_come.filter(|day| *day >= self.rows.effective_on).min().unwrap_or(NO_END);
        let ends_on = (self.has(Field::RetiredOn) || self.has(Field::TermEndsOn)).then_some(ends_on);
        (self.check_status_on(retired_on, findings), ends_on)
    }

    fn check_status_on(
        &self,
        retired_on: Option<NaiveDate>,
        findings: &mut Findings,
    ) -> Option<EmploymentStatus> {
        let cell = self.check_required(Field::Status, findings)?;
        let header = self.header(Field::Status);
        let Ok(status) = EmploymentStatus::parse(cell) else {
            let sentence = format!(
                "{header}{}は使えません。1（在職）、2（休職）、3（育休）、4（派遣出）、5（派遣受入）、9（退職）のどれかに直してから、もう一度取り込んでください。",
                quoted(cell)
            );
            findings.reject(self.place(), "unknown-status", &sentence);
            return None;
        };
        let retired_on = retired_on.filter(|day| *day < self.rows.effective_on);
        match (retired_on, self.staff_number()) {
            (Some(day), Some(number)) if status != EmploymentStatus::Retired => {
                self.ask_whether_retired(number, day, status, findings)
            }
            _ => Some(status),
        }
    }

    fn ask_whether_retired(
        &self,
        number: &str,
        day: NaiveDate,
        status: EmploymentStatus,
        findings: &mut Findings,
    ) -> Option<EmploymentStatus> {
        let question = Question {
            kind: QuestionKind::RetiredButActive,
            id: format!("retired-but-active:{number}"),
            sentence: format!(
                "職員番号{}は、{}（{}）を過ぎていますが、{}は「{}」です。退職していますか。",
                quoted(number),
                self.header(Field::RetiredOn),
                format_date(day),
                self.header(Field::Status),
                status.label()
            ),
            options: vec![
                ("retired".to_owned(), "退職している。退職として取り込む".to_owned()),
                ("active".to_owned(), format!("退職していない。{}として取り込む", status.label())),
            ],
        };
        let answer = findings.ask(&[self.line()], question)?;
        Some(if answer == "retired" { EmploymentStatus::Retired } else { status })
    }
}

/// Why a date is refused, as the end of a sentence.
fn refusal(error: DateError) -> (&'static str, &'static str) {
    match error {
        DateError::EraMissing => (
            "era-missing",
            "元号がないため、どの日付か決められません。「R6.4.1」や「2024/4/1」のように書き直してから、もう一度取り込んでください。",
        ),
        DateError::NoSuchDay => {
            ("no-such-day", "暦にない日付です。正しい日付に直してから、もう一度取り込んでください。")
        }
        DateError::Empty | DateError::NotADate => (
            "not-a-date",
            "日付として読めません。「R6.4.1」や「2024/4/1」のように書き直してから、もう一度取り込んでください。",
        ),
    }
}
