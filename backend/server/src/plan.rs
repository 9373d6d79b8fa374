//! The training plan of a fiscal year (研修計画): written, discussed, decided, carried out, evaluated.

pub mod copy;
pub mod draft;
pub mod evaluation;
pub mod event_link;
mod names;
mod page;
mod results;
pub mod routes;
mod sheet;
mod standing;
pub mod steps;
pub mod store;

pub use page::version;
pub use results::results;
pub use standing::{PlanInForce, evaluations, in_force};
