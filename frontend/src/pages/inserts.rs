//! What the organisation writes into the shipped courses.

mod insert_list;
mod slot_form;

pub use insert_list::Inserts;
