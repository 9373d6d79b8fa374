//! SQL of evidence: the duties of a person for a course; beside it what followed from them, what was studied, and
//! what was recorded about it.

pub mod duty;
pub mod record;
pub mod study;

use chrono::{DateTime, NaiveDate, Utc};
use contract::evidence::EvidenceFact;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::database::dialect::Connection;
use crate::database::schema::assignments;
use crate::error::Error;

/// One duty.
#[derive(Queryable, Selectable, Debug, Clone)]
#[diesel(table_name = assignments)]
pub struct Assigned {
    /// Assignment id.
    pub id: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Due date.
    pub due_on: NaiveDate,
    /// When it arose.
    pub created_at: DateTime<Utc>,
    /// Standing.
    pub standing: String,
    /// Causes, JSON.
    pub causes: String,
}

/// One fact with the duties that it belongs to.
#[derive(Debug, Clone)]
pub struct Found {
    /// Duties; none for what belongs to the course as a whole.
    pub assignment_ids: Vec<String>,
    /// Table.
    pub table: &'static str,
    /// Key, see `audit::chain::canonical`.
    pub key: String,
    /// When it became a fact.
    pub at: DateTime<Utc>,
    /// What it says.
    pub fact: EvidenceFact,
}

impl Found {
    fn of(
        assignment_id: &str,
        table: &'static str,
        key: String,
        at: DateTime<Utc>,
        fact: EvidenceFact,
    ) -> Found {
        Found { assignment_ids: vec![assignment_id.to_owned()], table, key, at, fact }
    }
}

/// A stored count as it travels.
fn unsigned(number: i32) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

/// The duties of a person for a course, latest fiscal year first.
///
/// # Errors
/// The database refuses.
pub fn assigned(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    course_code: &str,
    year: Option<i32>,
) -> Result<Vec<Assigned>, Error> {
    Ok(assignments::table
        .filter(assignments::tenant_id.eq(tenant_id))
        .filter(assignments::person_id.eq(person_id))
        .filter(assignments::course_code.eq(course_code))
        .filter(assignments::fiscal_year.eq(year.unwrap_or_default()).or(year.is_none().into_sql::<Bool>()))
        .order(assignments::fiscal_year.desc())
        .select(Assigned::as_select())
        .load(c)?)
}
