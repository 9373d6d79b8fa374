//! SQL of departments as others see them, grades, titles and the staff list; in the modules: units, imports,
//! operations.

pub mod imports;
pub mod operations;
mod scopes;
pub mod units;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use courseware::material::Audience;
use diesel::dsl::count_star;
use diesel::prelude::*;
use learning::role::{EmploymentStatus, Grade};

use crate::database::dialect::Connection;
use crate::database::schema::{departments, grades, staff, title_grades};
use crate::error::Error;
use crate::organization::staff_file::TitleEntry;

pub use scopes::{own_units, with_units_below};

/// Status names that count in the population (分母).
pub const IN_POPULATION: [&str; 2] = ["active", "seconded-in"];

/// A department in force.
#[derive(Queryable, Clone, Debug)]
pub struct DepartmentRow {
    /// Department id.
    pub id: String,
    /// Code with leading zeros.
    pub code: String,
    /// Name.
    pub name: String,
    /// Division name.
    pub division: String,
}

/// Departments (課等, not 部) in force on a day with the names of that day, in order of code.
///
/// # Errors
/// The database refuses.
pub fn departments_on(
    c: &mut Connection,
    tenant_id: &str,
    day: NaiveDate,
) -> Result<Vec<DepartmentRow>, Error> {
    let mut rows: Vec<DepartmentRow> = departments::table
        .filter(departments::tenant_id.eq(tenant_id))
        .filter(departments::kind.eq("section"))
        .filter(departments::valid_from.le(day))
        .filter(departments::valid_to.ge(day))
        .order(departments::code.asc())
        .select((departments::id, departments::code, departments::name, departments::division))
        .load(c)?;
    let mut names = units::names_on(c, tenant_id, day)?;
    for row in &mut rows {
        if let Some(named) = names.remove(&row.id) {
            (row.name, row.division) = (named.name, named.division);
        }
    }
    Ok(rows)
}

/// People in the population per department id.
///
/// # Errors
/// The database refuses.
pub fn people_by_department(c: &mut Connection, tenant_id: &str) -> Result<BTreeMap<String, i64>, Error> {
    let rows: Vec<(String, i64)> = staff::table
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::status.eq_any(IN_POPULATION))
        .group_by(staff::department_id)
        .select((staff::department_id, count_star()))
        .load(c)?;
    Ok(rows.into_iter().collect())
}

/// People in the population per grade code.
///
/// # Errors
/// The database refuses.
pub fn people_by_grade(c: &mut Connection, tenant_id: &str) -> Result<BTreeMap<String, i64>, Error> {
    let rows: Vec<(String, i64)> = staff::table
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::status.eq_any(IN_POPULATION))
        .group_by(staff::grade)
        .select((staff::grade, count_star()))
        .load(c)?;
    Ok(rows.into_iter().collect())
}

/// What decides which variant of a course people take, as of today, by person.
///
/// # Errors
/// The database refuses, or holds attributes that this program cannot read.
pub fn audiences_of<'a>(
    c: &mut Connection,
    tenant_id: &str,
    people: impl Iterator<Item = &'a str>,
) -> Result<BTreeMap<String, Audience>, Error> {
    let people: BTreeSet<&str> = people.collect();
    let rows: Vec<(String, String, String, String)> = staff::table
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::person_id.eq_any(people))
        .select((staff::person_id, staff::grade, staff::job_kind, staff::attributes))
        .load(c)?;
    let audience = |(person_id, grade, job_kind, attributes): (String, String, String, String)| {
        let attributes = serde_json::from_str(&attributes)?;
        Ok((person_id, Audience { grade, job_kind, attributes }))
    };
    rows.into_iter().map(audience).collect()
}

/// Names by staff number; of numbers that nobody has, none. A number that was given again names who has it
/// now.
///
/// # Errors
/// The database refuses.
pub fn names_of<'a>(
    c: &mut Connection,
    tenant_id: &str,
    numbers: impl Iterator<Item = &'a str>,
) -> Result<BTreeMap<String, String>, Error> {
    let numbers: BTreeSet<&str> = numbers.collect();
    let mut rows: Vec<(String, String, String)> = staff::table
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::staff_number.eq_any(numbers))
        .select((staff::staff_number, staff::name, staff::status))
        .load(c)?;
    rows.sort_by_key(|(.., status)| status != EmploymentStatus::Retired.as_str());
    Ok(rows.into_iter().map(|(number, name, _)| (number, name)).collect())
}

