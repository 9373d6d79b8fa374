//! Tools that ask for training first.

mod gate_form;
mod gate_list;
mod gate_people;
mod gate_tokens;

pub use gate_list::Gates;
