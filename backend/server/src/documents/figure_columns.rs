//! How a figure stands in a table: always the same columns in the same order, and the sentences that say what they
//! count. Pure.

use chrono::NaiveDate;
use contract::documents::{CellValue, Column, ColumnKind, Table};
use learning::era::format_date;
use learning::figure::{Bucket, Figure};

use crate::documents::build::column;

/// Numerator, denominator, rate, what is open, what is overdue, what is left out.
#[must_use]
pub fn columns() -> [Column; 6] {
    [
        column("対象（件）", ColumnKind::Number, 11),
        column("修了（件）", ColumnKind::Number, 11),
        column("受講率", ColumnKind::Number, 9),
        column("受講中・未着手", ColumnKind::Number, 15),
        column("期限超過", ColumnKind::Number, 10),
        column("除外", ColumnKind::Number, 8),
    ]
}

/// The cells of [`columns`].
#[must_use]
pub fn cells(figure: &Figure) -> [CellValue; 6] {
    [
        CellValue::count(figure.denominator()),
        CellValue::count(figure.numerator()),
        CellValue::Rate { numerator: figure.numerator(), denominator: figure.denominator() },
        CellValue::count(figure.open),
        CellValue::count(figure.overdue),
        CellValue::count(left_out(figure)),
    ]
}

/// Everything that is in no denominator.
#[must_use]
pub fn left_out(figure: &Figure) -> u32 {
    EXCLUSIONS.iter().map(|(bucket, _)| figure.get(*bucket)).fold(0, u32::saturating_add)
}

/// Reasons for being left out, in the order in which they are told.
const EXCLUSIONS: [(Bucket, &str); 9] = [
    (Bucket::Planned, "予定（受講開始前）"),
    (Bucket::Suspended, "停止"),
    (Bucket::Exempt, "免除"),
    (Bucket::Credited, "充当（他の研修で代える）"),
    (Bucket::NotRequired, "対象外"),
    (Bucket::OnLeave, "休職"),
    (Bucket::ParentalLeave, "育児休業"),
    (Bucket::SecondedOut, "派遣（出）"),
    (Bucket::Left, "退職"),
];

/// How the numerator came about, and why the rest is in no denominator.
#[must_use]
pub fn breakdown(figure: &Figure) -> Table {
    let counted = [
        (Bucket::InTime, "修了（期限内）"),
        (Bucket::InGrace, "修了（猶予内）"),
        (Bucket::Late, "修了（期限後）"),
        (Bucket::Open, "受講中・未着手（期限内）"),
        (Bucket::Overdue, "期限超過"),
    ];
    let line = |group: &str, (bucket, word): (Bucket, &str)| {
        vec![CellValue::text(group), CellValue::text(word), CellValue::count(figure.get(bucket))]
    };
    let rows = counted.into_iter().map(|entry| line("対象（分母）", entry));
    let rows = rows.chain(EXCLUSIONS.into_iter().map(|entry| line("除外", entry)));
    Table {
        caption: "対象と除外の内訳".to_owned(),
        columns: vec![
            column("区分", ColumnKind::Text, 14),
            column("内訳", ColumnKind::Text, 28),
            column("件数", ColumnKind::Number, 10),
        ],
        rows: rows.collect(),
        totals: None,
    }
}

/// What the figures count, for the foot of a document.
#[must_use]
pub fn notes(as_of: NaiveDate) -> Vec<String> {
    [
        "分母（対象）：基準日に受講を求められている割当ての件数。職員1人に複数のコースがあるときは、その数だけ数えます（延べ数）。",
        "分子（修了）：分母のうち、修了した件数。猶予内と期限後の修了を含みます。",
        "受講率：分子÷分母。小数第2位以下を切り捨てています。分母が0のときは示しません。",
        "除外：予定（受講開始前）・停止・免除・充当・対象外と、休職・育児休業・派遣（出）・退職の職員の割当ては、分子にも分母にも入れていません。",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain([format!(
        "基準日：{}までに記録された事実で数えています。所属と職層は基準日のものです。",
        format_date(as_of)
    )])
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_everything_that_is_in_no_denominator() {
        let mut figure = Figure::default();
        for (weight, bucket) in (0_u32..).zip(Bucket::ALL) {
            figure.add(bucket, 1 << weight);
        }
        let all: u32 = Bucket::ALL.iter().map(|bucket| figure.get(*bucket)).sum();
        assert_eq!(figure.denominator() + left_out(&figure), all);
        assert_eq!(breakdown(&figure).rows.len(), Bucket::ALL.len());
        assert_eq!(columns().len(), cells(&figure).len());
    }
}
