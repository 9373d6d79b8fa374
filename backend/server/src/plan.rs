//! The training plan of a fiscal year (研修計画): written, discussed, decided, carried out, evaluated.

mod standing;

pub use standing::{PlanInForce, evaluations, in_force};
