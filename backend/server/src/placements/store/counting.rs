//! SQL of the distribution. Counting is done by the database, one row per department and share; no row tells of
//! a person.

use std::collections::BTreeMap;

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::database::dialect::Connection;
use crate::database::schema::{
    assignments, enrollments, placement_objectives, placement_results, placements, staff,
};
use crate::error::Error;
use crate::organization::store::IN_POPULATION;

/// People of one department with one share of the whole test.
#[derive(Queryable, Debug, Clone)]
pub struct WholeCount {
    /// Department id of today.
    pub department_id: String,
    /// Whole percent.
    pub share_percent: i32,
    /// How many people.
    pub people: i64,
}

/// People of one department with one share of one objective.
#[derive(Queryable, Debug, Clone)]
pub struct ObjectiveCount {
    /// Department id of today.
    pub department_id: String,
    /// Objective id.
    pub objective_id: String,
    /// Whole percent.
    pub share_percent: i32,
    /// How many people.
    pub people: i64,
}

/// People in the population who have the course in a fiscal year, by department id, and beside it how many have
/// it and are not in the population.
///
/// # Errors
/// The database refuses.
pub fn assigned_by_department(
    c: &mut Connection,
    tenant_id: &str,
    course_code: &str,
    fiscal_year: i32,
) -> Result<(BTreeMap<String, i64>, i64), Error> {
    let rows: Vec<(String, String, i64)> =
        assignments::table
            .inner_join(staff::table.on(
                staff::tenant_id.eq(assignments::tenant_id).and(staff::person_id.eq(assignments::person_id)),
            ))
            .filter(assignments::tenant_id.eq(tenant_id))
            .filter(assignments::course_code.eq(course_code))
            .filter(assignments::fiscal_year.eq(fiscal_year))
            .group_by((staff::department_id, staff::status))
            .select((staff::department_id, staff::status, count_star()))
            .load(c)?;
    let (mut by_department, mut left_out) = (BTreeMap::new(), 0);
    for (department_id, status, people) in rows {
        if IN_POPULATION.contains(&status.as_str()) {
            *by_department.entry(department_id).or_insert(0) += people;
        } else {
            left_out += people;
        }
    }
    Ok((by_department, left_out))
}

/// Shares of the whole test of people in the population.
///
/// # Errors
/// The database refuses.
pub fn whole(
    c: &mut Connection,
    tenant_id: &str,
    course_code: &str,
    fiscal_year: i32,
) -> Result<Vec<WholeCount>, Error> {
    Ok(placement_results::table
        .inner_join(
            placements::table.on(placements::tenant_id
                .eq(placement_results::tenant_id)
                .and(placements::id.eq(placement_results::placement_id))),
        )
        .inner_join(
            enrollments::table.on(enrollments::tenant_id
                .eq(placements::tenant_id)
                .and(enrollments::id.eq(placements::enrollment_id))),
        )
        .inner_join(
            assignments::table.on(assignments::tenant_id
                .eq(enrollments::tenant_id)
                .and(assignments::id.eq(enrollments::assignment_id))),
        )
        .inner_join(
            staff::table.on(staff::tenant_id
                .eq(assignments::tenant_id)
                .and(staff::person_id.eq(assignments::person_id))),
        )
        .filter(placement_results::tenant_id.eq(tenant_id))
        .filter(assignments::course_code.eq(course_code))
        .filter(assignments::fiscal_year.eq(fiscal_year))
        .filter(staff::status.eq_any(IN_POPULATION))
        .group_by((staff::department_id, placement_results::share_percent))
        .select((staff::department_id, placement_results::share_percent, count_star()))
        .load(c)?)
}

/// Shares of each objective of people in the population.
///
/// # Errors
/// The database refuses.
pub fn by_objective(
    c: &mut Connection,
    tenant_id: &str,
    course_code: &str,
    fiscal_year: i32,
) -> Result<Vec<ObjectiveCount>, Error> {
    Ok(placement_objectives::table
        .inner_join(
            placements::table.on(placements::tenant_id
                .eq(placement_objectives::tenant_id)
                .and(placements::id.eq(placement_objectives::placement_id))),
        )
        .inner_join(
            enrollments::table.on(enrollments::tenant_id
                .eq(placements::tenant_id)
                .and(enrollments::id.eq(placements::enrollment_id))),
        )
        .inner_join(
            assignments::table.on(assignments::tenant_id
                .eq(enrollments::tenant_id)
                .and(assignments::id.eq(enrollments::assignment_id))),
        )
        .inner_join(
            staff::table.on(staff::tenant_id
                .eq(assignments::tenant_id)
                .and(staff::person_id.eq(assignments::person_id))),
        )
        .filter(placement_objectives::tenant_id.eq(tenant_id))
        .filter(assignments::course_code.eq(course_code))
        .filter(assignments::fiscal_year.eq(fiscal_year))
        .filter(staff::status.eq_any(IN_POPULATION))
        .group_by((
            staff::department_id,
            placement_objectives::objective_id,
            placement_objectives::share_percent,
        ))
        .select((
            staff::department_id,
            placement_objectives::objective_id,
            placement_objectives::share_percent,
            count_star(),
        ))
        .load(c)?)
}
