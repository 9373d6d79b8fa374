//! Figures and lists: everything shown is counted again from the raw rows.

mod export;
mod figures;
mod outstanding;
mod recount;
mod slices;
