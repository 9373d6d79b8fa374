//! The audit log.

mod log;

pub use log::Log;
