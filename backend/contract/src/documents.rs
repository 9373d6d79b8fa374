//! Documents (帳票) that go to the meeting: one model, of which the page, the print, the .xlsx file and the CSV file
//! are four looks. A number is in it once, as a number; how it is written out stands here too, so that the four agree
//! to the digit.

use chrono::{DateTime, NaiveDate, Utc};
use learning::era::format_date;
use learning::fiscal_year::FiscalYear;
use serde::{Deserialize, Serialize};

use crate::reporting::Rate;
use crate::wording;

/// Characters of a line of the cover at most.
pub const LONGEST_LINE: usize = 200;
/// Characters of the introduction at most.
pub const LONGEST_INTRODUCTION: usize = 4_000;
/// Boxes for approval at most.
pub const MOST_APPROVERS: usize = 10;

/// Which document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// 研修計画書.
    Plan,
    /// 所属別実施状況.
    UnitStatus,
    /// 年度報告.
    Yearly,
    /// 未受講者一覧.
    Outstanding,
    /// 特定個人情報 研修計画（様式第2号の項目）.
    SpecificPersonalInformationPlan,
    /// 特定個人情報 研修出欠リスト.
    SpecificPersonalInformationAttendance,
    /// 受講履歴一覧（人事記録）.
    History,
}

impl DocumentKind {
    /// All of them, in the order of the list.
    pub const ALL: [DocumentKind; 7] = [
        DocumentKind::Plan,
        DocumentKind::UnitStatus,
        DocumentKind::Yearly,
        DocumentKind::Outstanding,
        DocumentKind::SpecificPersonalInformationPlan,
        DocumentKind::SpecificPersonalInformationAttendance,
        DocumentKind::History,
    ];

    /// The stable name: in addresses and in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            DocumentKind::Plan => "plan",
            DocumentKind::UnitStatus => "unit-status",
            DocumentKind::Yearly => "yearly",
            DocumentKind::Outstanding => "outstanding",
            DocumentKind::SpecificPersonalInformationPlan => "specific-personal-information-plan",
            DocumentKind::SpecificPersonalInformationAttendance => "specific-personal-information-attendance",
            DocumentKind::History => "history",
        }
    }

    /// Reads the stable name.
    #[must_use]
    pub fn parse(text: &str) -> Option<DocumentKind> {
        DocumentKind::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// What the document is called, on paper as in the list.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            DocumentKind::Plan => "研修計画書",
            DocumentKind::UnitStatus => "所属別実施状況",
            DocumentKind::Yearly => "年度報告",
            DocumentKind::Outstanding => "未受講者一覧",
            DocumentKind::SpecificPersonalInformationPlan => "特定個人情報研修計画",
            DocumentKind::SpecificPersonalInformationAttendance => "特定個人情報研修出欠リスト",
            DocumentKind::History => "受講履歴一覧",
        }
    }

    /// Whether it can be drawn up for a past day; the others are always those of today.
    #[must_use]
    pub fn looks_back(self) -> bool {
        !matches!(self, DocumentKind::Outstanding | DocumentKind::History)
    }
}

/// What stands on top of a document (表書き).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cover {
    /// 文書番号; may be empty.
    pub number: String,
    /// 日付; none leaves room to write it by hand.
    pub date: Option<NaiveDate>,
    /// 宛先.
    pub addressee: String,
    /// 差出.
    pub sender: String,
    /// 件名.
    pub subject: String,
    /// Free text before the tables; may be empty, may have several lines.
    pub introduction: String,
    /// Whether boxes for approval (決裁欄) are printed.
    pub approval: bool,
    /// Their headings, from left to right.
    pub approvers: Vec<String>,
}

impl Cover {
    /// The date as it is printed; with room for the numbers where none is given.
    #[must_use]
    pub fn date_shown(&self) -> String {
        self.date.map_or_else(|| "令和　　年　　月　　日".to_owned(), format_date)
    }

    /// Label and text of every line, in the order in which they stand, for files. The date is apart.
    #[must_use]
    pub fn lines(&self) -> [(&'static str, &str); 4] {
        [
            ("文書番号", &self.number),
            ("宛先", &self.addressee),
            ("差出", &self.sender),
            ("件名", &self.subject),
        ]
    }
}

/// Change the cover of a document in a fiscal year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SaveCover {
    /// Of which fiscal year.
    pub fiscal_year: FiscalYear,
    /// The cover.
    pub cover: Cover,
}

/// Who wrote the cover, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CoverSaved {
    /// Name at that time.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Document {
    /// Which one.
    pub kind: DocumentKind,
    /// Organisation.
    pub organization: String,
    /// Fiscal year.
    pub fiscal_year: FiscalYear,
    /// The day whose facts it shows (基準日).
    pub as_of: NaiveDate,
    /// When it was drawn up.
    pub made_at: DateTime<Utc>,
    /// Whom it is about, in one sentence.
    pub population: String,
    /// What stands on top.
    pub cover: Cover,
    /// Who wrote that; none while it is the suggestion of this program.
    pub cover_saved: Option<CoverSaved>,
    /// Whether the caller may change the cover.
    pub may_edit_cover: bool,
    /// Whether the paper lies on its side.
    pub landscape: bool,
    /// The parts in order.
    pub sections: Vec<Section>,
    /// How to read the figures: numerator, denominator, exclusions, day, version.
    pub notes: Vec<String>,
}

impl Document {
    /// Title with its fiscal year; a history is of all years.
    #[must_use]
    pub fn title(&self) -> String {
        match self.kind {
            DocumentKind::History => self.kind.title().to_owned(),
            kind => format!("{} {}", self.fiscal_year.label(), kind.title()),
        }
    }

