//! Figures and lists: everything shown is counted again from the raw rows.

mod closed_year;
mod dashboard;
mod export;
mod figures;
mod freezing;
mod outstanding;
mod recount;
mod slices;
mod walking;
