//! 受講履歴一覧: everything that a person has taken, for the personnel file.

use contract::documents::{CellValue, ColumnKind, Section, Table};
use contract::records::{History, HistoryRow};
use contract::wording;

use crate::database::dialect::Connection;
use crate::documents::asked::Asked;
use crate::documents::build::{Content, column};
use crate::error::Error;
use crate::records;

/// Facts → content.
///
/// # Errors
/// Not found for a person that there is not.
pub fn content(c: &mut Connection, asked: &Asked) -> Result<Content, Error> {
    Ok(of_history(&records::history::of_person(c, &asked.source, &asked.person, asked.now)?))
}

/// History → content. Pure.
#[must_use]
pub fn of_history(history: &History) -> Content {
    let person = &history.person;
    let who = Table {
        caption: "職員".to_owned(),
        columns: vec![
            column("職員番号", ColumnKind::Text, 12),
            column("氏名", ColumnKind::Text, 20),
            column("所属", ColumnKind::Text, 26),
            column("職層", ColumnKind::Text, 16),
        ],
        rows: vec![vec![
            CellValue::text(&person.staff_number),
            CellValue::text(&person.name),
            CellValue::text(&person.department),
            CellValue::text(&history.grade),
        ]],
        totals: None,
    };
    let minutes = history.rows.iter().filter_map(|row| row.minutes).fold(0, u32::saturating_add);
    Content {
        population: "1人の職員の、これまでのすべての記録です。".to_owned(),
        landscape: true,
        sections: vec![
            Section { heading: "職員".to_owned(), paragraphs: Vec::new(), tables: vec![who] },
            Section {
                heading: "受講履歴".to_owned(),
                paragraphs: vec![format!("記録は{}件です。", history.rows.len())],
                tables: vec![lines(&history.rows, minutes)],
            },
        ],
        notes: vec![
            "修了したコース、所外で受けた研修、免除の記録を、新しい順に示しています。取り消された記録は含みません。".to_owned(),
            "所属・職層は、その研修のときのものです。得点は含みません。".to_owned(),
        ],
    }
}

fn lines(rows: &[HistoryRow], minutes: u32) -> Table {
    let columns = vec![
        column("年度", ColumnKind::Text, 12),
        column("研修番号", ColumnKind::Text, 10),
        column("研修名", ColumnKind::Text, 36),
        column("主催", ColumnKind::Text, 14),
        column("形態", ColumnKind::Text, 12),
        column("開始日", ColumnKind::Date, 18),
        column("修了日", ColumnKind::Date, 18),
        column("時間（分）", ColumnKind::Number, 11),
        column("結果", ColumnKind::Text, 8),
        column("証番号", ColumnKind::Text, 14),
        column("所属", ColumnKind::Text, 20),
        column("職層", ColumnKind::Text, 12),
        column("備考", ColumnKind::Text, 24),
    ];
    let mut totals = vec![CellValue::Empty; columns.len()];
    let filled = [(0, CellValue::text("合計")), (7, CellValue::Minutes(minutes))];
    for (place, value) in filled {
        if let Some(cell) = totals.get_mut(place) {
            *cell = value;
        }
    }
    Table {
        caption: "受講履歴".to_owned(),
        columns,
        rows: rows.iter().map(line).collect(),
        totals: Some(totals),
    }
}

fn line(row: &HistoryRow) -> Vec<CellValue> {
    let until = row.until_on.map(|day| format!("{}まで。", learning::era::format_date(day)));
    vec![
        CellValue::text(row.fiscal_year.label()),
        CellValue::text(&row.course_code),
        CellValue::text(&row.title),
        CellValue::text(&row.organizer),
        CellValue::text(row.form.map_or("", wording::training_form)),
        CellValue::day(row.started_on),
        CellValue::day(row.completed_on),
        row.minutes.map_or(CellValue::Empty, CellValue::Minutes),
        CellValue::text(wording::training_result(row.result)),
        CellValue::text(&row.certificate),
        CellValue::text(&row.department),
        CellValue::text(&row.grade),
        CellValue::text([until.as_deref().unwrap_or_default(), &row.reason].concat()),
    ]
}
