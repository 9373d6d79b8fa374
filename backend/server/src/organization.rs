//! The organisation: departments, grades, the personnel ledger and the staff file that feeds it.

pub mod apply;
pub mod difference;
pub mod ledger;
pub mod routes;
pub mod staff_file;
pub mod store;
pub mod tables;
