//! A staff number belongs to one person at a time. Numbers of people who have left may be given again, and
//! several may change on one day; what must never happen is found before it takes effect.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use diesel::prelude::*;
use learning::ledger::Timeline;
use learning::role::EmploymentStatus;

use super::events::timelines;
use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::personnel_events;
use crate::error::Error;

/// Refuses when one of these people has, on any day, a number that somebody else has on that day.
///
/// # Errors
/// `staff_number: in-use`, or the database refuses.
pub(super) fn keep_distinct(c: &mut Connection, tenant_id: &str, people: &[&str]) -> Result<(), Error> {
    let own = timelines(c, tenant_id, Some(people))?;
    let numbers: BTreeSet<&str> = own.values().flat_map(held).map(|(number, ..)| number).collect();
    let others = others_with(c, tenant_id, &numbers, people)?;
    let of_others: Vec<&str> = others.iter().map(String::as_str).collect();
    let others = timelines(c, tenant_id, Some(&of_others))?;
    let mut times: BTreeMap<&str, Vec<(NaiveDate, NaiveDate, &str)>> = BTreeMap::new();
    for (person_id, timeline) in own.iter().chain(&others) {
        for (number, from, to) in held(timeline) {
            times.entry(number).or_default().push((from, to, person_id));
        }
    }
    for held in times.values_mut() {
        held.sort_unstable();
        let mut until: Option<(NaiveDate, &str)> = None;
        for (from, to, person_id) in held.iter() {
            if until.is_some_and(|(end, holder)| *from <= end && holder != *person_id) {
                return Err(Error::field("staff_number", "in-use"));
            }
            until = Some(until.map_or((*to, *person_id), |last| last.max((*to, *person_id))));
        }
    }
    Ok(())
}

/// Numbers with the times for which a person who has not left has them.
fn held(timeline: &Timeline) -> impl Iterator<Item = (&str, NaiveDate, NaiveDate)> {
    let employed = timeline.segments.iter().filter(|part| part.state.status != EmploymentStatus::Retired);
    employed.map(|part| (part.state.staff_number.as_str(), part.from, part.to))
}

fn others_with(
    c: &mut Connection,
    tenant_id: &str,
    numbers: &BTreeSet<&str>,
    people: &[&str],
) -> Result<BTreeSet<String>, Error> {
    let numbers: Vec<&str> = numbers.iter().copied().collect();
    let people: BTreeSet<&str> = people.iter().copied().collect();
    let mut found = BTreeSet::new();
    for chunk in numbers.chunks(MAX_BIND_VARIABLES / 2) {
        let holders: Vec<String> = personnel_events::table
            .filter(personnel_events::tenant_id.eq(tenant_id))
            .filter(personnel_events::staff_number.eq_any(chunk.to_vec()))
            .select(personnel_events::person_id)
            .distinct()
            .load(c)?;
        found.extend(holders.into_iter().filter(|person_id| !people.contains(person_id.as_str())));
    }
    Ok(found)
}
