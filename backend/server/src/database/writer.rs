//! The one SQLite writer: a thread that groups waiting writes into one durable commit.
//!
//! A durable commit costs one `fsync`; many rows in one commit cost hardly more than one. So the thread
//! takes everything that waits, runs each piece of work in a savepoint of its own (a refusal undoes that
//! piece alone), commits once, and only then answers the waiters.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};

use crate::database::dialect::{self, Connection};
use crate::error::Error;
use diesel::Connection as _;

/// Pieces of work in one commit at most, so that nobody waits for an endless group.
const GROUP: usize = 128;
/// Pieces of work that may wait; beyond it the server says that it is busy.
const QUEUE: usize = 4096;

/// Handle to the writer thread. The thread ends when the last handle is gone.
#[derive(Clone)]
pub(super) struct Writer {
    queue: SyncSender<Box<dyn Job>>,
}

/// One piece of work, its result hidden until the commit is durable.
trait Job: Send {
    /// Runs inside a savepoint; `Err(RollbackTransaction)` undoes it.
    fn run(&mut self, connection: &mut Connection) -> Result<(), diesel::result::Error>;
    /// Tells the waiter.
    fn answer(self: Box<Self>, committed: bool);
}

struct Work<T, F, A> {
    work: F,
    outcome: Option<Result<T, Error>>,
    answer: A,
}

impl<T, F, A> Job for Work<T, F, A>
where
    T: Send,
    F: FnMut(&mut Connection) -> Result<T, Error> + Send,
    A: FnOnce(Result<T, Error>) + Send,
{
    fn run(&mut self, connection: &mut Connection) -> Result<(), diesel::result::Error> {
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.work)(connection)))
            .unwrap_or_else(|_| Err(Error::Internal("a write panicked".to_owned())));
        let kept = outcome.is_ok();
        self.outcome = Some(outcome);
        if kept { Ok(()) } else { Err(diesel::result::Error::RollbackTransaction) }
    }

    fn answer(self: Box<Self>, committed: bool) {
        let outcome = match self.outcome {
            Some(Err(error)) => Err(error),
            Some(Ok(value)) if committed => Ok(value),
            _ => Err(Error::Unavailable),
        };
        (self.answer)(outcome);
    }
}

impl Writer {
    /// Opens the writing connection and starts the thread.
    pub(super) fn start(url: &str) -> Result<Writer, Error> {
        let failed = |error: String| Error::Startup(format!("database {url}: {error}"));
        let mut connection = Connection::establish(url).map_err(|error| failed(error.to_string()))?;
        dialect::prepare(&mut connection).map_err(|error| failed(error.to_string()))?;
        let (queue, waiting) = sync_channel(QUEUE);
        std::thread::Builder::new()
            .name("database-writer".to_owned())
            .spawn(move || serve(&mut connection, &waiting))
            .map_err(|error| failed(error.to_string()))?;
        Ok(Writer { queue })
    }

    /// Queues a piece of work; `answer` is called with its outcome after the commit, on the writer thread.
    pub(super) fn submit<T, F, A>(&self, work: F, answer: A) -> Result<(), Error>
    where
        T: Send + 'static,
        F: FnMut(&mut Connection) -> Result<T, Error> + Send + 'static,
        A: FnOnce(Result<T, Error>) + Send + 'static,
    {
        match self.queue.try_send(Box::new(Work { work, outcome: None, answer })) {
            Ok(()) => Ok(()),
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => Err(Error::Unavailable),
        }
    }
}

fn serve(connection: &mut Connection, waiting: &Receiver<Box<dyn Job>>) {
    while let Ok(first) = waiting.recv() {
        let mut group = vec![first];
        while group.len() < GROUP {
            match waiting.try_recv() {
                Ok(next) => group.push(next),
                Err(_) => break,
            }
        }
        let committed = connection.immediate_transaction(|connection| {
            for job in &mut group {
                match connection.transaction(|connection| job.run(connection)) {
                    Ok(()) | Err(diesel::result::Error::RollbackTransaction) => {}
                    Err(error) => return Err(error),
                }
            }
            Ok(())
        });
        if let Err(error) = &committed {
            tracing::error!(%error, writes = group.len(), "group commit failed");
        }
        for job in group {
            job.answer(committed.is_ok());
        }
    }
}
