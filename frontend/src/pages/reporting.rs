//! Completion figures and the outstanding list.

mod completion;
mod dashboard;
mod dashboard_basis;
mod dashboard_correction;
mod dashboard_form;
mod dashboard_frozen;
mod dashboard_query;
mod dashboard_rows;
mod dashboard_trend;
mod outstanding;
mod outstanding_filter;
mod outstanding_query;
mod rate_table;

pub use completion::Completion;
pub use dashboard::DashboardPage;
pub use outstanding::Outstanding;
pub use outstanding_query::{filter_of, query_of};
