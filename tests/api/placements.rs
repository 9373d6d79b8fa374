//! Placements: a test before the first lesson that exempts and recommends, and never completes.

mod exempting;
mod fixtures;
mod parallel;
mod secrecy;
mod taking;
