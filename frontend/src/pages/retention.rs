//! The check whether knowledge stays: its start and its result. It is answered on the pages of every test.

mod outcome;
mod start;

pub use outcome::RetentionOutcome;
pub use start::RetentionStart;
