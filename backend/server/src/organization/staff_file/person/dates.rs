//! The dates of a row, the order they must have, and the employment status that must agree with them.

use chrono::NaiveDate;
use learning::era::{DateError, DateWarning, format_date, parse_date};
use learning::role::EmploymentStatus;

use super::super::findings::{Findings, quoted};
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

    pub(super) fn check_status(&self, findings: &mut Findings) -> Option<EmploymentStatus> {
        let retired_on = self.check_date(Field::RetiredOn, findings);
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
        if let (Some(day), true) = (retired_on, status != EmploymentStatus::Retired) {
            let sentence = format!(
                "{}（{}）を過ぎていますが、{header}は「{}」です。{header}を9（退職）にするか、退職の日付を直してから、もう一度取り込んでください。",
                self.header(Field::RetiredOn),
                format_date(day),
                status.label()
            );
            findings.reject(self.place(), "retired-but-active", &sentence);
        }
        Some(status)
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
