//! The audit log, the chain of seals and the evidence of one person and course.

mod chain;
mod evidence;
mod evidence_view;
mod log;

pub use evidence::Evidence;
pub use log::Log;
