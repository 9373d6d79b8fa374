//! Attempts at the assessment (受験): the server draws, keeps the clock, scores, and only then reveals.

pub mod close;
pub mod routes;
pub mod store;

use std::collections::BTreeMap;

use learning::draw::DrawnQuestion;
use learning::question::Response;

use crate::page::length;

/// Questions of a draw whose saved response is complete.
#[must_use]
pub fn answered(draw: &[DrawnQuestion], responses: &BTreeMap<String, Response>) -> u32 {
    let complete: Vec<&DrawnQuestion> = draw
        .iter()
        .filter(|q| responses.get(&q.question_id).is_some_and(|response| response.is_complete(&q.body)))
        .collect();
    length(&complete)
}
