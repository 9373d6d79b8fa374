//! The program `manabiya`: HTTP, database, assets.
//!
//! The way of a request: [`app`] (route table) → `<feature>/routes.rs` (extract, authorize, decide,
//! answer) → a pure function in `learning` → `<feature>/store.rs` (all SQL of the slice).
//!
//! Slices may call another slice's `store`, never its `routes`; only [`app`] names all slices.

pub mod app;
pub mod settings;
pub mod state;

pub mod clock;
pub mod error;
pub mod page;
pub mod policy;
pub mod session;

pub mod database;

pub mod accounts;
pub mod assignments;
pub mod attempts;
pub mod audit;
pub mod catalog;
pub mod certificates;
pub mod documents;
pub mod electives;
pub mod events;
pub mod evidence;
pub mod exercises;
pub mod gates;
pub mod inserts;
pub mod organization;
pub mod placements;
pub mod plan;
pub mod records;
pub mod reminders;
pub mod reporting;
pub mod requirements;
pub mod retention;
pub mod understanding;
pub mod units;

pub mod command;
pub mod day_turn;
pub mod demo;
pub mod serve;
pub mod site;
