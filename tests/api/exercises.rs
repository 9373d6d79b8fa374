//! Exercises: sortings and scenarios, scored by the server, and nothing that is right before the end.

mod assessment;
pub mod fixtures;
mod resuming;
mod scenario;
mod secrecy;
mod sorting;
