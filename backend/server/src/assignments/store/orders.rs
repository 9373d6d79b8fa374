//! SQL of HR's orders.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use crate::assignments::view::Names;
use crate::clock;
use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{
    assignment_causes, assignment_orders, assignments, departments, requirements, staff,
};
use crate::error::Error;
use crate::organization;
use crate::organization::store::IN_POPULATION;

/// A person who could be assigned.
#[derive(Queryable, Debug, Clone)]
pub struct Candidate {
    /// Person.
    pub person_id: String,
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// Department id.
    pub department_id: String,
    /// Grade code.
    pub grade: String,
    /// Status name.
    pub status: String,
}

/// People of these grades and departments (empty for all) who have not left, by staff number.
///
/// # Errors
/// The database refuses.
pub fn candidates(
    c: &mut Connection,
    tenant_id: &str,
    grades: &[String],
    department_ids: &[String],
) -> Result<Vec<Candidate>, Error> {
    let mut query = staff::table
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::status.ne("retired"))
        .order(staff::staff_number.asc())
        .select((
            staff::person_id,
            staff::staff_number,
            staff::name,
            staff::department_id,
            staff::grade,
            staff::status,
        ))
        .into_boxed();
    if !grades.is_empty() {
        query = query.filter(staff::grade.eq_any(grades));
    }
    if !department_ids.is_empty() {
        query = query.filter(staff::department_id.eq_any(department_ids));
    }
    Ok(query.load(c)?)
}

impl Candidate {
    /// Whether the person counts in the population.
    #[must_use]
    pub fn in_population(&self) -> bool {
        IN_POPULATION.contains(&self.status.as_str())
    }
}

/// The requirement for a course, made when there is none.
///
/// # Errors
/// The database refuses.
pub fn requirement(
    c: &mut Connection,
    tenant_id: &str,
    course_code: &str,
    now: DateTime<Utc>,
) -> Result<String, Error> {
    diesel::insert_into(requirements::table)
        .values((
            requirements::tenant_id.eq(tenant_id),
            requirements::id.eq(clock::new_id()),
            requirements::course_code.eq(course_code),
            requirements::created_at.eq(now),
        ))
        .on_conflict((requirements::tenant_id, requirements::course_code))
        .do_nothing()
        .execute(c)?;
    Ok(requirements::table
        .filter(requirements::tenant_id.eq(tenant_id))
        .filter(requirements::course_code.eq(course_code))
        .select(requirements::id)
        .first(c)?)
}

/// HR's order.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = assignment_orders)]
pub struct OrderRow {
    /// Organisation.
    pub tenant_id: String,
    /// Order id.
    pub id: String,
    /// Requirement.
    pub requirement_id: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Grade codes, JSON list; empty for all.
    pub grades: String,
    /// Department ids, JSON list; empty for all.
    pub department_ids: String,
    /// Due date.
    pub due_on: NaiveDate,
    /// Staff number of who ordered.
    pub ordered_by: String,
    /// When.
    pub ordered_at: DateTime<Utc>,
}

/// A new assignment of an order.
#[derive(Insertable, Debug, Clone)]
#[diesel(table_name = assignments)]
pub struct NewAssignment {
    /// Organisation.
    pub tenant_id: String,
    /// Assignment id.
    pub id: String,
    /// Person.
    pub person_id: String,
    /// Requirement.
    pub requirement_id: String,
    /// Course code.
    pub course_code: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Due date.
    pub due_on: NaiveDate,
    /// Now.
    pub created_at: DateTime<Utc>,
    /// The day of the order.
    pub standing_since: NaiveDate,
    /// The day of the order: it can be taken at once.
    pub opens_on: NaiveDate,
}

/// Records an order with its new assignments and the assignments that get one more cause. An earlier due
/// date of the order becomes the due date of those.
///
/// # Errors
/// The database refuses.
pub fn insert_order(
    c: &mut Connection,
    order: &OrderRow,
    new: &[NewAssignment],
    again: &[String],
) -> Result<(), Error> {
    diesel::insert_into(assignment_orders::table).values(order).execute(c)?;
    for chunk in new.chunks(MAX_BIND_VARIABLES / 11) {
        diesel::insert_into(assignments::table).values(chunk).execute(c)?;
    }
    let causes: Vec<_> = new
        .iter()
        .map(|assignment| &assignment.id)
        .chain(again)
        .map(|assignment_id| {
            (
                assignment_causes::tenant_id.eq(&order.tenant_id),
                assignment_causes::assignment_id.eq(assignment_id),
                assignment_causes::order_id.eq(&order.id),
            )
        })
        .collect();
    for chunk in causes.chunks(MAX_BIND_VARIABLES / 4) {
        diesel::insert_into(assignment_causes::table).values(chunk).execute(c)?;
    }
    for chunk in again.chunks(MAX_BIND_VARIABLES / 2) {
        diesel::update(
            assignments::table
                .filter(assignments::tenant_id.eq(&order.tenant_id))
                .filter(assignments::id.eq_any(chunk))
                .filter(assignments::due_on.gt(order.due_on)),
        )
        .set(assignments::due_on.eq(order.due_on))
        .execute(c)?;
    }
    Ok(())
}

