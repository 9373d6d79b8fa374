//! What waivers, extensions and credits do to open assignments. The derivation of assignments replaces this.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use learning::fiscal_year::FiscalYear;

use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{
    assignment_causes, assignment_orders, assignments, completions, credits, extensions, revocations, waivers,
};
use crate::error::Error;

/// An open assignment as it stands.
#[derive(Queryable)]
struct Open {
    id: String,
    person_id: String,
    course_code: String,
    fiscal_year: i32,
    due_on: NaiveDate,
    standing: String,
}

/// Sets due date and standing of the open assignments of these people from what is recorded: the latest
/// extension, else the earliest order; exempt while a waiver holds, credited by outside training of the fiscal
/// year. Standings of another making (suspended, not required) stay.
///
/// # Errors
/// The database refuses.
pub fn project(c: &mut Connection, tenant_id: &str, people: &[&str], today: NaiveDate) -> Result<(), Error> {
    for chunk in people.chunks(MAX_BIND_VARIABLES / 4) {
        project_some(c, tenant_id, chunk, today)?;
    }
    Ok(())
}

fn project_some(c: &mut Connection, tenant_id: &str, people: &[&str], today: NaiveDate) -> Result<(), Error> {
    let ordered = ordered_due(c, tenant_id, people)?;
    let extended = extended_due(c, tenant_id, people)?;
    let waived = waived(c, tenant_id, people, today)?;
    let credited = credited(c, tenant_id, people)?;
    for open in open(c, tenant_id, people)? {
        let due_on = extended.get(&open.id).or_else(|| ordered.get(&open.id)).copied().unwrap_or(open.due_on);
        let of_course =
            |(person, course): &(String, String)| *person == open.person_id && *course == open.course_code;
        let is_credited = credited.iter().any(|(person, course, day)| {
            *person == open.person_id
                && *course == open.course_code
                && FiscalYear(open.fiscal_year).contains(*day)
        });
        let standing = match open.standing.as_str() {
            kept @ ("suspended" | "not-required") => kept,
            _ if is_credited => "credited",
            _ if waived.iter().any(of_course) => "exempt",
            _ => "required",
        };
        if due_on == open.due_on && standing == open.standing {
            continue;
        }
        let since =
            if standing == open.standing { None } else { Some(assignments::standing_since.eq(today)) };
        diesel::update(assignments::table.find((tenant_id, &open.id)))
            .set((assignments::due_on.eq(due_on), assignments::standing.eq(standing), since))
            .execute(c)?;
    }
    Ok(())
}

fn open(c: &mut Connection, tenant_id: &str, people: &[&str]) -> Result<Vec<Open>, Error> {
    Ok(assignments::table
        .left_join(
            completions::table.on(completions::tenant_id
                .eq(assignments::tenant_id)
                .and(completions::assignment_id.eq(assignments::id))),
        )
        .filter(assignments::tenant_id.eq(tenant_id))
        .filter(assignments::person_id.eq_any(people))
        .filter(completions::assignment_id.is_null())
        .select((
            assignments::id,
            assignments::person_id,
            assignments::course_code,
            assignments::fiscal_year,
            assignments::due_on,
            assignments::standing,
        ))
        .load(c)?)
}

/// The earliest due date that an order gave, by assignment.
fn ordered_due(
    c: &mut Connection,
    tenant_id: &str,
    people: &[&str],
) -> Result<BTreeMap<String, NaiveDate>, Error> {
    let rows: Vec<(String, NaiveDate)> = assignment_causes::table
        .inner_join(
            assignments::table.on(assignments::tenant_id
                .eq(assignment_causes::tenant_id)
                .and(assignments::id.eq(assignment_causes::assignment_id))),
        )
        .inner_join(
            assignment_orders::table.on(assignment_orders::tenant_id
                .eq(assignment_causes::tenant_id)
                .and(assignment_orders::id.eq(assignment_causes::order_id))),
        )
        .filter(assignment_causes::tenant_id.eq(tenant_id))
        .filter(assignments::person_id.eq_any(people))
        .select((assignment_causes::assignment_id, assignment_orders::due_on))
        .load(c)?;
    Ok(picked(rows, NaiveDate::min))
}

/// The latest due date of extensions that count, by assignment.
fn extended_due(
    c: &mut Connection,
    tenant_id: &str,
    people: &[&str],
) -> Result<BTreeMap<String, NaiveDate>, Error> {
    let rows: Vec<(String, NaiveDate)> = extensions::table
        .inner_join(
            assignments::table.on(assignments::tenant_id
                .eq(extensions::tenant_id)
                .and(assignments::id.eq(extensions::assignment_id))),
        )
        .left_join(revocations::table.on(
            revocations::tenant_id.eq(extensions::tenant_id).and(revocations::target_id.eq(extensions::id)),
        ))
        .filter(extensions::tenant_id.eq(tenant_id))
        .filter(assignments::person_id.eq_any(people))
        .filter(revocations::target_id.is_null())
        .select((extensions::assignment_id, extensions::due_on))
        .load(c)?;
    Ok(picked(rows, NaiveDate::max))
}

fn picked(
    rows: Vec<(String, NaiveDate)>,
    pick: fn(NaiveDate, NaiveDate) -> NaiveDate,
) -> BTreeMap<String, NaiveDate> {
    let mut days = BTreeMap::new();
    for (id, day) in rows {
        days.entry(id).and_modify(|known| *known = pick(*known, day)).or_insert(day);
    }
    days
}

/// Person and course of every waiver that holds today.
fn waived(
    c: &mut Connection,
    tenant_id: &str,
    people: &[&str],
    today: NaiveDate,
) -> Result<Vec<(String, String)>, Error> {
    Ok(waivers::table
        .left_join(
            revocations::table.on(revocations::tenant_id
                .eq(waivers::tenant_id)
                .and(revocations::target_id.eq(waivers::id))),
        )
        .filter(waivers::tenant_id.eq(tenant_id))
        .filter(waivers::person_id.eq_any(people))
        .filter(waivers::from_on.le(today))
        .filter(waivers::until_on.ge(today))
        .filter(revocations::target_id.is_null())
        .select((waivers::person_id, waivers::course_code))
        .load(c)?)
}

/// Person, course and day of outside training that counts for a course.
fn credited(
    c: &mut Connection,
    tenant_id: &str,
    people: &[&str],
) -> Result<Vec<(String, String, NaiveDate)>, Error> {
    Ok(credits::table
        .left_join(
            revocations::table.on(revocations::tenant_id
                .eq(credits::tenant_id)
                .and(revocations::target_id.eq(credits::id))),
        )
        .filter(credits::tenant_id.eq(tenant_id))
        .filter(credits::person_id.eq_any(people))
        .filter(credits::course_code.ne(""))
        .filter(credits::result.eq("completed"))
        .filter(revocations::target_id.is_null())
        .select((credits::person_id, credits::course_code, credits::completed_on))
        .load(c)?)
}
