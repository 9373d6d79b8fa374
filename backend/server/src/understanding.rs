//! What people understand (理解度): the effect of courses, the profile of digital literacy and statistics of
//! questions, published in whole batches of at least ten people (`learning::release`).

pub mod directory;
pub mod distribution;
pub mod effects;
pub mod items;
pub mod measured;
pub mod options;
pub mod profile;
pub mod record;
pub mod routes;
pub mod store;

pub use effects::effects;
