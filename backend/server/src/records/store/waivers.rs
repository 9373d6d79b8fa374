//! SQL of waivers.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::{PersonRow, RevocationRow, pattern};
use crate::database::dialect::Connection;
use crate::database::schema::{departments, revocations, staff, waivers};
use crate::error::Error;

/// One waiver.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = waivers)]
pub struct Waiver {
    /// Organisation.
    pub tenant_id: String,
    /// Record id.
    pub id: String,
    /// For whom.
    pub person_id: String,
    /// From which course.
    pub course_code: String,
    /// First day.
    pub from_on: NaiveDate,
    /// Last day.
    pub until_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// Who approved it.
    pub approved_by: String,
    /// Evidence.
    pub evidence: String,
    /// Staff number of who recorded it.
    pub recorded_by: String,
    /// When.
    pub recorded_at: DateTime<Utc>,
}

/// Appends a waiver.
///
/// # Errors
/// The database refuses.
pub fn insert(c: &mut Connection, waiver: &Waiver) -> Result<(), Error> {
    diesel::insert_into(waivers::table).values(waiver).execute(c)?;
    Ok(())
}

/// Whether a waiver that counts covers one of these days already.
///
/// # Errors
/// The database refuses.
pub fn overlaps(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    course_code: &str,
    from_on: NaiveDate,
    until_on: NaiveDate,
) -> Result<bool, Error> {
    let known: i64 =
        waivers::table
            .left_join(revocations::table.on(
                revocations::tenant_id.eq(waivers::tenant_id).and(revocations::target_id.eq(waivers::id)),
            ))
            .filter(waivers::tenant_id.eq(tenant_id))
            .filter(waivers::person_id.eq(person_id))
            .filter(waivers::course_code.eq(course_code))
            .filter(waivers::from_on.le(until_on))
            .filter(waivers::until_on.ge(from_on))
            .filter(revocations::target_id.is_null())
            .count()
            .get_result(c)?;
    Ok(known > 0)
}

/// A waiver with the person and its revocation.
pub type ListedWaiver = (Waiver, PersonRow, Option<RevocationRow>);

/// One page of waivers, latest first, and how many match.
///
/// # Errors
/// The database refuses.
pub fn page(
    c: &mut Connection,
    tenant_id: &str,
    search_key: &str,
    offset: i64,
    limit: i64,
) -> Result<(Vec<ListedWaiver>, i64), Error> {
    let pattern = pattern(search_key);
    let filtered = || {
        waivers::table
            .inner_join(
                staff::table
                    .on(staff::tenant_id.eq(waivers::tenant_id).and(staff::person_id.eq(waivers::person_id))),
            )
            .inner_join(departments::table.on(
                departments::tenant_id.eq(staff::tenant_id).and(departments::id.eq(staff::department_id)),
            ))
            .left_join(revocations::table.on(
                revocations::tenant_id.eq(waivers::tenant_id).and(revocations::target_id.eq(waivers::id)),
            ))
            .filter(waivers::tenant_id.eq(tenant_id))
            .filter(staff::search_key.like(pattern.clone()))
    };
    let rows = filtered()
        .order((waivers::recorded_at.desc(), waivers::id.desc()))
        .offset(offset)
        .limit(limit)
        .select((
            Waiver::as_select(),
            (staff::person_id, staff::staff_number, staff::name, departments::name, staff::grade),
            Option::<RevocationRow>::as_select(),
        ))
        .load(c)?;
    let total = filtered().count().get_result(c)?;
    Ok((rows, total))
}
