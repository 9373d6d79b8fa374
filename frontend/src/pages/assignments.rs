//! The learner's assignments, courses, lessons and the glossary; HR's orders.

mod acknowledgement_box;
mod after;
mod choice_card;
mod course;
mod duty_card;
mod glossary;
mod lesson;
mod my_assignments;
mod next_step_button;
mod order;
mod order_form;
mod order_list;
mod order_preview;
mod order_state;
mod placement_offer;
mod term_list;
mod use_order;
mod use_reading_position;

pub use after::after;
pub use course::Course;
pub use duty_card::state_class;
pub use glossary::Glossary;
pub use lesson::Lesson;
pub use my_assignments::MyAssignments;
pub use order::Order;
