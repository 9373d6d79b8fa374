//! `schema.rs` and its parts are written by hand; the catalogue of the database is what counts.

use std::collections::{BTreeMap, BTreeSet};

use server::clock::Clock;
use tests::app::beginning;
use tests::catalogue::{self, Column};
use tests::database::TestDatabase;

/// The parts of `schema.rs`. A part that is missing here lacks its tables in the comparison below.
const SCHEMA: [&str; 17] = [
    include_str!("../../backend/server/src/database/schema/access.rs"),
    include_str!("../../backend/server/src/database/schema/document.rs"),
    include_str!("../../backend/server/src/database/schema/duty.rs"),
    include_str!("../../backend/server/src/database/schema/elective.rs"),
    include_str!("../../backend/server/src/database/schema/event.rs"),
    include_str!("../../backend/server/src/database/schema/evidence.rs"),
    include_str!("../../backend/server/src/database/schema/figure.rs"),
    include_str!("../../backend/server/src/database/schema/gate.rs"),
    include_str!("../../backend/server/src/database/schema/organization.rs"),
    include_str!("../../backend/server/src/database/schema/personnel.rs"),
    include_str!("../../backend/server/src/database/schema/placement.rs"),
    include_str!("../../backend/server/src/database/schema/plan.rs"),
    include_str!("../../backend/server/src/database/schema/record.rs"),
    include_str!("../../backend/server/src/database/schema/reminder.rs"),
    include_str!("../../backend/server/src/database/schema/study.rs"),
    include_str!("../../backend/server/src/database/schema/survey.rs"),
    include_str!("../../backend/server/src/database/schema/understanding.rs"),
];

/// Tables whose key is looked up before the organisation is known.
const WITHOUT_TENANT_FIRST: [&str; 3] = ["one_time_links", "sessions", "tenants"];

fn in_catalogue() -> BTreeMap<String, Vec<Column>> {
    let database = TestDatabase::empty();
    let state = database.state(Clock::standing_at(beginning()));
    state.database.read_now(|c| Ok(catalogue::all_columns(c))).expect("a catalogue")
}

/// A diesel type as the database spells it, and whether it may be null.
fn kind(diesel: &str) -> (String, bool) {
    let nullable = diesel.strip_prefix("Nullable<").and_then(|inner| inner.strip_suffix('>'));
    let postgres = cfg!(feature = "postgres");
    let kind = match nullable.unwrap_or(diesel) {
        "Text" => "text",
        "Integer" => "integer",
        "Bool" => "boolean",
        "Date" => "date",
        "UtcTimestamp" if postgres => "timestamp with time zone",
        "UtcTimestamp" => "timestamptz",
        other => panic!("schema.rs uses {other}, which this test does not know"),
    };
    (kind.to_owned(), nullable.is_some())
}

/// The tables of `schema.rs`: `name (key, …) {`, then `column -> Type,`.
fn in_schema() -> BTreeMap<String, Vec<Column>> {
    let mut tables: BTreeMap<String, Vec<Column>> = BTreeMap::new();
    let mut open: Option<(String, Vec<String>)> = None;
    for line in SCHEMA.into_iter().flat_map(str::lines).map(str::trim) {
        if let Some((column, diesel)) = line.split_once(" -> ") {
            let (table, keys) = open.as_ref().expect("a column stands in a table");
            let (kind, nullable) = kind(diesel.trim_end_matches(','));
            let place = keys.iter().position(|key| key == column).map_or(0, |index| index + 1);
            let key = i32::try_from(place).expect("small");
            let column = Column { name: column.to_owned(), kind, nullable, key };
            tables.entry(table.clone()).or_default().push(column);
        } else if let Some((name, rest)) = line.split_once(" (").filter(|_| line.ends_with(") {")) {
            let keys = rest.trim_end_matches(") {").split(", ").map(str::to_owned).collect();
            open = Some((name.to_owned(), keys));
        }
    }
    tables
}

#[test]
fn schema_and_catalogue_have_the_same_tables_columns_types_and_keys() {
    let (schema, catalogue) = (in_schema(), in_catalogue());
    let names = |tables: &BTreeMap<String, Vec<Column>>| tables.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(names(&schema), names(&catalogue));
    for (table, columns) in &schema {
        assert_eq!(columns, &catalogue[table], "{table}");
    }
}

#[test]
fn every_column_of_the_schema_can_be_selected() {
    use diesel::prelude::*;
    let database = TestDatabase::city();
    let state = database.state(Clock::standing_at(beginning()));
    for (table, columns) in in_schema() {
        let names: Vec<String> = columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
        let query = format!("SELECT {} FROM {table} WHERE 1 = 0", names.join(", "));
        let run = |c: &mut server::database::dialect::Connection| Ok(diesel::sql_query(&query).execute(c)?);
        assert!(state.database.read_now(run).is_ok(), "{query}");
    }
}

#[test]
fn every_primary_key_begins_with_the_organisation() {
    let tables = in_catalogue();
    let first =
        |columns: &[Column]| columns.iter().find(|column| column.key == 1).map(|column| column.name.clone());
    let others: Vec<&str> = tables
        .iter()
        .filter(|(_, columns)| first(columns).as_deref() != Some("tenant_id"))
        .map(|(table, _)| table.as_str())
        .collect();
    assert_eq!(others, WITHOUT_TENANT_FIRST);
}

#[test]
fn only_the_organisation_itself_lacks_an_organisation() {
    let without: Vec<String> = in_catalogue()
        .into_iter()
        .filter(|(_, columns)| columns.iter().all(|column| column.name != "tenant_id" || column.nullable))
        .map(|(table, _)| table)
        .collect();
    assert_eq!(without, ["tenants"]);
}
