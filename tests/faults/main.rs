//! What survives a crash: the real program is killed at once, with no chance to tidy up.
//!
//! SQLite only: there the program is the database. On PostgreSQL an acknowledged commit is the promise of
//! another process, which these tests would not touch.
#![cfg(not(feature = "postgres"))]

mod killed;
mod running;
mod terminal;
