//! 所属別実施状況: every department with its figures, who confirmed them, and its courses.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use contract::documents::{CellValue, ColumnKind, Section, Table};
use learning::figure::Figure;
use learning::fiscal_year::jst_date;

use crate::catalog;
use crate::database::dialect::Connection;
use crate::documents::asked::Asked;
use crate::documents::build::{Content, column, rules_in_force};
use crate::documents::figure_columns;
use crate::error::Error;
use crate::organization;
use crate::reporting::figures::{self, Cell, Cut, Question};
use crate::reporting::outstanding::visible;
use crate::units;

/// A department as it stands in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Department id.
    pub id: String,
    /// Division name.
    pub division: String,
    /// Name.
    pub name: String,
}

/// A confirmation of the figures of a department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// Name of who confirmed.
    pub by: String,
    /// On which day.
    pub on: NaiveDate,
    /// All courses together, as they were confirmed.
    pub figure: Figure,
}

/// Facts → content.
///
/// # Errors
/// The database refuses.
pub fn content(c: &mut Connection, asked: &Asked) -> Result<Content, Error> {
    let (tenant_id, seen) = (asked.tenant_id(), visible(c, &asked.user)?);
    let cut = seen.clone().map_or(Cut::Each, Cut::Of);
    let question = Question { departments: cut, ..Question::whole(asked.year, asked.as_of) };
    let by_unit = figures::figures(c, tenant_id, &question, asked.today)?;
    let by_course = Question { courses: Cut::Each, ..question };
    let by_course = figures::figures(c, tenant_id, &by_course, asked.today)?;
    let total = match &seen {
        None => figures::total(c, tenant_id, &Question::whole(asked.year, asked.as_of), asked.today)?,
        // Departments do not overlap, so their sum counts nothing twice.
        Some(_) => sum(by_unit.values()),
    };
    let ids: BTreeSet<&str> = by_unit.keys().map(|cell| cell.department_id.as_str()).collect();
    let units = departments(c, tenant_id, asked.as_of, &ids)?;
    let units: Vec<Unit> =
        units.into_iter().filter(|unit| seen.as_ref().is_none_or(|seen| seen.contains(&unit.id))).collect();
    let confirmed = confirmed(c, asked)?;
    let titles = catalog::store::titles(c, tenant_id)?;
    let mut notes = figure_columns::notes(asked.as_of);
    notes.push("確認：所属長（情報セキュリティ管理者）がまなびやで所属の実施状況を確認した記録です。基準日までの最後の確認を示します。".to_owned());
    notes.push("確認時の修了・対象：所属長が確認した時点の件数です。確認の後に修了や異動があると、基準日の件数と異なります。".to_owned());
    notes.push(rules_in_force(c, asked)?);
    Ok(Content {
        population: match seen {
            None => "範囲は全庁です。".to_owned(),
            Some(_) => "範囲は自所属です。".to_owned(),
        },
        landscape: true,
        sections: vec![
            by_department(&units, &by_unit, &total, &confirmed),
            course_by_course(&units, &by_course, &titles),
        ],
        notes,
    })
}

/// All of these figures together.
pub(super) fn sum<'a>(figures: impl Iterator<Item = &'a Figure>) -> Figure {
    figures.fold(Figure::default(), |total, figure| total.plus(figure))
}

/// Departments in force on a day, in order of code, and after them those of `counted` that are not in force.
///
/// # Errors
/// The database refuses.
pub(super) fn departments(
    c: &mut Connection,
    tenant_id: &str,
    day: NaiveDate,
    counted: &BTreeSet<&str>,
) -> Result<Vec<Unit>, Error> {
    let in_force = organization::store::departments_on(c, tenant_id, day)?;
    let mut units: Vec<Unit> =
        in_force.into_iter().map(|row| Unit { id: row.id, division: row.division, name: row.name }).collect();
    let known: BTreeSet<String> = units.iter().map(|unit| unit.id.clone()).collect();
    let missing: Vec<&str> = counted.iter().copied().filter(|id| !known.contains(*id)).collect();
    if !missing.is_empty() {
        let model = organization::units::load(c, tenant_id)?;
        units.extend(missing.into_iter().map(|id| Unit {
            id: id.to_owned(),
            division: "廃止された所属".to_owned(),
            name: model.name_on(id, day),
        }));
    }
    Ok(units)
}

