//! Placements (事前診断): a test before the first lesson, once per enrollment. It exempts from lessons and
//! recommends; it never completes a course. What a test is made of is shared with `attempts`.

pub mod close;
pub mod outcome;
pub mod routes;
pub mod store;
