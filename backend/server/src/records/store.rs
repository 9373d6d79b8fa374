//! SQL of records. One file per kind of record; here is what they share: the person and the revocation.

pub mod credits;
pub mod extensions;
pub mod history;
pub mod rosters;
pub mod waivers;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{
    assignments, credits as credits_table, department_names, departments, extensions as extensions_table,
    revocations, staff, waivers as waivers_table,
};
use crate::error::Error;

/// A person as of today.
#[derive(Queryable, Debug, Clone)]
pub struct PersonRow {
    /// Stable person id.
    pub person_id: String,
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// Department name.
    pub department: String,
    /// Grade code.
    pub grade: String,
}

/// A record that was taken back.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = revocations)]
pub struct RevocationRow {
    /// Organisation.
    pub tenant_id: String,
    /// The record.
    pub target_id: String,
    /// Why.
    pub reason: String,
    /// Staff number of who took it back.
    pub recorded_by: String,
    /// When.
    pub recorded_at: DateTime<Utc>,
}

/// Pattern of `LIKE` for a folded search text.
fn pattern(search_key: &str) -> String {
    format!("%{}%", search_key.replace(['%', '_', '\\'], ""))
}

/// A person as of today.
///
/// # Errors
/// Not found.
pub fn person(c: &mut Connection, tenant_id: &str, person_id: &str) -> Result<PersonRow, Error> {
    Ok(staff::table
        .inner_join(
            departments::table.on(departments::tenant_id
                .eq(staff::tenant_id)
                .and(departments::id.eq(staff::department_id))),
        )
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::person_id.eq(person_id))
        .select((staff::person_id, staff::staff_number, staff::name, departments::name, staff::grade))
        .first(c)?)
}

/// Staff numbers of today, by person.
///
/// # Errors
/// The database refuses.
pub fn numbers(c: &mut Connection, tenant_id: &str) -> Result<BTreeMap<String, String>, Error> {
    Ok(staff::table
        .filter(staff::tenant_id.eq(tenant_id))
        .select((staff::person_id, staff::staff_number))
        .load::<(String, String)>(c)?
        .into_iter()
        .collect())
}

/// Names of departments with the day from which each holds, earliest first, by department id.
///
/// # Errors
/// The database refuses.
pub fn names_of_departments(
    c: &mut Connection,
    tenant_id: &str,
) -> Result<BTreeMap<String, Vec<(NaiveDate, String)>>, Error> {
    let rows: Vec<(String, NaiveDate, String)> = department_names::table
        .filter(department_names::tenant_id.eq(tenant_id))
        .order(department_names::valid_from.asc())
        .select((department_names::department_id, department_names::valid_from, department_names::name))
        .load(c)?;
    let mut names: BTreeMap<String, Vec<(NaiveDate, String)>> = BTreeMap::new();
    for (id, from, name) in rows {
        names.entry(id).or_default().push((from, name));
    }
    Ok(names)
}

/// Whom a waiver, an extension or outside training is about, and which of the three it is.
///
/// # Errors
/// Not found when there is no such record.
pub fn subject(
    c: &mut Connection,
    tenant_id: &str,
    record_id: &str,
) -> Result<(&'static str, String), Error> {
    let waiver: Option<String> = waivers_table::table
        .find((tenant_id, record_id))
        .select(waivers_table::person_id)
        .first(c)
        .optional()?;
    if let Some(person_id) = waiver {
        return Ok(("waiver", person_id));
    }
    let credit: Option<String> = credits_table::table
        .find((tenant_id, record_id))
        .select(credits_table::person_id)
        .first(c)
        .optional()?;
    if let Some(person_id) = credit {
        return Ok(("credit", person_id));
    }
    let person_id = extensions_table::table
        .inner_join(
            assignments::table.on(assignments::tenant_id
                .eq(extensions_table::tenant_id)
                .and(assignments::id.eq(extensions_table::assignment_id))),
        )
        .filter(extensions_table::tenant_id.eq(tenant_id))
        .filter(extensions_table::id.eq(record_id))
        .select(assignments::person_id)
        .first(c)?;
    Ok(("extension", person_id))
}

/// Appends revocations.
///
/// # Errors
/// Conflict when one of the records was taken back already.
pub fn revoke(c: &mut Connection, rows: &[RevocationRow]) -> Result<(), Error> {
    for chunk in rows.chunks(MAX_BIND_VARIABLES / 6) {
        diesel::insert_into(revocations::table).values(chunk).execute(c)?;
    }
    Ok(())
}
