//! The part of the yearly report that lets anybody check it later: the frozen figures of the year and their hash.

use contract::documents::{CellValue, ColumnKind, Section, Table};
use learning::fiscal_year::jst_date;

use crate::database::dialect::Connection;
use crate::documents::asked::Asked;
use crate::documents::build::column;
use crate::documents::store;
use crate::error::Error;

/// Facts → section.
///
/// # Errors
/// The database refuses.
pub(super) fn section(c: &mut Connection, asked: &Asked) -> Result<Section, Error> {
    let tenant_id = asked.tenant_id();
    let mut rows = Vec::new();
    let mut paragraphs = Vec::new();
    match store::freeze(c, tenant_id, asked.year.0)? {
        Some(freeze) => rows.push(vec![
            CellValue::text("年度の数値の確定（SHA-256）"),
            CellValue::Date(jst_date(freeze.frozen_at)),
            CellValue::text(freeze.hash),
        ]),
        None => paragraphs.push("この年度の数値は、まだ確定していません（確定は年度の末日の後です）。".to_owned()),
    }
    for (text, reason, at) in store::corrections(c, tenant_id, asked.year.0)? {
        rows.push(vec![
            CellValue::text("確定後の訂正の記録"),
            CellValue::Date(jst_date(at)),
            CellValue::text(format!("{text}（理由：{reason}）")),
        ]);
    }
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
