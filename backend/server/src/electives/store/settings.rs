//! SQL of how electives are offered.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use learning::elective::{Approval, Audience, Offer};

use crate::database::dialect::Connection;
use crate::database::schema::elective_settings;
use crate::error::Error;

#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = elective_settings, treat_none_as_default_value = false)]
struct SettingsRow {
    tenant_id: String,
    course_code: String,
    revision: i32,
    is_open: bool,
    approval: String,
    audience: String,
    seats: Option<i32>,
    opens_on: Option<NaiveDate>,
    closes_on: Option<NaiveDate>,
    due_days: Option<i32>,
    saved_by: String,
    saved_at: DateTime<Utc>,
}

/// Settings in force, and who saved them; revision 0 for those that nobody saved yet.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// How the course is offered.
    pub offer: Offer,
    /// How often they were saved.
    pub revision: i32,
    /// Staff number of who saved them.
    pub saved_by: Option<String>,
    /// When.
    pub saved_at: Option<DateTime<Utc>>,
}

fn number(stored: Option<i32>) -> Option<u32> {
    stored.and_then(|number| u32::try_from(number).ok())
}

fn stored(number: Option<u32>) -> Option<i32> {
    number.map(|number| i32::try_from(number).unwrap_or(i32::MAX))
}

fn settings(row: SettingsRow) -> Result<Settings, Error> {
    let broken = |error: learning::elective::Unknown| Error::Internal(error.to_string());
    Ok(Settings {
        offer: Offer {
            open: row.is_open,
            approval: Approval::parse(&row.approval).map_err(broken)?,
            audience: Audience::parse(&row.audience).map_err(broken)?,
            seats: number(row.seats),
            opens_on: row.opens_on,
            closes_on: row.closes_on,
            due_days: number(row.due_days),
        },
        revision: row.revision,
        saved_by: Some(row.saved_by),
        saved_at: Some(row.saved_at),
    })
}

/// Settings of every course that has any, by course code.
///
/// # Errors
/// The database refuses.
pub fn latest(c: &mut Connection, tenant_id: &str) -> Result<BTreeMap<String, Settings>, Error> {
    let rows: Vec<SettingsRow> = elective_settings::table
        .filter(elective_settings::tenant_id.eq(tenant_id))
        .order(elective_settings::revision.asc())
        .select(SettingsRow::as_select())
        .load(c)?;
    // A later revision of the same course replaces an earlier one.
    rows.into_iter().map(|row| Ok((row.course_code.clone(), settings(row)?))).collect()
}

/// Settings of one course.
///
/// # Errors
/// The database refuses.
pub fn latest_of(c: &mut Connection, tenant_id: &str, course_code: &str) -> Result<Settings, Error> {
    let row: Option<SettingsRow> = elective_settings::table
        .filter(elective_settings::tenant_id.eq(tenant_id))
        .filter(elective_settings::course_code.eq(course_code))
        .order(elective_settings::revision.desc())
        .select(SettingsRow::as_select())
        .first(c)
        .optional()?;
    row.map_or(Ok(Settings::default()), settings)
}

/// Appends settings as the next revision.
///
/// # Errors
/// Conflict when that revision is there already.
pub fn insert_settings(
    c: &mut Connection,
    tenant_id: &str,
    course_code: &str,
    offer: &Offer,
    revision: i32,
    saved: (&str, DateTime<Utc>),
) -> Result<(), Error> {
    let row = SettingsRow {
        tenant_id: tenant_id.to_owned(),
        course_code: course_code.to_owned(),
        revision,
        is_open: offer.open,
        approval: offer.approval.as_str().to_owned(),
        audience: offer.audience.as_str().to_owned(),
        seats: stored(offer.seats),
        opens_on: offer.opens_on,
        closes_on: offer.closes_on,
        due_days: stored(offer.due_days),
        saved_by: saved.0.to_owned(),
        saved_at: saved.1,
    };
    diesel::insert_into(elective_settings::table).values(row).execute(c)?;
    Ok(())
}
