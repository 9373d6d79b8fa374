//! Goes through the rows behind the header: which are people, which are blank, notes or the footer, and
//! what only all rows together can tell (numbers used twice, the count in the footer).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use contract::organization::SampleRow;
use csv::StringRecord;
use learning::folding::fold_answer;

use super::findings::{Findings, Place, quoted};
use super::header::Header;
use super::identities::{Candidate, other_lines, settle};
use super::person::{Checked, Person, is_blank};
use super::table::{Row, Table};
use super::{CheckedFile, Directory, StaffRecord};

/// Rows shown so that a person can see whether the file was understood.
const SAMPLE_ROWS: usize = 10;

/// First cells of a footer.
const FOOTER_WORDS: [&str; 8] = ["件数", "総件数", "合計件数", "合計", "総計", "計", "総数", "人数"];

/// What the rows of one file are read with.
pub(super) struct Rows<'a> {
    pub(super) header: &'a Header,
    pub(super) directory: &'a Directory,
    pub(super) effective_on: NaiveDate,
}

/// What only all rows together can tell.
#[derive(Default)]
struct Seen {
    /// The people.
    people: Vec<Candidate>,
    /// Line and count of each footer.
    footers: Vec<(u32, Option<u32>)>,
}

/// What a row behind the header is.
enum Kind {
    Blank,
    Note,
    /// 「件数,450」; none when what stands behind the word is no number.
    Footer(Option<u32>),
    Person,
}

impl Rows<'_> {
    /// Checks every row, then all of them together.
    pub(super) fn check(&self, table: &mut Table, file: &mut CheckedFile, findings: &mut Findings) {
        let mut seen = Seen::default();
        while let Some(row) = table.next_row() {
            match Kind::of(&row.cells) {
                _ if row.is_open => findings.reject(
                    Place::line(row.line),
                    "unclosed-quote",
                    "この行の引用符（\"）が閉じられていないため、ここから先を読めません。引用符を直してから、もう一度取り込んでください。",
                ),
                Kind::Blank | Kind::Note => {}
                Kind::Footer(count) => seen.footers.push((row.line, count)),
                Kind::Person => self.check_row(&row, &mut seen, file, findings),
            }
            if findings.is_full() {
                return;
            }
        }
        note_footers(&seen, file.rows, findings);
        if file.rows == 0 && findings.stops() == 0 {
            let sentence = "職員の行が1つもありません。書き出したファイルが空でないかを確かめてください。";
            findings.reject(Place::line(1), "no-rows", sentence);
        }
        file.records = settle(seen.people, findings);
        note_emails(&file.records, findings);
    }

    fn check_row(&self, row: &Row, seen: &mut Seen, file: &mut CheckedFile, findings: &mut Findings) {
        file.rows = file.rows.saturating_add(1);
        if !self.fits(&row.cells) {
            // Cells may stand under the wrong header here, so none of them is repeated.
            let sentence = format!(
                "列の数が見出しと違います（見出し{}列、この行{}列）。値の中のコンマや改行を引用符（\"）で囲むか、余分な改行を除いてから、もう一度取り込んでください。",
                self.header.width(),
                row.cells.len()
            );
            findings.reject(Place::line(row.line), "column-count-differs", &sentence);
            return;
        }
        let person = Person::new(row, self);
        if file.sample.len() < SAMPLE_ROWS {
            file.sample.push(SampleRow { line: row.line, values: person.sample() });
        }
        let record = match person.check(findings) {
            Checked::LeftOut => return,
            Checked::Stopped => None,
            Checked::Taken(record) => Some(*record),
        };
        if let Some(number) = person.staff_number() {
            seen.people.push(Candidate {
                line: row.line,
                number: number.to_owned(),
                written: person.staff_number_as_written().to_owned(),
                record,
                ..person.identity()
            });
        }
    }

    /// Cells too many may be empty (Excel leaves separators behind); cells too few may be optional ones
    /// (Excel leaves them out from row 17 on).
    fn fits(&self, cells: &StringRecord) -> bool {
        cells.iter().skip(self.header.width()).all(is_blank) && self.header.reaches_required(cells.len())
    }
}

impl Kind {
    fn of(cells: &StringRecord) -> Kind {
        let mut filled = cells.iter().filter(|cell| !is_blank(cell));
        let Some(first) = filled.next() else {
            return Kind::Blank;
        };
        let (second, third) = (filled.next(), filled.next());
        if third.is_some() {
            return Kind::Person;
        }
        let word = fold_answer(first);
        match second {
            None if word.starts_with(['※', '*', '#'])
                || word.starts_with("(注")
                || word.starts_with("注)") =>
            {
                Kind::Note
            }
            _ if FOOTER_WORDS.contains(&word.as_str()) => Kind::Footer(second.and_then(count)),
            _ => Kind::Person,
        }
    }
}

/// `450`, `４５０`, `1,200`, `450件`, `450人`.
fn count(text: &str) -> Option<u32> {
    let digits = fold_answer(text).replace(',', "");
    digits.trim_end_matches(['件', '人', '名']).parse().ok()
}

fn note_footers(seen: &Seen, rows: u32, findings: &mut Findings) {
    for (line, count) in &seen.footers {
        let place = Place::line(*line);
        match count {
            Some(count) if *count == rows => {}
            Some(count) => {
                let sentence = format!(
                    "末尾の件数は{count}ですが、職員の行は{rows}行あります。行が抜けたり増えたりしていないかを確かめて、書き出し直してから、もう一度取り込んでください。"
                );
                findings.reject(place, "footer-count-differs", &sentence);
            }
            None => findings.warn(
                place,
                "footer-without-count",
                "末尾の件数を数として読めないため、行の数と突き合わせていません。行が抜けていないかを確かめてください。",
            ),
        }
    }
}

/// Notes mail addresses that several people have, at each of them.
fn note_emails(records: &[StaffRecord], findings: &mut Findings) {
    let mut by_address: BTreeMap<String, Vec<&StaffRecord>> = BTreeMap::new();
    for record in records {
        let email = record.email.as_deref().unwrap_or_default();
        if !is_blank(email) {
            by_address.entry(email.to_lowercase()).or_default().push(record);
        }
    }
    for shared in by_address.values().filter(|shared| shared.len() > 1) {
        for record in shared {
            let sentence = format!(
                "メール{}は{}と同じです。課で共有するアドレスなら、個人への連絡には使わないでください。",
                quoted(record.email.as_deref().unwrap_or_default()),
                other_lines(shared.iter().map(|other| other.line), record.line)
            );
            findings.warn(Place::person(record.line, &record.staff_number), "shared-email", &sentence);
        }
    }
}
