//! Reads a roster (名簿) of outside training: who took it, when, how long, with what result.
//!
//! Pure: bytes, the pass mark and today go in. May not know the database, nor who is in the system. Nothing is
//! guessed: what cannot be read for certain is rejected with a sentence that says where, what, and what to do.

mod cells;
mod header;

use chrono::NaiveDate;
use contract::organization::RowFinding;
use contract::records::TrainingResult;
use learning::era::{DateError, format_date, parse_date};

use crate::organization::staff_file::decode;
use crate::organization::staff_file::findings::{Findings, Place, quoted};
use crate::organization::staff_file::table::{Row, Table};
use crate::records::record;
use cells::{Outcome, minutes, outcome, staff_number};
use header::{Column, Header};

pub use header::template;

/// One row that could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterRow {
    /// Line in the file, the header being line 1.
    pub line: u32,
    /// Staff number with its leading zeros.
    pub staff_number: String,
    /// Name as written.
    pub name: String,
    /// The day.
    pub completed_on: NaiveDate,
    /// Minutes.
    pub minutes: u32,
    /// Result.
    pub result: TrainingResult,
    /// Points, where the row has them.
    pub score: Option<u32>,
}

/// What was read.
#[derive(Default)]
pub struct ReadRoster {
    /// Encoding recognised; empty when none fits.
    pub encoding: String,
    /// Rows of people, the unreadable ones included.
    pub rows: u32,
    /// The readable rows in the order of the file.
    pub good: Vec<RosterRow>,
    /// What is wrong so far; whoever knows the people adds to it.
    findings: Findings,
}

impl ReadRoster {
    /// Notes something against a row that only the ledger can tell.
    pub fn reject(&mut self, line: u32, staff_number: &str, code: &str, sentence: &str) {
        self.findings.reject(Place::person(line, staff_number), code, sentence);
    }

    /// Notes something about the whole file that deserves a look.
    pub fn warn(&mut self, code: &str, sentence: &str) {
        self.findings.warn(Place::line(1), code, sentence);
    }

    /// Rejected and warnings, each in order of lines.
    #[must_use]
    pub fn into_findings(self) -> (Vec<RowFinding>, Vec<RowFinding>) {
        let lists = self.findings.into_lists();
        (lists.rejected, lists.warnings)
    }
}

/// Reads a roster. `pass_mark` decides about rows with points.
#[must_use]
pub fn read(bytes: &[u8], pass_mark: Option<u32>, today: NaiveDate) -> ReadRoster {
    let mut roster = ReadRoster::default();
    let decoded = match decode::decode(bytes) {
        Ok(decoded) => decoded,
        Err(broken) => {
            let sentence = "文字コードが正しくないため、この行から先を読めません。Excelで「CSV UTF-8」として保存し直してから、取り込んでください。";
            roster.findings.reject(Place::line(broken.line), "undecodable", sentence);
            return roster;
        }
    };
    decoded.encoding.clone_into(&mut roster.encoding);
    let mut table = Table::new(decoded.text);
    let Some(header) = table.next_row().and_then(|first| Header::read(&first, &mut roster.findings)) else {
        if roster.findings.stops() == 0 {
            let sentence = "ファイルに見出しの行がありません。「ひな型」を開いて、その形で作ってください。";
            roster.findings.reject(Place::line(1), "empty-file", sentence);
        }
        return roster;
    };
    while let Some(row) = table.next_row() {
        if row.is_open {
            let sentence = "この行の引用符（\"）が閉じられていないため、ここから先を読めません。引用符を直してから、もう一度取り込んでください。";
            roster.findings.reject(Place::line(row.line), "unclosed-quote", sentence);
        } else if !is_passed_over(&row) {
            roster.rows = roster.rows.saturating_add(1);
            let line = Line { row: &row, header: &header, pass_mark, today };
            if let Some(read) = line.read(&mut roster.findings) {
                roster.good.push(read);
            }
        }
        if roster.findings.is_full() {
            return roster;
        }
    }
    if roster.rows == 0 && roster.findings.stops() == 0 {
        let sentence = "受講者の行が1つもありません。見出しの下に、1人につき1行を書いてください。";
        roster.findings.reject(Place::line(1), "no-rows", sentence);
    }
    roster
}

/// Blank rows, and notes that begin with ※ and stand alone.
fn is_passed_over(row: &Row) -> bool {
    let mut filled = row.cells.iter().map(str::trim).filter(|cell| !cell.is_empty());
    match (filled.next(), filled.next()) {
        (None, _) => true,
        (Some(only), None) => only.starts_with(['※', '#']),
        _ => false,
    }
}

