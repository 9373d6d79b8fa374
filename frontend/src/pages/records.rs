//! Training histories, and what HR records beside the courses.

mod credit_form;
mod extension_form;
mod ground_fields;
mod history_view;
mod my_history;
mod past_rosters;
mod person_history;
mod record_list;
mod revoke_form;
mod roster_form;
mod roster_report;
mod rosters;
mod waiver_form;

pub use my_history::MyHistory;
pub use person_history::PersonHistory;
pub use record_list::Records;
pub use rosters::Rosters;
