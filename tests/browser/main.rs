//! The client in a real browser, as people meet it. Run by `cargo xtask test`, which prepares the machine.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod curriculum;
mod dashboard;
mod documents;
mod dx_leader;
mod electives;
mod employee;
mod events;
mod evidence;
mod exercises;
mod first_of_april;
mod first_password;
mod hand;
mod harness;
mod human_resources;
mod inserts;
mod interruption;
mod new_pages;
mod placement;
mod plan;
mod question_kinds;
mod quiz;
mod records;
mod reminders;
mod seat;
mod secrecy;
mod shared_seat;
mod staff_import;
mod static_page;
mod understanding;
