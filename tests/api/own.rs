//! Temporary entry.
mod assignments;
mod attempts;
mod reporting;
