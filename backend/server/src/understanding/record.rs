//! What a result adds to the figures, recorded in the transaction of the result: with the unit of that instant, so
//! that no later transfer moves it, and with everything that decides in which figures it is.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use courseware::CourseMaterial;
use learning::mark::Mark;
use learning::parallel::Form;
use learning::retention::RetentionCheck;
use serde::{Deserialize, Serialize};

use crate::assignments::store::AssignmentRow;
use crate::attempts::sheet::Marks;
use crate::attempts::store::{OwnedAttempt, ResultRow};
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::placements;
use crate::understanding::store::{self, AFTER, ContributionRow};

/// What a first attempt measured. Shares of marks, exact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// The placement before, when the attempt was drawn from the form parallel to it.
    pub before: Option<Before>,
    /// The attempt.
    pub after: Mark,
    /// Questions that were drawn.
    pub questions: usize,
    /// By item of the ten: the questions about it.
    pub literacy: BTreeMap<String, Mark>,
    /// Codes of DSS-L that the course serves.
    pub dssl: Vec<String>,
}

/// What a placement measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Before {
    /// The whole.
    pub share: Mark,
    /// By objective: whole percent, rounded down.
    pub objectives: BTreeMap<String, i32>,
}

impl Measured {
    /// People who differ in this are never in one batch: see `learning::release`.
    #[must_use]
    pub fn kind(&self, course_version_id: &str) -> String {
        let items: Vec<&str> = self.literacy.keys().map(String::as_str).collect();
        let before = self.before.as_ref().map(|before| before.objectives.keys().map(String::as_str));
        let before = before.map_or("single".to_owned(), |placed| placed.collect::<Vec<_>>().join(" "));
        format!("{course_version_id} / {before} / {} / {}", self.questions, items.join(" "))
    }
}

/// What a check measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// Share of the check less that of the first attempt.
    pub change: Mark,
}

/// Name of the measure of a check.
#[must_use]
pub fn kept(check: RetentionCheck) -> &'static str {
    match check {
        RetentionCheck::After30 => "kept-30",
        RetentionCheck::After90 => "kept-90",
    }
}

/// The share of marks of the questions about each of the ten items.
fn literacy(course: &CourseMaterial, marks: &Marks) -> BTreeMap<String, Mark> {
    let mut sums: BTreeMap<String, (Mark, i64)> = BTreeMap::new();
    for question in &course.bank {
        let Some(mark) = marks.get(&question.id) else { continue };
        for item in &question.literacy {
            let (sum, count) = sums.entry(item.clone()).or_insert((Mark::ZERO, 0));
            *sum = *sum + *mark;
            *count += 1;
        }
    }
    sums.into_iter().map(|(item, (sum, count))| (item, sum.scaled_to(Mark::new(count, 1)))).collect()
}

/// Records what a closed attempt adds; only the first attempt of an enrollment adds anything.
///
/// # Errors
/// The database refuses.
pub fn attempt(
    c: &mut Connection,
    course: &CourseMaterial,
    (owned, result, marks): (&OwnedAttempt, &ResultRow, &Marks),
    assignment: &AssignmentRow,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    if owned.attempt.number != 1 {
        return Ok(());
    }
    let measured = Measured {
        before: before(c, owned)?,
        after: result.share(),
        questions: marks.len(),
        literacy: literacy(course, marks),
        dssl: course.dssl.clone(),
    };
    let test = (AFTER, owned.attempt.id.as_str(), owned.course_version_id.as_str());
    append(c, &owned.attempt.tenant_id, assignment, test, serde_json::to_string(&measured)?, now)
}

/// The placement, if the attempt is of the form parallel to it.
fn before(c: &mut Connection, owned: &OwnedAttempt) -> Result<Option<Before>, Error> {
    if owned.attempt.form != Form::B.as_str() {
        return Ok(None);
    }
    let enrollment = std::slice::from_ref(&owned.attempt.enrollment_id);
    let tenant_id = &owned.attempt.tenant_id;
    let placed = placements::store::of_enrollments(c, tenant_id, enrollment)?;
    let result = placed
        .into_iter()
        .find_map(|(placement, result)| result.filter(|_| placement.form == Form::A.as_str()));
    let Some(result) = result else { return Ok(None) };
    let objectives = placements::store::objectives(c, tenant_id, &result.placement_id)?;
    let objectives = objectives.into_iter().map(|row| (row.objective_id, row.share_percent));
    let share = result.marks().scaled_to(result.maximum());
    Ok(Some(Before { share, objectives: objectives.collect() }))
}

/// Records what a submitted check adds.
///
/// # Errors
/// The database refuses.
pub fn check(
    c: &mut Connection,
    tenant_id: &str,
    assignment: &AssignmentRow,
    (check, id, course_version_id): (RetentionCheck, &str, &str),
    change: Mark,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let document = serde_json::to_string(&Kept { change })?;
    append(c, tenant_id, assignment, (kept(check), id, course_version_id), document, now)
}

/// Whoever is in no unit is in no figure.
fn append(
    c: &mut Connection,
    tenant_id: &str,
    assignment: &AssignmentRow,
    (measure, test_id, course_version_id): (&str, &str, &str),
    document: String,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let post = store::post_of(c, tenant_id, &assignment.person_id)?;
    let Some((department_id, division)) = post else { return Ok(()) };
    let row = ContributionRow {
        tenant_id: tenant_id.to_owned(),
        fiscal_year: assignment.fiscal_year,
        course_code: assignment.course_code.clone(),
        measure: measure.to_owned(),
        person_id: assignment.person_id.clone(),
        test_id: test_id.to_owned(),
        course_version_id: course_version_id.to_owned(),
        department_id,
        division,
        recorded_at: now,
        document,
    };
    store::insert(c, &row)
}
