//! SQL of past imports, the answers to their questions, and the remembered headers.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use crate::clock;
use crate::database::dialect::Connection;
use crate::database::schema::{
    staff_file_columns, staff_import_decisions, staff_import_undos, staff_imports,
};
use crate::error::Error;

/// A past import.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = staff_imports)]
pub struct StaffImport {
    /// Organisation.
    pub tenant_id: String,
    /// Import id.
    pub id: String,
    /// File name as given.
    pub file_name: String,
    /// SHA-256 of the bytes.
    pub digest: String,
    /// Encoding recognised.
    pub encoding: String,
    /// The day from which the file holds.
    pub effective_on: NaiveDate,
    /// Data rows.
    pub row_count: i32,
    /// Counts as JSON.
    pub difference: String,
    /// Staff number, or `system`.
    pub applied_by: String,
    /// When.
    pub applied_at: DateTime<Utc>,
}

/// When, by whom and why an import was taken back.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = staff_import_undos)]
pub struct StaffImportUndo {
    /// Organisation.
    pub tenant_id: String,
    /// Import id.
    pub import_id: String,
    /// When.
    pub undone_at: DateTime<Utc>,
    /// Staff number.
    pub undone_by: String,
    /// Why.
    pub reason: String,
}

/// Appends an import.
///
/// # Errors
/// The database refuses.
pub fn insert(c: &mut Connection, import: &StaffImport) -> Result<(), Error> {
    diesel::insert_into(staff_imports::table).values(import).execute(c)?;
    Ok(())
}

/// The import on which all later ones build: of those that stand, the one of the latest day, and of that day
/// the one applied last.
///
/// # Errors
/// The database refuses.
pub fn latest(c: &mut Connection, tenant_id: &str) -> Result<Option<StaffImport>, Error> {
    Ok(staff_imports::table
        .left_join(
            staff_import_undos::table.on(staff_import_undos::tenant_id
                .eq(staff_imports::tenant_id)
                .and(staff_import_undos::import_id.eq(staff_imports::id))),
        )
        .filter(staff_imports::tenant_id.eq(tenant_id))
        .filter(staff_import_undos::import_id.is_null())
        .order((
            staff_imports::effective_on.desc(),
            staff_imports::applied_at.desc(),
            staff_imports::id.desc(),
        ))
        .select(StaffImport::as_select())
        .first(c)
        .optional()?)
}

/// One import, with its undoing if there was one.
///
/// # Errors
/// Not found.
pub fn find(
    c: &mut Connection,
    tenant_id: &str,
    import_id: &str,
) -> Result<(StaffImport, Option<StaffImportUndo>), Error> {
    let import =
        staff_imports::table.find((tenant_id, import_id)).select(StaffImport::as_select()).first(c)?;
    let undo = staff_import_undos::table
        .find((tenant_id, import_id))
        .select(StaffImportUndo::as_select())
        .first(c)
        .optional()?;
    Ok((import, undo))
}

/// Past imports with their undoings, latest first, at most 50.
///
/// # Errors
/// The database refuses.
pub fn list(
    c: &mut Connection,
    tenant_id: &str,
) -> Result<Vec<(StaffImport, Option<StaffImportUndo>)>, Error> {
    Ok(staff_imports::table
        .left_join(
            staff_import_undos::table.on(staff_import_undos::tenant_id
                .eq(staff_imports::tenant_id)
                .and(staff_import_undos::import_id.eq(staff_imports::id))),
        )
        .filter(staff_imports::tenant_id.eq(tenant_id))
        .order((staff_imports::applied_at.desc(), staff_imports::id.desc()))
        .limit(50)
        .select((StaffImport::as_select(), Option::<StaffImportUndo>::as_select()))
        .load(c)?)
}

/// Appends the undoing of an import.
///
/// # Errors
/// It was undone already, or the database refuses.
pub fn insert_undo(c: &mut Connection, undo: &StaffImportUndo) -> Result<(), Error> {
    diesel::insert_into(staff_import_undos::table).values(undo).execute(c)?;
    Ok(())
}

/// The answers to the questions about a file; the latest of each.
///
/// # Errors
/// The database refuses.
pub fn answers(c: &mut Connection, tenant_id: &str, digest: &str) -> Result<BTreeMap<String, String>, Error> {
    let rows: Vec<(String, String)> = staff_import_decisions::table
        .filter(staff_import_decisions::tenant_id.eq(tenant_id))
        .filter(staff_import_decisions::digest.eq(digest))
        .order((staff_import_decisions::decided_at.asc(), staff_import_decisions::id.asc()))
        .select((staff_import_decisions::question, staff_import_decisions::answer))
        .load(c)?;
    Ok(rows.into_iter().collect())
}

/// An answer of somebody.
#[derive(Debug, Clone)]
pub struct Decision<'a> {
    /// SHA-256 of the file.
    pub digest: &'a str,
    /// Question id.
    pub question: &'a str,
    /// The answer.
    pub answer: &'a str,
    /// Staff number.
    pub decided_by: &'a str,
    /// When.
    pub decided_at: DateTime<Utc>,
}

/// Appends an answer.
///
/// # Errors
/// The database refuses.
pub fn insert_decision(c: &mut Connection, tenant_id: &str, decision: &Decision<'_>) -> Result<(), Error> {
    diesel::insert_into(staff_import_decisions::table)
        .values((
            staff_import_decisions::tenant_id.eq(tenant_id),
            staff_import_decisions::id.eq(clock::new_id()),
            staff_import_decisions::digest.eq(decision.digest),
            staff_import_decisions::question.eq(decision.question),
            staff_import_decisions::answer.eq(decision.answer),
            staff_import_decisions::decided_by.eq(decision.decided_by),
            staff_import_decisions::decided_at.eq(decision.decided_at),
        ))
        .execute(c)?;
    Ok(())
}

/// The remembered headers with their fields, in order of header.
///
/// # Errors
/// The database refuses.
pub fn columns(c: &mut Connection, tenant_id: &str) -> Result<Vec<(String, String)>, Error> {
    Ok(staff_file_columns::table
        .filter(staff_file_columns::tenant_id.eq(tenant_id))
        .order(staff_file_columns::header.asc())
        .select((staff_file_columns::header, staff_file_columns::field))
        .load(c)?)
}

/// Remembers a header, or forgets it.
///
/// # Errors
/// The database refuses.
pub fn set_column(
    c: &mut Connection,
    tenant_id: &str,
    header: &str,
    field: Option<&str>,
) -> Result<(), Error> {
    diesel::delete(staff_file_columns::table.find((tenant_id, header))).execute(c)?;
    if let Some(field) = field {
        diesel::insert_into(staff_file_columns::table)
            .values((
                staff_file_columns::tenant_id.eq(tenant_id),
                staff_file_columns::header.eq(header),
                staff_file_columns::field.eq(field),
            ))
            .execute(c)?;
    }
    Ok(())
}
