//! SQL of contributions to the figures about what people understand.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use learning::derivation::Standing;
use learning::draw::DrawnQuestion;
use learning::mark::Mark;

use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{
    assignments, attempt_results, attempts, completions, course_versions, departments, staff,
    understanding_contributions,
};
use crate::error::Error;

/// The first attempt at the assessment.
pub const AFTER: &str = "after";

/// What one person adds.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = understanding_contributions)]
pub struct ContributionRow {
    /// Organisation.
    pub tenant_id: String,
    /// Fiscal year of the assignment.
    pub fiscal_year: i32,
    /// Course code.
    pub course_code: String,
    /// [`AFTER`], `kept-30` or `kept-90`.
    pub measure: String,
    /// Whose.
    pub person_id: String,
    /// The attempt or check.
    pub test_id: String,
    /// Version of the course.
    pub course_version_id: String,
    /// Unit of that instant.
    pub department_id: String,
    /// Division of that instant; may be empty.
    pub division: String,
    /// When it became known.
    pub recorded_at: DateTime<Utc>,
    /// What was measured, JSON.
    pub document: String,
}

/// Appends a contribution, unless the person has one of this measure already.
///
/// # Errors
/// The database refuses.
pub fn insert(c: &mut Connection, row: &ContributionRow) -> Result<(), Error> {
    diesel::insert_into(understanding_contributions::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c)?;
    Ok(())
}

/// Unit and division of a person today.
///
/// # Errors
/// The database refuses.
pub fn post_of(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
) -> Result<Option<(String, String)>, Error> {
    Ok(staff::table
        .inner_join(
            departments::table.on(departments::tenant_id
                .eq(staff::tenant_id)
                .and(departments::id.eq(staff::department_id))),
        )
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::person_id.eq(person_id))
        .select((departments::id, departments::division))
        .first(c)
        .optional()?)
}

/// All contributions of a fiscal year, by course, measure and person.
///
/// # Errors
/// The database refuses.
pub fn of_year(c: &mut Connection, tenant_id: &str, fiscal_year: i32) -> Result<Vec<ContributionRow>, Error> {
    use understanding_contributions as table;
    Ok(table::table
        .filter(table::tenant_id.eq(tenant_id))
        .filter(table::fiscal_year.eq(fiscal_year))
        .order((table::course_code.asc(), table::measure.asc(), table::person_id.asc()))
        .select(ContributionRow::as_select())
        .load(c)?)
}

/// First attempts of a course, of all years, by year and person.
///
/// # Errors
/// The database refuses.
pub fn first_attempts(
    c: &mut Connection,
    tenant_id: &str,
    course_code: &str,
) -> Result<Vec<ContributionRow>, Error> {
    use understanding_contributions as table;
    Ok(table::table
        .filter(table::tenant_id.eq(tenant_id))
        .filter(table::course_code.eq(course_code))
        .filter(table::measure.eq(AFTER))
        .order((table::fiscal_year.asc(), table::person_id.asc()))
        .select(ContributionRow::as_select())
        .load(c)?)
}

/// Versions of a course that somebody has a first attempt of: number and id, newest first.
///
/// # Errors
/// The database refuses.
pub fn versions(c: &mut Connection, tenant_id: &str, course_code: &str) -> Result<Vec<(i32, String)>, Error> {
    use understanding_contributions as table;
    Ok(course_versions::table
        .inner_join(
            table::table.on(table::tenant_id
                .eq(course_versions::tenant_id)
                .and(table::course_version_id.eq(course_versions::id))),
        )
        .filter(table::tenant_id.eq(tenant_id))
        .filter(table::course_code.eq(course_code))
        .filter(table::measure.eq(AFTER))
        .order(course_versions::version.desc())
        .select((course_versions::version, course_versions::id))
        .distinct()
        .load(c)?)
}

/// Codes of the courses that somebody has a first attempt of, in order.
///
/// # Errors
/// The database refuses.
pub fn measured_courses(c: &mut Connection, tenant_id: &str) -> Result<Vec<String>, Error> {
    use understanding_contributions as table;
    Ok(table::table
        .filter(table::tenant_id.eq(tenant_id))
        .filter(table::measure.eq(AFTER))
        .order(table::course_code.asc())
        .select(table::course_code)
        .distinct()
        .load(c)?)
}

/// Whether a person has an assignment of the course that is not completed.
///
/// # Errors
/// The database refuses.
pub fn has_to_complete(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    course_code: &str,
) -> Result<bool, Error> {
    let to_do = [Standing::Required, Standing::Suspended].map(Standing::as_str);
    let open: i64 = assignments::table
        .left_join(
            completions::table.on(completions::tenant_id
                .eq(assignments::tenant_id)
                .and(completions::assignment_id.eq(assignments::id))),
        )
        .filter(assignments::tenant_id.eq(tenant_id))
        .filter(assignments::person_id.eq(person_id))
        .filter(assignments::course_code.eq(course_code))
        .filter(assignments::standing.eq_any(to_do))
        .filter(completions::assignment_id.is_null())
        .count()
        .get_result(c)?;
    Ok(open > 0)
}

/// What an attempt asked and what each question earned, by attempt id.
///
/// # Errors
/// The database refuses, or holds text that this program cannot read.
pub fn sheets(
    c: &mut Connection,
    tenant_id: &str,
    attempt_ids: &[&str],
) -> Result<BTreeMap<String, Vec<(DrawnQuestion, Mark)>>, Error> {
    let mut sheets = BTreeMap::new();
    for chunk in attempt_ids.chunks(MAX_BIND_VARIABLES / 2) {
        let rows: Vec<(String, String, String)> = attempts::table
            .inner_join(
                attempt_results::table.on(attempt_results::tenant_id
                    .eq(attempts::tenant_id)
                    .and(attempt_results::attempt_id.eq(attempts::id))),
            )
            .filter(attempts::tenant_id.eq(tenant_id))
            .filter(attempts::id.eq_any(chunk))
            .select((attempts::id, attempts::draw, attempt_results::question_marks))
            .load(c)?;
        for (id, draw, marks) in rows {
            let draw: Vec<DrawnQuestion> = serde_json::from_str(&draw)?;
            let marks: BTreeMap<String, Mark> = serde_json::from_str(&marks)?;
            let of = |drawn: DrawnQuestion| {
                let mark = marks.get(&drawn.question_id).copied().unwrap_or(Mark::ZERO);
                (drawn, mark)
            };
            sheets.insert(id, draw.into_iter().map(of).collect());
        }
    }
    Ok(sheets)
}
