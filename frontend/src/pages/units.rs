//! The section head's page, and which units have confirmed their training status.

mod confirm_form;
mod confirmations;
mod my_units;
mod people_table;

pub use confirmations::Confirmations;
pub use my_units::MyUnits;
