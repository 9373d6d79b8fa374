//! The section head's page (所属長): the people of the own units as of today, where their duties stand, and the
//! confirmation of the unit's training status. Nothing here reads attempts, scores or answers.

pub mod confirm;
pub mod routes;
pub mod store;
mod stored;
pub mod tally;
pub mod view;
