//! Who is cleared: the facts of a gate in a fixed number of queries, then the rule for each person.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use contract::gates::{GateCounts, GateCourse, GatePerson, GateView, RequiredCourse};
use learning::gate::{Clearance, CourseRecord, clearance};
use learning::role::Attribute;
use learning::validity::Validity;

use crate::catalog;
use crate::catalog::shelf::Shelf;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::gates::store::{self, Gate};
use crate::organization;

/// A gate with everybody who needs its tool, as of a day.
#[derive(Debug, Clone)]
pub struct GatePeople {
    /// The gate with its counts.
    pub gate: GateView,
    /// By department code and staff number.
    pub people: Vec<GatePerson>,
}

/// Courses that are published: title and validity, by code.
pub type PublishedCourses = BTreeMap<String, (String, Validity)>;

/// The published courses of an organisation.
///
/// # Errors
/// The database refuses.
pub fn published(c: &mut Connection, shelf: &Shelf, tenant_id: &str) -> Result<PublishedCourses, Error> {
    catalog::store::newest(c, tenant_id)?
        .into_iter()
        .map(|version| {
            let course = shelf.take(c, tenant_id, &version.id)?;
            Ok((version.code, (course.title.clone(), course.validity)))
        })
        .collect()
}

/// Everybody who needs the tool of a gate, with the verdict for the day `as_of`.
///
/// # Errors
/// The database refuses, or holds a gate that this program cannot read.
pub fn of_gate(
    c: &mut Connection,
    courses: &PublishedCourses,
    gate: &Gate,
    as_of: NaiveDate,
) -> Result<GatePeople, Error> {
    let required: Vec<RequiredCourse> = serde_json::from_str(&gate.courses)?;
    let required: Vec<GateCourse> = required.into_iter().map(|course| shown(course, courses)).collect();
    let attribute =
        Attribute::parse(&gate.attribute).map_err(|error| Error::Internal(format!("gate: {error}")))?;
    let codes: Vec<&str> = required.iter().map(|course| course.code.as_str()).collect();
    let mut days: BTreeMap<(String, String), Vec<NaiveDate>> = BTreeMap::new();
    for row in store::completed(c, &gate.tenant_id, attribute, &codes)? {
        days.entry((row.person_id, row.course_code)).or_default().push(row.completed_on);
    }
    let people = store::needing(c, &gate.tenant_id, attribute)?
        .into_iter()
        .map(|row| {
            let record = |course: &GateCourse| CourseRecord {
                course_code: course.code.clone(),
                validity: course.validity.filter(|_| course.published),
                completed_on: days.remove(&(row.person_id.clone(), course.code.clone())).unwrap_or_default(),
            };
            let records: Vec<CourseRecord> = required.iter().map(record).collect();
            let status = organization::store::status_of(&row.status)?;
            Ok(GatePerson {
                person_id: row.person_id,
                staff_number: row.staff_number,
                name: row.name,
                department: row.department,
                clearance: clearance(status, &records, as_of),
            })
        })
        .collect::<Result<Vec<_>, Error>>()?;
    let gate = GateView {
        code: gate.code.clone(),
        tool: gate.tool.clone(),
        attribute,
        courses: required,
        in_force: gate.in_force,
        counts: counts(&people),
    };
    Ok(GatePeople { gate, people })
}

fn shown(required: RequiredCourse, courses: &PublishedCourses) -> GateCourse {
    let published = courses.get(&required.code);
    GateCourse {
        title: published.map(|(title, _)| title.clone()).unwrap_or_default(),
        published: published.is_some(),
        validity: required.validity.or(published.map(|(_, validity)| *validity)),
        own_validity: required.validity,
        code: required.code,
    }
}

fn counts(people: &[GatePerson]) -> GateCounts {
    let mut counts = GateCounts::default();
    for person in people {
        counts.needed += 1;
        match person.clearance {
            Clearance::Cleared { .. } => counts.cleared += 1,
            Clearance::Lacking { .. } => counts.lacking += 1,
            Clearance::Away { .. } => counts.away += 1,
        }
    }
    counts
}
