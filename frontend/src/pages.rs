//! Pages, one folder per feature. A page loads and decides what to say; components show.

pub mod accounts;
pub mod assignments;
pub mod attempts;
pub mod audit;
pub mod catalog;
pub mod exercises;
pub mod inserts;
pub mod organization;
pub mod reporting;
pub mod requirements;

mod refused;

pub use refused::{Forbidden, NotFound};
