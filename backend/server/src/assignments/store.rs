//! SQL of assignments, orders, enrollments, lessons and completions.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use crate::clock;
use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{
    assignment_causes, assignment_orders, assignments, bookmarks, completions, enrollments,
    lesson_completions, requirements, staff,
};
use crate::error::Error;
use crate::organization::store::IN_POPULATION;

/// One assignment.
#[derive(Queryable, Selectable, Debug, Clone)]
#[diesel(table_name = assignments)]
pub struct AssignmentRow {
    /// Assignment id.
    pub id: String,
    /// Person.
    pub person_id: String,
    /// Course code.
    pub course_code: String,
    /// Fiscal year of the duty.
    pub fiscal_year: i32,
    /// Earliest due date of its causes.
    pub due_on: NaiveDate,
}

/// One enrollment.
#[derive(Queryable, Selectable, Debug, Clone)]
#[diesel(table_name = enrollments)]
pub struct EnrollmentRow {
    /// Enrollment id.
    pub id: String,
    /// Assignment.
    pub assignment_id: String,
    /// The version that it is bound to.
    pub course_version_id: String,
    /// The variant that it is bound to; empty for the common one.
    pub variant: String,
}

/// Assignments of a person, all years.
///
/// # Errors
/// The database refuses.
pub fn of_person(c: &mut Connection, tenant_id: &str, person_id: &str) -> Result<Vec<AssignmentRow>, Error> {
    Ok(assignments::table
        .filter(assignments::tenant_id.eq(tenant_id))
        .filter(assignments::person_id.eq(person_id))
        .order((assignments::due_on.asc(), assignments::course_code.asc()))
        .select(AssignmentRow::as_select())
        .load(c)?)
}

/// One assignment of this person; another person's is not found.
///
/// # Errors
/// Not found.
pub fn own(c: &mut Connection, tenant_id: &str, person_id: &str, id: &str) -> Result<AssignmentRow, Error> {
    Ok(assignments::table
        .filter(assignments::tenant_id.eq(tenant_id))
        .filter(assignments::id.eq(id))
        .filter(assignments::person_id.eq(person_id))
        .select(AssignmentRow::as_select())
        .first(c)?)
}

/// One assignment.
///
/// # Errors
/// Not found.
pub fn by_id(c: &mut Connection, tenant_id: &str, id: &str) -> Result<AssignmentRow, Error> {
    Ok(assignments::table.find((tenant_id, id)).select(AssignmentRow::as_select()).first(c)?)
}

/// The enrollment of an assignment, if the person has begun.
///
/// # Errors
/// The database refuses.
pub fn enrollment(
    c: &mut Connection,
    tenant_id: &str,
    assignment_id: &str,
) -> Result<Option<EnrollmentRow>, Error> {
    Ok(enrollments::table
        .filter(enrollments::tenant_id.eq(tenant_id))
        .filter(enrollments::assignment_id.eq(assignment_id))
        .select(EnrollmentRow::as_select())
        .first(c)
        .optional()?)
}

/// Begins an assignment, bound to a version and variant; beginning twice changes nothing.
///
/// # Errors
/// The database refuses.
pub fn enroll(
    c: &mut Connection,
    tenant_id: &str,
    assignment: &AssignmentRow,
    version_id: &str,
    variant: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::insert_into(enrollments::table)
        .values((
            enrollments::tenant_id.eq(tenant_id),
            enrollments::id.eq(clock::new_id()),
            enrollments::assignment_id.eq(&assignment.id),
            enrollments::person_id.eq(&assignment.person_id),
            enrollments::course_version_id.eq(version_id),
            enrollments::started_at.eq(now),
            enrollments::variant.eq(variant),
        ))
        .on_conflict((enrollments::tenant_id, enrollments::assignment_id))
        .do_nothing()
        .execute(c)?;
    Ok(())
}

/// Records that a lesson is finished; again changes nothing. True when it is new.
///
/// # Errors
/// The database refuses.
pub fn complete_lesson(
    c: &mut Connection,
    tenant_id: &str,
    enrollment_id: &str,
    lesson_id: &str,
    now: DateTime<Utc>,
) -> Result<bool, Error> {
    let rows = diesel::insert_into(lesson_completions::table)
        .values((
            lesson_completions::tenant_id.eq(tenant_id),
            lesson_completions::enrollment_id.eq(enrollment_id),
            lesson_completions::lesson_id.eq(lesson_id),
            lesson_completions::completed_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(c)?;
    Ok(rows == 1)
}

/// Saves where the learner is.
///
/// # Errors
/// The database refuses.
pub fn save_bookmark(
    c: &mut Connection,
    tenant_id: &str,
    enrollment_id: &str,
    lesson_id: &str,
    position: i32,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::insert_into(bookmarks::table)
        .values((
            bookmarks::tenant_id.eq(tenant_id),
            bookmarks::enrollment_id.eq(enrollment_id),
            bookmarks::lesson_id.eq(lesson_id),
            bookmarks::position.eq(position),
            bookmarks::saved_at.eq(now),
        ))
        .on_conflict((bookmarks::tenant_id, bookmarks::enrollment_id))
        .do_update()
        .set((
            bookmarks::lesson_id.eq(lesson_id),
            bookmarks::position.eq(position),
            bookmarks::saved_at.eq(now),
        ))
        .execute(c)?;
    Ok(())
}

/// A completion to be recorded.
#[derive(Insertable)]
#[diesel(table_name = completions)]
pub struct NewCompletion<'a> {
    /// Organisation.
    pub tenant_id: &'a str,
    /// Assignment.
    pub assignment_id: &'a str,
    /// Enrollment.
    pub enrollment_id: &'a str,
    /// Person.
    pub person_id: &'a str,
    /// The version that was taken.
    pub course_version_id: &'a str,
    /// Now.
    pub completed_at: DateTime<Utc>,
    /// The day in Japan.
    pub completed_on: NaiveDate,
    /// `attempt`, `lesson` or `exercise`.
    pub cause: &'a str,
    /// Staff number at that time.
    pub staff_number: &'a str,
    /// Department at that time.
    pub department_name: &'a str,
    /// Grade code at that time.
    pub grade: &'a str,
}

/// Appends a completion; true when it is new.
///
/// # Errors
/// The database refuses.
pub fn insert_completion(c: &mut Connection, completion: &NewCompletion<'_>) -> Result<bool, Error> {
    let rows =
        diesel::insert_into(completions::table).values(completion).on_conflict_do_nothing().execute(c)?;
    Ok(rows == 1)
}

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

/// Assignments of a course in a year: person, assignment, due date.
///
/// # Errors
/// The database refuses.
pub fn assigned(
    c: &mut Connection,
    tenant_id: &str,
    course_code: &str,
    fiscal_year: i32,
) -> Result<Vec<(String, String, NaiveDate)>, Error> {
    Ok(assignments::table
        .filter(assignments::tenant_id.eq(tenant_id))
        .filter(assignments::fiscal_year.eq(fiscal_year))
        .filter(assignments::course_code.eq(course_code))
        .select((assignments::person_id, assignments::id, assignments::due_on))
        .load(c)?)
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
    for chunk in new.chunks(MAX_BIND_VARIABLES / 10) {
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
