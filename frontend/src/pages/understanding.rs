//! What people understand: before the course, before and after, by item, and the statistics of questions. Never per person.

mod distribution;
mod effects;
mod items;
mod pieces;
mod profile;
mod question_table;

pub use distribution::Placements;
pub use effects::Understanding;
pub use items::UnderstandingItems;
pub use profile::UnderstandingProfile;
