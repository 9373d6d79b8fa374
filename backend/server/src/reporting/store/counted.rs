//! SQL of the cells, keeping: where duties and people count, and what changed about it.

use chrono::NaiveDate;
use diesel::prelude::*;
use learning::figure::Bucket;

use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{
    assignments, completions, counted_duties, counted_people, duty_cell_changes, duty_cells,
    headcount_changes, headcounts, staff,
};
use crate::error::Error;
use crate::reporting::figures::Cell;

/// A duty with everything that decides where it counts.
#[derive(Queryable, Debug, Clone)]
pub struct DutyToCount {
    /// Assignment id.
    pub assignment_id: String,
    /// Person.
    pub person_id: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Course code.
    pub course_code: String,
    /// Standing name.
    pub standing: String,
    /// First day.
    pub opens_on: NaiveDate,
    /// Last day in time.
    pub due_on: NaiveDate,
    /// Days of grace.
    pub grace_days: i32,
    /// Day of completion.
    pub completed_on: Option<NaiveDate>,
}

/// Duties of these people.
///
/// # Errors
/// The database refuses.
pub fn duties_of(c: &mut Connection, tenant_id: &str, people: &[&str]) -> Result<Vec<DutyToCount>, Error> {
    Ok(assignments::table
        .left_join(
            completions::table.on(completions::tenant_id
                .eq(assignments::tenant_id)
                .and(completions::assignment_id.eq(assignments::id))),
        )
        .filter(assignments::tenant_id.eq(tenant_id))
        .filter(assignments::person_id.eq_any(people))
        .select((
            assignments::id,
            assignments::person_id,
            assignments::fiscal_year,
            assignments::course_code,
            assignments::standing,
            assignments::opens_on,
            assignments::due_on,
            assignments::grace_days,
            completions::completed_on.nullable(),
        ))
        .load(c)?)
}

/// Where a duty counts.
#[derive(Queryable, Selectable, Insertable, Debug, Clone, PartialEq, Eq)]
#[diesel(table_name = counted_duties)]
pub struct CountedDuty {
    /// Organisation.
    pub tenant_id: String,
    /// Assignment id.
    pub assignment_id: String,
    /// Person.
    pub person_id: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Department id.
    pub department_id: String,
    /// Grade code.
    pub grade: String,
    /// Course code.
    pub course_code: String,
    /// Bucket name.
    pub bucket: String,
}

/// Where the duties of these people count.
///
/// # Errors
/// The database refuses.
pub fn counted_of(c: &mut Connection, tenant_id: &str, people: &[&str]) -> Result<Vec<CountedDuty>, Error> {
    Ok(counted_duties::table
        .filter(counted_duties::tenant_id.eq(tenant_id))
        .filter(counted_duties::person_id.eq_any(people))
        .select(CountedDuty::as_select())
        .load(c)?)
}

/// Notes where these duties count from now on, new ones and known ones.
///
/// # Errors
/// The database refuses.
pub fn note_duties(c: &mut Connection, rows: &[CountedDuty]) -> Result<(), Error> {
    use counted_duties as t;
    use diesel::upsert::excluded;
    for chunk in rows.chunks(MAX_BIND_VARIABLES / 9) {
        let values: Vec<_> = chunk
            .iter()
            .map(|row| {
                (
                    t::tenant_id.eq(&row.tenant_id),
                    t::assignment_id.eq(&row.assignment_id),
                    t::person_id.eq(&row.person_id),
                    t::fiscal_year.eq(row.fiscal_year),
                    t::department_id.eq(&row.department_id),
                    t::grade.eq(&row.grade),
                    t::course_code.eq(&row.course_code),
                    t::bucket.eq(&row.bucket),
                )
            })
            .collect();
        diesel::insert_into(t::table)
            .values(values)
            .on_conflict((t::tenant_id, t::assignment_id))
            .do_update()
            .set((
                t::department_id.eq(excluded(t::department_id)),
                t::grade.eq(excluded(t::grade)),
                t::bucket.eq(excluded(t::bucket)),
            ))
            .execute(c)?;
    }
    Ok(())
}

/// These duties count nowhere any more.
///
/// # Errors
/// The database refuses.
pub fn forget_duties(c: &mut Connection, tenant_id: &str, assignment_ids: &[String]) -> Result<(), Error> {
    for chunk in assignment_ids.chunks(MAX_BIND_VARIABLES / 2) {
        diesel::delete(
            counted_duties::table
                .filter(counted_duties::tenant_id.eq(tenant_id))
                .filter(counted_duties::assignment_id.eq_any(chunk)),
        )
        .execute(c)?;
    }
    Ok(())
}

/// Where a person counts.
#[derive(Queryable, Selectable, Insertable, Debug, Clone, PartialEq, Eq)]
#[diesel(table_name = counted_people)]
pub struct CountedPerson {
    /// Organisation.
    pub tenant_id: String,
    /// Person.
    pub person_id: String,
    /// Department id.
    pub department_id: String,
    /// Grade code.
    pub grade: String,
    /// Status name.
    pub status: String,
}

/// These people as the staff list has them today; who is not in it is left out.
///
/// # Errors
/// The database refuses.
pub fn people_today(
    c: &mut Connection,
    tenant_id: &str,
    people: &[&str],
) -> Result<Vec<CountedPerson>, Error> {
    Ok(staff::table
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::person_id.eq_any(people))
        .select((staff::tenant_id, staff::person_id, staff::department_id, staff::grade, staff::status))
        .load(c)?)
}

/// Where these people count.
///
/// # Errors
/// The database refuses.
pub fn counted_people_of(
    c: &mut Connection,
    tenant_id: &str,
    people: &[&str],
) -> Result<Vec<CountedPerson>, Error> {
    Ok(counted_people::table
        .filter(counted_people::tenant_id.eq(tenant_id))
        .filter(counted_people::person_id.eq_any(people))
        .select(CountedPerson::as_select())
        .load(c)?)
}