    /// The day and the population, as one sentence under the title.
    #[must_use]
    pub fn basis(&self) -> String {
        format!("基準日は{}です。{}", format_date(self.as_of), self.population)
    }
}

/// One part of a document.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Section {
    /// Heading, without its number.
    pub heading: String,
    /// Sentences before the tables.
    pub paragraphs: Vec<String>,
    /// Tables.
    pub tables: Vec<Table>,
}

/// One table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Columns; every row has as many cells.
    pub columns: Vec<Column>,
    /// Rows.
    pub rows: Vec<Vec<CellValue>>,
    /// The last line (合計), of as many cells; none for a list.
    pub totals: Option<Vec<CellValue>>,
}

impl Table {
    /// Rows and the line of totals.
    pub fn lines(&self) -> impl Iterator<Item = &Vec<CellValue>> {
        self.rows.iter().chain(&self.totals)
    }
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Column {
    /// Heading.
    pub label: String,
    /// What stands in it.
    pub kind: ColumnKind,
    /// Width in half-width characters.
    pub width: u32,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Numbers and rates.
    Number,
    /// Dates.
    Date,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CellValue {
    /// Nothing.
    #[default]
    Empty,
    /// Words, byte-exact.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A share; without a denominator there is none.
    Rate {
        /// Part.
        numerator: u32,
        /// Whole.
        denominator: u32,
    },
    /// A day.
    Date(NaiveDate),
    /// Minutes.
    Minutes(u32),
    /// Tenths, e.g. of a point: 125 is 12.5.
    Tenths(i64),
}

impl CellValue {
    /// Words, or nothing for an empty text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> CellValue {
        let text = text.into();
        if text.is_empty() { CellValue::Empty } else { CellValue::Text(text) }
    }

    /// A count.
    #[must_use]
    pub fn count(count: u32) -> CellValue {
        CellValue::Integer(i64::from(count))
    }

    /// A day, or nothing.
    #[must_use]
    pub fn day(day: Option<NaiveDate>) -> CellValue {
        day.map_or(CellValue::Empty, CellValue::Date)
    }

    /// Thousandths of a rate, rounded down, as the whole program rounds rates; none without a denominator.
    #[must_use]
    pub fn thousandths(numerator: u32, denominator: u32) -> Option<u64> {
        let whole = u64::from(denominator);
        u64::from(numerator).saturating_mul(1_000).checked_div(whole)
    }

    /// As it stands on the page and on paper: dates by the Japanese calendar, digits in groups of three.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            CellValue::Empty => String::new(),
            CellValue::Text(text) => text.clone(),
            CellValue::Integer(number) => grouped(*number),
            CellValue::Rate { numerator, denominator } => {
                wording::rate(Rate { numerator: *numerator, denominator: *denominator })
            }
            CellValue::Date(day) => format_date(*day),
            CellValue::Minutes(minutes) => grouped(i64::from(*minutes)),
            CellValue::Tenths(tenths) => decimal(*tenths),
        }
    }

    /// As it stands in a CSV file: what a spreadsheet reads as a number or a date. A rate without a denominator is
    /// empty there.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            CellValue::Integer(number) => number.to_string(),
            CellValue::Rate { denominator: 0, .. } => String::new(),
            CellValue::Date(day) => day.format("%Y/%m/%d").to_string(),
            CellValue::Minutes(minutes) => minutes.to_string(),
            CellValue::Empty | CellValue::Text(_) | CellValue::Rate { .. } | CellValue::Tenths(_) => {
                self.shown()
            }
        }
    }
}

/// Digits in groups of three, as they stand in tables and sentences.
#[must_use]
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut grouped = String::new();
    if number < 0 {
        grouped.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digits.len().saturating_sub(index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn decimal(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let tenths = tenths.unsigned_abs();
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_written_out_for_people_and_for_files() {
        let rate = |numerator, denominator| CellValue::Rate { numerator, denominator };
        let table = [
            (CellValue::Empty, "", ""),
            (CellValue::text("市民課"), "市民課", "市民課"),
            (CellValue::text(""), "", ""),
            (CellValue::Integer(1_234_567), "1,234,567", "1234567"),
            (CellValue::Integer(-1_000), "-1,000", "-1000"),
            (rate(2, 3), "66.6%", "66.6%"),
            (rate(0, 0), "—", ""),
            (CellValue::Date("2026-11-23".parse().unwrap()), "令和8年11月23日", "2026/11/23"),
            (CellValue::Minutes(1_200), "1,200", "1200"),
            (CellValue::Tenths(-5), "-0.5", "-0.5"),
            (CellValue::Tenths(125), "12.5", "12.5"),
        ];
        for (cell, shown, plain) in table {
            assert_eq!((cell.shown().as_str(), cell.plain().as_str()), (shown, plain), "{cell:?}");
        }
    }

    #[test]
    fn kinds_are_known_by_name() {
        for kind in DocumentKind::ALL {
            assert_eq!(DocumentKind::parse(kind.as_str()), Some(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
        assert_eq!(DocumentKind::parse("minutes"), None);
    }

    #[test]
    fn a_cell_survives_the_wire() {
        for cell in
            [CellValue::Empty, CellValue::Integer(3), CellValue::Rate { numerator: 1, denominator: 2 }]
        {
            let text = serde_json::to_string(&cell).unwrap();
            assert_eq!(serde_json::from_str::<CellValue>(&text).unwrap(), cell, "{text}");
        }
    }
}
