//! 未受講者一覧: the same rows under the same filters as the list on the screen, as of today.

use contract::documents::{CellValue, ColumnKind, Section, Table, grouped};
use contract::reporting::{OutstandingPage, OutstandingRow, ReportScope};
use contract::wording;

use crate::catalog;
use crate::database::dialect::Connection;
use crate::documents::asked::Asked;
use crate::documents::build::{Content, column};
use crate::error::Error;
use crate::organization;
use crate::reporting::outstanding::{self, OutstandingQuery, Part};

/// Rows at most; a larger organisation draws it up by department. The file of the list itself has no such bound.
const MOST_ROWS: i64 = 20_000;

/// Facts → content.
///
/// # Errors
/// A filter that is none, or the database refuses.
pub fn content(c: &mut Connection, asked: &Asked) -> Result<Content, Error> {
    let part = Part { page: 1, offset: 0, limit: MOST_ROWS };
    let at = (asked.now, asked.today);
    let list = outstanding::read(c, &asked.source.shelf, &asked.user, &asked.list, part, at)?;
    Ok(of_list(&list, &conditions(c, asked)?))
}

/// List → content. Pure.
#[must_use]
pub fn of_list(list: &OutstandingPage, conditions: &str) -> Content {
    let scope = match list.scope {
        ReportScope::Organization => "全庁",
        ReportScope::OwnUnit => "自所属",
    };
    let mut paragraphs = vec![format!(
        "未修了は{}件です。うち{}件は期限を過ぎています。",
        grouped(list.total.into()),
        grouped(list.overdue.into())
    )];
    let shown = list.rows.len();
    if usize::try_from(list.total).is_ok_and(|total| shown < total) {
        paragraphs.push(format!(
            "件数が多いため、はじめの{shown}件を示しています。所属を選ぶと、すべてを示せます。"
        ));
    }
    let columns = vec![
        column("職員番号", ColumnKind::Text, 10),
        column("氏名", ColumnKind::Text, 16),
        column("所属", ColumnKind::Text, 20),
        column("職層", ColumnKind::Text, 12),
        column("コース番号", ColumnKind::Text, 11),
        column("コース", ColumnKind::Text, 30),
        column("受講期限", ColumnKind::Date, 18),
        column("状態", ColumnKind::Text, 18),
        column("未受講の理由", ColumnKind::Text, 40),
        column("最後の督促", ColumnKind::Date, 18),
    ];
    Content {
        population: format!("範囲は{scope}です。{conditions}"),
        landscape: true,
        sections: vec![Section {
            heading: "未受講者".to_owned(),
            paragraphs,
            tables: vec![Table {
                caption: "未受講者一覧".to_owned(),
                columns,
                rows: list.rows.iter().map(row).collect(),
                totals: None,
            }],
        }],
        notes: notes(list),
    }
}

fn row(row: &OutstandingRow) -> Vec<CellValue> {
    vec![
        CellValue::text(&row.staff_number),
        CellValue::text(&row.name),
        CellValue::text(&row.department),
        CellValue::text(&row.grade),
        CellValue::text(&row.course_code),
        CellValue::text(&row.course_title),
        CellValue::Date(row.due_on),
        CellValue::text(wording::outstanding_state(row.state, row.grace_until.is_some())),
        CellValue::text(wording::why(&row.why)),
        CellValue::day(row.reminded_on),
    ]
}

fn notes(list: &OutstandingPage) -> Vec<String> {
    let excluded = &list.excluded;
    vec![
        "対象：在職・派遣受入の職員に求められている割当てのうち、受講できる期間が始まり、修了していないもの。職員1人に複数のコースがあるときは、その数だけ数えます（延べ数）。".to_owned(),
        format!(
            "除外：修了していない割当てのうち、停止{}件・免除{}件・充当{}件・対象外{}件・受講開始前{}件・休職、育休、派遣（出）、退職の職員{}件は、一覧に入れていません。",
            excluded.suspended,
            excluded.exempt,
            excluded.credited,
            excluded.not_required,
            excluded.planned,
            excluded.not_at_work,
        ),
        "状態：「猶予内」は、期限を過ぎたが猶予の日数の中にあるものです。".to_owned(),
    ]
}

/// The filter in words; nothing for the whole list.
fn conditions(c: &mut Connection, asked: &Asked) -> Result<String, Error> {
    let (query, tenant_id): (&OutstandingQuery, _) = (&asked.list, asked.tenant_id());
    let given = |value: &Option<String>| value.clone().filter(|text| !text.is_empty());
    let mut said: Vec<String> = Vec::new();
    if let Some(id) = given(&query.department) {
        let name = organization::units::load(c, tenant_id)?.name_on(&id, asked.today);
        said.push(format!("所属は{name}"));
    }
    if let Some(code) = given(&query.grade) {
        let labels = organization::store::grade_labels(c, tenant_id)?;
        said.push(format!("職層は{}", labels.get(&code).unwrap_or(&code)));
    }
    if let Some(code) = given(&query.course) {
        let titles = catalog::store::titles(c, tenant_id)?;
        said.push(format!("コースは{code} {}", titles.get(&code).map_or("", String::as_str)));
    }
    if let Some(family) = given(&query.family) {
        said.push(format!("コースの分野は{family}"));
    }
    match query.state.as_deref() {
        Some("overdue") => said.push("期限を過ぎたもの".to_owned()),
        Some("due-soon") => said.push(format!("期限が{}日以内のもの", query.within.unwrap_or(14))),
        Some("in-time") => said.push("期限を過ぎていないもの".to_owned()),
        _ => {}
    }
    match query.mode.as_deref() {
        Some("required") => said.push("指名制".to_owned()),
        Some("elective") => said.push("応募制".to_owned()),
        _ => {}
    }
    if query.gate.as_deref() == Some("true") {
        said.push("業務前の必須".to_owned());
    }
    if let Some(cause) = given(&query.cause) {
        said.push(format!("割当ての理由の番号は{cause}"));
    }
    if let Some(text) = given(&query.query) {
        said.push(format!("職員は「{text}」を含むもの"));
    }
    Ok(if said.is_empty() { String::new() } else { format!("条件：{}。", said.join("、")) })
}