/// Takes these people out and puts those in.
///
/// # Errors
/// The database refuses.
pub fn note_people(
    c: &mut Connection,
    tenant_id: &str,
    out: &[&str],
    into: &[CountedPerson],
) -> Result<(), Error> {
    for chunk in out.chunks(MAX_BIND_VARIABLES / 2) {
        diesel::delete(
            counted_people::table
                .filter(counted_people::tenant_id.eq(tenant_id))
                .filter(counted_people::person_id.eq_any(chunk.to_vec())),
        )
        .execute(c)?;
    }
    for chunk in into.chunks(MAX_BIND_VARIABLES / 5) {
        diesel::insert_into(counted_people::table).values(chunk).execute(c)?;
    }
    Ok(())
}

/// Everybody whom the ledger knows.
///
/// # Errors
/// The database refuses.
pub fn everybody(c: &mut Connection, tenant_id: &str) -> Result<Vec<String>, Error> {
    use crate::database::schema::persons;
    Ok(persons::table
        .filter(persons::tenant_id.eq(tenant_id))
        .select(persons::id)
        .order(persons::id.asc())
        .load(c)?)
}

/// Whether anything was ever counted.
///
/// # Errors
/// The database refuses.
pub fn is_counted(c: &mut Connection, tenant_id: &str) -> Result<bool, Error> {
    let any = counted_people::table.filter(counted_people::tenant_id.eq(tenant_id));
    Ok(diesel::select(diesel::dsl::exists(any)).get_result(c)?)
}

/// One change of a cell: fiscal year, where, which bucket, how many more (below zero: fewer).
pub type CellDelta = ((i32, Cell, Bucket), i32);

/// Adds changes to the cells and to the changes of a day.
///
/// # Errors
/// The database refuses.
pub fn add(c: &mut Connection, tenant_id: &str, day: NaiveDate, deltas: &[CellDelta]) -> Result<(), Error> {
    use diesel::upsert::excluded;
    for chunk in deltas.chunks(MAX_BIND_VARIABLES / 8) {
        use duty_cells as t;
        let rows: Vec<_> = chunk
            .iter()
            .map(|((year, cell, bucket), change)| {
                (
                    t::tenant_id.eq(tenant_id),
                    t::fiscal_year.eq(*year),
                    t::department_id.eq(&cell.department_id),
                    t::grade.eq(&cell.grade),
                    t::course_code.eq(&cell.course_code),
                    t::bucket.eq(bucket.as_str()),
                    t::duties.eq(*change),
                )
            })
            .collect();
        diesel::insert_into(t::table)
            .values(rows)
            .on_conflict((
                t::tenant_id,
                t::fiscal_year,
                t::department_id,
                t::grade,
                t::course_code,
                t::bucket,
            ))
            .do_update()
            .set(t::duties.eq(t::duties + excluded(t::duties)))
            .execute(c)?;
        use duty_cell_changes as d;
        let rows: Vec<_> = chunk
            .iter()
            .map(|((year, cell, bucket), change)| {
                (
                    d::tenant_id.eq(tenant_id),
                    d::fiscal_year.eq(*year),
                    d::department_id.eq(&cell.department_id),
                    d::grade.eq(&cell.grade),
                    d::course_code.eq(&cell.course_code),
                    d::bucket.eq(bucket.as_str()),
                    d::day.eq(day),
                    d::change.eq(*change),
                )
            })
            .collect();
        diesel::insert_into(d::table)
            .values(rows)
            .on_conflict((
                d::tenant_id,
                d::fiscal_year,
                d::department_id,
                d::grade,
                d::course_code,
                d::bucket,
                d::day,
            ))
            .do_update()
            .set(d::change.eq(d::change + excluded(d::change)))
            .execute(c)?;
    }
    Ok(())
}

/// One change of a headcount: department id, grade, status, how many more.
pub type HeadcountDelta = ((String, String, String), i32);

/// Adds changes to the headcounts and to the changes of a day.
///
/// # Errors
/// The database refuses.
pub fn add_people(
    c: &mut Connection,
    tenant_id: &str,
    day: NaiveDate,
    deltas: &[HeadcountDelta],
) -> Result<(), Error> {
    use diesel::upsert::excluded;
    for chunk in deltas.chunks(MAX_BIND_VARIABLES / 6) {
        use headcounts as t;
        let rows: Vec<_> = chunk
            .iter()
            .map(|((department, grade, status), change)| {
                (
                    t::tenant_id.eq(tenant_id),
                    t::department_id.eq(department),
                    t::grade.eq(grade),
                    t::status.eq(status),
                    t::people.eq(*change),
                )
            })
            .collect();
        diesel::insert_into(t::table)
            .values(rows)
            .on_conflict((t::tenant_id, t::department_id, t::grade, t::status))
            .do_update()
            .set(t::people.eq(t::people + excluded(t::people)))
            .execute(c)?;
        use headcount_changes as d;
        let rows: Vec<_> = chunk
            .iter()
            .map(|((department, grade, status), change)| {
                (
                    d::tenant_id.eq(tenant_id),
                    d::department_id.eq(department),
                    d::grade.eq(grade),
                    d::status.eq(status),
                    d::day.eq(day),
                    d::change.eq(*change),
                )
            })
            .collect();
        diesel::insert_into(d::table)
            .values(rows)
            .on_conflict((d::tenant_id, d::department_id, d::grade, d::status, d::day))
            .do_update()
            .set(d::change.eq(d::change + excluded(d::change)))
            .execute(c)?;
    }
    Ok(())
}
