//! SQL of electives; of settings, of applications and of what is granted in files of their own.

mod applications;
mod grants;
mod settings;

pub use applications::{
    Applicant, Application, ApplicationRow, Decided, NewDecision, Places, Wanted, applicants, application,
    applications, at_work, insert_application, insert_decision, main_unit, places,
};
pub use grants::{begun, select_course, unselect};
pub use settings::{Settings, insert_settings, latest, latest_of};
