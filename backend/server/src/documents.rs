//! Documents (帳票) that go to the meeting. Each kind has a builder (facts → [`contract::documents::Document`]); page,
//! print, .xlsx and CSV are drawn from that one value, so that they cannot disagree.

pub mod asked;
pub mod build;
pub mod cover;
pub mod csv;
pub mod download;
pub mod figure_columns;
pub mod history;
pub mod outstanding;
pub mod plan;
pub mod routes;
pub mod specific_attendance;
pub mod specific_facts;
pub mod specific_plan;
pub mod store;
pub mod unit_status;
pub mod xlsx;
pub mod yearly;
mod yearly_events;
mod yearly_plan;
mod yearly_proof;
mod yearly_understanding;
