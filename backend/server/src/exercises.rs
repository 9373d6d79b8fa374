//! Exercises (演習): runs of sortings and scenarios. What is right stays here until a run has ended.

pub mod finish;
pub mod routes;
pub mod run;
pub mod store;