/// One row with what it is read with.
struct Line<'a> {
    row: &'a Row,
    header: &'a Header,
    pass_mark: Option<u32>,
    today: NaiveDate,
}

impl Line<'_> {
    fn read(&self, findings: &mut Findings) -> Option<RosterRow> {
        let staff_number = self.staff_number(findings);
        let place = Place::person(self.row.line, staff_number.as_deref().unwrap_or_default());
        // Every cell is looked at, so that one upload tells everything that is wrong with a row.
        let name = self.filled(Column::Name, place, findings).map(str::to_owned);
        let completed_on = self.day(place, findings);
        let result = self.result(place, findings);
        let minutes = self.minutes(place, findings);
        let (result, score) = result?;
        Some(RosterRow {
            line: self.row.line,
            staff_number: staff_number?,
            name: name?,
            completed_on: completed_on?,
            minutes: minutes?,
            result,
            score,
        })
    }

    fn filled(&self, column: Column, place: Place<'_>, findings: &mut Findings) -> Option<&str> {
        let cell = self.header.cell(&self.row.cells, column);
        if cell.is_empty() {
            let sentence =
                format!("{}が空です。入力してから、もう一度取り込んでください。", quoted(column.name()));
            findings.reject(place, "empty", &sentence);
            return None;
        }
        Some(cell)
    }

    fn staff_number(&self, findings: &mut Findings) -> Option<String> {
        let place = Place::line(self.row.line);
        let cell = self.filled(Column::StaffNumber, place, findings)?;
        let number = staff_number(cell);
        if number.is_none() {
            let sentence = format!(
                "職員番号{}は、6桁までの数字として読めません。正しい番号に直してから、もう一度取り込んでください。",
                quoted(cell)
            );
            findings.reject(place, "unreadable-number", &sentence);
        }
        number
    }

    fn day(&self, place: Place<'_>, findings: &mut Findings) -> Option<NaiveDate> {
        let cell = self.filled(Column::Day, place, findings)?;
        let (code, reason) = match parse_date(cell) {
            Ok(parsed) if parsed.date <= self.today => return Some(parsed.date),
            Ok(parsed) => (
                "in-future",
                format!("（{}）はまだ来ていない日です。実施した日に直してください。", format_date(parsed.date)),
            ),
            Err(DateError::EraMissing) => (
                "era-missing",
                "は元号がないため、どの日か決められません。「R6.4.1」や「2024/4/1」のように書き直してください。".to_owned(),
            ),
            Err(DateError::NoSuchDay) => {
                ("no-such-day", "は暦にない日です。正しい日付に直してください。".to_owned())
            }
            Err(_) => (
                "not-a-date",
                "は日付として読めません。「R6.4.1」や「2024/4/1」のように書き直してください。".to_owned(),
            ),
        };
        findings.reject(place, code, &format!("実施日{}{reason}", quoted(cell)));
        None
    }

    fn result(&self, place: Place<'_>, findings: &mut Findings) -> Option<(TrainingResult, Option<u32>)> {
        let cell = self.filled(Column::Result, place, findings)?;
        match (outcome(cell), self.pass_mark) {
            (Some(Outcome::Said(result)), _) => Some((result, None)),
            (Some(Outcome::Points(points)), Some(needed)) => {
                Some((record::scored(points, needed), Some(points)))
            }
            (Some(Outcome::Points(_)), None) => {
                let sentence = format!(
                    "結果{}は点数ですが、合格点が入力されていません。画面で合格点を入力してから、もう一度確認してください。",
                    quoted(cell)
                );
                findings.reject(place, "needs-pass-mark", &sentence);
                None
            }
            (None, _) => {
                let sentence = format!(
                    "結果{}は使えません。「修了」「未修了」または点数（0以上の整数）に直してから、もう一度取り込んでください。",
                    quoted(cell)
                );
                findings.reject(place, "unknown-result", &sentence);
                None
            }
        }
    }

    fn minutes(&self, place: Place<'_>, findings: &mut Findings) -> Option<u32> {
        let cell = self.filled(Column::Time, place, findings)?;
        let minutes = minutes(cell, self.header.counts_minutes());
        let minutes = minutes.filter(|minutes| (1..=record::MOST_MINUTES).contains(minutes));
        if minutes.is_none() {
            let sentence = format!(
                "時間{}は、何分か決められません。「90分」「1時間30分」「1:30」のように書き直してから、もう一度取り込んでください。",
                quoted(cell)
            );
            findings.reject(place, "unreadable-time", &sentence);
        }
        minutes
    }
}

#[cfg(test)]
mod tests;
