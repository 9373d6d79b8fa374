//! 年度報告 to the committee, DX推進本部 and CISO: targets against what came of them, figures by course, division and
//! grade, events, evaluation, and what proves the figures.

use std::collections::{BTreeMap, BTreeSet};

use contract::documents::{CellValue, ColumnKind, Section, Table, grouped};
use learning::era::format_date;
use learning::figure::Figure;
use learning::role::Grade;

use crate::catalog;
use crate::database::dialect::Connection;
use crate::documents::asked::Asked;
use crate::documents::build::{Content, column, rules_in_force};
use crate::documents::unit_status::{departments, sum};
use crate::documents::{figure_columns, yearly_events, yearly_plan, yearly_proof, yearly_understanding};
use crate::error::Error;
use crate::organization;
use crate::reporting::figures::{self, Cell, Cut, Question};

/// Facts → content.
///
/// # Errors
/// The database refuses.
pub fn content(c: &mut Connection, asked: &Asked) -> Result<Content, Error> {
    let (tenant_id, whole) = (asked.tenant_id(), Question::whole(asked.year, asked.as_of));
    let titles = catalog::store::titles(c, tenant_id)?;
    let labels = organization::store::grade_labels(c, tenant_id)?;
    let total = figures::total(c, tenant_id, &whole, asked.today)?;
    let of = |c: &mut Connection, question: Question| figures::figures(c, tenant_id, &question, asked.today);
    let by_course = of(c, Question { courses: Cut::Each, ..whole.clone() })?;
    let by_unit = of(c, Question { departments: Cut::Each, ..whole.clone() })?;
    let by_grade = of(c, Question { grades: Cut::Each, ..whole.clone() })?;
    let people = figures::headcount(c, tenant_id, &BTreeSet::new(), &BTreeSet::new(), asked.as_of)?;
    let ids: BTreeSet<&str> = by_unit.keys().map(|cell| cell.department_id.as_str()).collect();
    let units = departments(c, tenant_id, asked.as_of, &ids)?;
    let sections = vec![
        outline(&total, &people)?,
        yearly_plan::section(c, asked)?,
        figures_by("コース別の受講状況", "コース別", &by_course_rows(&by_course, &titles), &total),
        figures_by("部別の受講状況", "部別", &division_rows(&units, &by_unit), &total),
        figures_by("職層別の受講状況", "職層別", &grade_rows(&by_grade, &labels), &total),
        yearly_understanding::section(c, asked)?,
        yearly_events::section(c, asked)?,
        yearly_proof::section(c, asked)?,
    ];
    let mut notes = figure_columns::notes(asked.as_of);
    notes.push(
        "目標との差：受講率から目標を引いた値（ポイント）です。切り捨てた後の受講率から計算しています。"
            .to_owned(),
    );
    notes.push(rules_in_force(c, asked)?);
    Ok(Content { population: "範囲は全庁です。".to_owned(), landscape: true, sections, notes })
}

fn outline(total: &Figure, people: &BTreeMap<String, u32>) -> Result<Section, Error> {
    let mut all = 0_u32;
    let mut statuses = Vec::new();
    for (status, count) in people {
        let status = organization::store::status_of(status)?;
        if status.counts_in_population() {
            all = all.saturating_add(*count);
        }
        statuses.push(vec![CellValue::text(status.label()), CellValue::count(*count)]);
    }
    let rate = CellValue::Rate { numerator: total.numerator(), denominator: total.denominator() };
    let staff = Table {
        caption: "職員数".to_owned(),
        columns: vec![column("在職区分", ColumnKind::Text, 18), column("人数", ColumnKind::Number, 10)],
        rows: statuses,
        totals: None,
    };
    Ok(Section {
        heading: "概況".to_owned(),
        paragraphs: vec![
            format!(
                "受講を求めた割当て{}件のうち、{}件が修了しました（受講率 {}）。期限を過ぎて修了していないものは{}件です。",
                grouped(total.denominator().into()),
                grouped(total.numerator().into()),
                rate.shown(),
                grouped(total.overdue.into()),
            ),
            format!("受講の対象となる職員（在職・派遣受入）は{}人です。", grouped(all.into())),
        ],
        tables: vec![figure_columns::breakdown(total), staff],
    })
}

/// Name, further name, figure.
type Row = (String, String, Figure);

fn by_course_rows(figures: &BTreeMap<Cell, Figure>, titles: &BTreeMap<String, String>) -> Vec<Row> {
    let rows = figures.iter().map(|(cell, figure)| {
        let title = titles.get(&cell.course_code).cloned().unwrap_or_default();
        (cell.course_code.clone(), title, *figure)
    });
    rows.collect()
}

/// Departments do not overlap, so what belongs to one division adds up. Divisions stand in the order of their first
/// department.
fn division_rows(units: &[super::unit_status::Unit], figures: &BTreeMap<Cell, Figure>) -> Vec<Row> {
    let mut order: Vec<&str> = Vec::new();
    for unit in units {
        if !order.contains(&unit.division.as_str()) {
            order.push(&unit.division);
        }
    }
    let rows = order.into_iter().map(|division| {
        let own: BTreeSet<&str> =
            units.iter().filter(|unit| unit.division == division).map(|unit| unit.id.as_str()).collect();
        let cells = figures.iter().filter(|(cell, _)| own.contains(cell.department_id.as_str()));
        let name = if division.is_empty() { "（部に属さない所属）" } else { division };
        (name.to_owned(), format!("{}所属", own.len()), sum(cells.map(|(_, figure)| figure)))
    });
    rows.collect()
}

/// Highest first.
fn grade_rows(figures: &BTreeMap<Cell, Figure>, labels: &BTreeMap<String, String>) -> Vec<Row> {
    let known = Grade::ALL.iter().filter_map(|grade| {
        let cell = Cell { grade: grade.code().to_owned(), ..Cell::default() };
        let label = labels.get(grade.code()).cloned().unwrap_or_default();
        Some((grade.code().to_owned(), label, *figures.get(&cell)?))
    });
    known.collect()
}

fn figures_by(heading: &str, caption: &str, rows: &[Row], total: &Figure) -> Section {
    let line = |(name, further, figure): &Row| {
        let mut cells = vec![CellValue::text(name), CellValue::text(further)];
        cells.extend(figure_columns::cells(figure));
        cells
    };
    let mut columns = vec![column("区分", ColumnKind::Text, 20), column("名称", ColumnKind::Text, 36)];
    columns.extend(figure_columns::columns());
    Section {
        heading: heading.to_owned(),
        paragraphs: Vec::new(),
        tables: vec![Table {
            caption: caption.to_owned(),
            columns,
            rows: rows.iter().map(line).collect(),
            totals: Some(line(&("合計".to_owned(), String::new(), *total))),
        }],
    }
}

/// A day in words, for sentences of the report.
pub(super) fn on(day: chrono::NaiveDate) -> String {
    format_date(day)
}
