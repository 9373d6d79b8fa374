//! The learner's assignments, courses and lessons; HR's orders.

mod course;
mod duty_card;
mod lesson;
mod my_assignments;
mod next_step_button;
mod order;
mod order_form;
mod order_list;
mod order_preview;
mod order_state;
mod use_order;
mod use_reading_position;

pub use course::Course;
pub use lesson::Lesson;
pub use my_assignments::MyAssignments;
pub use order::Order;
