//! SQL of insert texts and acknowledgements.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::clock;
use crate::database::dialect::Connection;
use crate::database::schema::{acknowledgements, insert_texts};
use crate::error::Error;

/// What an organisation wrote into a slot.
#[derive(Queryable, Selectable, Debug, Clone)]
#[diesel(table_name = insert_texts)]
pub struct TextRow {
    /// Course code.
    pub course_code: String,
    /// Slot id.
    pub insert_id: String,
    /// Text or option id; empty for the general one.
    pub value: String,
    /// Staff number.
    pub saved_by: String,
    /// When.
    pub saved_at: DateTime<Utc>,
}

/// The latest text of every slot that was ever written, by course code and slot id.
///
/// # Errors
/// The database refuses.
pub fn latest(c: &mut Connection, tenant_id: &str) -> Result<BTreeMap<(String, String), TextRow>, Error> {
    let rows: Vec<TextRow> = insert_texts::table
        .filter(insert_texts::tenant_id.eq(tenant_id))
        .order((insert_texts::saved_at.asc(), insert_texts::id.asc()))
        .select(TextRow::as_select())
        .load(c)?;
    // A later row of the same slot replaces an earlier one.
    Ok(rows.into_iter().map(|row| ((row.course_code.clone(), row.insert_id.clone()), row)).collect())
}

/// Appends a text.
///
/// # Errors
/// The database refuses.
pub fn save(c: &mut Connection, tenant_id: &str, text: &TextRow) -> Result<(), Error> {
    diesel::insert_into(insert_texts::table)
        .values((
            insert_texts::tenant_id.eq(tenant_id),
            insert_texts::id.eq(clock::new_id()),
            insert_texts::course_code.eq(&text.course_code),
            insert_texts::insert_id.eq(&text.insert_id),
            insert_texts::value.eq(&text.value),
            insert_texts::saved_by.eq(&text.saved_by),
            insert_texts::saved_at.eq(text.saved_at),
        ))
        .execute(c)?;
    Ok(())
}

/// One confirmation of having read a text.
#[derive(Queryable, Selectable, Debug, Clone)]
#[diesel(table_name = acknowledgements)]
pub struct AcknowledgementRow {
    /// Enrollment.
    pub enrollment_id: String,
    /// Slot id.
    pub insert_id: String,
    /// Digest of the text.
    pub text_hash: String,
    /// When.
    pub acknowledged_at: DateTime<Utc>,
}

/// Everything that was confirmed in these enrollments, oldest first.
///
/// # Errors
/// The database refuses.
pub fn acknowledged(
    c: &mut Connection,
    tenant_id: &str,
    enrollment_ids: &[String],
) -> Result<Vec<AcknowledgementRow>, Error> {
    Ok(acknowledgements::table
        .filter(acknowledgements::tenant_id.eq(tenant_id))
        .filter(acknowledgements::enrollment_id.eq_any(enrollment_ids))
        .order(acknowledgements::acknowledged_at.asc())
        .select(AcknowledgementRow::as_select())
        .load(c)?)
}

/// Records that a text was read; again changes nothing.
///
/// # Errors
/// The database refuses.
pub fn acknowledge(
    c: &mut Connection,
    tenant_id: &str,
    enrollment_id: &str,
    insert_id: &str,
    text_hash: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::insert_into(acknowledgements::table)
        .values((
            acknowledgements::tenant_id.eq(tenant_id),
            acknowledgements::enrollment_id.eq(enrollment_id),
            acknowledgements::insert_id.eq(insert_id),
            acknowledgements::text_hash.eq(text_hash),
            acknowledgements::acknowledged_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(c)?;
    Ok(())
}
