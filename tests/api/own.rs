//! Temporary entry.
mod assignments;
mod attempts;
