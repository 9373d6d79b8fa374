//! SQL of frozen years and what was recorded about them later.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use crate::database::dialect::Connection;
use crate::database::schema::{curriculum_versions, year_corrections, year_freezes};
use crate::error::Error;

/// A frozen year.
#[derive(Queryable, Selectable, Insertable, Debug, Clone, PartialEq, Eq)]
#[diesel(table_name = year_freezes)]
pub struct FreezeRow {
    /// Organisation.
    pub tenant_id: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Its last day.
    pub as_of: NaiveDate,
    /// JSON.
    pub document: String,
    /// SHA-256 of the document, in hex.
    pub hash: String,
    /// When.
    pub frozen_at: DateTime<Utc>,
}

/// The freeze of a year, if there is one.
///
/// # Errors
/// The database refuses.
pub fn find(c: &mut Connection, tenant_id: &str, fiscal_year: i32) -> Result<Option<FreezeRow>, Error> {
    let found = year_freezes::table.find((tenant_id, fiscal_year)).select(FreezeRow::as_select());
    Ok(found.first(c).optional()?)
}

/// Freezes a year, once.
///
/// # Errors
/// The database refuses.
pub fn insert(c: &mut Connection, row: &FreezeRow) -> Result<(), Error> {
    diesel::insert_into(year_freezes::table).values(row).on_conflict_do_nothing().execute(c)?;
    Ok(())
}

/// A later entry.
#[derive(Queryable, Selectable, Insertable, Debug, Clone, PartialEq, Eq)]
#[diesel(table_name = year_corrections)]
pub struct CorrectionRow {
    /// Organisation.
    pub tenant_id: String,
    /// Id.
    pub id: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// What turned out otherwise.
    pub text: String,
    /// Why.
    pub reason: String,
    /// Staff number.
    pub recorded_by: String,
    /// When.
    pub recorded_at: DateTime<Utc>,
}

/// Appends an entry.
///
/// # Errors
/// The database refuses.
pub fn insert_correction(c: &mut Connection, row: &CorrectionRow) -> Result<(), Error> {
    diesel::insert_into(year_corrections::table).values(row).execute(c)?;
    Ok(())
}

/// Entries about a year, oldest first.
///
/// # Errors
/// The database refuses.
pub fn corrections(
    c: &mut Connection,
    tenant_id: &str,
    fiscal_year: i32,
) -> Result<Vec<CorrectionRow>, Error> {
    Ok(year_corrections::table
        .filter(year_corrections::tenant_id.eq(tenant_id))
        .filter(year_corrections::fiscal_year.eq(fiscal_year))
        .order((year_corrections::recorded_at.asc(), year_corrections::id.asc()))
        .select(CorrectionRow::as_select())
        .load(c)?)
}

/// The curriculum version in force before an instant.
///
/// # Errors
/// The database refuses.
pub fn curriculum_version(
    c: &mut Connection,
    tenant_id: &str,
    before: DateTime<Utc>,
) -> Result<Option<i32>, Error> {
    Ok(curriculum_versions::table
        .filter(curriculum_versions::tenant_id.eq(tenant_id))
        .filter(curriculum_versions::published_at.lt(before))
        .select(diesel::dsl::max(curriculum_versions::number))
        .first(c)?)
}
