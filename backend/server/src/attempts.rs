//! Attempts at the assessment (受験): the server draws, keeps the clock, scores, and only then reveals.

pub mod close;
pub mod routes;
pub mod sheet;
pub mod store;

use actix_web::web::Json;
use contract::error::ErrorCode;

use crate::error::Error;

/// What came of a transaction that stands even when the caller is refused: a refusal that closes an attempt
/// must not undo the closing.
pub enum Outcome<T> {
    /// It was done.
    Done(T),
    /// It was refused, and what was recorded meanwhile stands.
    Refused(ErrorCode),
}

impl<T> Outcome<T> {
    /// The answer.
    ///
    /// # Errors
    /// The refusal.
    pub fn into_json(self) -> Result<Json<T>, Error> {
        match self {
            Outcome::Done(value) => Ok(Json(value)),
            Outcome::Refused(code) => Err(Error::Refused(code)),
        }
    }
}
