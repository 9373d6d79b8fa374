//! Assignments: HR's orders, the learner's first page, course and lessons.

mod first_page;
mod lessons;
mod order_rules;
mod orders;
