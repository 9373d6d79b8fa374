//! Placements: a test before the first lesson that exempts, recommends and is counted, and never completes.

mod distribution;
mod exempting;
mod fixtures;
mod parallel;
mod secrecy;
mod taking;
