//! The training plan of a fiscal year: written, decided, carried out, evaluated, printed.

mod deciding;
mod editor;
mod evaluation;
mod event_links;
mod load_section;
mod next_step;
mod overview;
mod plan_page;
mod plan_query;
mod reasons;
mod row_actions;
mod row_draft;
mod row_fields;
mod row_form;
mod row_table;
mod rows;
mod state_line;
mod use_plan;
mod version;
mod version_list;

pub use plan_page::Plan;
pub use version::PlanVersion;