/// Ids of the orders of a course for a year.
///
/// # Errors
/// The database refuses.
pub fn orders_of(
    c: &mut Connection,
    tenant_id: &str,
    course_code: &str,
    fiscal_year: i32,
) -> Result<Vec<String>, Error> {
    Ok(assignment_orders::table
        .inner_join(
            requirements::table.on(requirements::tenant_id
                .eq(assignment_orders::tenant_id)
                .and(requirements::id.eq(assignment_orders::requirement_id))),
        )
        .filter(assignment_orders::tenant_id.eq(tenant_id))
        .filter(assignment_orders::fiscal_year.eq(fiscal_year))
        .filter(requirements::course_code.eq(course_code))
        .order(assignment_orders::id.asc())
        .select(assignment_orders::id)
        .load(c)?)
}

/// Past orders with course code and the people they reached, latest first, at most 100.
///
/// # Errors
/// The database refuses.
pub fn orders(c: &mut Connection, tenant_id: &str) -> Result<Vec<(OrderRow, String, i64)>, Error> {
    use diesel::dsl::count;
    let orders: Vec<(OrderRow, String)> = assignment_orders::table
        .inner_join(
            requirements::table.on(requirements::tenant_id
                .eq(assignment_orders::tenant_id)
                .and(requirements::id.eq(assignment_orders::requirement_id))),
        )
        .filter(assignment_orders::tenant_id.eq(tenant_id))
        .order(assignment_orders::ordered_at.desc())
        .limit(100)
        .select((OrderRow::as_select(), requirements::course_code))
        .load(c)?;
    let ids: Vec<&str> = orders.iter().map(|(order, _)| order.id.as_str()).collect();
    let people: Vec<(String, i64)> = assignment_causes::table
        .filter(assignment_causes::tenant_id.eq(tenant_id))
        .filter(assignment_causes::order_id.eq_any(ids))
        .group_by(assignment_causes::order_id)
        .select((assignment_causes::order_id, count(assignment_causes::assignment_id)))
        .load(c)?;
    Ok(orders
        .into_iter()
        .map(|(order, code)| {
            let reached = people.iter().find(|(id, _)| *id == order.id).map_or(0, |(_, people)| *people);
            (order, code, reached)
        })
        .collect())
}

/// The orders behind assignments: assignment id and order, oldest first.
///
/// # Errors
/// The database refuses.
pub fn causes(c: &mut Connection, tenant_id: &str, ids: &[String]) -> Result<Vec<(String, OrderRow)>, Error> {
    Ok(assignment_causes::table
        .inner_join(
            assignment_orders::table.on(assignment_orders::tenant_id
                .eq(assignment_causes::tenant_id)
                .and(assignment_orders::id.eq(assignment_causes::order_id))),
        )
        .filter(assignment_causes::tenant_id.eq(tenant_id))
        .filter(assignment_causes::assignment_id.eq_any(ids))
        .order(assignment_orders::ordered_at.asc())
        .select((assignment_causes::assignment_id, OrderRow::as_select()))
        .load(c)?)
}

/// Names for the departments, grades and people in these orders.
///
/// # Errors
/// The database refuses.
pub fn names<'a>(
    c: &mut Connection,
    tenant_id: &str,
    orders: impl Iterator<Item = &'a OrderRow>,
) -> Result<Names, Error> {
    let (mut ids, mut numbers) = (BTreeSet::new(), BTreeSet::new());
    for order in orders {
        let listed: Vec<String> = serde_json::from_str(&order.department_ids)?;
        ids.extend(listed);
        numbers.insert(order.ordered_by.clone());
    }
    let departments: Vec<(String, String)> = departments::table
        .filter(departments::tenant_id.eq(tenant_id))
        .filter(departments::id.eq_any(ids))
        .select((departments::id, departments::name))
        .load(c)?;
    let people: Vec<(String, String)> = staff::table
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::staff_number.eq_any(numbers))
        .select((staff::staff_number, staff::name))
        .load(c)?;
    Ok(Names {
        departments: departments.into_iter().collect(),
        grades: organization::store::grade_labels(c, tenant_id)?.into_iter().collect(),
        people: people.into_iter().collect(),
    })
}
