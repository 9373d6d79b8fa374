//! Assignments (受講割当): HR's orders make them, learners work them off, completions end them.

pub mod begin;
pub mod complete;
pub mod facts;
pub mod lesson;
pub mod order;
pub mod order_routes;
pub mod routes;
pub mod store;
pub mod view;
