//! What goes over the wire between the server and the browser client.
//!
//! This crate knows serde and [`learning`] and nothing else: no framework, no database, no clock. It has
//! no type that can carry an answer key before submission ([`attempts::AttemptView`] has none; only
//! [`attempts::AttemptResult`], which exists after submission, has one).
//!
//! One file per feature, named as everywhere else.

pub mod accounts;
pub mod assignments;
pub mod attempts;
pub mod audit;
pub mod catalog;
pub mod error;
pub mod exercises;
pub mod inserts;
pub mod organization;
pub mod path;
pub mod placements;
pub mod reporting;
pub mod wording;
