//! What people understand: effects, profile and statistics of questions, never about fewer than ten people; and
//! the check whether knowledge stays.

mod distribution;
mod effects;
mod fixtures;
mod items;
mod profile;
mod retention;
mod retention_figures;
