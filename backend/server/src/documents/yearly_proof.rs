//! The part of the yearly report that lets anybody check it later: the frozen figures of the year with their hash,
//! and the newest seal of the records.

use contract::documents::{CellValue, ColumnKind, Section, Table};
use learning::fiscal_year::jst_date;

use crate::audit::chain;
use crate::database::dialect::Connection;
use crate::documents::asked::Asked;
use crate::documents::build::column;
use crate::documents::yearly::on;
use crate::error::Error;
use crate::reporting::store::freezes;

/// Facts → section.
///
/// # Errors
/// The database refuses.
pub(super) fn section(c: &mut Connection, asked: &Asked) -> Result<Section, Error> {
    let (tenant_id, year) = (asked.tenant_id(), asked.year.0);
    let (mut rows, mut paragraphs) = (Vec::new(), Vec::new());
    let mut line = |what: &str, day, value: String| {
        rows.push(vec![CellValue::text(what), CellValue::day(day), CellValue::text(value)]);
    };
    match freezes::find(c, tenant_id, year)? {
        Some(freeze) => {
            line("年度の数値の確定（SHA-256）", Some(jst_date(freeze.frozen_at)), freeze.hash);
            paragraphs
                .push(format!("この年度の数値は、{}現在のものとして確定しています。", on(freeze.as_of)));
        }
        None => {
            paragraphs.push("この年度の数値は、まだ確定していません（確定は年度の末日の後です）。".to_owned())
        }
    }
    for row in freezes::corrections(c, tenant_id, year)? {
        let text = format!("{}（理由：{}）", row.text, row.reason);
        line("確定後の訂正の記録", Some(jst_date(row.recorded_at)), text);
    }
    match chain::head(c, tenant_id)? {
        Some((number, hash)) => line(&format!("記録の封印 第{number}号（SHA-256）"), None, hash),
        None => paragraphs.push("記録の封印は、まだありません。".to_owned()),
    }
    paragraphs.push(
        "封印の番号と値をこの紙面に残すと、後から記録が書き換えられていないことを確かめられます。".to_owned(),
    );
    Ok(Section {
        heading: "数値の確定と記録の検証".to_owned(),
        paragraphs,
        tables: vec![Table {
            caption: "確定と検証".to_owned(),
            columns: vec![
                column("区分", ColumnKind::Text, 28),
                column("日付", ColumnKind::Date, 18),
                column("値", ColumnKind::Text, 66),
            ],
            rows,
            totals: None,
        }],
    })
}
