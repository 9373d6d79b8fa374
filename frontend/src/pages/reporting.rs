//! Completion figures and the outstanding list.

mod completion;
mod outstanding;
mod outstanding_filter;
mod outstanding_query;
mod rate_table;

pub use completion::Completion;
pub use outstanding::Outstanding;
pub use outstanding_query::{filter_of, query_of};
