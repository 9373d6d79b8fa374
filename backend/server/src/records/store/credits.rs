//! SQL of outside training.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::{PersonRow, RevocationRow, pattern};
use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{credits, departments, revocations, staff};
use crate::error::Error;

/// One training outside of this program, with the post at that time.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = credits, treat_none_as_default_value = false)]
pub struct Credit {
    /// Organisation.
    pub tenant_id: String,
    /// Record id.
    pub id: String,
    /// Who took it.
    pub person_id: String,
    /// The course that it counts for; empty for none.
    pub course_code: String,
    /// Form name.
    pub form: String,
    /// Title.
    pub title: String,
    /// Organiser.
    pub organizer: String,
    /// The day.
    pub completed_on: NaiveDate,
    /// Minutes.
    pub minutes: i32,
    /// `completed` or `not-completed`.
    pub result: String,
    /// Evidence.
    pub evidence: String,
    /// Who approved it.
    pub approved_by: String,
    /// Staff number at that time.
    pub staff_number: String,
    /// Department at that time.
    pub department_name: String,
    /// Grade code at that time.
    pub grade: String,
    /// The roster that brought it; empty for none.
    pub batch_id: String,
    /// Staff number of who recorded it.
    pub recorded_by: String,
    /// When.
    pub recorded_at: DateTime<Utc>,
    /// Points.
    pub score: Option<i32>,
    /// Points that were needed.
    pub pass_mark: Option<i32>,
}

/// What makes two records the same training.
#[derive(Debug, Clone, Copy)]
pub struct Training<'a> {
    /// Form name.
    pub form: &'a str,
    /// Title.
    pub title: &'a str,
    /// Organiser.
    pub organizer: &'a str,
    /// The course that it counts for; empty for none.
    pub course_code: &'a str,
}

/// Appends outside training.
///
/// # Errors
/// The database refuses.
pub fn insert(c: &mut Connection, rows: &[Credit]) -> Result<(), Error> {
    for chunk in rows.chunks(MAX_BIND_VARIABLES / 21) {
        diesel::insert_into(credits::table).values(chunk).execute(c)?;
    }
    Ok(())
}

/// Records of this training that count, of these people.
///
/// # Errors
/// The database refuses.
pub fn recorded(
    c: &mut Connection,
    tenant_id: &str,
    training: Training<'_>,
    people: &[&str],
) -> Result<Vec<Credit>, Error> {
    let mut rows = Vec::new();
    for chunk in people.chunks(MAX_BIND_VARIABLES / 2) {
        let found: Vec<Credit> = credits::table
            .left_join(revocations::table.on(
                revocations::tenant_id.eq(credits::tenant_id).and(revocations::target_id.eq(credits::id)),
            ))
            .filter(credits::tenant_id.eq(tenant_id))
            .filter(credits::person_id.eq_any(chunk.to_vec()))
            .filter(credits::form.eq(training.form))
            .filter(credits::title.eq(training.title))
            .filter(credits::organizer.eq(training.organizer))
            .filter(credits::course_code.eq(training.course_code))
            .filter(revocations::target_id.is_null())
            .select(Credit::as_select())
            .load(c)?;
        rows.extend(found);
    }
    Ok(rows)
}

/// Records of a roster that count: record and person.
///
/// # Errors
/// The database refuses.
pub fn of_roster(
    c: &mut Connection,
    tenant_id: &str,
    roster_id: &str,
) -> Result<Vec<(String, String)>, Error> {
    Ok(credits::table
        .left_join(
            revocations::table.on(revocations::tenant_id
                .eq(credits::tenant_id)
                .and(revocations::target_id.eq(credits::id))),
        )
        .filter(credits::tenant_id.eq(tenant_id))
        .filter(credits::batch_id.eq(roster_id))
        .filter(revocations::target_id.is_null())
        .order(credits::id.asc())
        .select((credits::id, credits::person_id))
        .load(c)?)
}

/// Outside training with the person and its revocation.
pub type ListedCredit = (Credit, PersonRow, Option<RevocationRow>);

/// One page of outside training, latest first, and how many match.
///
/// # Errors
/// The database refuses.
pub fn page(
    c: &mut Connection,
    tenant_id: &str,
    search_key: &str,
    offset: i64,
    limit: i64,
) -> Result<(Vec<ListedCredit>, i64), Error> {
    let pattern = pattern(search_key);
    let filtered = || {
        credits::table
            .inner_join(
                staff::table
                    .on(staff::tenant_id.eq(credits::tenant_id).and(staff::person_id.eq(credits::person_id))),
            )
            .inner_join(departments::table.on(
                departments::tenant_id.eq(staff::tenant_id).and(departments::id.eq(staff::department_id)),
            ))
            .left_join(revocations::table.on(
                revocations::tenant_id.eq(credits::tenant_id).and(revocations::target_id.eq(credits::id)),
            ))
            .filter(credits::tenant_id.eq(tenant_id))
            .filter(staff::search_key.like(pattern.clone()))
    };
    let rows = filtered()
        .order((credits::recorded_at.desc(), credits::id.desc()))
        .offset(offset)
        .limit(limit)
        .select((
            Credit::as_select(),
            (staff::person_id, staff::staff_number, staff::name, departments::name, staff::grade),
            Option::<RevocationRow>::as_select(),
        ))
        .load(c)?;
    let total = filtered().count().get_result(c)?;
    Ok((rows, total))
}
