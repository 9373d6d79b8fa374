//! The rows of a view: figures by cell → one row for each unit, grade, course or family, furthest below the plan first.

use std::collections::{BTreeMap, BTreeSet};

use contract::reporting::dashboard::{DashboardRow, Measure, PlanMeasure, RowsBy};
use learning::figure::Figure;
use learning::planned_line::{deviation, thousandths};

use crate::reporting::dashboard::register::{Register, family, family_label};
use crate::reporting::dashboard::targets::{Slice, Targets};
use crate::reporting::dashboard::view::View;
use crate::reporting::figures::Cell;

/// What a row is made of: its figure, and the units, grades or courses in it.
#[derive(Default)]
struct Gathered {
    figure: Figure,
    parts: BTreeSet<String>,
}

/// The rows of a view in the order in which they are shown.
#[must_use]
pub fn rows(
    view: &View,
    register: &Register,
    figures: &BTreeMap<Cell, Figure>,
    targets: &Targets,
) -> Vec<DashboardRow> {
    let mut gathered: BTreeMap<String, Gathered> = BTreeMap::new();
    let mut put = |part: &String, figure: &Figure| {
        let row = gathered.entry(key_of(view.by, part, register)).or_default();
        row.figure = row.figure.plus(figure);
        row.parts.insert(part.clone());
    };
    figures.iter().for_each(|(cell, figure)| put(part_of(view.by, cell), figure));
    // A course of the plan that nobody has been given yet is what a plan is compared for.
    if matches!(view.by, RowsBy::Course | RowsBy::Family) {
        let planned: BTreeSet<&String> = targets.lines.iter().map(|line| &line.course).collect();
        let asked = |code: &&&String| view.courses.as_ref().is_none_or(|some| some.contains(**code));
        planned.iter().filter(asked).for_each(|code| put(code, &Figure::default()));
    }
    let mut rows: Vec<DashboardRow> = gathered
        .into_iter()
        .filter_map(|(key, Gathered { figure, parts })| {
            let plan = targets.measure(slice(view, &parts), view.period.as_of);
            let measure = measure(figure, plan);
            let nothing = measure.figure.is_empty() && measure.plan.is_none();
            (!nothing).then(|| named(view.by, key, register, measure))
        })
        .collect();
    rows.sort_by(|one, other| order(one).cmp(&order(other)));
    rows
}

/// Actual beside plan, and how far apart they are.
#[must_use]
pub fn measure(figure: Figure, plan: Option<PlanMeasure>) -> Measure {
    let rate = thousandths(figure.numerator(), figure.denominator());
    let deviation = rate.zip(plan).map(|(rate, plan)| deviation(rate, plan.planned));
    Measure { figure, plan, deviation }
}

fn order(row: &DashboardRow) -> (bool, Option<i32>, &str, &str) {
    (row.measure.deviation.is_none(), row.measure.deviation, &row.code, &row.key)
}

fn part_of(by: RowsBy, cell: &Cell) -> &String {
    match by {
        RowsBy::Division | RowsBy::Department => &cell.department_id,
        RowsBy::Grade => &cell.grade,
        RowsBy::Course | RowsBy::Family => &cell.course_code,
    }
}

fn key_of(by: RowsBy, part: &str, register: &Register) -> String {
    match by {
        RowsBy::Division => register.division_of(part),
        RowsBy::Family => family(part),
        RowsBy::Department | RowsBy::Grade | RowsBy::Course => part.to_owned(),
    }
}

/// The people and courses of a row: those of the view, narrowed to the row's own.
fn slice<'a>(view: &'a View, parts: &'a BTreeSet<String>) -> Slice<'a> {
    let whole = Slice {
        departments: view.departments.as_ref(),
        grades: view.grades.as_ref(),
        courses: view.courses.as_ref(),
    };
    match view.by {
        RowsBy::Division | RowsBy::Department => Slice { departments: Some(parts), ..whole },
        RowsBy::Grade => Slice { grades: Some(parts), ..whole },
        RowsBy::Course | RowsBy::Family => Slice { courses: Some(parts), ..whole },
    }
}

fn named(by: RowsBy, key: String, register: &Register, measure: Measure) -> DashboardRow {
    let (code, label, group) = match by {
        RowsBy::Department => register.unit(&key),
        RowsBy::Division => {
            let (code, name, _) = register.unit(&key);
            (code, name, String::new())
        }
        RowsBy::Grade => (key.clone(), register.grade(&key).cloned().unwrap_or_default(), String::new()),
        RowsBy::Course => (key.clone(), register.title(&key).cloned().unwrap_or_default(), String::new()),
        RowsBy::Family => (key.clone(), family_label(&key), String::new()),
    };
    DashboardRow { key, code, label, group, measure }
}
