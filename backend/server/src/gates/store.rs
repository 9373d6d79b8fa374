//! SQL of gates: the gates themselves, the people who need a tool with what they completed, and tokens.

mod tokens;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use learning::role::{Attribute, EmploymentStatus};

use crate::database::dialect::Connection;
use crate::database::schema::{assignments, completions, credits, departments, gates, revocations, staff};
use crate::error::Error;

pub use tokens::{
    GateToken, insert_failure, insert_token, recent_failures, revoke_token, token_by_hash, tokens_of,
    touch_token,
};

/// One gate.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Debug, Clone)]
#[diesel(table_name = gates)]
pub struct Gate {
    /// Organisation.
    pub tenant_id: String,
    /// Stable code.
    pub code: String,
    /// Name of the tool.
    pub tool: String,
    /// Stable name of the attribute.
    pub attribute: String,
    /// Required courses as JSON.
    pub courses: String,
    /// Whether other systems may ask.
    pub in_force: bool,
    /// Staff number of who saved it, or `system`.
    pub saved_by: String,
    /// When.
    pub saved_at: DateTime<Utc>,
}

/// A person who needs a tool.
#[derive(Queryable, Debug, Clone)]
pub struct NeedingPerson {
    /// Stable person id.
    pub person_id: String,
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// Department name.
    pub department: String,
    /// Status name.
    pub status: String,
}

/// A course that a person completed, here or by outside training that counts for it.
#[derive(Queryable, Debug, Clone)]
pub struct CompletedCourse {
    /// Who.
    pub person_id: String,
    /// Course code.
    pub course_code: String,
    /// The day.
    pub completed_on: NaiveDate,
}

/// All gates in order of code.
///
/// # Errors
/// The database refuses.
pub fn all(c: &mut Connection, tenant_id: &str) -> Result<Vec<Gate>, Error> {
    Ok(gates::table
        .filter(gates::tenant_id.eq(tenant_id))
        .order(gates::code.asc())
        .select(Gate::as_select())
        .load(c)?)
}

/// One gate.
///
/// # Errors
/// Not found.
pub fn by_code(c: &mut Connection, tenant_id: &str, code: &str) -> Result<Gate, Error> {
    Ok(gates::table.find((tenant_id, code)).select(Gate::as_select()).first(c)?)
}

/// Adds a gate, or changes the one with this code.
///
/// # Errors
/// The database refuses.
pub fn save(c: &mut Connection, gate: &Gate) -> Result<(), Error> {
    diesel::insert_into(gates::table)
        .values(gate)
        .on_conflict((gates::tenant_id, gates::code))
        .do_update()
        .set(gate)
        .execute(c)?;
    Ok(())
}

/// How an attribute stands in the JSON list of a person.
fn pattern(attribute: Attribute) -> String {
    format!("%\"{}\"%", attribute.as_str())
}

/// People with an attribute who have not left, by department code and staff number.
///
/// # Errors
/// The database refuses.
pub fn needing(
    c: &mut Connection,
    tenant_id: &str,
    attribute: Attribute,
) -> Result<Vec<NeedingPerson>, Error> {
    Ok(staff::table
        .inner_join(
            departments::table.on(departments::tenant_id
                .eq(staff::tenant_id)
                .and(departments::id.eq(staff::department_id))),
        )
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::status.ne(EmploymentStatus::Retired.as_str()))
        .filter(staff::attributes.like(pattern(attribute)))
        .order((departments::code.asc(), staff::staff_number.asc()))
        .select((staff::person_id, staff::staff_number, staff::name, departments::name, staff::status))
        .load(c)?)
}

/// What people with an attribute completed of these courses: here, and by outside training that counts for them.
///
/// # Errors
/// The database refuses.
pub fn completed(
    c: &mut Connection,
    tenant_id: &str,
    attribute: Attribute,
    courses: &[&str],
) -> Result<Vec<CompletedCourse>, Error> {
    let mut rows: Vec<CompletedCourse> =
        completions::table
            .inner_join(
                assignments::table.on(assignments::tenant_id
                    .eq(completions::tenant_id)
                    .and(assignments::id.eq(completions::assignment_id))),
            )
            .inner_join(staff::table.on(
                staff::tenant_id.eq(completions::tenant_id).and(staff::person_id.eq(completions::person_id)),
            ))
            .filter(completions::tenant_id.eq(tenant_id))
            .filter(assignments::course_code.eq_any(courses))
            .filter(staff::attributes.like(pattern(attribute)))
            .select((completions::person_id, assignments::course_code, completions::completed_on))
            .load(c)?;
    let credited: Vec<CompletedCourse> =
        credits::table
            .inner_join(
                staff::table
                    .on(staff::tenant_id.eq(credits::tenant_id).and(staff::person_id.eq(credits::person_id))),
            )
            .left_join(revocations::table.on(
                revocations::tenant_id.eq(credits::tenant_id).and(revocations::target_id.eq(credits::id)),
            ))
            .filter(credits::tenant_id.eq(tenant_id))
            .filter(credits::course_code.eq_any(courses))
            .filter(credits::result.eq("completed"))
            .filter(revocations::target_id.is_null())
            .filter(staff::attributes.like(pattern(attribute)))
            .select((credits::person_id, credits::course_code, credits::completed_on))
            .load(c)?;
    rows.extend(credited);
    Ok(rows)
}
