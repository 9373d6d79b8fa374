//! Exercises: their start page, the players of sorting and branching scenarios, and what came of a run.

mod exercise;
mod outcome;
mod run;
mod scenario;
mod scenario_state;
mod sorted;
mod sorting;
mod sorting_review;
mod sorting_state;
mod start_run;
mod way;

pub use exercise::Exercise;
pub use run::ExerciseRun;
