//! The part of the yearly report on what people understood: before and after, course by course, for the whole
//! organisation, as far as it may be published.

use contract::documents::{CellValue, ColumnKind, Section, Table};
use contract::understanding::CourseEffect;

use crate::database::dialect::Connection;
use crate::documents::asked::Asked;
use crate::documents::build::column;
use crate::error::Error;
use crate::reporting::freeze::end_of;
use crate::understanding;

/// Facts → section.
///
/// # Errors
/// The database refuses.
pub(super) fn section(c: &mut Connection, asked: &Asked) -> Result<Section, Error> {
    let until = end_of(asked.as_of).min(asked.now);
    Ok(of_effects(&understanding::effects(c, asked.tenant_id(), asked.year, until)?))
}

fn of_effects(effects: &[CourseEffect]) -> Section {
    let columns = vec![
        column("コース番号", ColumnKind::Text, 11),
        column("コース", ColumnKind::Text, 36),
        column("人数", ColumnKind::Number, 8),
        column("受講前（点）", ColumnKind::Number, 13),
        column("受講後（点）", ColumnKind::Number, 13),
        column("伸び（点）", ColumnKind::Number, 11),
        column("95%信頼区間の下限", ColumnKind::Number, 18),
        column("95%信頼区間の上限", ColumnKind::Number, 18),
    ];
    // A course about too few people is not named with empty figures: its absence is in the sentence above the table.
    let shown: Vec<_> =
        effects.iter().filter_map(|course| Some((&course.course, course.city.effect?))).collect();
    let hidden = effects.len().saturating_sub(shown.len());
    let rows = shown.into_iter().map(|(course, effect)| {
        let tenths = |value: learning::tenths::Tenths| CellValue::Tenths(i64::from(value.0));
        vec![
            CellValue::text(&course.code),
            CellValue::text(&course.title),
            CellValue::count(effect.people),
            tenths(effect.before),
            tenths(effect.after),
            tenths(effect.gain),
            tenths(effect.low),
            tenths(effect.high),
        ]
    });
    let mut paragraphs = vec![
        "事前診断と、受講後の最初の修了テスト（同じ難しさの別の問題）の両方を受けた職員の比較です。点は、満点に対する割合（%）です。".to_owned(),
    ];
    if hidden > 0 {
        paragraphs.push(format!("人数が少ないため示していないコースは{hidden}コースです。"));
    }
    Section {
        heading: "理解度（受講の効果）".to_owned(),
        paragraphs,
        tables: vec![Table {
            caption: "受講の効果".to_owned(), columns, rows: rows.collect(), totals: None
        }],
    }
}
