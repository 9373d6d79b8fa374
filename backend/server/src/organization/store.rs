//! SQL of departments, grades, the staff list and past imports.

mod units;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use courseware::material::Audience;
use diesel::dsl::{count_star, max};
use diesel::prelude::*;
use learning::ledger::NO_END;
use learning::role::{EmploymentStatus, Grade};

use crate::clock;
use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{department_names, departments, grades, staff, staff_imports, title_grades};
use crate::error::Error;

pub use units::{own_units, with_units_below};

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

/// Departments in force on a day, in order of code.
///
/// # Errors
/// The database refuses.
pub fn departments_on(
    c: &mut Connection,
    tenant_id: &str,
    day: NaiveDate,
) -> Result<Vec<DepartmentRow>, Error> {
    Ok(departments::table
        .filter(departments::tenant_id.eq(tenant_id))
        .filter(departments::valid_from.le(day))
        .filter(departments::valid_to.ge(day))
        .order(departments::code.asc())
        .select((departments::id, departments::code, departments::name, departments::division))
        .load(c)?)
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

/// Names by staff number; of numbers that nobody has, none.
///
/// # Errors
/// The database refuses.
pub fn names_of<'a>(
    c: &mut Connection,
    tenant_id: &str,
    numbers: impl Iterator<Item = &'a str>,
) -> Result<BTreeMap<String, String>, Error> {
    let numbers: BTreeSet<&str> = numbers.collect();
    Ok(staff::table
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::staff_number.eq_any(numbers))
        .select((staff::staff_number, staff::name))
        .load::<(String, String)>(c)?
        .into_iter()
        .collect())
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

/// 職名 → 職層.
///
/// # Errors
/// The database refuses.
pub fn titles(c: &mut Connection, tenant_id: &str) -> Result<BTreeMap<String, Grade>, Error> {
    let rows: Vec<(String, String)> = title_grades::table
        .filter(title_grades::tenant_id.eq(tenant_id))
        .select((title_grades::title, title_grades::grade))
        .load(c)?;
    Ok(rows.into_iter().filter_map(|(title, grade)| Some((title, Grade::parse(&grade).ok()?))).collect())
}

/// Adds departments that are not yet in force under their code.
///
/// # Errors
/// The database refuses.
pub fn add_departments(
    c: &mut Connection,
    tenant_id: &str,
    rows: &[(String, String, String)],
    valid_from: NaiveDate,
) -> Result<(), Error> {
    let rows: Vec<(String, &(String, String, String))> =
        rows.iter().map(|row| (clock::new_id(), row)).collect();
    let units: Vec<_> = rows
        .iter()
        .map(|(id, (code, name, division))| {
            (
                departments::tenant_id.eq(tenant_id),
                departments::id.eq(id),
                departments::code.eq(code),
                departments::name.eq(name),
                departments::division.eq(division),
                departments::valid_from.eq(valid_from),
                departments::valid_to.eq(NO_END),
                departments::kind.eq("section"),
            )
        })
        .collect();
    for chunk in units.chunks(MAX_BIND_VARIABLES / 9) {
        diesel::insert_into(departments::table).values(chunk).execute(c)?;
    }
    let names: Vec<_> = rows
        .iter()
        .map(|(id, (_, name, division))| {
            (
                department_names::tenant_id.eq(tenant_id),
                department_names::department_id.eq(id),
                department_names::valid_from.eq(valid_from),
                department_names::name.eq(name),
                department_names::division.eq(division),
            )
        })
        .collect();
    for chunk in names.chunks(MAX_BIND_VARIABLES / 6) {
        diesel::insert_into(department_names::table).values(chunk).execute(c)?;
    }
    Ok(())
}

/// Adds or changes lines of the title table.
///
/// # Errors
/// The database refuses.
pub fn set_titles(c: &mut Connection, tenant_id: &str, rows: &[(String, Grade)]) -> Result<(), Error> {
    for (title, grade) in rows {
        diesel::insert_into(title_grades::table)
            .values((
                title_grades::tenant_id.eq(tenant_id),
                title_grades::title.eq(title),
                title_grades::grade.eq(grade.code()),
            ))
            .on_conflict((title_grades::tenant_id, title_grades::title))
            .do_update()
            .set(title_grades::grade.eq(grade.code()))
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

/// A past import.
#[derive(Queryable, Insertable, Debug, Clone)]
#[diesel(table_name = staff_imports)]
pub struct StaffImport {
    /// Organisation.
    pub tenant_id: String,
    /// Import id.
    pub id: String,
    /// File name as given.
    pub file_name: String,
    /// SHA-256 of the bytes.
    pub digest: String,
    /// Encoding recognised.
    pub encoding: String,
    /// The day from which the file holds.
    pub effective_on: NaiveDate,
    /// Data rows.
    pub row_count: i32,
    /// Counts as JSON.
    pub difference: String,
    /// Staff number, or `system`.
    pub applied_by: String,
    /// When.
    pub applied_at: DateTime<Utc>,
}

/// Appends an import.
///
/// # Errors
/// The database refuses.
pub fn insert_import(c: &mut Connection, import: &StaffImport) -> Result<(), Error> {
    diesel::insert_into(staff_imports::table).values(import).execute(c)?;
    Ok(())
}

/// The day from which the latest file holds, if there was one.
///
/// # Errors
/// The database refuses.
pub fn last_effective_on(c: &mut Connection, tenant_id: &str) -> Result<Option<NaiveDate>, Error> {
    Ok(staff_imports::table
        .filter(staff_imports::tenant_id.eq(tenant_id))
        .select(max(staff_imports::effective_on))
        .first(c)?)
}

/// Past imports, latest first, at most 50.
///
/// # Errors
/// The database refuses.
pub fn imports(c: &mut Connection, tenant_id: &str) -> Result<Vec<StaffImport>, Error> {
    Ok(staff_imports::table
        .filter(staff_imports::tenant_id.eq(tenant_id))
        .order((staff_imports::applied_at.desc(), staff_imports::id.desc()))
        .limit(50)
        .load(c)?)
}
