//! What each column is. Columns are found by their header, in any order and in the spellings met in
//! practice; full-width, half-width, kana and spaces are folded.

mod names;

use std::collections::BTreeMap;

use contract::organization::{ColumnMapping, ColumnMeaning, QuestionKind};
use csv::StringRecord;

use super::findings::{Findings, Place, Question, quoted};
use super::table::Row;
use names::{FIELDS, Meaning, Need, standard_name};

pub(super) use names::Field;
pub use names::{field_names, header_key, is_forbidden};

/// No personnel system exports more; a file with more is no staff file.
const MOST_COLUMNS: usize = 200;

/// Longer headers are cut in the report.
const LONGEST_HEADER: usize = 100;

/// Begin of the id of a question about a column; the header follows.
pub const COLUMN_QUESTION: &str = "column:";

/// Whether a header is short and on one line, as those that people write are.
fn can_be_asked(header: &str) -> bool {
    header.chars().nth(LONGEST_HEADER).is_none() && !header.trim().contains(char::is_control)
}

/// The columns of one file.
pub(super) struct Header {
    columns: Vec<ColumnMapping>,
    /// Place of each field that is read.
    places: BTreeMap<Field, usize>,
    width: usize,
    is_complete: bool,
}

impl Header {
    /// Understands the first row with the help of what the organisation has said about its own headers, and
    /// notes what is missing, double, unknown or forbidden.
    pub(super) fn read(row: &Row, own: &BTreeMap<String, String>, findings: &mut Findings) -> Header {
        let mut header = Header {
            columns: Vec::new(),
            places: BTreeMap::new(),
            width: row.cells.len(),
            is_complete: false,
        };
        let place = Place::line(row.line);
        if row.cells.len() > MOST_COLUMNS {
            let sentence = format!(
                "列が{MOST_COLUMNS}を超えています。職員名簿のファイルかどうか、区切り文字（コンマまたはタブ）が正しいかを確かめてください。"
            );
            findings.reject(place, "too-many-columns", &sentence);
            return header;
        }
        let meanings: Vec<Meaning> = row.cells.iter().map(|cell| Meaning::of(cell, own)).collect();
        if row.is_open || !meanings.iter().any(|meaning| matches!(meaning, Meaning::Field(_))) {
            // Perhaps the header line is absent and this is a person: nothing of it may be repeated.
            findings.reject(
                place,
                "no-header",
                "見出しの行を読み取れません。1行目に「職員番号,氏名,フリガナ,…」のような見出しがあるか、文字コードが正しいかを確かめてください。",
            );
            return header;
        }
        let unknown: Vec<&str> = row
            .cells
            .iter()
            .zip(&meanings)
            .filter(|(text, meaning)| matches!(meaning, Meaning::Unknown) && can_be_asked(text))
            .map(|(text, _)| text.trim())
            .collect();
        let before = findings.stops();
        for (index, (text, meaning)) in row.cells.iter().zip(meanings).enumerate() {
            header.take_column(index, text, meaning, place, findings);
        }
        // A missing column may be one of those that nobody has named yet.
        if unknown.is_empty() {
            header.note_missing(place, findings);
        }
        header.is_complete = findings.stops() == before && header.has_required();
        header.ask(&unknown, row.line, findings);
        header
    }

    /// How each column was understood.
    pub(super) fn columns(&self) -> Vec<ColumnMapping> {
        self.columns.clone()
    }

    /// Whether rows can be read.
    pub(super) fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// How many columns the header has.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Whether the file has a column of this field.
    pub(super) fn has(&self, field: Field) -> bool {
        self.places.contains_key(&field)
    }

    /// Whether a row of `cells` cells has everything that is required.
    pub(super) fn reaches_required(&self, cells: usize) -> bool {
        FIELDS
            .iter()
            .filter(|(_, need, _)| *need == Need::Required)
            .all(|(field, ..)| self.places.get(field).is_some_and(|place| *place < cells))
    }

