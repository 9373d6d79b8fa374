//! SQL of the training history: of one person over all years, or of everybody in one fiscal year.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use learning::fiscal_year::FiscalYear;

use super::credits::Credit;
use super::waivers::Waiver;
use crate::database::dialect::Connection;
use crate::database::schema::{
    assignments, completions, course_versions, credits, enrollments, revocations, waivers,
};
use crate::error::Error;

/// Whose history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// One person, all years.
    Person(String),
    /// Everybody, one fiscal year.
    Everybody(FiscalYear),
}

impl Whose {
    /// The person and whether everybody is meant: a condition that was not given is "or true".
    fn person(&self) -> (&str, bool) {
        match self {
            Whose::Person(id) => (id, false),
            Whose::Everybody(_) => ("", true),
        }
    }

    /// First and last day, and whether all years are meant.
    fn days(&self) -> (NaiveDate, NaiveDate, bool) {
        match self {
            Whose::Person(_) => (NaiveDate::default(), NaiveDate::default(), true),
            Whose::Everybody(year) => (year.first_day(), year.last_day(), false),
        }
    }
}

/// A course that was completed here, with the post at that time.
#[derive(Queryable, Debug, Clone)]
pub struct CompletedCourse {
    /// Assignment.
    pub assignment_id: String,
    /// Who.
    pub person_id: String,
    /// Fiscal year of the duty.
    pub fiscal_year: i32,
    /// Course code.
    pub course_code: String,
    /// Title of that version.
    pub title: String,
    /// The version.
    pub version_id: String,
    /// The variant.
    pub variant: String,
    /// When it was begun.
    pub started_at: DateTime<Utc>,
    /// The day of completion.
    pub completed_on: NaiveDate,
    /// Staff number, department and grade code at that time.
    pub post: (String, String, String),
}

/// Courses completed here.
///
/// # Errors
/// The database refuses.
pub fn completed(c: &mut Connection, tenant_id: &str, whose: &Whose) -> Result<Vec<CompletedCourse>, Error> {
    let ((person, everybody), (first, _, all_years)) = (whose.person(), whose.days());
    let year = FiscalYear::containing(first).0;
    Ok(completions::table
        .inner_join(
            assignments::table.on(assignments::tenant_id
                .eq(completions::tenant_id)
                .and(assignments::id.eq(completions::assignment_id))),
        )
        .inner_join(
            enrollments::table.on(enrollments::tenant_id
                .eq(completions::tenant_id)
                .and(enrollments::id.eq(completions::enrollment_id))),
        )
        .inner_join(
            course_versions::table.on(course_versions::tenant_id
                .eq(completions::tenant_id)
                .and(course_versions::id.eq(completions::course_version_id))),
        )
        .filter(completions::tenant_id.eq(tenant_id))
        .filter(completions::person_id.eq(person).or(everybody.into_sql::<Bool>()))
        .filter(assignments::fiscal_year.eq(year).or(all_years.into_sql::<Bool>()))
        .order((
            completions::completed_on.desc(),
            assignments::course_code.asc(),
            completions::person_id.asc(),
        ))
        .select((
            completions::assignment_id,
            completions::person_id,
            assignments::fiscal_year,
            assignments::course_code,
            course_versions::title,
            course_versions::id,
            enrollments::variant,
            enrollments::started_at,
            completions::completed_on,
            (completions::staff_number, completions::department_name, completions::grade),
        ))
        .load(c)?)
}

/// Outside training that counts.
///
/// # Errors
/// The database refuses.
pub fn credited(c: &mut Connection, tenant_id: &str, whose: &Whose) -> Result<Vec<Credit>, Error> {
    let ((person, everybody), (first, last, all_years)) = (whose.person(), whose.days());
    let in_year = credits::completed_on.between(first, last).or(all_years.into_sql::<Bool>());
    Ok(credits::table
        .left_join(
            revocations::table.on(revocations::tenant_id
                .eq(credits::tenant_id)
                .and(revocations::target_id.eq(credits::id))),
        )
        .filter(credits::tenant_id.eq(tenant_id))
        .filter(credits::person_id.eq(person).or(everybody.into_sql::<Bool>()))
        .filter(in_year)
        .filter(revocations::target_id.is_null())
        .order((credits::completed_on.desc(), credits::id.asc()))
        .select(Credit::as_select())
        .load(c)?)
}

/// Waivers that count.
///
/// # Errors
/// The database refuses.
pub fn waived(c: &mut Connection, tenant_id: &str, whose: &Whose) -> Result<Vec<Waiver>, Error> {
    let ((person, everybody), (first, last, all_years)) = (whose.person(), whose.days());
    let in_year = waivers::from_on.le(last).and(waivers::until_on.ge(first)).or(all_years.into_sql::<Bool>());
    Ok(waivers::table
        .left_join(
            revocations::table.on(revocations::tenant_id
                .eq(waivers::tenant_id)
                .and(revocations::target_id.eq(waivers::id))),
        )
        .filter(waivers::tenant_id.eq(tenant_id))
        .filter(waivers::person_id.eq(person).or(everybody.into_sql::<Bool>()))
        .filter(in_year)
        .filter(revocations::target_id.is_null())
        .order((waivers::from_on.desc(), waivers::id.asc()))
        .select(Waiver::as_select())
        .load(c)?)
}

/// Open assignments of a person: id, course, fiscal year, due date; earliest first.
///
/// # Errors
/// The database refuses.
pub fn open(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
) -> Result<Vec<(String, String, i32, NaiveDate)>, Error> {
    Ok(assignments::table
        .left_join(
            completions::table.on(completions::tenant_id
                .eq(assignments::tenant_id)
                .and(completions::assignment_id.eq(assignments::id))),
        )
        .filter(assignments::tenant_id.eq(tenant_id))
        .filter(assignments::person_id.eq(person_id))
        .filter(assignments::standing.eq("required"))
        .filter(completions::assignment_id.is_null())
        .order((assignments::due_on.asc(), assignments::course_code.asc()))
        .select((assignments::id, assignments::course_code, assignments::fiscal_year, assignments::due_on))
        .load(c)?)
}
