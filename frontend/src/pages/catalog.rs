//! Courses that can be taken.

mod course_list;

pub use course_list::Courses;
