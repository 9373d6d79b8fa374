//! Putting the evidence together, in a fixed number of queries: facts by duty, their seals, and the audit log.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use contract::audit::SealHead;
use contract::error::ErrorCode;
use contract::evidence::{DutyEvidence, Evidence, EvidenceEntry, EvidenceFact};
use learning::derivation::{Cause, Source, Standing};
use learning::fiscal_year::FiscalYear;

use crate::audit::{chain, store::seals};
use crate::catalog;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::evidence::store::{self, Assigned, Found};
use crate::records;
use crate::requirements::causes;

/// The evidence of a person and a course, of one fiscal year or of all.
///
/// # Errors
/// Not found when there is no such person or course.
pub fn evidence(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    course_code: &str,
    year: Option<i32>,
    now: DateTime<Utc>,
) -> Result<Evidence, Error> {
    let person = records::store::person(c, tenant_id, person_id)?;
    let titles = catalog::store::titles(c, tenant_id)?;
    let course_title = titles.get(course_code).cloned().ok_or(Error::Refused(ErrorCode::NotFound))?;
    let assigned = store::assigned(c, tenant_id, person_id, course_code, year)?;
    let mut found = facts(c, tenant_id, person_id, course_code, &assigned)?;
    let numbers = store::record::numbers(c, tenant_id, person_id)?;
    let instants: BTreeSet<DateTime<Utc>> = found.iter().map(|found| found.at).collect();
    found.extend(store::record::log(c, tenant_id, &numbers, course_code, &instants)?);
    let sealed = sealed(c, tenant_id, &found)?;
    let mut by_duty: BTreeMap<String, Vec<EvidenceEntry>> = BTreeMap::new();
    let (mut of_course, mut log) = (Vec::new(), Vec::new());
    found.sort_by_key(|found| found.at);
    for found in found {
        let seal_number = sealed.get(&(found.table, found.key.clone())).copied();
        let (duties, is_line) = (found.assignment_ids, matches!(found.fact, EvidenceFact::Logged { .. }));
        let entry = EvidenceEntry {
            at: found.at,
            table: found.table.to_owned(),
            key: found.key,
            seal_number,
            fact: found.fact,
        };
        match duties.as_slice() {
            [] if is_line => log.push(entry),
            [] => of_course.push(entry),
            duties => duties.iter().for_each(|id| by_duty.entry(id.clone()).or_default().push(entry.clone())),
        }
    }
    Ok(Evidence {
        person: contract::records::RecordPerson {
            person_id: person.person_id,
            staff_number: person.staff_number,
            name: person.name,
            department: person.department,
        },
        course_code: course_code.to_owned(),
        course_title,
        as_of: now,
        head: seals::newest(c, tenant_id)?.map(|seal| SealHead {
            number: chain::number(seal.number),
            sealed_at: seal.sealed_at,
            hash: seal.hash,
        }),
        duties: duties(c, tenant_id, assigned, by_duty)?,
        records: of_course,
        log,
    })
}

/// Every fact, the audit log apart.
fn facts(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    course_code: &str,
    assigned: &[Assigned],
) -> Result<Vec<Found>, Error> {
    let ids: Vec<&str> = assigned.iter().map(|row| row.id.as_str()).collect();
    let mut found = store::duty::changes(c, tenant_id, &ids)?;
    found.extend(store::duty::orders(c, tenant_id, &ids)?);
    found.extend(curricula(c, tenant_id, assigned)?);
    found.extend(store::duty::extensions(c, tenant_id, &ids)?);
    let enrolled = store::study::enrollments(c, tenant_id, &ids)?;
    let of: BTreeMap<&str, &str> =
        enrolled.iter().map(|row| (row.id.as_str(), row.assignment_id.as_str())).collect();
    found.extend(store::study::begun(c, tenant_id, &enrolled)?);
    found.extend(store::study::lessons(c, tenant_id, &of)?);
    found.extend(store::study::tests(c, tenant_id, &of)?);
    found.extend(store::study::runs(c, tenant_id, &of)?);
    found.extend(store::study::completions(c, tenant_id, &ids)?);
    found.extend(store::record::waivers(c, tenant_id, person_id, course_code)?);
    found.extend(store::record::credits(c, tenant_id, person_id, course_code)?);
    found.extend(store::record::revocations(c, tenant_id, &found)?);
    found.extend(store::record::certificates(c, tenant_id, person_id, course_code, &ids)?);
    Ok(found)
}

/// The curricula that the causes of a duty name, and the one that was in force when it arose.
fn curricula(c: &mut Connection, tenant_id: &str, assigned: &[Assigned]) -> Result<Vec<Found>, Error> {
    let versions = store::duty::curricula(c, tenant_id)?;
    let mut found = Vec::new();
    for row in assigned {
        let causes: Vec<Cause> = serde_json::from_str(&row.causes)?;
        let named = causes.iter().filter_map(|cause| match &cause.source {
            Source::Rule { version, .. } => Some(*version),
            _ => None,
        });
        let then = versions.iter().filter(|version| version.at <= row.created_at).max_by_key(|v| v.number);
        let wanted: BTreeSet<i32> = named.chain(then.map(|version| version.number)).collect();
        let of_duty = versions.iter().filter(|version| wanted.contains(&version.number));
        found.extend(of_duty.map(|version| version.found(&row.id)));
    }
    Ok(found)
}

/// The seal of each fact, by table and key.
fn sealed(
    c: &mut Connection,
    tenant_id: &str,
    found: &[Found],
) -> Result<BTreeMap<(&'static str, String), u32>, Error> {
    let mut keys: BTreeMap<&'static str, Vec<&str>> = BTreeMap::new();
    for found in found {
        keys.entry(found.table).or_default().push(&found.key);
    }
    let mut sealed = BTreeMap::new();
    for (table, keys) in keys {
        let known = seals::known(c, tenant_id, table, &keys)?;
        sealed.extend(known.into_iter().map(|(key, (_, seal))| ((table, key), chain::number(seal))));
    }
    Ok(sealed)
}

fn duties(
    c: &mut Connection,
    tenant_id: &str,
    assigned: Vec<Assigned>,
    mut entries: BTreeMap<String, Vec<EvidenceEntry>>,
) -> Result<Vec<DutyEvidence>, Error> {
    let ids: Vec<String> = assigned.iter().map(|row| row.id.clone()).collect();
    let names = causes::names(c, tenant_id, &ids)?;
    let duty = |row: Assigned| {
        let unreadable = || Error::Internal(format!("standing {}", row.standing));
        Ok(DutyEvidence {
            fiscal_year: FiscalYear(row.fiscal_year),
            due_on: row.due_on,
            standing: Standing::parse(&row.standing).ok_or_else(unreadable)?,
            causes: names.causes(&row.causes)?,
            entries: entries.remove(&row.id).unwrap_or_default(),
            assignment_id: row.id,
        })
    };
    assigned.into_iter().map(duty).collect()
}
