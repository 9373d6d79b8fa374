//! The only differences between SQLite and PostgreSQL. Everything else is one source.

#[cfg(not(feature = "postgres"))]
mod chosen {
    /// The one connection type, chosen at compile time.
    pub type Connection = diesel::sqlite::SqliteConnection;
    /// The backend of [`Connection`].
    pub type Backend = diesel::sqlite::Sqlite;
    /// SQL type of a UTC instant.
    pub type UtcTimestamp = diesel::sql_types::TimestamptzSqlite;
    /// Name for logs and `/readyz`.
    pub const NAME: &str = "sqlite";
    /// Statements of one `INSERT` with this many bind variables at most are safe.
    pub const MAX_BIND_VARIABLES: usize = 30_000;
}

#[cfg(feature = "postgres")]
mod chosen {
    /// The one connection type, chosen at compile time.
    pub type Connection = diesel::pg::PgConnection;
    /// The backend of [`Connection`].
    pub type Backend = diesel::pg::Pg;
    /// SQL type of a UTC instant.
    pub type UtcTimestamp = diesel::sql_types::Timestamptz;
    /// Name for logs and `/readyz`.
    pub const NAME: &str = "postgresql";
    /// Statements of one `INSERT` with this many bind variables at most are safe.
    pub const MAX_BIND_VARIABLES: usize = 60_000;
}

pub use chosen::{Backend, Connection, MAX_BIND_VARIABLES, NAME, UtcTimestamp};

/// Everything that a column of `schema.rs` can be.
pub mod column_types {
    pub use diesel::sql_types::*;

    pub use super::UtcTimestamp;
}

/// Prepares a fresh connection.
///
/// SQLite: write-ahead log, every commit durable (`synchronous=FULL`), foreign keys on, five seconds of
/// patience for a lock held by another process (a backup). PostgreSQL needs nothing.
///
/// # Errors
/// The database refuses a setting.
#[cfg(not(feature = "postgres"))]
pub fn prepare(connection: &mut Connection) -> diesel::QueryResult<()> {
    use diesel::connection::SimpleConnection as _;
    connection.batch_execute(
        "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
         PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;",
    )
}

/// Lets one transaction at a time through for a key, until it ends, so that it decides on facts that
/// nobody changes meanwhile. SQLite has one writer: it is so already.
///
/// # Errors
/// Never.
#[cfg(not(feature = "postgres"))]
pub fn take_turn(_: &mut Connection, _: &str) -> diesel::QueryResult<()> {
    Ok(())
}

/// Lets one transaction at a time through for a key, until it ends, so that it decides on facts that
/// nobody changes meanwhile.
///
/// # Errors
/// The database refuses.
#[cfg(feature = "postgres")]
pub fn take_turn(connection: &mut Connection, key: &str) -> diesel::QueryResult<()> {
    use diesel::RunQueryDsl as _;
    diesel::sql_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))")
        .bind::<diesel::sql_types::Text, _>(key)
        .execute(connection)
        .map(|_| ())
}

/// Prepares a fresh connection: instants are read and written in UTC.
///
/// # Errors
/// The database refuses a setting.
#[cfg(feature = "postgres")]
pub fn prepare(connection: &mut Connection) -> diesel::QueryResult<()> {
    use diesel::connection::SimpleConnection as _;
    connection.batch_execute("SET TIME ZONE 'UTC'; SET client_min_messages TO warning;")
}
