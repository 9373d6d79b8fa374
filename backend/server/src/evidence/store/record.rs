//! SQL of what was recorded about it: waivers, outside training, what was taken back, certificates, the audit log.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use contract::evidence::EvidenceFact;
use diesel::prelude::*;
use learning::fiscal_year::FiscalYear;

use super::{Found, unsigned};
use crate::database::dialect::Connection;
use crate::database::schema::{audit_entries, certificates, credits, personnel_events, revocations, waivers};
use crate::error::Error;

/// Lines of the audit log at most; the latest are taken.
const LINES: i64 = 300;
/// Instants in one question at most.
const INSTANTS: usize = 500;

/// Waivers.
///
/// # Errors
/// The database refuses.
pub fn waivers(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    course_code: &str,
) -> Result<Vec<Found>, Error> {
    use waivers::dsl as w;
    type Row = (String, NaiveDate, NaiveDate, String, String, String, DateTime<Utc>);
    let rows: Vec<Row> = waivers::table
        .filter(w::tenant_id.eq(tenant_id))
        .filter(w::person_id.eq(person_id))
        .filter(w::course_code.eq(course_code))
        .select((w::id, w::from_on, w::until_on, w::reason, w::approved_by, w::recorded_by, w::recorded_at))
        .load(c)?;
    let found = |(id, from_on, until_on, reason, approved_by, by, at): Row| {
        let fact = EvidenceFact::Waived { from_on, until_on, reason, approved_by, by };
        Found { assignment_ids: Vec::new(), table: "waivers", key: id, at, fact }
    };
    Ok(rows.into_iter().map(found).collect())
}

/// Outside training.
///
/// # Errors
/// The database refuses.
pub fn credits(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    course_code: &str,
) -> Result<Vec<Found>, Error> {
    use credits::dsl as r;
    type Row = (String, String, String, NaiveDate, String, String, DateTime<Utc>);
    let rows: Vec<Row> = credits::table
        .filter(r::tenant_id.eq(tenant_id))
        .filter(r::person_id.eq(person_id))
        .filter(r::course_code.eq(course_code))
        .select((
            r::id,
            r::title,
            r::organizer,
            r::completed_on,
            r::approved_by,
            r::recorded_by,
            r::recorded_at,
        ))
        .load(c)?;
    let found = |(id, title, organizer, completed_on, approved_by, by, at): Row| {
        let fact = EvidenceFact::Credited { title, organizer, completed_on, approved_by, by };
        Found { assignment_ids: Vec::new(), table: "credits", key: id, at, fact }
    };
    Ok(rows.into_iter().map(found).collect())
}

/// What was taken back of these.
///
/// # Errors
/// The database refuses.
pub fn revocations(c: &mut Connection, tenant_id: &str, of: &[Found]) -> Result<Vec<Found>, Error> {
    use revocations::dsl as r;
    let records: BTreeMap<&str, &Found> = of
        .iter()
        .filter(|found| matches!(found.table, "waivers" | "credits" | "extensions"))
        .map(|found| (found.key.as_str(), found))
        .collect();
    let rows: Vec<(String, String, String, DateTime<Utc>)> = revocations::table
        .filter(r::tenant_id.eq(tenant_id))
        .filter(r::target_id.eq_any(records.keys()))
        .select((r::target_id, r::reason, r::recorded_by, r::recorded_at))
        .load(c)?;
    let found = |(target, reason, by, at): (String, String, String, DateTime<Utc>)| Found {
        assignment_ids: records.get(target.as_str()).map(|of| of.assignment_ids.clone()).unwrap_or_default(),
        table: "revocations",
        key: target.clone(),
        at,
        fact: EvidenceFact::Revoked { target, reason, by },
    };
    Ok(rows.into_iter().map(found).collect())
}

/// Certificates of these duties and of outside training for the course.
///
/// # Errors
/// The database refuses.
pub fn certificates(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    course_code: &str,
    assignments: &[&str],
) -> Result<Vec<Found>, Error> {
    use certificates::dsl as s;
    type Row = (String, Option<String>, i32, i32, String, DateTime<Utc>);
    let rows: Vec<Row> = certificates::table
        .filter(s::tenant_id.eq(tenant_id))
        .filter(s::person_id.eq(person_id))
        .filter(s::course_code.eq(course_code))
        .select((s::id, s::assignment_id, s::fiscal_year, s::number, s::issued_by, s::issued_at))
        .load(c)?;
    let asked = |row: &Row| row.1.as_deref().is_none_or(|id| assignments.contains(&id));
    let found = |(id, assignment, year, number, by, at): Row| {
        let fact = EvidenceFact::Certified {
            id: id.clone(),
            fiscal_year: FiscalYear(year),
            number: unsigned(number),
            by,
        };
        Found { assignment_ids: assignment.into_iter().collect(), table: "certificates", key: id, at, fact }
    };
    Ok(rows.into_iter().filter(asked).map(found).collect())
}

/// Every staff number that the person ever had.
///
/// # Errors
/// The database refuses.
pub fn numbers(c: &mut Connection, tenant_id: &str, person_id: &str) -> Result<Vec<String>, Error> {
    let numbers: Vec<Option<String>> = personnel_events::table
        .filter(personnel_events::tenant_id.eq(tenant_id))
        .filter(personnel_events::person_id.eq(person_id))
        .select(personnel_events::staff_number)
        .distinct()
        .load(c)?;
    Ok(numbers.into_iter().flatten().collect())
}

type Line = (String, DateTime<Utc>, String, String, String, String, String);

/// Lines of the audit log about a course: what the person did, and what was written together with one of these facts.
///
/// # Errors
/// The database refuses.
pub fn log(
    c: &mut Connection,
    tenant_id: &str,
    numbers: &[String],
    course_code: &str,
    instants: &BTreeSet<DateTime<Utc>>,
) -> Result<Vec<Found>, Error> {
    use audit_entries::dsl as a;
    let columns = (a::id, a::at, a::actor, a::actor_name, a::action, a::target, a::address);
    let pattern = format!("%{}%", course_code.replace(['%', '_', '\\'], ""));
    let mut lines: Vec<Line> = audit_entries::table
        .filter(a::tenant_id.eq(tenant_id))
        .filter(a::actor.eq_any(numbers))
        .filter(a::target.like(&pattern))
        .order(a::at.desc())
        .limit(LINES)
        .select(columns)
        .load(c)?;
    let instants: Vec<DateTime<Utc>> = instants.iter().copied().collect();
    for instants in instants.chunks(INSTANTS) {
        let together: Vec<Line> = audit_entries::table
            .filter(a::tenant_id.eq(tenant_id))
            .filter(a::at.eq_any(instants))
            .select(columns)
            .load(c)?;
        let about = |(.., actor, _, _, target, _): &Line| {
            numbers.iter().any(|number| target.contains(number.as_str()))
                || (actor == "system" && target.contains(course_code))
        };
        lines.extend(together.into_iter().filter(about));
    }
    let lines: BTreeMap<String, Line> = lines.into_iter().map(|line| (line.0.clone(), line)).collect();
    let found = |(id, at, actor, actor_name, action, target, address): Line| {
        let fact = EvidenceFact::Logged { actor, actor_name, action, target, address };
        Found { assignment_ids: Vec::new(), table: "audit_entries", key: id, at, fact }
    };
    Ok(lines.into_values().map(found).collect())
}
