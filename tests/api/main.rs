//! HTTP in, JSON out: one file per feature, on whatever database the build is for.

mod accounts;
mod assignments;
mod audit;
mod catalog;
mod contents;
mod exercises;
mod inserts;
mod isolation;
mod openapi;
mod organization;
mod policy;
mod problems;
mod smoke;
mod variants;
