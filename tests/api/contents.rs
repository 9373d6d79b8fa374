//! The whole database as text, for tests that say "nothing changed" and "nowhere".

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::Text;
use server::state::State;

/// Every row of every table as one line of text, sorted.
pub type Contents = BTreeMap<String, Vec<String>>;

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    text: String,
}

/// Reads everything.
pub fn of(state: &State) -> Contents {
    state
        .database
        .read_now(|c| {
            let tables: Vec<Line> = diesel::sql_query(TABLES).load(c)?;
            let mut contents = Contents::new();
            for Line { text: table } in tables {
                let mut rows: Vec<String> = rows_of(c, &table).into_iter().map(|line| line.text).collect();
                rows.sort();
                contents.insert(table, rows);
            }
            assert!(contents.len() > 15, "the tables are not seen: {:?}", contents.keys());
            Ok(contents)
        })
        .expect("the contents")
}

/// The tables and rows that hold a text anywhere.
pub fn holding(contents: &Contents, text: &str) -> Vec<String> {
    let hits = |(table, rows): (&String, &Vec<String>)| {
        rows.iter().filter(|row| row.contains(text)).map(|row| format!("{table}: {row}")).collect::<Vec<_>>()
    };
    contents.iter().flat_map(hits).collect()
}

// The catalogue of tables and a row as text are each database's own; no test depends on the form.
#[cfg(not(feature = "postgres"))]
const TABLES: &str =
    "SELECT name AS text FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
#[cfg(feature = "postgres")]
const TABLES: &str = "SELECT tablename::text AS text FROM pg_tables WHERE schemaname = 'public'";

#[cfg(not(feature = "postgres"))]
fn rows_of(c: &mut server::database::dialect::Connection, table: &str) -> Vec<Line> {
    let columns: Vec<Line> =
        diesel::sql_query(format!("SELECT name AS text FROM pragma_table_info('{table}')"))
            .load(c)
            .expect("columns");
    // Not quote(): it would write a text with NUL or a quote in another form than it has.
    let cells: Vec<String> =
        columns.iter().map(|column| format!("coalesce(CAST({} AS TEXT), '-')", column.text)).collect();
    let row = cells.join(" || '|' || ");
    diesel::sql_query(format!("SELECT {row} AS text FROM {table}")).load(c).expect("rows")
}

#[cfg(feature = "postgres")]
fn rows_of(c: &mut server::database::dialect::Connection, table: &str) -> Vec<Line> {
    diesel::sql_query(format!("SELECT t::text AS text FROM {table} AS t")).load(c).expect("rows")
}
