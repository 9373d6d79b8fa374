//! SQL of 業務対応表: operations and the departments in charge.

use diesel::prelude::*;

use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{department_operations, operations};
use crate::error::Error;

/// An operation.
#[derive(Queryable, Selectable, Insertable, Debug, Clone, PartialEq, Eq)]
#[diesel(table_name = operations)]
pub struct OperationRow {
    /// Organisation.
    pub tenant_id: String,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// One of the standardised operations.
    pub standard: bool,
}

/// All operations in order of code.
///
/// # Errors
/// The database refuses.
pub fn all(c: &mut Connection, tenant_id: &str) -> Result<Vec<OperationRow>, Error> {
    Ok(operations::table
        .filter(operations::tenant_id.eq(tenant_id))
        .order(operations::code.asc())
        .select(OperationRow::as_select())
        .load(c)?)
}

/// Code of the operation and id of the department in charge, of all.
///
/// # Errors
/// The database refuses.
pub fn in_charge(c: &mut Connection, tenant_id: &str) -> Result<Vec<(String, String)>, Error> {
    Ok(department_operations::table
        .filter(department_operations::tenant_id.eq(tenant_id))
        .select((department_operations::operation_code, department_operations::department_id))
        .load(c)?)
}

/// Adds an operation or changes it; the departments replace the former ones.
///
/// # Errors
/// The database refuses.
pub fn save(c: &mut Connection, row: &OperationRow, department_ids: &[String]) -> Result<(), Error> {
    diesel::insert_into(operations::table)
        .values(row)
        .on_conflict((operations::tenant_id, operations::code))
        .do_update()
        .set((operations::name.eq(&row.name), operations::standard.eq(row.standard)))
        .execute(c)?;
    release(c, &row.tenant_id, &row.code)?;
    let rows: Vec<_> = department_ids
        .iter()
        .map(|department_id| {
            (
                department_operations::tenant_id.eq(&row.tenant_id),
                department_operations::operation_code.eq(&row.code),
                department_operations::department_id.eq(department_id),
            )
        })
        .collect();
    for chunk in rows.chunks(MAX_BIND_VARIABLES / 4) {
        diesel::insert_into(department_operations::table).values(chunk.to_vec()).execute(c)?;
    }
    Ok(())
}

/// Takes an operation off the list. False when there is none of this code.
///
/// # Errors
/// The database refuses.
pub fn remove(c: &mut Connection, tenant_id: &str, code: &str) -> Result<bool, Error> {
    release(c, tenant_id, code)?;
    Ok(diesel::delete(operations::table.find((tenant_id, code))).execute(c)? > 0)
}

fn release(c: &mut Connection, tenant_id: &str, code: &str) -> Result<(), Error> {
    diesel::delete(
        department_operations::table
            .filter(department_operations::tenant_id.eq(tenant_id))
            .filter(department_operations::operation_code.eq(code)),
    )
    .execute(c)?;
    Ok(())
}
