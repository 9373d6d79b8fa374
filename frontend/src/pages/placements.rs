//! The result of a placement.

mod outcome;

pub use outcome::PlacementOutcome;
