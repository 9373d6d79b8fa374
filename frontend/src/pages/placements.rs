//! The result of a placement, and the distribution over units.

mod distribution;
mod outcome;

pub use distribution::Placements;
pub use outcome::PlacementOutcome;
