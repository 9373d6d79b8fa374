//! 研修計画書: the rows of the version that was in force on the day asked for, or of the version asked for; how it was
//! decided, and what it asks of people.

use contract::documents::{CellValue, ColumnKind, Section, Table};
use contract::plan::{LastYearRow, PlanLabels, PlanLoad, PlanRow, PlanStepRow, PlanVersionPage, words};

use crate::database::dialect::Connection;
use crate::documents::asked::Asked;
use crate::documents::build::{Content, column};
use crate::error::Error;
use crate::plan;

/// Facts → content.
///
/// # Errors
/// Not found for a version that there is not; the database refuses.
pub fn content(c: &mut Connection, asked: &Asked) -> Result<Content, Error> {
    let tenant_id = asked.tenant_id();
    let number = match asked.version {
        Some(number) => Some(number),
        None => plan::in_force(c, tenant_id, asked.year, asked.as_of)?.map(|plan| plan.number),
    };
    match number {
        Some(number) => Ok(of_version(&plan::version(c, tenant_id, asked.year, number, asked.today)?)),
        None => Ok(nothing()),
    }
}

fn nothing() -> Content {
    Content {
        population: "この日に効力のある研修計画はありません。".to_owned(),
        landscape: true,
        sections: vec![Section {
            heading: "研修計画".to_owned(),
            paragraphs: vec!["決定された研修計画はありません。".to_owned()],
            tables: vec![rows_table(&[], &PlanLabels::default(), &[])],
        }],
        notes: Vec::new(),
    }
}

/// A version → content. Pure.
#[must_use]
pub fn of_version(page: &PlanVersionPage) -> Content {
    let (version, sheet) = (&page.view.version, &page.view.sheet);
    let state = words::state(version.state);
    let mut paragraphs = vec![format!("{}。状態は「{state}」です。", version.title())];
    if !version.reason.is_empty() {
        paragraphs.push(format!("変更の理由：{}", version.reason));
    }
    Content {
        population: format!("{}（第{}版）の{}行です。", version.title(), version.number, version.rows),
        landscape: true,
        sections: vec![
            Section {
                heading: "研修計画".to_owned(),
                paragraphs,
                tables: vec![rows_table(&sheet.document.rows, &sheet.labels, &page.last_year)],
            },
            Section {
                heading: "決定の経過".to_owned(),
                paragraphs: Vec::new(),
                tables: vec![steps_table(&version.steps)],
            },
            load_section(&sheet.load, &sheet.labels),
        ],
        notes: notes(&page.last_year),
    }
}

fn notes(last_year: &[LastYearRow]) -> Vec<String> {
    let mut notes = vec![
        "目標：対象者のうち修了（説明会などは出席）する職員の割合の目標です。".to_owned(),
        "時間：1人当たりの所要時間（分）です。月ごとの時間は、始期から終期までの月に等しく割り振っています。"
            .to_owned(),
        "名称と人数は、その版を審議にかけた日のものです。".to_owned(),
    ];
    if !last_year.is_empty() {
        notes.push(
            "前年度の評価：前年度の計画の同じ行についての評価、実績および所見で、作成した日までに記録された最新のものです。"
                .to_owned(),
        );
    }
    notes
}

fn steps_table(steps: &[PlanStepRow]) -> Table {
    let rows = steps.iter().map(|step| {
        vec![
            CellValue::Date(step.on),
            CellValue::text(words::step(step.step)),
            CellValue::text(&step.office),
            CellValue::text(&step.approver),
            CellValue::text(&step.note),
            CellValue::text(&step.recorded_by),
        ]
    });
    Table {
        caption: "決定の経過".to_owned(),
        columns: vec![
            column("日付", ColumnKind::Date, 18),
            column("段階", ColumnKind::Text, 16),
            column("決定者の職", ColumnKind::Text, 24),
            column("決定者", ColumnKind::Text, 16),
            column("備考", ColumnKind::Text, 36),
            column("記録した人", ColumnKind::Text, 16),
        ],
        rows: rows.collect(),
        totals: None,
    }
}

/// Minutes of one person by grade, and of all people together, by month from April.
fn load_section(load: &PlanLoad, labels: &PlanLabels) -> Section {
    let mut columns = vec![column("職層", ColumnKind::Text, 16), column("人数", ColumnKind::Number, 8)];
    columns.extend((4..=12).chain(1..=3).map(|month| column(&format!("{month}月"), ColumnKind::Number, 7)));
    columns.push(column("年間", ColumnKind::Number, 9));
    let rows = load.grades.iter().map(|grade| {
        let mut cells = vec![CellValue::text(labels.grade(grade.grade)), CellValue::count(grade.people)];
        cells.extend(grade.months.iter().map(|minutes| CellValue::Minutes(*minutes)));
        cells.push(CellValue::Minutes(grade.most_minutes));
        cells
    });
    let whole = |minutes: u64| CellValue::Integer(i64::try_from(minutes).unwrap_or(i64::MAX));
    let mut totals = vec![CellValue::text("全職員の合計"), CellValue::count(load.people)];
    totals.extend(load.months.iter().map(|minutes| whole(*minutes)));
    totals.push(whole(load.total()));
    Section {
        heading: "職員の負担".to_owned(),
        paragraphs: vec![
            "1人当たりの時間（分）です。職層の中で最も多い職員のもので、合計は全職員の延べ時間（分）です。"
                .to_owned(),
        ],
        tables: vec![Table {
            caption: "職層・月別の時間".to_owned(),
            columns,
            rows: rows.collect(),
            totals: Some(totals),
        }],
    }
}

/// `当初計画`, `第1回変更`.
pub(super) fn version_title(change: u32) -> String {
    if change == 0 { "当初計画".to_owned() } else { format!("第{change}回変更") }
}

/// The rows; beside each what was found about it last year, where there was a plan.
fn rows_table(rows: &[PlanRow], labels: &PlanLabels, last_year: &[LastYearRow]) -> Table {
    let mut columns = vec![
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
    let beside = !last_year.is_empty();
    if beside {
        columns.push(column("前年度の評価", ColumnKind::Text, 30));
    }
    let lines = (1_i64..).zip(rows).map(|(number, row)| {
        let mut line = vec![
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
        ];
        if beside {
            line.push(CellValue::text(words::found_last_year(&row.id, last_year)));
        }
        line
    });
    Table { caption: "研修計画".to_owned(), columns, rows: lines.collect(), totals: None }
}

/// The target of a row as a share.
pub(super) fn target(row: &PlanRow) -> CellValue {
    row.target_percent
        .map_or(CellValue::Empty, |percent| CellValue::Rate { numerator: percent, denominator: 100 })
}
