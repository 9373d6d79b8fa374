//! The seals over all facts: every table is under them, and every single change of any column is found.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use chrono::TimeDelta;
use contract::audit::{ChainFault, Verification};
use diesel::Connection as _;
use diesel::connection::SimpleConnection as _;
use diesel::result::Error as QueryError;
use server::audit::chain::{self, KINDS};
use server::clock::Clock;
use server::database::dialect::Connection;
use server::state::State;
use tests::app::beginning;
use tests::catalogue::{self, Column};
use tests::database::TestDatabase;

/// Tables that a migration marks as facts, under the names that they have today.
fn marked() -> BTreeSet<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../backend/server/migrations");
    let mut folders: Vec<_> =
        std::fs::read_dir(folder).expect("migrations").map(|entry| entry.expect("one").path()).collect();
    folders.sort();
    let mut tables = BTreeSet::new();
    for folder in folders {
        let sql = std::fs::read_to_string(folder.join("up.sql")).expect("SQL");
        let mut fact = false;
        for line in sql.lines() {
            if let Some(comment) = line.strip_prefix("-- ") {
                fact |= comment.to_lowercase().starts_with("fact");
            } else if let Some(rest) = line.strip_prefix("CREATE TABLE ") {
                if fact {
                    tables.insert(rest.trim_end_matches(" (").to_owned());
                }
                fact = false;
            } else if let Some((old, new)) =
                line.strip_prefix("ALTER TABLE ").and_then(|rest| rest.split_once(" RENAME TO "))
            {
                if tables.remove(old) {
                    tables.insert(new.trim_end_matches(';').to_owned());
                }
            } else if !line.starts_with(' ') {
                fact = false;
            }
        }
    }
    tables
}

#[test]
fn every_table_of_facts_is_sealed_with_all_its_columns() {
    let sealed: BTreeSet<String> = KINDS.iter().map(|kind| kind.name.to_owned()).collect();
    assert!(sealed.len() > 40 && sealed.len() == KINDS.len());
    assert_eq!(
        marked().difference(&sealed).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "marked `-- Fact.` and not in audit/store/sealed_tables.rs"
    );
    let database = TestDatabase::empty();
    let state = database.state(Clock::standing_at(beginning()));
    let tables = state.database.read_now(|c| Ok(catalogue::all_columns(c))).expect("a catalogue");
    for kind in KINDS {
        let columns: BTreeSet<&str> = tables[kind.name].iter().map(|column| column.name.as_str()).collect();
        assert_eq!(kind.columns.iter().copied().collect::<BTreeSet<_>>(), columns, "{}", kind.name);
    }
}

/// Rows are put in that the program could not have made, so that every table has one.
#[cfg(not(feature = "postgres"))]
const NO_RULES: &str = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;";

#[cfg(feature = "postgres")]
const NO_RULES: &str = "DO $$ DECLARE r record; BEGIN \
    FOR r IN SELECT conrelid::regclass AS t, conname FROM pg_constraint WHERE contype IN ('c', 'f') \
        AND connamespace = 'public'::regnamespace AND conparentid = 0 LOOP \
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', r.t, r.conname); END LOOP; END $$;";

/// A value of the type of a column; the same text everywhere, so that a child finds its parent.
fn value(column: &Column, tenant_id: &str, other: bool) -> String {
    let text = match (column.kind.as_str(), other) {
        ("text", _) if column.name == "tenant_id" && !other => return format!("'{tenant_id}'"),
        ("text", false) => "'x'",
        ("text", true) => "'y'",
        ("integer", false) => "1",
        ("integer", true) => "2",
        ("boolean", false) => "FALSE",
        ("boolean", true) => "TRUE",
        ("date", false) => "'2026-11-01'",
        ("date", true) => "'2026-11-02'",
        (_, false) => "'2026-11-01 00:00:00+00:00'",
        (_, true) => "'2026-11-01 00:00:00.001+00:00'",
    };
    text.to_owned()
}

