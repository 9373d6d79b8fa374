//! SQL of what HR set: the latest row of a kind counts.

use chrono::{DateTime, Utc};
use contract::reminders::{ReminderRules, ReminderTemplate};
use diesel::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::clock;
use crate::database::dialect::Connection;
use crate::database::schema::reminder_settings;
use crate::error::Error;

/// What is kept as a setting.
pub trait Kept: Serialize + DeserializeOwned {
    /// The stable name of the kind in the database.
    const KIND: &'static str;
}

impl Kept for ReminderRules {
    const KIND: &'static str = "rules";
}

impl Kept for ReminderTemplate {
    const KIND: &'static str = "template";
}

/// A setting as it was saved.
#[derive(Debug, Clone)]
pub struct Saved<T> {
    /// Id of the row.
    pub id: String,
    /// The setting.
    pub value: T,
    /// Staff number.
    pub saved_by: String,
    /// When.
    pub saved_at: DateTime<Utc>,
}

/// The setting in force; none when HR never saved one.
///
/// # Errors
/// The database refuses, or the stored text is broken.
pub fn setting<T: Kept>(c: &mut Connection, tenant_id: &str) -> Result<Option<Saved<T>>, Error> {
    let row: Option<(String, String, String, DateTime<Utc>)> = reminder_settings::table
        .filter(reminder_settings::tenant_id.eq(tenant_id))
        .filter(reminder_settings::kind.eq(T::KIND))
        .order((reminder_settings::saved_at.desc(), reminder_settings::id.desc()))
        .select((
            reminder_settings::id,
            reminder_settings::document,
            reminder_settings::saved_by,
            reminder_settings::saved_at,
        ))
        .first(c)
        .optional()?;
    let Some((id, document, saved_by, saved_at)) = row else {
        return Ok(None);
    };
    Ok(Some(Saved { id, value: serde_json::from_str(&document)?, saved_by, saved_at }))
}

/// Saves a setting.
///
/// # Errors
/// The database refuses.
pub fn save_setting<T: Kept>(
    c: &mut Connection,
    tenant_id: &str,
    value: &T,
    by: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::insert_into(reminder_settings::table)
        .values((
            reminder_settings::tenant_id.eq(tenant_id),
            reminder_settings::id.eq(clock::new_id()),
            reminder_settings::kind.eq(T::KIND),
            reminder_settings::document.eq(serde_json::to_string(value)?),
            reminder_settings::saved_by.eq(by),
            reminder_settings::saved_at.eq(now),
        ))
        .execute(c)?;
    Ok(())
}
