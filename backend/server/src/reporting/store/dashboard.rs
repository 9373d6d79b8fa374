//! SQL of 計画と実績, beside the cells: since when a year is counted, whether it is frozen, people by unit and grade.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::{min, sum};
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::database::dialect::Connection;
use crate::database::schema::{duty_cell_changes, headcount_changes, headcounts, year_freezes};
use crate::error::Error;
use crate::organization::store::IN_POPULATION;

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

/// People in the population as of a day: those of now, less what changed after the day.
///
/// # Errors
/// The database refuses.
pub fn people_by_post(
    c: &mut Connection,
    tenant_id: &str,
    departments: Option<&BTreeSet<String>>,
    as_of: NaiveDate,
) -> Result<PeopleByPost, Error> {
    let any = departments.is_none();
    let only: Vec<&String> = departments.into_iter().flatten().collect();
    type Row = (String, String, Option<i64>);
    let now: Vec<Row> = headcounts::table
        .filter(headcounts::tenant_id.eq(tenant_id))
        .filter(headcounts::status.eq_any(IN_POPULATION))
        .filter(any.into_sql::<Bool>().or(headcounts::department_id.eq_any(only.clone())))
        .group_by((headcounts::department_id, headcounts::grade))
        .select((headcounts::department_id, headcounts::grade, sum(headcounts::people)))
        .load(c)?;
    let later: Vec<Row> = headcount_changes::table
        .filter(headcount_changes::tenant_id.eq(tenant_id))
        .filter(headcount_changes::status.eq_any(IN_POPULATION))
        .filter(any.into_sql::<Bool>().or(headcount_changes::department_id.eq_any(only)))
        .filter(headcount_changes::day.gt(as_of))
        .group_by((headcount_changes::department_id, headcount_changes::grade))
        .select((headcount_changes::department_id, headcount_changes::grade, sum(headcount_changes::change)))
        .load(c)?;
    let mut people: BTreeMap<String, BTreeMap<String, i64>> = BTreeMap::new();
    let later = later.into_iter().map(|(unit, grade, count)| (unit, grade, count.map(i64::saturating_neg)));
    for (unit, grade, count) in now.into_iter().chain(later) {
        let sum = people.entry(unit).or_default().entry(grade).or_default();
        *sum = sum.saturating_add(count.unwrap_or(0));
    }
    let counted = |grades: BTreeMap<String, i64>| {
        let grades = grades.into_iter().filter(|(_, count)| *count > 0);
        grades.map(|(grade, count)| (grade, u32::try_from(count).unwrap_or(u32::MAX))).collect()
    };
    Ok(people.into_iter().map(|(unit, grades)| (unit, counted(grades))).collect())
}