/// The last confirmation of each department until the day asked for, by department id.
fn confirmed(c: &mut Connection, asked: &Asked) -> Result<BTreeMap<String, Confirmed>, Error> {
    let rows = units::store::confirmations(c, asked.tenant_id(), asked.year.0)?;
    // Oldest first: the last one of a department stays.
    let known = rows.into_iter().filter(|row| jst_date(row.confirmed_at) <= asked.as_of);
    known
        .map(|row| {
            let shown = units::view::confirmation(&row)?;
            let confirmed = Confirmed { by: shown.by, on: jst_date(shown.at), figure: shown.counts.all };
            Ok((row.department_id, confirmed))
        })
        .collect()
}

fn by_department(
    units: &[Unit],
    figures: &BTreeMap<Cell, Figure>,
    total: &Figure,
    confirmed: &BTreeMap<String, Confirmed>,
) -> Section {
    let figure = |unit: &Unit| {
        let cell = Cell { department_id: unit.id.clone(), ..Cell::default() };
        figures.get(&cell).copied().unwrap_or_default()
    };
    let line = |division: &str, name: &str, figure: &Figure, confirmed: Option<&Confirmed>| {
        let mut cells = vec![CellValue::text(division), CellValue::text(name)];
        cells.extend(figure_columns::cells(figure));
        let count = |of: fn(&Figure) -> u32| {
            confirmed.map_or(CellValue::Empty, |one| CellValue::count(of(&one.figure)))
        };
        cells.push(confirmed.map_or(CellValue::Empty, |one| CellValue::text(&one.by)));
        cells.push(CellValue::day(confirmed.map(|one| one.on)));
        cells.push(count(Figure::numerator));
        cells.push(count(Figure::denominator));
        cells
    };
    let rows: Vec<_> = units
        .iter()
        .map(|unit| line(&unit.division, &unit.name, &figure(unit), confirmed.get(&unit.id)))
        .collect();
    let confirmations = units.iter().filter(|unit| confirmed.contains_key(&unit.id)).count();
    let mut columns = vec![column("部", ColumnKind::Text, 20), column("所属", ColumnKind::Text, 22)];
    columns.extend(figure_columns::columns());
    columns.push(column("確認者", ColumnKind::Text, 16));
    columns.push(column("確認日", ColumnKind::Date, 18));
    columns.push(column("確認時 修了（件）", ColumnKind::Number, 16));
    columns.push(column("確認時 対象（件）", ColumnKind::Number, 16));
    Section {
        heading: "所属別の実施状況".to_owned(),
        paragraphs: vec![format!(
            "{}所属のうち{confirmations}所属で、所属長の確認が済んでいます。",
            units.len()
        )],
        tables: vec![Table {
            caption: "所属別（全コース）".to_owned(),
            columns,
            rows,
            totals: Some(line("合計", "", total, None)),
        }],
    }
}

fn course_by_course(
    units: &[Unit],
    figures: &BTreeMap<Cell, Figure>,
    titles: &BTreeMap<String, String>,
) -> Section {
    let mut of_unit: BTreeMap<&str, Vec<(&Cell, &Figure)>> = BTreeMap::new();
    for (cell, figure) in figures {
        of_unit.entry(&cell.department_id).or_default().push((cell, figure));
    }
    let mut rows = Vec::new();
    for unit in units {
        for (cell, figure) in of_unit.get(unit.id.as_str()).into_iter().flatten() {
            let title = titles.get(&cell.course_code).cloned().unwrap_or_default();
            let mut cells =
                vec![CellValue::text(&unit.name), CellValue::text(&cell.course_code), CellValue::text(title)];
            cells.extend(figure_columns::cells(figure));
            rows.push(cells);
        }
    }
    let mut columns = vec![
        column("所属", ColumnKind::Text, 22),
        column("コース番号", ColumnKind::Text, 11),
        column("コース", ColumnKind::Text, 36),
    ];
    columns.extend(figure_columns::columns());
    Section {
        heading: "所属とコース別の実施状況".to_owned(),
        paragraphs: Vec::new(),
        tables: vec![Table { caption: "所属・コース別".to_owned(), columns, rows, totals: None }],
    }
}
