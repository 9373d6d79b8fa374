//! The part of the yearly report on 説明会・体験会・集合研修.

use contract::documents::{CellValue, ColumnKind, Section, Table};
use contract::wording;
use learning::event::EventSessionState;

use crate::database::dialect::Connection;
use crate::documents::asked::Asked;
use crate::documents::build::column;
use crate::error::Error;
use crate::events::held::{self, HeldSession};

/// Facts → section.
///
/// # Errors
/// The database refuses.
pub(super) fn section(c: &mut Connection, asked: &Asked) -> Result<Section, Error> {
    let sessions = held::of_year(c, asked.tenant_id(), asked.year)?;
    let until: Vec<HeldSession> = sessions.into_iter().filter(|session| session.day <= asked.as_of).collect();
    Ok(of_sessions(&until))
}

fn of_sessions(sessions: &[HeldSession]) -> Section {
    let cancelled = sessions.iter().filter(|session| session.state == EventSessionState::Cancelled).count();
    let held = sessions.len().saturating_sub(cancelled);
    let columns = vec![
        column("開催日", ColumnKind::Date, 18),
        column("名称", ColumnKind::Text, 36),
        column("形式", ColumnKind::Text, 12),
        column("場所", ColumnKind::Text, 20),
        column("時間（分）", ColumnKind::Number, 11),
        column("状態", ColumnKind::Text, 10),
        column("申込み（人）", ColumnKind::Number, 13),
        column("出席（人）", ColumnKind::Number, 11),
        column("欠席（人）", ColumnKind::Number, 11),
    ];
    let count = |session: &HeldSession, present: bool| {
        let people = session.people.iter().filter(|row| row.present == present).count();
        i64::try_from(people).unwrap_or(i64::MAX)
    };
    let rows = sessions.iter().map(|session| {
        vec![
            CellValue::Date(session.day),
            CellValue::text(&session.title),
            CellValue::text(wording::events::form(session.form)),
            CellValue::text(&session.place),
            CellValue::Minutes(session.minutes),
            CellValue::text(wording::events::state(session.state)),
            CellValue::count(session.seated),
            CellValue::Integer(count(session, true)),
            CellValue::Integer(count(session, false)),
        ]
    });
    Section {
        heading: "説明会・体験会・集合研修".to_owned(),
        paragraphs: vec![format!(
            "基準日までに{held}回開きました（ほかに中止{cancelled}回）。出欠は、作成の時点の記録です。"
        )],
        tables: vec![Table {
            caption: "開催と出席".to_owned(), columns, rows: rows.collect(), totals: None
        }],
    }
}