fn insert_row(c: &mut Connection, table: &str, tenant_id: &str) {
    let columns = catalogue::columns(c, table);
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let values: Vec<String> = columns.iter().map(|column| value(column, tenant_id, false)).collect();
    let sql = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), values.join(", "));
    c.batch_execute(&sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// One row in every table of facts and nothing else, under seal. Everything goes through one connection, whose rules
/// are off.
fn one_row_each(c: &mut Connection, state: &State) -> String {
    let tenant_id = state.tenants[0].id.clone();
    c.batch_execute(NO_RULES).expect("rules off");
    for kind in KINDS {
        c.batch_execute(&format!("DELETE FROM {}", kind.name)).expect("empty");
    }
    let parents = ["reminder_mails"];
    for table in KINDS.iter().map(|kind| kind.name).chain(parents) {
        insert_row(c, table, &tenant_id);
    }
    chain::seal(c, &tenant_id, beginning()).expect("sealed");
    tenant_id
}

/// Does something to the database, verifies, and takes it back.
fn after(c: &mut Connection, tenant_id: &str, sql: &str) -> Verification {
    let mut found = None;
    let outcome = c.transaction::<(), QueryError, _>(|c| {
        c.batch_execute(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
        found = Some(chain::verify(c, tenant_id, None).expect("verified"));
        Err(QueryError::RollbackTransaction)
    });
    assert_eq!(outcome, Err(QueryError::RollbackTransaction));
    found.expect("a verification")
}

#[test]
fn any_change_of_any_column_of_any_fact_is_found() {
    let database = TestDatabase::empty();
    let state = database.state(Clock::standing_at(beginning()));
    let go = |c: &mut Connection| {
        let tenant_id = one_row_each(c, &state);
        let clean = chain::verify(c, &tenant_id, None).expect("verified");
        assert_eq!((clean.faults, clean.pending), (0, 0), "{:?}", clean.findings);
        assert_eq!(clean.facts, u64::try_from(KINDS.len()).expect("few"));
        let mut unseen = String::new();
        for kind in KINDS {
            for column in catalogue::columns(c, kind.name) {
                let mut values = vec![value(&column, &tenant_id, true)];
                if column.nullable {
                    values.push("NULL".to_owned());
                }
                for value in values {
                    let sql = format!("UPDATE {} SET \"{}\" = {value}", kind.name, column.name);
                    let found = after(c, &tenant_id, &sql);
                    if !found.findings.iter().any(|finding| finding.table == kind.name) {
                        writeln!(unseen, "{sql}: {:?}", found.findings).expect("text");
                    }
                }
            }
        }
        assert_eq!(unseen, "");
        Ok(())
    };
    state.database.read_now(go).expect("done");
}

#[test]
fn a_removed_row_is_named_and_so_is_one_that_was_put_in() {
    let database = TestDatabase::empty();
    let state = database.state(Clock::standing_at(beginning()));
    let go = |c: &mut Connection| {
        let tenant_id = one_row_each(c, &state);
        for kind in KINDS {
            let found = after(c, &tenant_id, &format!("DELETE FROM {}", kind.name));
            let own: Vec<_> = found.findings.iter().filter(|finding| finding.table == kind.name).collect();
            let [finding] = own.as_slice() else { panic!("{}: {own:?}", kind.name) };
            assert_eq!((finding.fault, finding.seal_number), (ChainFault::Deleted, Some(1)));
            assert!(finding.message.contains(kind.label) && finding.message.contains("なくなって"));
        }
        for kind in KINDS.iter().filter(|kind| !kind.timeless) {
            let columns = catalogue::columns(c, kind.name);
            let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
            // Another row of the same instant; a child keeps its parent, whose instant it has.
            let keep = ["tenant_id", "order_id", "placement_id", "mail_id"];
            let other = |column: &Column| match column.kind.as_str() {
                "timestamptz" | "timestamp with time zone" => false,
                _ => {
                    !keep.contains(&column.name.as_str())
                        || column.key == 2 && kind.name != "placement_objectives"
                }
            };
            let values: Vec<String> = columns
                .iter()
                .map(|column| value(column, &tenant_id, other(column) && column.name != "tenant_id"))
                .collect();
            let sql =
                format!("INSERT INTO {} ({}) VALUES ({})", kind.name, names.join(", "), values.join(", "));
            let found = after(c, &tenant_id, &sql);
            let own: Vec<_> = found.findings.iter().filter(|finding| finding.table == kind.name).collect();
            let [finding] = own.as_slice() else { panic!("{sql}: {own:?}") };
            assert_eq!((finding.fault, finding.seal_number), (ChainFault::Inserted, None));
        }
        Ok(())
    };
    state.database.read_now(go).expect("done");
}

#[test]
fn whoever_touches_the_chain_itself_is_found() {
    let database = TestDatabase::empty();
    let state = database.state(Clock::standing_at(beginning()));
    let go = |c: &mut Connection| {
        let tenant_id = one_row_each(c, &state);
        // A second and a third seal, each of one new fact.
        for (minutes, id) in [(20, "second"), (40, "third")] {
            let now = beginning() + TimeDelta::minutes(minutes);
            c.batch_execute(&format!(
                "INSERT INTO audit_entries VALUES ('{tenant_id}', '{id}', '{}', 'a', 'b', 'c', 'd', 'e')",
                now.format("%Y-%m-%d %H:%M:%S+00:00")
            ))
            .expect("a fact");
            chain::seal(c, &tenant_id, now).expect("sealed");
        }
        assert_eq!(chain::verify(c, &tenant_id, None).expect("verified").faults, 0);
        let faults = |found: &Verification| found.findings.iter().map(|f| f.fault).collect::<Vec<_>>();
        let cases: &[(&str, &[ChainFault])] = &[
            ("UPDATE seals SET hash = 'x' WHERE number = 3", &[ChainFault::SealAltered]),
            (
                "UPDATE seals SET hash = 'x' WHERE number = 2",
                &[ChainFault::SealAltered, ChainFault::ChainBroken],
            ),
            (
                "UPDATE seals SET previous_hash = '' WHERE number = 2",
                &[ChainFault::ChainBroken, ChainFault::SealAltered],
            ),
            (
                "UPDATE seals SET facts = 5 WHERE number = 2",
                &[ChainFault::SealAltered, ChainFault::ContentsAltered],
            ),
            (
                "UPDATE seals SET sealed_at = '2026-11-23 02:00:00+00:00' WHERE number = 3",
                &[ChainFault::SealAltered],
            ),
            (
                "UPDATE sealed_facts SET seal_number = 3 WHERE fact_key = 'second'",
                &[ChainFault::ContentsAltered, ChainFault::ContentsAltered, ChainFault::SealedLate],
            ),
            // The fact and its line under the seal, both gone: the digest of the seal says so.
            (
                "DELETE FROM audit_entries WHERE id = 'second'; \
                 DELETE FROM sealed_facts WHERE fact_key = 'second'",
                &[ChainFault::ContentsAltered],
            ),
            (
                "DELETE FROM audit_entries WHERE id = 'second'; \
                 DELETE FROM sealed_facts WHERE fact_key = 'second'; DELETE FROM seals WHERE number = 2",
                &[ChainFault::SealMissing],
            ),
            // Two seals change places.
            (
                "UPDATE seals SET number = -2 WHERE number = 2; UPDATE seals SET number = 2 WHERE number = 3; \
                 UPDATE seals SET number = 3 WHERE number = -2",
                &[
                    ChainFault::ChainBroken,
                    ChainFault::SealAltered,
                    ChainFault::ContentsAltered,
                    ChainFault::ChainBroken,
                    ChainFault::SealAltered,
                    ChainFault::ContentsAltered,
                ],
            ),
            (
                "UPDATE sealed_facts SET kind = 'gone' WHERE fact_key = 'third'",
                &[ChainFault::ContentsAltered, ChainFault::UnknownTable],
            ),
        ];
        for (sql, expected) in cases {
            let found = after(c, &tenant_id, sql);
            let mut told = faults(&found);
            // That a row lost its line is told as well where the row is old enough; here only what is listed counts.
            told.retain(|fault| expected.contains(fault));
            assert_eq!(told, *expected, "{sql}: {:?}", found.findings);
        }
        Ok(())
    };
    state.database.read_now(go).expect("done");
}

#[test]
fn a_row_of_the_past_that_the_program_is_made_to_seal_is_told_by_its_seal() {
    let database = TestDatabase::empty();
    let state = database.state(Clock::standing_at(beginning()));
    let go = |c: &mut Connection| {
        let tenant_id = one_row_each(c, &state);
        let later = beginning() + TimeDelta::hours(1);
        // A completion of long ago, and the program made to forget that it has sealed that time.
        c.batch_execute(&format!(
            "INSERT INTO audit_entries VALUES ('{tenant_id}', 'late', '2026-11-01 00:00:00+00:00', \
                'a', 'b', 'c', 'd', 'e'); \
             UPDATE seals SET covers_until = '2000-01-01 00:00:00+00:00'"
        ))
        .expect("tampered");
        chain::seal(c, &tenant_id, later).expect("sealed");
        c.batch_execute("UPDATE seals SET covers_until = '2026-11-23 01:00:00+00:00' WHERE number = 1")
            .expect("tracks covered");
        let found = chain::verify(c, &tenant_id, None).expect("verified");
        let told: Vec<_> = found.findings.iter().map(|f| (f.fault, f.key.as_str(), f.seal_number)).collect();
        assert_eq!(told, [(ChainFault::SealedLate, "late", Some(2))]);
        Ok(())
    };
    state.database.read_now(go).expect("done");
}
