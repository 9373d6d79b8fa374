//! HTTP in, JSON out: one file per feature, on whatever database the build is for.

mod accounts;
mod assignments;
mod attempts;
mod audit;
mod catalog;
mod contents;
mod electives;
mod events;
mod exercises;
mod gates;
mod inserts;
mod isolation;
mod learning_record;
mod openapi;
mod organization;
mod placements;
mod policy;
mod problems;
mod records;
mod reminders;
mod reporting;
mod requirements;
mod smoke;
mod surveys;
mod units;
mod variants;
