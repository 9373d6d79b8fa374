//! The harness: the application in this process ([`app`]), a database per test ([`database`]), builders
//! that write it, and for journeys a real server, a recording wire and a real browser. Tests speak in
//! personas: `app.persona("hr").post(…)`.

pub mod app;
pub mod builders;
pub mod catalogue;
pub mod city_year;
pub mod database;
pub mod personnel;
pub mod plans;
pub mod recount;
pub mod relay;
pub mod server;
pub mod staff_edits;
pub mod study;
pub mod workbook;

#[cfg(feature = "browser")]
pub mod browser;
#[cfg(feature = "browser")]
pub mod wire;
