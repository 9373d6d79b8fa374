//! 研修計画書: the rows of the version that was in force on the day asked for, or of the version asked for.

use contract::documents::{CellValue, ColumnKind, Section, Table};
use contract::error::ErrorCode;
use contract::plan::{PlanLabels, PlanRow, words};
use learning::era::format_date;

use crate::database::dialect::Connection;
use crate::documents::asked::Asked;
use crate::documents::build::{Content, column};
use crate::error::Error;
use crate::plan::{self, PlanInForce};

/// Facts → content.
///
/// # Errors
/// Not found for a version that there is not; the database refuses.
pub fn content(c: &mut Connection, asked: &Asked) -> Result<Content, Error> {
    let plan = plan::in_force(c, asked.tenant_id(), asked.year, asked.as_of)?;
    match (plan, asked.version) {
        (Some(plan), None) => Ok(of_plan(&plan)),
        (Some(plan), Some(number)) if plan.number == number => Ok(of_plan(&plan)),
        (_, Some(_)) => Err(Error::Refused(ErrorCode::NotFound)),
        (None, None) => Ok(nothing()),
    }
}

fn nothing() -> Content {
    Content {
        population: "この日に効力のある研修計画はありません。".to_owned(),
        landscape: true,
        sections: vec![Section {
            heading: "研修計画".to_owned(),
            paragraphs: vec!["決定された研修計画はありません。".to_owned()],
            tables: vec![rows_table(&[], &PlanLabels::default())],
        }],
        notes: Vec::new(),
    }
}

/// Plan → content. Pure.
#[must_use]
pub fn of_plan(plan: &PlanInForce) -> Content {
    let mut paragraphs = vec![format!(
        "{}。{}、{}{}が決定しました。現在の状態は「{}」です。",
        version_title(plan.change),
        format_date(plan.decided_on),
        if plan.office.is_empty() { String::new() } else { format!("{}　", plan.office) },
        plan.approver,
        words::state(plan.state),
    )];
    if !plan.reason.is_empty() {
        paragraphs.push(format!("変更の理由：{}", plan.reason));
    }
    Content {
        population: format!(
            "{}（第{}版）の{}行です。",
            version_title(plan.change),
            plan.number,
            plan.document.rows.len()
        ),
        landscape: true,
        sections: vec![Section {
            heading: "研修計画".to_owned(),
            paragraphs,
            tables: vec![rows_table(&plan.document.rows, &plan.labels)],
        }],
        notes: vec![
            "目標：対象者のうち修了（説明会などは出席）する職員の割合の目標です。".to_owned(),
            "時間：1人当たりの所要時間（分）です。".to_owned(),
            "コース、所属、職層の名称は、その版を審議にかけた日のものです。".to_owned(),
        ],
    }
}

/// `当初計画`, `第1回変更`.
pub(super) fn version_title(change: u32) -> String {
    if change == 0 { "当初計画".to_owned() } else { format!("第{change}回変更") }
}

fn rows_table(rows: &[PlanRow], labels: &PlanLabels) -> Table {
    let columns = vec![
        column("番号", ColumnKind::Number, 6),
        column("区分", ColumnKind::Text, 10),
        column("研修", ColumnKind::Text, 34),
        column("対象", ColumnKind::Text, 26),
        column("始期", ColumnKind::Date, 18),
        column("終期", ColumnKind::Date, 18),
        column("目標", ColumnKind::Number, 9),
        column("担当", ColumnKind::Text, 16),
        column("時間（分）", ColumnKind::Number, 11),
        column("目的", ColumnKind::Text, 30),
        column("備考", ColumnKind::Text, 24),
    ];
    let lines = (1_i64..).zip(rows).map(|(number, row)| {
        vec![
            CellValue::Integer(number),
            CellValue::text(words::kind(&row.subject)),
            CellValue::text(labels.subject(&row.subject)),
            CellValue::text(labels.audience(&row.audience)),
            CellValue::Date(row.starts_on),
            CellValue::Date(row.ends_on),
            target(row),
            CellValue::text(&row.in_charge),
            CellValue::Minutes(row.minutes),
            CellValue::text(&row.purpose),
            CellValue::text(&row.notes),
        ]
    });
    Table { caption: "研修計画".to_owned(), columns, rows: lines.collect(), totals: None }
}

/// The target of a row as a share.
pub(super) fn target(row: &PlanRow) -> CellValue {
    row.target_percent
        .map_or(CellValue::Empty, |percent| CellValue::Rate { numerator: percent, denominator: 100 })
}
