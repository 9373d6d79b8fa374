//! The part of the yearly report on the plan: each row with its target, what came of it as on the page of the plan, and
//! what was found.

use std::collections::BTreeMap;

use contract::documents::{CellValue, ColumnKind, Section, Table};
use contract::plan::{PlanResult, RowEvaluation, words};

use crate::database::dialect::Connection;
use crate::documents::asked::Asked;
use crate::documents::build::column;
use crate::documents::plan::{target, version_title};
use crate::documents::yearly::on;
use crate::error::Error;
use crate::plan::{self, PlanInForce};

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
    let results = plan::results(c, tenant_id, asked.year, &plan.document, asked.as_of, asked.today)?;
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
        tables: vec![table(&plan, &results, &evaluations)],
    })
}

fn table(
    plan: &PlanInForce,
    results: &BTreeMap<String, PlanResult>,
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
        let result = results.get(&row.id).map(|result| (result.numerator, result.denominator));
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
