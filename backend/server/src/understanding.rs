//! What people understand (理解度): the effect of courses, the profile of digital literacy and statistics of
//! questions, published in whole batches of at least ten people (`learning::release`).

pub mod effects;

pub use effects::effects;
