//! What is the same for everybody when assignments are derived: curricula, units, operations, courses.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use learning::curriculum::{CourseInfo, Courses, OrganizationFacts};
use learning::derivation::{Published, World};
use learning::fiscal_year::jst_date;

use crate::catalog;
use crate::catalog::publish::RequirementFacts;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization::store::units;
use crate::requirements::store;

/// Published courses as the rules need them.
///
/// # Errors
/// The database refuses, or holds material that this program cannot read.
pub(super) fn courses(c: &mut Connection, tenant_id: &str) -> Result<Courses, Error> {
    let first: BTreeMap<String, DateTime<Utc>> =
        catalog::store::first_published(c, tenant_id)?.into_iter().collect();
    let mut courses = Courses::new();
    for (code, json) in catalog::store::requirement_facts(c, tenant_id)? {
        let facts: RequirementFacts = serde_json::from_str(&json)?;
        let published_at = first.get(&code).copied().unwrap_or_default();
        let info = CourseInfo {
            prerequisites: facts.prerequisites,
            minutes: facts.minutes,
            validity: facts.validity,
            published_on: jst_date(published_at),
        };
        courses.insert(code, info);
    }
    Ok(courses)
}

/// Units and operations. What a unit that was closed was in charge of, its successors are in charge of; they have
/// nobody before their day.
///
/// # Errors
/// The database refuses.
pub(super) fn organization(c: &mut Connection, tenant_id: &str) -> Result<OrganizationFacts, Error> {
    let mut operations: BTreeMap<String, std::collections::BTreeSet<String>> = BTreeMap::new();
    for (code, department_id) in store::operations_in_charge(c, tenant_id)? {
        operations.entry(code).or_default().insert(department_id);
    }
    let successions = units::all_successors(c, tenant_id)?;
    for in_charge in operations.values_mut() {
        // In order of day: a successor that was merged later hands on what it took over.
        for succession in &successions {
            if in_charge.contains(&succession.department_id) {
                in_charge.insert(succession.successor_id.clone());
            }
        }
    }
    Ok(OrganizationFacts { parents: store::parents(c, tenant_id)?.into_iter().collect(), operations })
}

/// Everything.
///
/// # Errors
/// The database refuses, or holds what this program cannot read.
pub(super) fn load(c: &mut Connection, tenant_id: &str) -> Result<World, Error> {
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
        courses: courses(c, tenant_id)?,
        redate: Vec::new(),
    })
}
