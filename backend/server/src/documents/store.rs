//! SQL of covers, and of who handles specific personal information.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::clock;
use crate::database::dialect::Connection;
use crate::database::schema::{assignments, document_covers, staff};
use crate::error::Error;

/// A cover as somebody wrote it.
#[derive(Queryable, Selectable, Debug, Clone)]
#[diesel(table_name = document_covers)]
pub struct CoverRow {
    /// Stable name of the document.
    pub kind: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// JSON.
    pub cover: String,
    /// Name of who wrote it, at that time.
    pub saved_by_name: String,
    /// When.
    pub saved_at: DateTime<Utc>,
}

/// Every cover that was ever written, latest first. There are a few for each document and year.
///
/// # Errors
/// The database refuses.
pub fn covers(c: &mut Connection, tenant_id: &str) -> Result<Vec<CoverRow>, Error> {
    Ok(document_covers::table
        .filter(document_covers::tenant_id.eq(tenant_id))
        .order((document_covers::saved_at.desc(), document_covers::id.desc()))
        .select(CoverRow::as_select())
        .load(c)?)
}

/// Appends a cover; `by`: staff number.
///
/// # Errors
/// The database refuses.
pub fn insert_cover(c: &mut Connection, tenant_id: &str, by: &str, row: &CoverRow) -> Result<(), Error> {
    diesel::insert_into(document_covers::table)
        .values((
            document_covers::tenant_id.eq(tenant_id),
            document_covers::id.eq(clock::new_id()),
            document_covers::kind.eq(&row.kind),
            document_covers::fiscal_year.eq(row.fiscal_year),
            document_covers::cover.eq(&row.cover),
            document_covers::saved_by.eq(by),
            document_covers::saved_by_name.eq(&row.saved_by_name),
            document_covers::saved_at.eq(row.saved_at),
        ))
        .execute(c)?;
    Ok(())
}

/// Ids of people who may not begin their work before one of these courses of a fiscal year is complete.
///
/// # Errors
/// The database refuses.
pub fn before_work(
    c: &mut Connection,
    tenant_id: &str,
    courses: &[String],
    fiscal_year: i32,
) -> Result<BTreeSet<String>, Error> {
    let people: Vec<String> = assignments::table
        .filter(assignments::tenant_id.eq(tenant_id))
        .filter(assignments::fiscal_year.eq(fiscal_year))
        .filter(assignments::course_code.eq_any(courses))
        .filter(assignments::gate.eq(true))
        .select(assignments::person_id)
        .distinct()
        .load(c)?;
    Ok(people.into_iter().collect())
}

/// Ids of people who have an attribute today.
///
/// # Errors
/// The database refuses.
pub fn with_attribute(
    c: &mut Connection,
    tenant_id: &str,
    attribute: &str,
) -> Result<BTreeSet<String>, Error> {
    let people: Vec<String> = staff::table
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::attributes.like(format!("%\"{attribute}\"%")))
        .select(staff::person_id)
        .load(c)?;
    Ok(people.into_iter().collect())
}
