//! Electives (選択研修・応募制): people find courses and apply, their section heads or HR decide, seats are
//! given in turn. What is granted becomes a selection, which the derivation makes a duty of.

pub mod apply;
pub mod catalog;
pub mod decide;
pub mod grant;
pub mod office_routes;
pub mod overview;
pub mod routes;
pub mod seats;
pub mod settings;
pub mod store;

use contract::error::{ErrorCode, FieldProblem};

use crate::error::Error;

/// Longest note or reason, in characters.
const LONGEST: usize = 500;

/// What cannot be done to an application, with the stable code of the reason.
fn refused(code: &str) -> Error {
    let problem = FieldProblem { field: "application".to_owned(), code: code.to_owned() };
    Error::Fields(ErrorCode::Conflict, vec![problem])
}

/// The key under which everything that moves seats of a course takes turns.
fn turn(tenant_id: &str, course_code: &str) -> String {
    format!("{tenant_id}/elective/{course_code}")
}

/// A text that people write, trimmed.
fn written(field: &str, text: &str) -> Result<String, Error> {
    let text = text.replace("\r\n", "\n").trim().to_owned();
    if text.chars().count() > LONGEST {
        return Err(Error::field(field, "too-long"));
    }
    Ok(text)
}
