//! What the same SQLite on the same file system gives without any of our code: one row per durable
//! commit, and many rows per durable commit.

use std::time::Instant;

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;

use crate::say;

const ROWS: usize = 2_000;
const GROUP: usize = 32;

/// Rows per second, `per_commit` rows in each commit.
fn rate(per_commit: usize) -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("bare.sqlite3");
    let mut c = diesel::sqlite::SqliteConnection::establish(&file.to_string_lossy()).expect("a database");
    c.batch_execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows (id TEXT PRIMARY KEY, body TEXT NOT NULL)",
    )
    .expect("a table");
    let body = "x".repeat(100);
    let begun = Instant::now();
    for chunk in 0..ROWS / per_commit {
        c.immediate_transaction(|c| {
            for row in 0..per_commit {
                diesel::sql_query("INSERT INTO rows VALUES (?, ?)")
                    .bind::<diesel::sql_types::Text, _>(format!("{chunk}-{row}"))
                    .bind::<diesel::sql_types::Text, _>(&body)
                    .execute(c)?;
            }
            Ok::<(), diesel::result::Error>(())
        })
        .expect("a commit");
    }
    f64::from(u32::try_from(ROWS).expect("small")) / begun.elapsed().as_secs_f64()
}

/// The two bare rates: one row per commit, [`GROUP`] rows per commit.
pub fn bare() -> (f64, f64) {
    (rate(1), rate(GROUP))
}

/// Prints the bare rates.
pub fn report() {
    let (single, grouped) = bare();
    say("\nbare SQLite (WAL, synchronous=FULL) on this file system");
    say(&format!("{single:>9.0} rows/s with one row per commit"));
    say(&format!("{grouped:>9.0} rows/s with {GROUP} rows per commit"));
}
