//! Figures: completion by department, grade and course, and who has not completed.

pub mod csv_export;
pub mod routes;
pub mod store;
