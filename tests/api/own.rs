//! Temporary entry.
mod assignments;
