//! The part of the yearly report on the plan: each row with its target, what came of it, and what was found.

use std::collections::{BTreeMap, BTreeSet};

use contract::documents::{CellValue, ColumnKind, Section, Table};
use contract::plan::{PlanRow, PlanSubject, RowEvaluation, words};
use learning::figure::Figure;
use learning::role::Grade;

use crate::database::dialect::Connection;
use crate::documents::asked::Asked;
use crate::documents::build::column;
use crate::documents::plan::{target, version_title};
use crate::documents::yearly::on;
use crate::error::Error;
use crate::plan::{self, PlanInForce};
use crate::reporting::figures::{self, Cell, Cut, Question};

/// Facts → section.
///
/// # Errors
/// The database refuses.
pub(super) fn section(c: &mut Connection, asked: &Asked) -> Result<Section, Error> {
    let tenant_id = asked.tenant_id();
    let heading = "研修計画の目標と実績".to_owned();
    let Some(plan) = plan::in_force(c, tenant_id, asked.year, asked.as_of)? else {
        let paragraphs = vec!["この年度に決定された研修計画はありません。".to_owned()];
        return Ok(Section { heading, paragraphs, tables: Vec::new() });
    };
    let rows = || plan.document.rows.iter();
    let courses: BTreeSet<String> = rows().filter_map(|row| course_of(row)).map(str::to_owned).collect();
    let question = Question {
        departments: Cut::Each,
        grades: Cut::Each,
        courses: Cut::Of(courses),
        ..Question::whole(asked.year, asked.as_of)
    };
    let cells = figures::figures(c, tenant_id, &question, asked.today)?;
    let evaluations = plan::evaluations(c, tenant_id, asked.year)?;
    Ok(Section {
        heading,
        paragraphs: vec![format!(
            "{}（{}、{}{}決定）に対する実績です。",
            version_title(plan.change),
            on(plan.decided_on),
            plan.office,
            plan.approver,
        )],
        tables: vec![table(&plan, &cells, &evaluations)],
    })
}

fn course_of(row: &PlanRow) -> Option<&str> {
    match &row.subject {
        PlanSubject::Course { code } => Some(code),
        PlanSubject::Event { .. } | PlanSubject::NewEvent { .. } => None,
    }
}

/// The figure of a row: of its course, over the departments and grades of its audience.
fn figure(row: &PlanRow, cells: &BTreeMap<Cell, Figure>) -> Option<Figure> {
    let course = course_of(row)?;
    let meant = cells.iter().filter(|(cell, _)| {
        let grade = Grade::parse(&cell.grade);
        cell.course_code == course && grade.is_ok_and(|grade| row.audience.meets(&cell.department_id, grade))
    });
    Some(meant.fold(Figure::default(), |total, (_, figure)| total.plus(figure)))
}

fn table(
    plan: &PlanInForce,
    cells: &BTreeMap<Cell, Figure>,
    evaluations: &BTreeMap<String, RowEvaluation>,
) -> Table {
    let columns = vec![
        column("番号", ColumnKind::Number, 6),
        column("研修", ColumnKind::Text, 34),
        column("対象", ColumnKind::Text, 24),
        column("目標", ColumnKind::Number, 9),
        column("対象（件）", ColumnKind::Number, 11),
        column("修了・出席（件）", ColumnKind::Number, 16),
        column("受講率", ColumnKind::Number, 9),
        column("目標との差", ColumnKind::Number, 11),
        column("目標の達成", ColumnKind::Text, 11),
        column("所見", ColumnKind::Text, 34),
        column("評価", ColumnKind::Text, 8),
    ];
    let rows = (1_i64..).zip(&plan.document.rows).map(|(number, row)| {
        let evaluation = evaluations.get(&row.id);
        // An event has no duties: what was counted when it was evaluated stands here.
        let result =
            figure(row, cells).map(|figure| (figure.numerator(), figure.denominator())).or_else(|| {
                let result = evaluation?.result.as_ref()?;
                Some((result.numerator, result.denominator))
            });
        let mut line = vec![
            CellValue::Integer(number),
            CellValue::text(plan.labels.subject(&row.subject)),
            CellValue::text(plan.labels.audience(&row.audience)),
            target(row),
        ];
        line.extend(against_target(result, row.target_percent));
        line.push(CellValue::text(evaluation.map_or("", |evaluation| evaluation.finding.as_str())));
        line.push(CellValue::text(evaluation.map_or("", |evaluation| words::verdict(evaluation.verdict))));
        line
    });
    Table { caption: "目標と実績".to_owned(), columns, rows: rows.collect(), totals: None }
}

/// Whole, part, rate, how far from the target in points, whether it is reached.
fn against_target(result: Option<(u32, u32)>, target: Option<u32>) -> [CellValue; 5] {
    let Some((numerator, denominator)) = result else {
        return [const { CellValue::Empty }; 5];
    };
    let thousandths = CellValue::thousandths(numerator, denominator);
    let missing = thousandths.zip(target).map(|(actual, target)| {
        i64::try_from(actual).unwrap_or(i64::MAX).saturating_sub(i64::from(target).saturating_mul(10))
    });
    let reached = match missing {
        None => "",
        Some(missing) if missing >= 0 => "達成",
        Some(_) => "未達成",
    };
    [
        CellValue::count(denominator),
        CellValue::count(numerator),
        CellValue::Rate { numerator, denominator },
        missing.map_or(CellValue::Empty, CellValue::Tenths),
        CellValue::text(reached),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_is_that_of_the_printed_figures() {
        let table = [
            (Some((2, 3)), Some(70), Some((-34, "未達成"))),
            (Some((9, 10)), Some(90), Some((0, "達成"))),
            (Some((899_999, 1_000_000)), Some(90), Some((-1, "未達成"))),
            (Some((0, 0)), Some(90), None),
            (Some((1, 2)), None, None),
        ];
        for (result, target, expected) in table {
            let [.., distance, reached] = against_target(result, target);
            let expected = expected.map_or([CellValue::Empty, CellValue::Empty], |(tenths, word)| {
                [CellValue::Tenths(tenths), CellValue::text(word)]
            });
            assert_eq!([distance, reached], expected, "{result:?} {target:?}");
        }
        assert_eq!(against_target(None, Some(90)), [const { CellValue::Empty }; 5]);
    }
}
