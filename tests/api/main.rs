//! HTTP in, JSON out: one file per feature, on whatever database the build is for.

mod accounts;
mod assignments;
mod attempts;
mod audit;
mod catalog;
mod contents;
mod exercises;
mod inserts;
mod isolation;
mod learning_record;
mod openapi;
mod organization;
mod policy;
mod problems;
mod reporting;
mod requirements;
mod smoke;
mod variants;
