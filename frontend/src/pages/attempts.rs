//! Answering the assessment, and its result.

mod answer_fields;
mod attempt;
mod attempt_state;
mod clock;
mod given_answer;
mod number_list;
mod outcome;
mod question_result;
mod question_view;
mod review;
mod test_kind;

pub use attempt::Attempt;
pub use outcome::Outcome;
pub use question_result::QuestionResult;
pub use test_kind::TestKind;
