//! What the derivation reads of people: duties so far, credits, exemptions, choices, orders.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{
    assignment_causes, assignment_orders, assignments, completions, course_selections,
    credits as credits_table, extensions as extensions_table, revocations, waivers as waivers_table,
};
use crate::error::Error;

/// People of whom something is asked; none for everybody.
pub type People<'a> = Option<&'a [&'a str]>;

/// Runs a query for everybody, or chunk by chunk for these people.
fn of_people<T>(
    people: People<'_>,
    mut run: impl FnMut(Option<Vec<&str>>) -> QueryResult<Vec<T>>,
) -> Result<Vec<T>, Error> {
    let Some(people) = people else { return Ok(run(None)?) };
    let mut all = Vec::new();
    for chunk in people.chunks(MAX_BIND_VARIABLES / 2) {
        all.extend(run(Some(chunk.to_vec()))?);
    }
    Ok(all)
}

/// A duty as it is kept.
#[derive(Queryable, Selectable, Debug, Clone)]
#[diesel(table_name = assignments)]
pub struct DutyRow {
    /// Assignment id.
    pub id: String,
    /// Person.
    pub person_id: String,
    /// Course code.
    pub course_code: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Due date.
    pub due_on: NaiveDate,
    /// Standing.
    pub standing: String,
    /// Since when.
    pub standing_since: NaiveDate,
    /// JSON.
    pub causes: String,
    /// First day.
    pub opens_on: NaiveDate,
    /// Days.
    pub grace_days: i32,
    /// Whether a work waits for it.
    pub gate: bool,
}

/// Duties with the day of their completion.
///
/// # Errors
/// The database refuses.
pub fn duties(
    c: &mut Connection,
    tenant_id: &str,
    people: People<'_>,
) -> Result<Vec<(DutyRow, Option<NaiveDate>)>, Error> {
    of_people(people, |chunk| {
        let mut query = assignments::table
            .left_join(
                completions::table.on(completions::tenant_id
                    .eq(assignments::tenant_id)
                    .and(completions::assignment_id.eq(assignments::id))),
            )
            .filter(assignments::tenant_id.eq(tenant_id))
            .select((DutyRow::as_select(), completions::completed_on.nullable()))
            .into_boxed();
        if let Some(chunk) = chunk {
            query = query.filter(assignments::person_id.eq_any(chunk));
        }
        query.load(c)
    })
}

/// Extensions that hold: assignment and new due date.
///
/// # Errors
/// The database refuses.
pub fn extensions(
    c: &mut Connection,
    tenant_id: &str,
    people: People<'_>,
) -> Result<Vec<(String, NaiveDate)>, Error> {
    of_people(people, |chunk| {
        let mut query = extensions_table::table
            .inner_join(
                assignments::table.on(assignments::tenant_id
                    .eq(extensions_table::tenant_id)
                    .and(assignments::id.eq(extensions_table::assignment_id))),
            )
            .left_join(
                revocations::table.on(revocations::tenant_id
                    .eq(extensions_table::tenant_id)
                    .and(revocations::target_id.eq(extensions_table::id))),
            )
            .filter(extensions_table::tenant_id.eq(tenant_id))
            .filter(revocations::target_id.is_null())
            .select((extensions_table::assignment_id, extensions_table::due_on))
            .into_boxed();
        if let Some(chunk) = chunk {
            query = query.filter(assignments::person_id.eq_any(chunk));
        }
        query.load(c)
    })
}

/// Credits that hold and count for a course: person, course, day.
///
/// # Errors
/// The database refuses.
pub fn credits(
    c: &mut Connection,
    tenant_id: &str,
    people: People<'_>,
) -> Result<Vec<(String, String, NaiveDate)>, Error> {
    of_people(people, |chunk| {
        let mut query = credits_table::table
            .left_join(
                revocations::table.on(revocations::tenant_id
                    .eq(credits_table::tenant_id)
                    .and(revocations::target_id.eq(credits_table::id))),
            )
            .filter(credits_table::tenant_id.eq(tenant_id))
            .filter(credits_table::course_code.ne(""))
            .filter(revocations::target_id.is_null())
            .order((credits_table::completed_on.asc(), credits_table::id.asc()))
            .select((credits_table::person_id, credits_table::course_code, credits_table::completed_on))
            .into_boxed();
        if let Some(chunk) = chunk {
            query = query.filter(credits_table::person_id.eq_any(chunk));
        }
        query.load(c)
    })
}

/// Exemptions that hold: person, course, first day, last day.
///
/// # Errors
/// The database refuses.
pub fn waivers(
    c: &mut Connection,
    tenant_id: &str,
    people: People<'_>,
) -> Result<Vec<(String, String, NaiveDate, NaiveDate)>, Error> {
    of_people(people, |chunk| {
        let mut query = waivers_table::table
            .left_join(
                revocations::table.on(revocations::tenant_id
                    .eq(waivers_table::tenant_id)
                    .and(revocations::target_id.eq(waivers_table::id))),
            )
            .filter(waivers_table::tenant_id.eq(tenant_id))
            .filter(revocations::target_id.is_null())
            .order((waivers_table::from_on.asc(), waivers_table::id.asc()))
            .select((
                waivers_table::person_id,
                waivers_table::course_code,
                waivers_table::from_on,
                waivers_table::until_on,
            ))
            .into_boxed();
        if let Some(chunk) = chunk {
            query = query.filter(waivers_table::person_id.eq_any(chunk));
        }
        query.load(c)
    })
}

/// A course that somebody chose.
#[derive(Queryable, Debug, Clone)]
pub struct SelectionRow {
    /// Person.
    pub person_id: String,
    /// Course code.
    pub course_code: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// `choice`, `elective` or `recommended`.
    pub cause: String,
    /// Id of the rule or application.
    pub cause_id: String,
    /// Due date.
    pub due_on: NaiveDate,
    /// When.
    pub selected_at: DateTime<Utc>,
}

/// Chosen courses that were not given back (辞退).
///
/// # Errors
/// The database refuses.
pub fn selections(
    c: &mut Connection,
    tenant_id: &str,
    people: People<'_>,
) -> Result<Vec<SelectionRow>, Error> {
    of_people(people, |chunk| {
        let mut query = course_selections::table
            .left_join(
                revocations::table.on(revocations::tenant_id
                    .eq(course_selections::tenant_id)
                    .and(revocations::target_id.eq(course_selections::id))),
            )
            .filter(course_selections::tenant_id.eq(tenant_id))
            .filter(revocations::target_id.is_null())
            .order(course_selections::id.asc())
            .select((
                course_selections::person_id,
                course_selections::course_code,
                course_selections::fiscal_year,
                course_selections::cause,
                course_selections::cause_id,
                course_selections::due_on,
                course_selections::selected_at,
            ))
            .into_boxed();
        if let Some(chunk) = chunk {
            query = query.filter(course_selections::person_id.eq_any(chunk));
        }
        query.load(c)
    })
}

/// An order of HR that reached somebody.
#[derive(Queryable, Debug, Clone)]
pub struct OrderRow {
    /// Person.
    pub person_id: String,
    /// Course code.
    pub course_code: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Order id.
    pub order_id: String,
    /// Due date.
    pub due_on: NaiveDate,
    /// When.
    pub ordered_at: DateTime<Utc>,
}

/// Orders that reached people.
///
/// # Errors
/// The database refuses.
pub fn orders(c: &mut Connection, tenant_id: &str, people: People<'_>) -> Result<Vec<OrderRow>, Error> {
    of_people(people, |chunk| {
        let mut query = assignment_causes::table
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
            .order((assignment_orders::ordered_at.asc(), assignment_orders::id.asc()))
            .select((
                assignments::person_id,
                assignments::course_code,
                assignments::fiscal_year,
                assignment_orders::id,
                assignment_orders::due_on,
                assignment_orders::ordered_at,
            ))
            .into_boxed();
        if let Some(chunk) = chunk {
            query = query.filter(assignments::person_id.eq_any(chunk));
        }
        query.load(c)
    })
}
