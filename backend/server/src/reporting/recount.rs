//! Keeping the cells: after every fact that can move a duty or a person, in its transaction, those concerned are
//! looked at again, and what counts elsewhere now is moved. Called by `requirements::derive`, through which every
//! fact goes, and by the turn of the day, on which due dates pass.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use learning::deadline::DutyFacts;
use learning::derivation::Standing;
use learning::figure::Bucket;
use learning::fiscal_year::FiscalYear;

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization;
use crate::reporting::figures::Cell;
use crate::reporting::store::counted::{self, CountedDuty, CountedPerson, DutyToCount};

/// People looked at together: bounded by the bind variables of one statement.
const AT_ONCE: usize = 5_000;

/// Counts these people, or everybody, anew as of `today` (Japan time). What is counted as it stands costs no write.
/// The caller has the turn of the organisation's duties.
///
/// # Errors
/// The database refuses, or holds what this program cannot read.
pub fn recount(
    c: &mut Connection,
    tenant_id: &str,
    people: Option<&[&str]>,
    today: NaiveDate,
) -> Result<(), Error> {
    let everybody = if people.is_none() { counted::everybody(c, tenant_id)? } else { Vec::new() };
    let people: BTreeSet<&str> = match people {
        Some(people) => people.iter().copied().collect(),
        None => everybody.iter().map(String::as_str).collect(),
    };
    let people: Vec<&str> = people.into_iter().collect();
    for chunk in people.chunks(AT_ONCE) {
        let posts = recount_people(c, tenant_id, chunk, today)?;
        recount_duties(c, tenant_id, chunk, &posts, today)?;
    }
    Ok(())
}

type Posts = HashMap<String, CountedPerson>;

fn recount_people(
    c: &mut Connection,
    tenant_id: &str,
    people: &[&str],
    today: NaiveDate,
) -> Result<Posts, Error> {
    let now: Posts = counted::people_today(c, tenant_id, people)?
        .into_iter()
        .map(|person| (person.person_id.clone(), person))
        .collect();
    let before: Posts = counted::counted_people_of(c, tenant_id, people)?
        .into_iter()
        .map(|person| (person.person_id.clone(), person))
        .collect();
    let mut deltas: BTreeMap<(String, String, String), i32> = BTreeMap::new();
    let mut add = |person: &CountedPerson, change: i32| {
        let key = (person.department_id.clone(), person.grade.clone(), person.status.clone());
        let sum = deltas.entry(key).or_default();
        *sum = sum.saturating_add(change);
    };
    let (mut out, mut into) = (Vec::new(), Vec::new());
    for person_id in people {
        let (before, now) = (before.get(*person_id), now.get(*person_id));
        if before == now {
            continue;
        }
        if let Some(before) = before {
            add(before, -1);
            out.push(*person_id);
        }
        if let Some(now) = now {
            add(now, 1);
            into.push(now.clone());
        }
    }
    counted::note_people(c, tenant_id, &out, &into)?;
    let deltas: Vec<_> = deltas.into_iter().filter(|(_, change)| *change != 0).collect();
    counted::add_people(c, tenant_id, today, &deltas)?;
    Ok(now)
}

/// Sums of changes by fiscal year, cell and bucket.
#[derive(Default)]
struct Deltas(BTreeMap<(i32, Cell, Bucket), i32>);

impl Deltas {
    /// Adds a duty to the eight cells in which it counts, or takes it out of them.
    fn add(&mut self, duty: &CountedDuty, bucket: Bucket, change: i32) {
        for department_id in ["", duty.department_id.as_str()] {
            for grade in ["", duty.grade.as_str()] {
                for course_code in ["", duty.course_code.as_str()] {
                    let cell = Cell {
                        department_id: department_id.to_owned(),
                        grade: grade.to_owned(),
                        course_code: course_code.to_owned(),
                    };
                    let sum = self.0.entry((duty.fiscal_year, cell, bucket)).or_default();
                    *sum = sum.saturating_add(change);
                }
            }
        }
    }
}

fn recount_duties(
    c: &mut Connection,
    tenant_id: &str,
    people: &[&str],
    posts: &Posts,
    today: NaiveDate,
) -> Result<(), Error> {
    let mut known: HashMap<String, CountedDuty> = counted::counted_of(c, tenant_id, people)?
        .into_iter()
        .map(|duty| (duty.assignment_id.clone(), duty))
        .collect();
    let (mut deltas, mut noted, mut gone) = (Deltas::default(), Vec::new(), Vec::new());
    for duty in counted::duties_of(c, tenant_id, people)? {
        let before = known.remove(&duty.assignment_id);
        let after = place(tenant_id, &duty, before.as_ref(), posts.get(&duty.person_id), today)?;
        if before == after {
            continue;
        }
        if let Some(before) = &before {
            deltas.add(before, bucket(&before.bucket)?, -1);
        }
        match after {
            Some(after) => {
                deltas.add(&after, bucket(&after.bucket)?, 1);
                noted.push(after);
            }
            None => gone.push(duty.assignment_id),
        }
    }
    counted::note_duties(c, &noted)?;
    counted::forget_duties(c, tenant_id, &gone)?;
    let deltas: Vec<_> = deltas.0.into_iter().filter(|(_, change)| *change != 0).collect();
    counted::add(c, tenant_id, today, &deltas)
}

/// Where a duty counts today; nowhere when the person has no post. In a fiscal year that has closed, posts and
/// absences stay as they were on its last day.
fn place(
    tenant_id: &str,
    duty: &DutyToCount,
    before: Option<&CountedDuty>,
    post: Option<&CountedPerson>,
    today: NaiveDate,
) -> Result<Option<CountedDuty>, Error> {
    let standing = Standing::parse(&duty.standing)
        .ok_or_else(|| Error::Internal(format!("unknown standing: {}", duty.standing)))?;
    let facts = DutyFacts {
        standing,
        opens_on: duty.opens_on,
        due_on: duty.due_on,
        grace_days: u32::try_from(duty.grace_days).unwrap_or(0),
        started: false,
        completed_on: duty.completed_on,
    };
    if FiscalYear(duty.fiscal_year).last_day() < today {
        match before {
            Some(before) => {
                let after = bucket(&before.bucket)?.after_close(&facts, today).as_str().to_owned();
                return Ok(Some(CountedDuty { bucket: after, ..before.clone() }));
            }
            // Made after the close: only what was completed is added to a year that is over.
            None if duty.completed_on.is_none() => return Ok(None),
            None => {}
        }
    }
    let Some(post) = post else { return Ok(None) };
    let status = organization::store::status_of(&post.status)?;
    Ok(Some(CountedDuty {
        tenant_id: tenant_id.to_owned(),
        assignment_id: duty.assignment_id.clone(),
        person_id: duty.person_id.clone(),
        fiscal_year: duty.fiscal_year,
        department_id: post.department_id.clone(),
        grade: post.grade.clone(),
        course_code: duty.course_code.clone(),
        bucket: Bucket::of(&facts, status, today).as_str().to_owned(),
    }))
}

fn bucket(name: &str) -> Result<Bucket, Error> {
    Bucket::parse(name).ok_or_else(|| Error::Internal(format!("unknown bucket: {name}")))
}
