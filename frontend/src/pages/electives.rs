//! Electives: what people find and apply for, and what HR offers.

mod application_table;
mod catalog;
mod catalog_query;
mod catalog_search;
mod course_card;
mod course_table;
mod decision_form;
mod elective_list;
mod settings_draft;
mod settings_form;

pub use catalog::Catalog;
pub use decision_form::DecisionForm;
pub use elective_list::Electives;