    /// The cell of a field, as written; empty when the file has no such column.
    pub(super) fn cell<'a>(&self, cells: &'a StringRecord, field: Field) -> &'a str {
        self.places.get(&field).and_then(|place| cells.get(*place)).unwrap_or_default()
    }

    /// The header of a field as the file prints it, else its standard name.
    pub(super) fn title(&self, field: Field) -> &str {
        let printed = self.places.get(&field).and_then(|place| self.columns.get(*place));
        let header = printed.map_or("", |column| column.header.trim());
        let is_one_line = !header.is_empty() && !header.contains(char::is_control);
        if is_one_line { header } else { standard_name(field) }
    }

    /// The fields that are read, in the order of the file.
    pub(super) fn fields(&self) -> Vec<Field> {
        let mut fields: Vec<(usize, Field)> =
            self.places.iter().map(|(field, place)| (*place, *field)).collect();
        fields.sort_unstable();
        fields.into_iter().map(|(_, field)| field).collect()
    }

    fn take_column(
        &mut self,
        index: usize,
        text: &str,
        meaning: Meaning,
        place: Place<'_>,
        findings: &mut Findings,
    ) {
        let (meaning, field) = match meaning {
            Meaning::Field(field) => {
                if let Some(earlier) = self.places.insert(field, index) {
                    let sentence = format!(
                        "{}の列が2つあります（{}列目と{}列目）。どちらか一方を削除してから、もう一度取り込んでください。",
                        quoted(standard_name(field)),
                        earlier.saturating_add(1),
                        index.saturating_add(1)
                    );
                    findings.reject(place, "duplicate-column", &sentence);
                }
                (ColumnMeaning::Used, standard_name(field))
            }
            Meaning::Forbidden => {
                let sentence = format!(
                    "{}の列は研修に必要のない個人情報のため、取り込みません。次からは、この列を除いて書き出してください。",
                    quoted(text)
                );
                findings.warn(place, "forbidden-column", &sentence);
                (ColumnMeaning::Forbidden, "")
            }
            Meaning::Unknown if can_be_asked(text) => (ColumnMeaning::Ignored, ""),
            Meaning::Unknown => {
                let sentence = format!(
                    "{}は何の列か分からないため、読みませんでした。必要な列であれば、見出しを直してから、もう一度取り込んでください。",
                    quoted(text)
                );
                findings.warn(place, "unknown-column", &sentence);
                (ColumnMeaning::Ignored, "")
            }
            Meaning::NotNeeded => (ColumnMeaning::Ignored, ""),
        };
        self.columns.push(ColumnMapping {
            header: text.chars().take(LONGEST_HEADER).collect(),
            meaning,
            field: field.to_owned(),
        });
    }

    fn has_required(&self) -> bool {
        FIELDS.iter().all(|(field, need, _)| *need == Need::Optional || self.has(*field))
    }

    fn ask(&self, unknown: &[&str], line: u32, findings: &mut Findings) {
        let free = FIELDS.iter().filter(|(field, ..)| *field != Field::NotRead && !self.has(*field));
        let names = free.map(|(field, ..)| standard_name(*field));
        let mut options: Vec<(String, String)> =
            names.map(|name| (name.to_owned(), name.to_owned())).collect();
        options.push((String::new(), "読まない".to_owned()));
        for header in unknown {
            let question = Question {
                kind: QuestionKind::Column,
                id: format!("{COLUMN_QUESTION}{header}"),
                sentence: format!(
                    "見出し{}は何の列ですか。答えは次の取り込みからも使います。",
                    quoted(header)
                ),
                options: options.clone(),
            };
            findings.ask(&[line], question);
        }
    }

    fn note_missing(&self, place: Place<'_>, findings: &mut Findings) {
        for (field, need, _) in FIELDS {
            if need == Need::Required && !self.has(field) {
                let sentence = format!(
                    "必須の列{}がありません。この列を加えて書き出してから、もう一度取り込んでください。",
                    quoted(standard_name(field))
                );
                findings.reject(place, "missing-column", &sentence);
            }
        }
    }
}
