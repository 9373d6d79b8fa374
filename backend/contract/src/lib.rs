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
pub mod certificates;
pub mod documents;
pub mod electives;
pub mod error;
pub mod events;
pub mod evidence;
pub mod exercises;
pub mod gates;
pub mod inserts;
pub mod organization;
pub mod path;
pub mod placements;
pub mod plan;
pub mod records;
pub mod reminders;
pub mod reporting;
pub mod requirements;
pub mod rosters;
pub mod understanding;
pub mod units;
pub mod wording;
