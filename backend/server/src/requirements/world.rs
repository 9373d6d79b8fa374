//! What is the same for everybody when assignments are derived: curricula, units, operations, courses.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use learning::curriculum::{CourseInfo, Courses, OrganizationFacts};
use learning::derivation::{Published, World};
use learning::fiscal_year::jst_date;

use crate::catalog;
use crate::catalog::shelf::Shelf;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::requirements::store;

/// Published courses as the rules need them.
///
/// # Errors
/// The database refuses, or holds material that this program cannot read.
pub(super) fn courses(c: &mut Connection, shelf: &Shelf, tenant_id: &str) -> Result<Courses, Error> {
    let first: BTreeMap<String, DateTime<Utc>> =
        catalog::store::first_published(c, tenant_id)?.into_iter().collect();
    let mut courses = Courses::new();
    for row in catalog::store::newest(c, tenant_id)? {
        let material = shelf.take(c, tenant_id, &row.id)?;
        let published_at = first.get(&row.code).copied().unwrap_or(row.published_at);
        let info = CourseInfo {
            prerequisites: material.prerequisites.clone(),
            minutes: material.minutes,
            validity: material.validity,
            published_on: jst_date(published_at),
        };
        courses.insert(row.code, info);
    }
    Ok(courses)
}

/// Units and operations.
///
/// # Errors
/// The database refuses.
pub(super) fn organization(c: &mut Connection, tenant_id: &str) -> Result<OrganizationFacts, Error> {
    let mut operations: BTreeMap<String, std::collections::BTreeSet<String>> = BTreeMap::new();
    for (code, department_id) in store::operations_in_charge(c, tenant_id)? {
        operations.entry(code).or_default().insert(department_id);
    }
    Ok(OrganizationFacts { parents: store::parents(c, tenant_id)?.into_iter().collect(), operations })
}

/// Everything.
///
/// # Errors
/// The database refuses, or holds what this program cannot read.
pub(super) fn load(c: &mut Connection, shelf: &Shelf, tenant_id: &str) -> Result<World, Error> {
    let versions = store::versions(c, tenant_id)?
        .into_iter()
        .map(|row| {
            Ok(Published {
                number: row.number,
                published_on: jst_date(row.published_at),
                curriculum: serde_json::from_str(&row.document)?,
            })
        })
        .collect::<Result<Vec<_>, Error>>()?;
    Ok(World {
        versions,
        organization: organization(c, tenant_id)?,
        courses: courses(c, shelf, tenant_id)?,
        redate: Vec::new(),
    })
}
