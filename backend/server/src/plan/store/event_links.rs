//! SQL of the links from rows of a plan to registered events.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use learning::fiscal_year::FiscalYear;

use crate::database::dialect::Connection;
use crate::database::schema::plan_event_links;
use crate::error::Error;

/// As which event a row is held.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = plan_event_links)]
pub struct LinkRow {
    /// Organisation.
    pub tenant_id: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Row of the plan.
    pub row_id: String,
    /// From 1.
    pub sequence: i32,
    /// The event; none when the link was taken back.
    pub event_id: Option<String>,
    /// Staff number.
    pub recorded_by: String,
    /// When.
    pub recorded_at: DateTime<Utc>,
}

/// Ids of the events as which rows of a fiscal year are held, by row id.
///
/// # Errors
/// The database refuses.
pub fn latest(
    c: &mut Connection,
    tenant_id: &str,
    year: FiscalYear,
) -> Result<BTreeMap<String, String>, Error> {
    let rows: Vec<(String, Option<String>)> = plan_event_links::table
        .filter(plan_event_links::tenant_id.eq(tenant_id))
        .filter(plan_event_links::fiscal_year.eq(year.0))
        .order((plan_event_links::row_id.asc(), plan_event_links::sequence.asc()))
        .select((plan_event_links::row_id, plan_event_links::event_id))
        .load(c)?;
    let latest: BTreeMap<String, Option<String>> = rows.into_iter().collect();
    Ok(latest.into_iter().filter_map(|(row_id, event_id)| Some((row_id, event_id?))).collect())
}

/// The next place in the entries of a row.
///
/// # Errors
/// The database refuses.
pub fn next(c: &mut Connection, tenant_id: &str, year: FiscalYear, row_id: &str) -> Result<i32, Error> {
    let last: Option<i32> = plan_event_links::table
        .filter(plan_event_links::tenant_id.eq(tenant_id))
        .filter(plan_event_links::fiscal_year.eq(year.0))
        .filter(plan_event_links::row_id.eq(row_id))
        .select(diesel::dsl::max(plan_event_links::sequence))
        .first(c)?;
    Ok(last.unwrap_or(0).saturating_add(1))
}

/// Appends a link.
///
/// # Errors
/// Conflict when its place is taken.
pub fn append(c: &mut Connection, link: &LinkRow) -> Result<(), Error> {
    diesel::insert_into(plan_event_links::table).values(link).execute(c)?;
    Ok(())
}
