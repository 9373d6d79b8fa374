//! Pages, one folder per feature. A page loads and decides what to say; components show.

pub mod accounts;
pub mod assignments;
pub mod attempts;
pub mod audit;
pub mod catalog;
pub mod certificates;
pub mod documents;
pub mod electives;
pub mod events;
pub mod exercises;
pub mod gates;
pub mod inserts;
pub mod organization;
pub mod placements;
pub mod plan;
pub mod records;
pub mod reminders;
pub mod reporting;
pub mod requirements;
pub mod retention;
pub mod understanding;
pub mod units;

mod refused;

pub use refused::{Forbidden, NotFound};
