//! What the database itself says: its tables and columns, and every row as text, so that a test can
//! compare a table before and after without knowing its columns.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use diesel::sql_types::{Bool, Integer, Text};
use server::database::dialect::Connection;
use server::state::State;

/// One column of a table.
#[derive(QueryableByName, Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Name.
    #[diesel(sql_type = Text)]
    pub name: String,
    /// Type as the database spells it, in lower case.
    #[diesel(sql_type = Text)]
    pub kind: String,
    /// Whether it may be null.
    #[diesel(sql_type = Bool)]
    pub nullable: bool,
    /// Place in the primary key from 1, 0 outside it.
    #[diesel(sql_type = Integer)]
    pub key: i32,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

#[cfg(not(feature = "postgres"))]
const TABLES: &str = "SELECT name AS line FROM sqlite_master WHERE type = 'table' \
    AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY name";

#[cfg(feature = "postgres")]
const TABLES: &str = "SELECT table_name::text AS line FROM information_schema.tables \
    WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%' ORDER BY table_name";

#[cfg(not(feature = "postgres"))]
const COLUMNS: &str = "SELECT name, lower(type) AS kind, \"notnull\" = 0 AS nullable, pk AS key \
    FROM pragma_table_info(?) ORDER BY cid";

#[cfg(feature = "postgres")]
const COLUMNS: &str = "SELECT c.column_name::text AS name, c.data_type::text AS kind, \
    c.is_nullable = 'YES' AS nullable, COALESCE(k.ordinal_position, 0)::integer AS key \
    FROM information_schema.columns c \
    LEFT JOIN information_schema.table_constraints t ON t.table_schema = c.table_schema \
        AND t.table_name = c.table_name AND t.constraint_type = 'PRIMARY KEY' \
    LEFT JOIN information_schema.key_column_usage k ON k.constraint_name = t.constraint_name \
        AND k.table_name = c.table_name AND k.column_name = c.column_name \
    WHERE c.table_schema = 'public' AND c.table_name = $1 ORDER BY c.ordinal_position";

/// Every table but the migrations' own.
pub fn tables(c: &mut Connection) -> Vec<String> {
    let lines: Vec<Line> = diesel::sql_query(TABLES).load(c).expect("the catalogue");
    lines.into_iter().map(|line| line.line).collect()
}

/// The columns of a table in order.
pub fn columns(c: &mut Connection, table: &str) -> Vec<Column> {
    diesel::sql_query(COLUMNS).bind::<Text, _>(table).load(c).expect("the catalogue")
}

/// Every table with its columns.
pub fn all_columns(c: &mut Connection) -> BTreeMap<String, Vec<Column>> {
    tables(c).into_iter().map(|table| (table.clone(), columns(c, &table))).collect()
}

/// Every row of a table as JSON text.
pub fn rows(c: &mut Connection, table: &str) -> BTreeSet<String> {
    let query = if cfg!(feature = "postgres") {
        format!("SELECT row_to_json(t)::text AS line FROM {table} t")
    } else {
        let pairs = columns(c, table).into_iter().map(|column| format!("'{0}', \"{0}\"", column.name));
        format!("SELECT json_object({}) AS line FROM {table}", pairs.collect::<Vec<_>>().join(", "))
    };
    let lines: Vec<Line> = diesel::sql_query(query).load(c).expect("rows");
    lines.into_iter().map(|line| line.line).collect()
}

/// Every row of every table.
#[must_use]
pub fn everything(state: &State) -> BTreeMap<String, BTreeSet<String>> {
    let read = |c: &mut Connection| Ok(tables(c).into_iter().map(|t| (t.clone(), rows(c, &t))).collect());
    state.database.read_now(read).expect("everything")
}
