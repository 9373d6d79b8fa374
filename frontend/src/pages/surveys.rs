//! Surveys: answering them, shared ideas; making them, their results, candidates for automation.

mod answer_page;
mod bars;
mod candidate_fields;
mod candidate_forms;
mod candidates;
mod choice_lines;
mod close_form;
mod document_fields;
mod editor;
mod ideas;
mod my_surveys;
mod named_table;
mod promises;
mod question_edit;
mod question_field;
mod question_list;
mod results;
mod survey_form;
mod survey_list;
mod typed;

pub use answer_page::Survey;
pub use candidates::Candidates;
pub use editor::Editor;
pub use ideas::Ideas;
pub use my_surveys::MySurveyList;
pub use results::Results;
pub use survey_list::Surveys;
