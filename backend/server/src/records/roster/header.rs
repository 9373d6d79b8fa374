//! The header of a roster: columns are found by their name, in any order.

use std::collections::BTreeMap;

use contract::records::TrainingForm;
use csv::StringRecord;
use learning::folding::search_key;

use crate::error::Error;
use crate::organization::staff_file::findings::{Findings, Place, quoted};
use crate::organization::staff_file::table::Row;
use crate::reporting::csv_export::{self, Encoding};

/// A column that is read; others are left unread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    StaffNumber,
    Name,
    Day,
    Result,
    Time,
}

/// Column and the names it goes by, the standard name first.
const COLUMNS: [(Column, &[&str]); 5] = [
    (Column::StaffNumber, &["職員番号", "社員番号", "職員コード", "職員No", "職員ID"]),
    (Column::Name, &["氏名", "名前", "職員氏名", "漢字氏名"]),
    (Column::Day, &["実施日", "受講日", "修了日", "研修日"]),
    (Column::Result, &["結果", "点数", "得点", "合否"]),
    (Column::Time, &["時間", "時間（分）", "受講時間", "受講時間（分）", "所要時間（分）"]),
];

impl Column {
    /// The standard name.
    pub(super) fn name(self) -> &'static str {
        let known = COLUMNS.iter().find(|(column, _)| *column == self);
        known.and_then(|(_, names)| names.first()).copied().unwrap_or_default()
    }
}

/// The columns of one file.
pub(super) struct Header {
    places: BTreeMap<Column, usize>,
    counts_minutes: bool,
}

impl Header {
    /// Understands the first row; none, with findings, when a column is missing or stands twice.
    pub(super) fn read(row: &Row, findings: &mut Findings) -> Option<Header> {
        let mut header = Header { places: BTreeMap::new(), counts_minutes: false };
        let place = Place::line(row.line);
        let before = findings.stops();
        for (index, text) in row.cells.iter().enumerate() {
            let key = search_key(text);
            let known = COLUMNS.iter().find(|(_, names)| names.iter().any(|name| search_key(name) == key));
            let Some((column, _)) = known else { continue };
            if header.places.insert(*column, index).is_some() {
                let sentence = format!(
                    "{}の列が2つあります。どちらか一方を削除してから、もう一度取り込んでください。",
                    quoted(column.name())
                );
                findings.reject(place, "duplicate-column", &sentence);
            }
            if *column == Column::Time {
                header.counts_minutes = key.contains('分');
            }
        }
        for (column, _) in COLUMNS.iter().filter(|(column, _)| !header.places.contains_key(column)) {
            let sentence = format!(
                "列{}がありません。見出しを「ひな型」と同じにしてから、もう一度取り込んでください。",
                quoted(column.name())
            );
            findings.reject(place, "missing-column", &sentence);
        }
        (findings.stops() == before).then_some(header)
    }

    /// The cell of a column without blanks around it; empty when the row is too short.
    pub(super) fn cell<'a>(&self, cells: &'a StringRecord, column: Column) -> &'a str {
        self.places.get(&column).and_then(|place| cells.get(*place)).unwrap_or_default().trim()
    }

    /// Whether the header of the time says 分.
    pub(super) fn counts_minutes(&self) -> bool {
        self.counts_minutes
    }
}

/// An empty roster for a form: paper tests ask for points, the others for a result.
///
/// # Errors
/// The writer fails, which a memory buffer does not.
pub fn template(form: TrainingForm, encoding: Encoding) -> Result<Vec<u8>, Error> {
    let result = if form == TrainingForm::PaperTest { "点数" } else { "結果" };
    csv_export::table(&["職員番号", "氏名", "実施日", result, "時間（分）"], std::iter::empty(), encoding)
}
