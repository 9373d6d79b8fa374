//! SQL of extensions.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::{PersonRow, RevocationRow, pattern};
use crate::database::dialect::Connection;
use crate::database::schema::{assignments, completions, departments, extensions, revocations, staff};
use crate::error::Error;

/// One extension.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = extensions)]
pub struct Extension {
    /// Organisation.
    pub tenant_id: String,
    /// Record id.
    pub id: String,
    /// Which assignment.
    pub assignment_id: String,
    /// The last day that was given.
    pub due_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// Who approved it.
    pub approved_by: String,
    /// Evidence.
    pub evidence: String,
    /// Staff number of who recorded it.
    pub recorded_by: String,
    /// When.
    pub recorded_at: DateTime<Utc>,
}

/// Appends an extension.
///
/// # Errors
/// The database refuses.
pub fn insert(c: &mut Connection, extension: &Extension) -> Result<(), Error> {
    diesel::insert_into(extensions::table).values(extension).execute(c)?;
    Ok(())
}

/// Whether an assignment is completed.
///
/// # Errors
/// The database refuses.
pub fn is_completed(c: &mut Connection, tenant_id: &str, assignment_id: &str) -> Result<bool, Error> {
    let known: i64 = completions::table
        .filter(completions::tenant_id.eq(tenant_id))
        .filter(completions::assignment_id.eq(assignment_id))
        .count()
        .get_result(c)?;
    Ok(known > 0)
}

/// An extension with the course and fiscal year of its assignment, the person, and its revocation.
pub type ListedExtension = (Extension, (String, i32), PersonRow, Option<RevocationRow>);

/// One page of extensions, latest first, and how many match.
///
/// # Errors
/// The database refuses.
pub fn page(
    c: &mut Connection,
    tenant_id: &str,
    search_key: &str,
    offset: i64,
    limit: i64,
) -> Result<(Vec<ListedExtension>, i64), Error> {
    let pattern = pattern(search_key);
    let filtered = || {
        extensions::table
            .inner_join(
                assignments::table.on(assignments::tenant_id
                    .eq(extensions::tenant_id)
                    .and(assignments::id.eq(extensions::assignment_id))),
            )
            .inner_join(staff::table.on(
                staff::tenant_id.eq(assignments::tenant_id).and(staff::person_id.eq(assignments::person_id)),
            ))
            .inner_join(departments::table.on(
                departments::tenant_id.eq(staff::tenant_id).and(departments::id.eq(staff::department_id)),
            ))
            .left_join(
                revocations::table.on(revocations::tenant_id
                    .eq(extensions::tenant_id)
                    .and(revocations::target_id.eq(extensions::id))),
            )
            .filter(extensions::tenant_id.eq(tenant_id))
            .filter(staff::search_key.like(pattern.clone()))
    };
    let rows = filtered()
        .order((extensions::recorded_at.desc(), extensions::id.desc()))
        .offset(offset)
        .limit(limit)
        .select((
            Extension::as_select(),
            (assignments::course_code, assignments::fiscal_year),
            (staff::person_id, staff::staff_number, staff::name, departments::name, staff::grade),
            Option::<RevocationRow>::as_select(),
        ))
        .load(c)?;
    let total = filtered().count().get_result(c)?;
    Ok((rows, total))
}
