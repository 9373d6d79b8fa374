//! 説明会・体験会・集合研修: events and their sessions, enrolment with a waiting list, attendance by list or by
//! the code shown in the room, and what attendance counts as.

pub mod held;
pub mod planning_routes;
pub mod room_routes;
pub mod routes;
pub mod store;

mod attendance;
mod calendar;
mod code;
mod enrolment;
mod facts;
mod participants;
mod planning;
mod view;
