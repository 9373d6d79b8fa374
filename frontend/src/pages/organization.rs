//! The staff list and its import.

mod column_table;
mod difference_table;
mod finding_table;
mod past_imports;
mod person;
mod staff_file_field;
mod staff_file_report;
mod staff_import;
mod staff_import_state;
mod staff_list;
mod use_staff_import;

pub use person::Person;
pub use staff_import::StaffImport;
pub use staff_list::Staff;
