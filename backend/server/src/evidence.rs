//! The chain of evidence (証跡) of one person and one course, for the auditor: cause, version, attempts, completion,
//! certificate, each with the seal that covers it. Answers of a test stay with the person.

pub mod collect;
pub mod routes;
pub mod store;
