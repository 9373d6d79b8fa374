//! The curriculum (研修体系): its rules, their publication and history; the duties of one person.

mod audience_builder;
mod audience_edit;
mod curriculum;
mod curriculum_query;
mod day_field;
mod difference_table;
mod duty_card;
mod duty_section;
mod editor_state;
mod head_count;
mod load_table;
mod merge;
mod people_field;
mod person_table;
mod publication;
mod publication_state;
mod row_actions;
mod rule_edit;
mod rule_fields;
mod rule_form;
mod rule_list;
mod rule_table;
mod save_bar;
mod standard_button;
mod use_editor;
mod use_publication;
mod version;
mod version_list;

pub use curriculum::Curriculum;
pub use duty_section::DutySection;
pub use version::CurriculumVersion;
