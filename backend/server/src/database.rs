//! The two doors to the database: [`Database::read`] and [`Database::write`].
//!
//! Both take a closure over a connection and run it off the async threads. On SQLite one writer thread
//! groups waiting writes into one durable commit; see [`writer`]. On PostgreSQL a write is a plain
//! transaction, repeated a few times when the server reports a serialization failure or a deadlock.
//! Nothing else opens a transaction.

pub mod dialect;
#[expect(missing_docs, reason = "columns are explained in the migration")]
pub mod schema;
#[cfg(not(feature = "postgres"))]
mod writer;

use std::path::Path;
use std::time::Duration;

use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness as _, embed_migrations};

use crate::database::dialect::Connection;
use crate::error::Error;

/// All migrations, inside the binary.
pub const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// How many connections read at the same time.
const READERS: u32 = 4;

/// The open database. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    pool: Pool<ConnectionManager<Connection>>,
    #[cfg(not(feature = "postgres"))]
    writer: writer::Writer,
}

/// Sets every pooled connection up the same way.
#[derive(Debug)]
struct Prepare;

impl CustomizeConnection<Connection, diesel::r2d2::Error> for Prepare {
    fn on_acquire(&self, connection: &mut Connection) -> Result<(), diesel::r2d2::Error> {
        dialect::prepare(connection).map_err(diesel::r2d2::Error::QueryError)
    }
}

impl Database {
    /// Opens `url` (a file path for SQLite, `postgres://…` for PostgreSQL) and brings it to the newest
    /// migration.
    ///
    /// # Errors
    /// The database cannot be opened or a migration fails; the text names the cause.
    pub fn open(url: &str) -> Result<Database, Error> {
        if url.starts_with("postgres") != cfg!(feature = "postgres") {
            return Err(Error::Startup(format!(
                "this program was built for {}; it cannot open {url}",
                dialect::NAME
            )));
        }
        #[cfg(not(feature = "postgres"))]
        let writer = writer::Writer::start(url)?;
        let pool = Pool::builder()
            .max_size(if cfg!(feature = "postgres") { 16 } else { READERS })
            .min_idle(Some(1))
            .connection_timeout(Duration::from_secs(5))
            .connection_customizer(Box::new(Prepare))
            .build(ConnectionManager::new(url))
            .map_err(|error| Error::Startup(format!("database {url}: {error}")))?;
        let database = Database {
            pool,
            #[cfg(not(feature = "postgres"))]
            writer,
        };
        database.migrate()?;
        Ok(database)
    }

    /// Opens the SQLite file in `data_dir`, creating the folder when it is missing.
    ///
    /// # Errors
    /// As [`Database::open`]; also when the folder cannot be made.
    pub fn open_in(data_dir: &Path) -> Result<Database, Error> {
        std::fs::create_dir_all(data_dir)
            .map_err(|error| Error::Startup(format!("{}: {error}", data_dir.display())))?;
        Database::open(&data_dir.join("manabiya.sqlite3").to_string_lossy())
    }

    fn migrate(&self) -> Result<(), Error> {
        let mut connection = self.pool.get()?;
        connection
            .run_pending_migrations(MIGRATIONS)
            .map(|_| ())
            .map_err(|error| Error::Startup(format!("migration: {error}")))
    }

    /// Runs a reading closure on a blocking thread.
    ///
    /// # Errors
    /// What the closure returns; [`Error::Unavailable`] when no connection is free within five seconds.
    pub async fn read<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Connection) -> Result<T, Error> + Send + 'static,
    {
        let pool = self.pool.clone();
        actix_web::web::block(move || work(&mut *pool.get()?)).await.map_err(|_| Error::Unavailable)?
    }

    /// Runs a reading closure on this thread: for the command line and start-up.
    ///
    /// # Errors
    /// As [`Database::read`].
    pub fn read_now<T>(&self, work: impl FnOnce(&mut Connection) -> Result<T, Error>) -> Result<T, Error> {
        work(&mut *self.pool.get()?)
    }

    /// Runs a writing closure in a transaction. It answers only after the commit is durable. The closure
    /// may run more than once (PostgreSQL, after a serialization failure), so it must compute everything
    /// from its captures and the connection.
    ///
    /// # Errors
    /// What the closure returns: then nothing of it is written.
    pub async fn write<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnMut(&mut Connection) -> Result<T, Error> + Send + 'static,
    {
        #[cfg(not(feature = "postgres"))]
        {
            let (waiter, outcome) = tokio::sync::oneshot::channel();
            // The waiter may have gone (a closed browser); the work stands all the same.
            self.writer.submit(work, move |answer| drop(waiter.send(answer)))?;
            outcome.await.map_err(|_| Error::Unavailable)?
        }
        #[cfg(feature = "postgres")]
        {
            let database = self.clone();
            actix_web::web::block(move || database.write_now(work)).await.map_err(|_| Error::Unavailable)?
        }
    }

    /// Runs a writing closure on this thread: for the command line and start-up.
    ///
    /// # Errors
    /// As [`Database::write`].
    #[cfg(not(feature = "postgres"))]
    pub fn write_now<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnMut(&mut Connection) -> Result<T, Error> + Send + 'static,
    {
        let (waiter, outcome) = std::sync::mpsc::sync_channel(1);
        self.writer.submit(work, move |answer| drop(waiter.send(answer)))?;
        outcome.recv().map_err(|_| Error::Unavailable)?
    }

    /// Runs a writing closure on this thread, again after a serialization failure or deadlock, at most
    /// five times.
    ///
    /// # Errors
    /// As [`Database::write`].
    #[cfg(feature = "postgres")]
    pub fn write_now<T, F>(&self, mut work: F) -> Result<T, Error>
    where
        F: FnMut(&mut Connection) -> Result<T, Error>,
    {
        use diesel::Connection as _;
        let mut connection = self.pool.get()?;
        let mut tries = 0;
        loop {
            tries += 1;
            match connection.transaction(|c| work(c)) {
                Err(error) if tries < 5 && error.is_transient() => {}
                outcome => return outcome,
            }
        }
    }
}
