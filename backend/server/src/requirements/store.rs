//! SQL of curricula, and of what the derivation reads and writes.

mod derived;
mod given;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::database::dialect::Connection;
use crate::database::schema::{
    curriculum_drafts, curriculum_versions, department_operations, departments, operations, staff,
};
use crate::error::Error;
use crate::requirements::standard::Operation;

pub use derived::{
    ChangeRow, ChoiceRow, NewChange, NewDuty, changes_of, choice_of, choices_of, insert_changes,
    insert_duties, replace_choices, select_course, update_duty,
};
pub use given::{DutyRow, credits, duties, extensions, orders, selections, waivers};

/// The draft.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Debug, Clone)]
#[diesel(table_name = curriculum_drafts)]
pub struct DraftRow {
    /// Organisation.
    pub tenant_id: String,
    /// JSON.
    pub document: String,
    /// Counts up.
    pub revision: i32,
    /// Staff number.
    pub saved_by: String,
    /// When.
    pub saved_at: DateTime<Utc>,
}

/// A published state.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = curriculum_versions)]
pub struct VersionRow {
    /// Organisation.
    pub tenant_id: String,
    /// From 1.
    pub number: i32,
    /// JSON.
    pub document: String,
    /// Why.
    pub reason: String,
    /// JSON of the counts.
    pub difference: String,
    /// Staff number.
    pub published_by: String,
    /// When.
    pub published_at: DateTime<Utc>,
}

/// The draft, if somebody has saved one.
///
/// # Errors
/// The database refuses.
pub fn draft(c: &mut Connection, tenant_id: &str) -> Result<Option<DraftRow>, Error> {
    Ok(curriculum_drafts::table.find(tenant_id).select(DraftRow::as_select()).first(c).optional()?)
}

/// Saves the draft.
///
/// # Errors
/// The database refuses.
pub fn save_draft(c: &mut Connection, draft: &DraftRow) -> Result<(), Error> {
    diesel::insert_into(curriculum_drafts::table)
        .values(draft)
        .on_conflict(curriculum_drafts::tenant_id)
        .do_update()
        .set(draft)
        .execute(c)?;
    Ok(())
}

/// All published states, oldest first.
///
/// # Errors
/// The database refuses.
pub fn versions(c: &mut Connection, tenant_id: &str) -> Result<Vec<VersionRow>, Error> {
    Ok(curriculum_versions::table
        .filter(curriculum_versions::tenant_id.eq(tenant_id))
        .order(curriculum_versions::number.asc())
        .select(VersionRow::as_select())
        .load(c)?)
}

/// Whether anything was ever published.
///
/// # Errors
/// The database refuses.
pub fn has_curriculum(c: &mut Connection, tenant_id: &str) -> Result<bool, Error> {
    use diesel::dsl::exists;
    let published = curriculum_versions::table.filter(curriculum_versions::tenant_id.eq(tenant_id));
    Ok(diesel::select(exists(published)).get_result(c)?)
}

/// One published state.
///
/// # Errors
/// Not found.
pub fn version(c: &mut Connection, tenant_id: &str, number: i32) -> Result<VersionRow, Error> {
    Ok(curriculum_versions::table.find((tenant_id, number)).select(VersionRow::as_select()).first(c)?)
}

/// Appends a published state.
///
/// # Errors
/// Conflict when the number is taken.
pub fn insert_version(c: &mut Connection, version: &VersionRow) -> Result<(), Error> {
    diesel::insert_into(curriculum_versions::table).values(version).execute(c)?;
    Ok(())
}

/// Every unit below another one: unit, parent.
///
/// # Errors
/// The database refuses.
pub fn parents(c: &mut Connection, tenant_id: &str) -> Result<Vec<(String, String)>, Error> {
    Ok(departments::table
        .filter(departments::tenant_id.eq(tenant_id))
        .filter(departments::parent_id.is_not_null())
        .select((departments::id, departments::parent_id.assume_not_null()))
        .load(c)?)
}

/// Operation and unit in charge.
///
/// # Errors
/// The database refuses.
pub fn operations_in_charge(c: &mut Connection, tenant_id: &str) -> Result<Vec<(String, String)>, Error> {
    Ok(department_operations::table
        .filter(department_operations::tenant_id.eq(tenant_id))
        .select((department_operations::operation_code, department_operations::department_id))
        .load(c)?)
}

/// Codes and names of the operations.
///
/// # Errors
/// The database refuses.
pub fn operation_names(c: &mut Connection, tenant_id: &str) -> Result<Vec<(String, String)>, Error> {
    Ok(operations::table
        .filter(operations::tenant_id.eq(tenant_id))
        .order(operations::code.asc())
        .select((operations::code, operations::name))
        .load(c)?)
}

/// Adds the operations that are not there yet, without a unit in charge.
///
/// # Errors
/// The database refuses.
pub fn add_operations(c: &mut Connection, tenant_id: &str, new: &[Operation]) -> Result<(), Error> {
    let rows: Vec<_> = new
        .iter()
        .map(|operation| {
            (
                operations::tenant_id.eq(tenant_id),
                operations::code.eq(&operation.code),
                operations::name.eq(&operation.name),
                operations::standard.eq(operation.standard),
            )
        })
        .collect();
    diesel::insert_into(operations::table).values(rows).on_conflict_do_nothing().execute(c)?;
    Ok(())
}

/// Job kinds that people have.
///
/// # Errors
/// The database refuses.
pub fn job_kinds(c: &mut Connection, tenant_id: &str) -> Result<Vec<String>, Error> {
    Ok(staff::table
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::job_kind.ne(""))
        .select(staff::job_kind)
        .distinct()
        .order(staff::job_kind.asc())
        .load(c)?)
}

/// A unit that can be chosen.
#[derive(Queryable, Debug, Clone)]
pub struct UnitRow {
    /// Unit id.
    pub id: String,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// `division` or `section`.
    pub kind: String,
    /// The unit above it.
    pub parent_id: Option<String>,
}

/// Units in force on a day, in order of code.
///
/// # Errors
/// The database refuses.
pub fn units(c: &mut Connection, tenant_id: &str, day: chrono::NaiveDate) -> Result<Vec<UnitRow>, Error> {
    Ok(departments::table
        .filter(departments::tenant_id.eq(tenant_id))
        .filter(departments::valid_from.le(day))
        .filter(departments::valid_to.ge(day))
        .order(departments::code.asc())
        .select((
            departments::id,
            departments::code,
            departments::name,
            departments::kind,
            departments::parent_id,
        ))
        .load(c)?)
}
