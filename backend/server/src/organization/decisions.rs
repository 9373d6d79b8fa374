//! What HR decides about staff files: answers to questions, and how headers are read.

use chrono::{DateTime, Utc};
use contract::organization::{ImportDecision, SaveStaffFileColumn, StaffFileColumn, StaffFileColumns};
use learning::role::Grade;

use crate::audit::{self, Action, Entry};
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization::staff_file::{
    COLUMN_QUESTION, TITLE_QUESTION, field_names, header_key, is_forbidden,
};
use crate::organization::store;
use crate::organization::store::imports::{self, Decision};
use crate::session::CurrentUser;

const LONGEST_QUESTION: usize = 300;
const LONGEST_ANSWER: usize = 100;
const LONGEST_HEADER: usize = 100;

/// Keeps an answer. A header is remembered and a title enters the table of titles, for all later files; what
/// else is answered holds for the file of that digest. Whether an answer is one of the options is known when
/// the file is read again: any other is as good as none.
///
/// # Errors
/// A part of it cannot be such an answer, or the database refuses.
pub fn decide(
    c: &mut Connection,
    user: &CurrentUser,
    decision: &ImportDecision,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let ImportDecision { digest, question, answer } = decision;
    if digest.len() != 64 || !digest.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Error::field("digest", "invalid"));
    }
    if question.is_empty() || !is_short(question, LONGEST_QUESTION) {
        return Err(Error::field("question", "invalid"));
    }
    if !is_short(answer, LONGEST_ANSWER) {
        return Err(Error::field("answer", "invalid"));
    }
    if let Some(header) = question.strip_prefix(COLUMN_QUESTION) {
        set_column(c, &user.tenant_id, header, Some(answer))?;
    }
    if let Some(title) = question.strip_prefix(TITLE_QUESTION) {
        let grade = Grade::parse(answer).map_err(|_| Error::field("answer", "invalid"))?;
        store::set_titles(c, &user.tenant_id, &[(title.to_owned(), grade, None)])?;
    }
    let decided_by = user.staff_number.as_str();
    let decision = Decision { digest, question, answer, decided_by, decided_at: now };
    imports::insert_decision(c, &user.tenant_id, &decision)?;
    let target = format!("{question} → {answer}");
    audit::store::append(c, &Entry::by(user, now, Action::StaffFileDecided, target))
}

/// The remembered headers.
///
/// # Errors
/// The database refuses.
pub fn columns(c: &mut Connection, tenant_id: &str) -> Result<StaffFileColumns, Error> {
    let columns = imports::columns(c, tenant_id)?;
    Ok(StaffFileColumns {
        columns: columns.into_iter().map(|(header, field)| StaffFileColumn { header, field }).collect(),
        fields: field_names().into_iter().map(str::to_owned).collect(),
    })
}

/// Remembers, changes or forgets a header.
///
/// # Errors
/// A header that must not be taken in, an unknown field, or the database refuses.
pub fn save_column(
    c: &mut Connection,
    user: &CurrentUser,
    column: &SaveStaffFileColumn,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    set_column(c, &user.tenant_id, &column.header, column.field.as_deref())?;
    let field = match column.field.as_deref() {
        None => "(forgotten)",
        Some("") => "(not read)",
        Some(field) => field,
    };
    let target = format!("{} → {field}", column.header.trim());
    audit::store::append(c, &Entry::by(user, now, Action::StaffFileDecided, target))
}

fn set_column(c: &mut Connection, tenant_id: &str, header: &str, field: Option<&str>) -> Result<(), Error> {
    let header = header.trim();
    if header_key(header).is_empty() || !is_short(header, LONGEST_HEADER) {
        return Err(Error::field("header", "invalid"));
    }
    let is_read = field.is_some_and(|field| !field.is_empty());
    if is_read && is_forbidden(header) {
        return Err(Error::field("header", "forbidden"));
    }
    if is_read && !field.is_some_and(|field| field_names().contains(&field)) {
        return Err(Error::field("field", "unknown"));
    }
    // Two spellings of one header are one.
    for (known, _) in imports::columns(c, tenant_id)? {
        if header_key(&known) == header_key(header) {
            imports::set_column(c, tenant_id, &known, None)?;
        }
    }
    imports::set_column(c, tenant_id, header, field)
}

fn is_short(text: &str, most: usize) -> bool {
    text.chars().nth(most).is_none() && !text.contains(char::is_control)
}