/// The organisation's labels of the grades, by code; the standard label where it has none.
///
/// # Errors
/// The database refuses.
pub fn grade_labels(c: &mut Connection, tenant_id: &str) -> Result<BTreeMap<String, String>, Error> {
    let own: Vec<(String, String)> = grades::table
        .filter(grades::tenant_id.eq(tenant_id))
        .select((grades::code, grades::label))
        .load(c)?;
    let mut labels: BTreeMap<String, String> =
        Grade::ALL.iter().map(|grade| (grade.code().to_owned(), grade.label().to_owned())).collect();
    labels.extend(own);
    Ok(labels)
}

/// 職名 → 職層 and 職種.
///
/// # Errors
/// The database refuses.
pub fn titles(c: &mut Connection, tenant_id: &str) -> Result<BTreeMap<String, TitleEntry>, Error> {
    let rows: Vec<(String, String, String)> = title_grades::table
        .filter(title_grades::tenant_id.eq(tenant_id))
        .select((title_grades::title, title_grades::grade, title_grades::job_kind))
        .load(c)?;
    let entry = |(title, grade, job_kind): (String, String, String)| {
        Some((title, TitleEntry { grade: Grade::parse(&grade).ok()?, job_kind }))
    };
    Ok(rows.into_iter().filter_map(entry).collect())
}

/// Adds or changes lines of the title table: title, grade and, where it is told, the kind of job.
///
/// # Errors
/// The database refuses.
pub fn set_titles(
    c: &mut Connection,
    tenant_id: &str,
    rows: &[(String, Grade, Option<String>)],
) -> Result<(), Error> {
    for (title, grade, job_kind) in rows {
        diesel::insert_into(title_grades::table)
            .values((
                title_grades::tenant_id.eq(tenant_id),
                title_grades::title.eq(title),
                title_grades::grade.eq(grade.code()),
                title_grades::job_kind.eq(job_kind.as_deref().unwrap_or_default()),
            ))
            .on_conflict((title_grades::tenant_id, title_grades::title))
            .do_update()
            .set((
                title_grades::grade.eq(grade.code()),
                job_kind.as_deref().map(|job_kind| title_grades::job_kind.eq(job_kind)),
            ))
            .execute(c)?;
    }
    Ok(())
}

/// Adds or changes labels of grades.
///
/// # Errors
/// The database refuses.
pub fn set_grade_labels(c: &mut Connection, tenant_id: &str, rows: &[(Grade, String)]) -> Result<(), Error> {
    for (grade, label) in rows {
        diesel::insert_into(grades::table)
            .values((grades::tenant_id.eq(tenant_id), grades::code.eq(grade.code()), grades::label.eq(label)))
            .on_conflict((grades::tenant_id, grades::code))
            .do_update()
            .set(grades::label.eq(label))
            .execute(c)?;
    }
    Ok(())
}

/// A stored status.
///
/// # Errors
/// It is none that this program knows.
pub fn status_of(text: &str) -> Result<EmploymentStatus, Error> {
    EmploymentStatus::parse(text).map_err(|error| Error::Internal(error.to_string()))
}

/// Staff number of a person.
///
/// # Errors
/// Not found.
pub fn staff_number(c: &mut Connection, tenant_id: &str, person_id: &str) -> Result<String, Error> {
    Ok(staff::table.find((tenant_id, person_id)).select(staff::staff_number).first(c)?)
}

/// One row of the staff list.
#[derive(Queryable)]
pub struct StaffListRow {
    /// Stable person id.
    pub person_id: String,
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// Reading.
    pub kana: String,
    /// Department name.
    pub department: String,
    /// 職名.
    pub title: String,
    /// Grade code.
    pub grade: String,
    /// Status name.
    pub status: String,
}

/// One page of the staff list by staff number, and how many match.
///
/// # Errors
/// The database refuses.
pub fn staff_page(
    c: &mut Connection,
    tenant_id: &str,
    search_key: &str,
    offset: i64,
    limit: i64,
) -> Result<(Vec<StaffListRow>, i64), Error> {
    let pattern = format!("%{}%", search_key.replace(['%', '_', '\\'], ""));
    let filtered = || {
        staff::table.filter(staff::tenant_id.eq(tenant_id)).filter(staff::search_key.like(pattern.clone()))
    };
    let rows =
        filtered()
            .inner_join(departments::table.on(
                departments::tenant_id.eq(staff::tenant_id).and(departments::id.eq(staff::department_id)),
            ))
            .order(staff::staff_number.asc())
            .offset(offset)
            .limit(limit)
            .select((
                staff::person_id,
                staff::staff_number,
                staff::name,
                staff::kana,
                departments::name,
                staff::title,
                staff::grade,
                staff::status,
            ))
            .load(c)?;
    let total = filtered().count().get_result(c)?;
    Ok((rows, total))
}
