//! SQL of the figures: the cells, kept and read; open duties; frozen years.

pub mod cells;
pub mod counted;
pub mod dashboard;
pub mod freezes;
mod outstanding;

pub use outstanding::{
    OutstandingCounts, OutstandingDuty, OutstandingFilter, count_outstanding, electives, outstanding,
    units_in_order,
};
