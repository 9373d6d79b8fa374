//! Figures: completion by department, grade and course, and who has not completed.

pub mod csv_export;
pub mod dashboard;
pub mod dashboard_routes;
pub mod figures;
pub mod freeze;
pub mod freeze_routes;
pub mod outstanding;
pub mod outstanding_routes;
pub mod recount;
pub mod routes;
pub mod store;
mod walk;
