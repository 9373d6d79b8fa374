//! SQL of organisational units: validity, names by day, successors.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use learning::ledger::NO_END;

use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{department_names, department_successors, departments};
use crate::error::Error;

/// A unit, of whatever time.
#[derive(Queryable, Selectable, Insertable, Debug, Clone, PartialEq, Eq)]
#[diesel(table_name = departments, treat_none_as_default_value = false)]
pub struct UnitRow {
    /// Organisation.
    pub tenant_id: String,
    /// Unit id.
    pub id: String,
    /// Code with leading zeros.
    pub code: String,
    /// Name as of today.
    pub name: String,
    /// Name of the division as of today.
    pub division: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day; [`NO_END`] while it is open.
    pub valid_to: NaiveDate,
    /// `division` or `section`.
    pub kind: String,
    /// The division above.
    pub parent_id: Option<String>,
}

/// What a unit is called from a day on.
#[derive(Queryable, Selectable, Insertable, Debug, Clone, PartialEq, Eq)]
#[diesel(table_name = department_names)]
pub struct UnitNameRow {
    /// Organisation.
    pub tenant_id: String,
    /// Unit id.
    pub department_id: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// Name.
    pub name: String,
    /// Name of the division at that time, for units that stand under none.
    pub division: String,
}

/// Who carries on the work of a unit.
#[derive(Queryable, Selectable, Insertable, Debug, Clone, PartialEq, Eq)]
#[diesel(table_name = department_successors)]
pub struct SuccessorRow {
    /// Organisation.
    pub tenant_id: String,
    /// The unit that ends.
    pub department_id: String,
    /// The one that carries on.
    pub successor_id: String,
    /// From when.
    pub effective_on: NaiveDate,
}

/// Name and division of a unit on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Name.
    pub name: String,
    /// Name of the division, may be empty.
    pub division: String,
}

/// All units of all times, in order of code and then of day.
///
/// # Errors
/// The database refuses.
pub fn all(c: &mut Connection, tenant_id: &str) -> Result<Vec<UnitRow>, Error> {
    Ok(departments::table
        .filter(departments::tenant_id.eq(tenant_id))
        .order((departments::code.asc(), departments::valid_from.asc()))
        .select(UnitRow::as_select())
        .load(c)?)
}

/// All names in order of day.
///
/// # Errors
/// The database refuses.
pub fn all_names(c: &mut Connection, tenant_id: &str) -> Result<Vec<UnitNameRow>, Error> {
    Ok(department_names::table
        .filter(department_names::tenant_id.eq(tenant_id))
        .order((department_names::valid_from.asc(), department_names::department_id.asc()))
        .select(UnitNameRow::as_select())
        .load(c)?)
}

/// All successions.
///
/// # Errors
/// The database refuses.
pub fn all_successors(c: &mut Connection, tenant_id: &str) -> Result<Vec<SuccessorRow>, Error> {
    Ok(department_successors::table
        .filter(department_successors::tenant_id.eq(tenant_id))
        .order((department_successors::effective_on.asc(), department_successors::successor_id.asc()))
        .select(SuccessorRow::as_select())
        .load(c)?)
}

/// Names of all units on a day; of a unit of the future its first, of one of the past its last name.
///
/// # Errors
/// The database refuses.
pub fn names_on(
    c: &mut Connection,
    tenant_id: &str,
    day: NaiveDate,
) -> Result<BTreeMap<String, Named>, Error> {
    let mut named: BTreeMap<String, Named> = BTreeMap::new();
    for row in all_names(c, tenant_id)? {
        if row.valid_from <= day || !named.contains_key(&row.department_id) {
            named.insert(row.department_id, Named { name: row.name, division: row.division });
        }
    }
    let parents: Vec<(String, Option<String>)> = departments::table
        .filter(departments::tenant_id.eq(tenant_id))
        .filter(departments::parent_id.is_not_null())
        .select((departments::id, departments::parent_id))
        .load(c)?;
    for (id, parent_id) in parents {
        let division = parent_id.and_then(|id| named.get(&id)).map(|parent| parent.name.clone());
        if let (Some(division), Some(unit)) = (division, named.get_mut(&id)) {
            unit.division = division;
        }
    }
    Ok(named)
}

/// Appends units and names.
///
/// # Errors
/// A code is taken from that day on, or the database refuses.
pub fn insert(c: &mut Connection, units: &[UnitRow], names: &[UnitNameRow]) -> Result<(), Error> {
    for chunk in units.chunks(MAX_BIND_VARIABLES / 10) {
        diesel::insert_into(departments::table).values(chunk).execute(c)?;
    }
    for chunk in names.chunks(MAX_BIND_VARIABLES / 6) {
        diesel::insert_into(department_names::table).values(chunk).execute(c)?;
    }
    Ok(())
}

/// Puts a unit under a division.
///
/// # Errors
/// The database refuses.
pub fn set_parent(c: &mut Connection, tenant_id: &str, id: &str, parent_id: &str) -> Result<(), Error> {
    diesel::update(departments::table.find((tenant_id, id)))
        .set(departments::parent_id.eq(parent_id))
        .execute(c)?;
    Ok(())
}

/// Sets the last day of a unit.
///
/// # Errors
/// The database refuses.
pub fn close(c: &mut Connection, tenant_id: &str, id: &str, last_day: NaiveDate) -> Result<(), Error> {
    diesel::update(departments::table.find((tenant_id, id)))
        .set(departments::valid_to.eq(last_day))
        .execute(c)?;
    Ok(())
}

/// Appends a succession; one that is known already stays.
///
/// # Errors
/// The database refuses.
pub fn insert_successor(c: &mut Connection, row: &SuccessorRow) -> Result<(), Error> {
    diesel::insert_into(department_successors::table).values(row).on_conflict_do_nothing().execute(c)?;
    Ok(())
}

/// Brings the names that lists show up to the names of a day.
///
/// # Errors
/// The database refuses.
pub fn project_names(c: &mut Connection, tenant_id: &str, today: NaiveDate) -> Result<(), Error> {
    let named = names_on(c, tenant_id, today)?;
    for row in all(c, tenant_id)? {
        let Some(unit) = named.get(&row.id) else { continue };
        if unit.name != row.name || unit.division != row.division {
            diesel::update(departments::table.find((tenant_id, &row.id)))
                .set((departments::name.eq(&unit.name), departments::division.eq(&unit.division)))
                .execute(c)?;
        }
    }
    Ok(())
}

/// A unit that is open from its first day on.
#[must_use]
pub fn open(tenant_id: &str, id: &str, code: &str, named: &Named, valid_from: NaiveDate) -> UnitRow {
    UnitRow {
        tenant_id: tenant_id.to_owned(),
        id: id.to_owned(),
        code: code.to_owned(),
        name: named.name.clone(),
        division: named.division.clone(),
        valid_from,
        valid_to: NO_END,
        kind: "section".to_owned(),
        parent_id: None,
    }
}
