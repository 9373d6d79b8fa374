//! SQL of 計画と実績, beside the cells: since when a year is counted, whether it is frozen, people by unit and grade.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::min;
use diesel::prelude::*;

use crate::database::dialect::Connection;
use crate::database::schema::{duty_cell_changes, year_freezes};
use crate::error::Error;
use crate::organization::store::IN_POPULATION;
use crate::reporting::store::cells;

/// The first day on which duties of a fiscal year were counted.
///
/// # Errors
/// The database refuses.
pub fn counted_since(
    c: &mut Connection,
    tenant_id: &str,
    fiscal_year: i32,
) -> Result<Option<NaiveDate>, Error> {
    // The cells that stand for the whole: as many rows as there were days with a change.
    Ok(duty_cell_changes::table
        .filter(duty_cell_changes::tenant_id.eq(tenant_id))
        .filter(duty_cell_changes::fiscal_year.eq(fiscal_year))
        .filter(duty_cell_changes::department_id.eq(""))
        .filter(duty_cell_changes::grade.eq(""))
        .filter(duty_cell_changes::course_code.eq(""))
        .select(min(duty_cell_changes::day))
        .first(c)?)
}

/// A frozen year: its last day, the hash of its figures, when it was frozen.
pub type Freeze = (NaiveDate, String, DateTime<Utc>);

/// The freeze of a fiscal year, without its figures.
///
/// # Errors
/// The database refuses.
pub fn freeze(c: &mut Connection, tenant_id: &str, fiscal_year: i32) -> Result<Option<Freeze>, Error> {
    Ok(year_freezes::table
        .find((tenant_id, fiscal_year))
        .select((year_freezes::as_of, year_freezes::hash, year_freezes::frozen_at))
        .first(c)
        .optional()?)
}

/// People in the population by department id and grade code.
pub type PeopleByPost = BTreeMap<String, BTreeMap<String, u32>>;

/// People in the population as of a day.
///
/// # Errors
/// The database refuses.
pub fn people_by_post(
    c: &mut Connection,
    tenant_id: &str,
    departments: Option<&BTreeSet<String>>,
    as_of: NaiveDate,
) -> Result<PeopleByPost, Error> {
    let mut people = PeopleByPost::new();
    for (unit, grade, status, count) in cells::headcounts_on(c, tenant_id, departments, as_of)? {
        if IN_POPULATION.contains(&status.as_str()) {
            let sum = people.entry(unit).or_default().entry(grade).or_default();
            *sum = sum.saturating_add(u32::try_from(count).unwrap_or(0));
        }
    }
    Ok(people)
}
