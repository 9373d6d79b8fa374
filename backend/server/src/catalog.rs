//! Courses: their published versions, and what the catalogue shows.

pub mod glossary;
pub mod publish;
pub mod routes;
pub mod shelf;
pub mod sources;
pub mod store;
