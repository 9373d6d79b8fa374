//! Accounts: sign-in, sessions, passwords, roles.

pub mod password;
pub mod routes;
mod sign_in;
pub mod store;

pub use sign_in::staff_number;
