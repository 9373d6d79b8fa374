//! SQL of units, their people today, their heads and their confirmations.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use learning::role::Role;

use crate::clock;
use crate::database::dialect::Connection;
use crate::database::schema::{departments, role_grants, staff, staff_units, unit_confirmations};
use crate::error::Error;
use crate::organization::store::IN_POPULATION;

/// A unit that a person belongs to today.
#[derive(Queryable, Debug, Clone)]
pub struct OwnUnit {
    /// Department id.
    pub department_id: String,
    /// Name.
    pub name: String,
    /// Division name.
    pub division: String,
    /// Whether it is the person's main unit.
    pub main: bool,
}

/// The units of a person today, the main one first. Units that are no longer in force are left out.
///
/// # Errors
/// The database refuses.
pub fn units_of(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    today: NaiveDate,
) -> Result<Vec<OwnUnit>, Error> {
    Ok(staff_units::table
        .inner_join(
            departments::table.on(departments::tenant_id
                .eq(staff_units::tenant_id)
                .and(departments::id.eq(staff_units::department_id))),
        )
        .filter(staff_units::tenant_id.eq(tenant_id))
        .filter(staff_units::person_id.eq(person_id))
        .filter(departments::valid_from.le(today))
        .filter(departments::valid_to.ge(today))
        .order((staff_units::main.desc(), departments::code.asc()))
        .select((departments::id, departments::name, departments::division, staff_units::main))
        .load(c)?)
}

/// A person of a unit today.
#[derive(Queryable, Debug, Clone)]
pub struct Member {
    /// Department id.
    pub department_id: String,
    /// Person.
    pub person_id: String,
    /// Whether it is the person's main unit.
    pub main: bool,
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// 職名.
    pub title: String,
    /// Grade code.
    pub grade: String,
    /// Status name.
    pub status: String,
}

/// Everybody who belongs to these units today, by staff number; who has left belongs to none.
///
/// # Errors
/// The database refuses.
pub fn members(c: &mut Connection, tenant_id: &str, units: &[&str]) -> Result<Vec<Member>, Error> {
    Ok(staff_units::table
        .inner_join(
            staff::table.on(staff::tenant_id
                .eq(staff_units::tenant_id)
                .and(staff::person_id.eq(staff_units::person_id))),
        )
        .filter(staff_units::tenant_id.eq(tenant_id))
        .filter(staff_units::department_id.eq_any(units))
        .filter(staff::status.ne("retired"))
        .order(staff::staff_number.asc())
        .select((
            staff_units::department_id,
            staff_units::person_id,
            staff_units::main,
            staff::staff_number,
            staff::name,
            staff::title,
            staff::grade,
            staff::status,
        ))
        .load(c)?)
}

/// A confirmation as it is stored.
#[derive(Queryable, Selectable, Debug, Clone)]
#[diesel(table_name = unit_confirmations)]
pub struct ConfirmationRow {
    /// Department id.
    pub department_id: String,
    /// The figures, JSON.
    pub counts: String,
    /// Name of who confirmed, at that time.
    pub confirmed_by_name: String,
    /// When.
    pub confirmed_at: DateTime<Utc>,
}

/// Confirmations of a fiscal year, oldest first.
///
/// # Errors
/// The database refuses.
pub fn confirmations(
    c: &mut Connection,
    tenant_id: &str,
    fiscal_year: i32,
) -> Result<Vec<ConfirmationRow>, Error> {
    Ok(unit_confirmations::table
        .filter(unit_confirmations::tenant_id.eq(tenant_id))
        .filter(unit_confirmations::fiscal_year.eq(fiscal_year))
        .order((unit_confirmations::confirmed_at.asc(), unit_confirmations::id.asc()))
        .select(ConfirmationRow::as_select())
        .load(c)?)
}

/// Appends a confirmation.
///
/// # Errors
/// The database refuses.
pub fn insert_confirmation(
    c: &mut Connection,
    tenant_id: &str,
    department_id: &str,
    fiscal_year: i32,
    counts: &str,
    by: (&str, &str),
    now: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::insert_into(unit_confirmations::table)
        .values((
            unit_confirmations::tenant_id.eq(tenant_id),
            unit_confirmations::id.eq(clock::new_id()),
            unit_confirmations::department_id.eq(department_id),
            unit_confirmations::fiscal_year.eq(fiscal_year),
            unit_confirmations::counts.eq(counts),
            unit_confirmations::confirmed_by.eq(by.0),
            unit_confirmations::confirmed_by_name.eq(by.1),
            unit_confirmations::confirmed_at.eq(now),
        ))
        .execute(c)?;
    Ok(())
}

/// Ids of departments to which somebody at work belongs today.
///
/// # Errors
/// The database refuses.
pub fn with_people(c: &mut Connection, tenant_id: &str) -> Result<Vec<String>, Error> {
    Ok(staff_units::table
        .inner_join(
            staff::table.on(staff::tenant_id
                .eq(staff_units::tenant_id)
                .and(staff::person_id.eq(staff_units::person_id))),
        )
        .filter(staff_units::tenant_id.eq(tenant_id))
        .filter(staff::status.eq_any(IN_POPULATION))
        .select(staff_units::department_id)
        .distinct()
        .load(c)?)
}

/// Department id and name of everybody who can confirm for it today, by staff number.
///
/// # Errors
/// The database refuses.
pub fn heads(c: &mut Connection, tenant_id: &str) -> Result<Vec<(String, String)>, Error> {
    Ok(role_grants::table
        .inner_join(
            staff_units::table.on(staff_units::tenant_id
                .eq(role_grants::tenant_id)
                .and(staff_units::person_id.eq(role_grants::person_id))),
        )
        .inner_join(
            staff::table.on(staff::tenant_id
                .eq(role_grants::tenant_id)
                .and(staff::person_id.eq(role_grants::person_id))),
        )
        .filter(role_grants::tenant_id.eq(tenant_id))
        .filter(role_grants::role.eq(Role::SectionHead.as_str()))
        .filter(staff::status.eq_any(IN_POPULATION))
        .order(staff::staff_number.asc())
        .select((staff_units::department_id, staff::name))
        .load(c)?)
}
