//! What a plan asks of people: minutes by grade and month, spread evenly over the months of each row's term.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::plan::{PlanDocument, PlanRow};
use crate::role::Grade;

/// Months of a fiscal year, from April.
pub const MONTHS: usize = 12;

/// People of one department and grade in the population.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Department id.
    pub department_id: String,
    /// Grade.
    pub grade: Grade,
    /// How many.
    pub people: u32,
}

/// The load of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanLoad {
    /// People in the population.
    pub people: u32,
    /// Minutes of all people together, by month from April.
    pub months: Vec<u64>,
    /// By grade, highest first; only grades that somebody has.
    pub grades: Vec<GradeLoad>,
    /// The most minutes that anybody has in the year.
    pub most_minutes: u32,
}

impl PlanLoad {
    /// Minutes of all people in the year.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.months.iter().fold(0, |sum, minutes| sum.saturating_add(*minutes))
    }
}

/// The load of one person of a grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GradeLoad {
    /// Grade.
    pub grade: Grade,
    /// People of it in the population.
    pub people: u32,
    /// Minutes of the person with the most, by month from April.
    pub months: Vec<u32>,
    /// Minutes in the year of the person with the most; those of a department that more rows name.
    pub most_minutes: u32,
    /// Minutes in the year that every department of the grade has.
    pub least_minutes: u32,
}

/// Months since April of the fiscal year's month.
fn month_index(day: NaiveDate) -> usize {
    usize::try_from((day.month0() + 9) % 12).unwrap_or(0)
}

/// Spreads minutes evenly over the months of a term within one fiscal year; what does not divide goes to the first
/// months, a minute each, so that the parts are the whole. A term that ends before it begins counts in its first month.
#[must_use]
pub fn spread(minutes: u64, starts_on: NaiveDate, ends_on: NaiveDate) -> [u64; MONTHS] {
    let first = month_index(starts_on);
    let last = if ends_on < starts_on { first } else { month_index(ends_on).max(first) };
    let count = u64::try_from(last.saturating_sub(first).saturating_add(1)).unwrap_or(1);
    let (each, rest) = (minutes / count, minutes % count);
    let mut months = [0; MONTHS];
    for (index, month) in (0_u64..).zip(months.iter_mut().skip(first).take(last - first + 1)) {
        *month = each.saturating_add(u64::from(index < rest));
    }
    months
}

/// The load of a plan on these people.
#[must_use]
pub fn load(plan: &PlanDocument, groups: &[Group]) -> PlanLoad {
    let mut months = [0_u64; MONTHS];
    for row in &plan.rows {
        let minutes = u64::from(row.minutes).saturating_mul(people_of(row, groups));
        for (month, more) in months.iter_mut().zip(spread(minutes, row.starts_on, row.ends_on)) {
            *month = month.saturating_add(more);
        }
    }
    let mut by_grade: BTreeMap<Grade, Vec<&Group>> = BTreeMap::new();
    for group in groups.iter().filter(|group| group.people > 0) {
        by_grade.entry(group.grade).or_default().push(group);
    }
    let grades: Vec<GradeLoad> =
        by_grade.into_iter().map(|(grade, groups)| of_grade(plan, grade, &groups)).collect();
    PlanLoad {
        people: groups.iter().fold(0, |sum, group| sum.saturating_add(group.people)),
        months: months.to_vec(),
        most_minutes: grades.iter().map(|load| load.most_minutes).max().unwrap_or(0),
        grades,
    }
}

fn people_of(row: &PlanRow, groups: &[Group]) -> u64 {
    let meant = groups.iter().filter(|group| row.audience.meets(&group.department_id, group.grade));
    meant.fold(0, |sum, group| sum.saturating_add(u64::from(group.people)))
}

/// Minutes by month of one person of a department and grade.
fn of_person(plan: &PlanDocument, group: &Group) -> [u32; MONTHS] {
    let mut months = [0_u32; MONTHS];
    for row in plan.rows.iter().filter(|row| row.audience.meets(&group.department_id, group.grade)) {
        for (month, more) in months.iter_mut().zip(spread(u64::from(row.minutes), row.starts_on, row.ends_on))
        {
            *month = month.saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
        }
    }
    months
}

fn of_grade(plan: &PlanDocument, grade: Grade, groups: &[&Group]) -> GradeLoad {
    let sum = |months: &[u32; MONTHS]| months.iter().fold(0_u32, |sum, more| sum.saturating_add(*more));
    let mut loads: Vec<[u32; MONTHS]> = groups.iter().map(|group| of_person(plan, group)).collect();
    loads.sort_by_key(sum);
    let most = loads.last().copied().unwrap_or_default();
    GradeLoad {
        grade,
        people: groups.iter().fold(0, |sum, group| sum.saturating_add(group.people)),
        months: most.to_vec(),
        most_minutes: sum(&most),
        least_minutes: loads.first().map_or(0, sum),
    }
}
