//! SQL of the people of a session: by number, as of today, and as of the day of the session.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::database::dialect::Connection;
use crate::database::schema::{department_names, departments, staff};
use crate::error::Error;
use crate::organization::ledger;

/// Person ids by staff number; numbers that nobody has, and those of people who have left, are not in it.
///
/// # Errors
/// The database refuses.
pub fn by_number(
    c: &mut Connection,
    tenant_id: &str,
    numbers: &[String],
) -> Result<BTreeMap<String, String>, Error> {
    Ok(staff::table
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::staff_number.eq_any(numbers.to_vec()))
        .filter(staff::status.ne("retired"))
        .select((staff::staff_number, staff::person_id))
        .load::<(String, String)>(c)?
        .into_iter()
        .collect())
}

/// A person as of today.
#[derive(Queryable, Debug, Clone)]
pub struct PersonRow {
    /// Person id.
    pub person_id: String,
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// Department name.
    pub department: String,
    /// Grade code.
    pub grade: String,
}

/// These people, by id.
///
/// # Errors
/// The database refuses.
pub fn today(
    c: &mut Connection,
    tenant_id: &str,
    people: &[&str],
) -> Result<BTreeMap<String, PersonRow>, Error> {
    let rows: Vec<PersonRow> =
        staff::table
            .inner_join(departments::table.on(
                departments::tenant_id.eq(staff::tenant_id).and(departments::id.eq(staff::department_id)),
            ))
            .filter(staff::tenant_id.eq(tenant_id))
            .filter(staff::person_id.eq_any(people.to_vec()))
            .select((staff::person_id, staff::staff_number, staff::name, departments::name, staff::grade))
            .load(c)?;
    Ok(rows.into_iter().map(|row| (row.person_id.clone(), row)).collect())
}

/// The post of a person on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Staff number.
    pub staff_number: String,
    /// Department name.
    pub department_name: String,
    /// Grade code.
    pub grade: String,
}

/// The posts of these people on a day, by the ledger; the present post of somebody whom the ledger does not
/// know on that day.
///
/// # Errors
/// The database refuses.
pub fn posts_on(
    c: &mut Connection,
    tenant_id: &str,
    people: &[&str],
    day: NaiveDate,
) -> Result<BTreeMap<String, Post>, Error> {
    let present = today(c, tenant_id, people)?.into_iter().map(|(person, row)| {
        let post = Post { staff_number: row.staff_number, department_name: row.department, grade: row.grade };
        (person, post)
    });
    let mut posts: BTreeMap<String, Post> = present.collect();
    let timelines = ledger::timelines(c, tenant_id, Some(people))?;
    let states: Vec<_> = timelines.iter().filter_map(|(id, line)| Some((id, line.state_on(day)?))).collect();
    let units: Vec<&str> = states.iter().map(|(_, state)| state.department_id.as_str()).collect();
    let names: BTreeMap<String, String> = department_names::table
        .filter(department_names::tenant_id.eq(tenant_id))
        .filter(department_names::department_id.eq_any(units))
        .filter(department_names::valid_from.le(day))
        .order(department_names::valid_from.asc())
        .select((department_names::department_id, department_names::name))
        .load::<(String, String)>(c)?
        .into_iter()
        .collect();
    for (person, state) in states {
        if let Some(name) = names.get(&state.department_id) {
            let post = Post {
                staff_number: state.staff_number.clone(),
                department_name: name.clone(),
                grade: state.grade.code().to_owned(),
            };
            posts.insert(person.clone(), post);
        }
    }
    Ok(posts)
}
