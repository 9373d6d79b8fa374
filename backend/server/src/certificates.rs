//! Certificates (修了証). A certificate is a view of one completion, frozen when it is asked for the first time: asked
//! for again it is the same one with the same number, and the completion of a later year has another.

pub mod check;
pub mod code;
pub mod issue;
pub mod routes;
pub mod store;
