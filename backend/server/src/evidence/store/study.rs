//! SQL of what was studied: begun, lessons, tests and exercises without their answers, completed.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use contract::evidence::EvidenceFact;
use diesel::prelude::*;
use serde_json::Value;

use super::{Found, unsigned};
use crate::attempts::store::{AttemptRow, ResultRow};
use crate::audit::chain::canonical;
use crate::database::dialect::Connection;
use crate::database::schema::{
    acknowledgements, attempt_results, attempts, completions, course_versions, enrollments, exercise_results,
    exercise_runs, lesson_completions, lesson_exemptions, placement_results, placements,
};
use crate::error::Error;
use crate::exercises::store::{RunResultRow, RunRow};
use crate::organization;

/// Enrollment id → assignment id.
pub type Enrolled<'a> = BTreeMap<&'a str, &'a str>;

/// A begun course.
#[derive(Queryable, Debug, Clone)]
pub struct EnrollmentRow {
    /// Enrollment id.
    pub id: String,
    /// Assignment id.
    pub assignment_id: String,
    version_id: String,
    at: DateTime<Utc>,
    variant: String,
}

fn key(parts: &[&str]) -> String {
    canonical::key(parts.iter().map(|part| Value::from(*part)).collect())
}

fn ids<'a>(of: &Enrolled<'a>) -> Vec<&'a str> {
    of.keys().copied().collect()
}

fn assignment<'a>(of: &Enrolled<'a>, enrollment: &str) -> &'a str {
    of.get(enrollment).copied().unwrap_or_default()
}

/// The begun courses of these duties.
///
/// # Errors
/// The database refuses.
pub fn enrollments(
    c: &mut Connection,
    tenant_id: &str,
    assignments: &[&str],
) -> Result<Vec<EnrollmentRow>, Error> {
    use enrollments::dsl as e;
    Ok(enrollments::table
        .filter(e::tenant_id.eq(tenant_id))
        .filter(e::assignment_id.eq_any(assignments))
        .select((e::id, e::assignment_id, e::course_version_id, e::started_at, e::variant))
        .load(c)?)
}

/// The version that each is bound to, and that it was begun.
///
/// # Errors
/// The database refuses.
pub fn begun(c: &mut Connection, tenant_id: &str, enrolled: &[EnrollmentRow]) -> Result<Vec<Found>, Error> {
    use course_versions::dsl as v;
    let versions: Vec<&str> = enrolled.iter().map(|row| row.version_id.as_str()).collect();
    let rows: Vec<(String, i32, String, String, DateTime<Utc>)> = course_versions::table
        .filter(v::tenant_id.eq(tenant_id))
        .filter(v::id.eq_any(versions))
        .select((v::id, v::version, v::title, v::content_hash, v::published_at))
        .load(c)?;
    let mut found = Vec::new();
    for row in enrolled {
        if let Some((id, version, title, hash, at)) = rows.iter().find(|(id, ..)| *id == row.version_id) {
            let fact = EvidenceFact::Version {
                version: unsigned(*version),
                title: title.clone(),
                content_hash: hash.clone(),
            };
            found.push(Found::of(&row.assignment_id, "course_versions", id.clone(), *at, fact));
        }
        let fact = EvidenceFact::Begun { variant: row.variant.clone() };
        found.push(Found::of(&row.assignment_id, "enrollments", row.id.clone(), row.at, fact));
    }
    Ok(found)
}

/// Lessons that were completed or need not be read, and texts that were confirmed.
///
/// # Errors
/// The database refuses.
pub fn lessons(c: &mut Connection, tenant_id: &str, of: &Enrolled<'_>) -> Result<Vec<Found>, Error> {
    use {acknowledgements::dsl as a, lesson_completions::dsl as l, lesson_exemptions::dsl as x};
    let done: Vec<(String, String, DateTime<Utc>)> = lesson_completions::table
        .filter(l::tenant_id.eq(tenant_id))
        .filter(l::enrollment_id.eq_any(ids(of)))
        .select((l::enrollment_id, l::lesson_id, l::completed_at))
        .load(c)?;
    let exempt: Vec<(String, String, DateTime<Utc>)> = lesson_exemptions::table
        .filter(x::tenant_id.eq(tenant_id))
        .filter(x::enrollment_id.eq_any(ids(of)))
        .select((x::enrollment_id, x::lesson_id, x::exempted_at))
        .load(c)?;
    let read: Vec<(String, String, String, DateTime<Utc>)> = acknowledgements::table
        .filter(a::tenant_id.eq(tenant_id))
        .filter(a::enrollment_id.eq_any(ids(of)))
        .select((a::enrollment_id, a::insert_id, a::text_hash, a::acknowledged_at))
        .load(c)?;
    let done = done.into_iter().map(|(enrollment, lesson_id, at)| {
        let key = key(&[&enrollment, &lesson_id]);
        let fact = EvidenceFact::Lesson { lesson_id };
        Found::of(assignment(of, &enrollment), "lesson_completions", key, at, fact)
    });
    let exempt = exempt.into_iter().map(|(enrollment, lesson_id, at)| {
        let key = key(&[&enrollment, &lesson_id]);
        let fact = EvidenceFact::LessonExempted { lesson_id };
        Found::of(assignment(of, &enrollment), "lesson_exemptions", key, at, fact)
    });
    let read = read.into_iter().map(|(enrollment, insert_id, hash, at)| {
        let key = key(&[&enrollment, &insert_id, &hash]);
        let fact = EvidenceFact::Acknowledged { insert_id };
        Found::of(assignment(of, &enrollment), "acknowledgements", key, at, fact)
    });
    Ok(done.chain(exempt).chain(read).collect())
}

/// The placement and the attempts with their results.
///
/// # Errors
/// The database refuses, or holds what this program cannot read.
pub fn tests(c: &mut Connection, tenant_id: &str, of: &Enrolled<'_>) -> Result<Vec<Found>, Error> {
    let rows: Vec<(AttemptRow, Option<ResultRow>)> = attempts::table
        .left_join(
            attempt_results::table.on(attempt_results::tenant_id
                .eq(attempts::tenant_id)
                .and(attempt_results::attempt_id.eq(attempts::id))),
        )
        .filter(attempts::tenant_id.eq(tenant_id))
        .filter(attempts::enrollment_id.eq_any(ids(of)))
        .order(attempts::number.asc())
        .select((AttemptRow::as_select(), Option::<ResultRow>::as_select()))
        .load(c)?;
    let mut found = placed(c, tenant_id, of)?;
    for (attempt, result) in rows {
        let (duty, number) = (assignment(of, &attempt.enrollment_id), Some(unsigned(attempt.number)));
        let questions = crate::page::length(&attempt.draw()?);
        let fact = EvidenceFact::TestStarted { number, questions, form: attempt.form.clone() };
        found.push(Found::of(duty, "attempts", attempt.id.clone(), attempt.started_at, fact));
        if let Some(result) = result {
            let fact = EvidenceFact::TestClosed {
                number,
                marks: result.marks(),
                maximum: result.maximum(),
                mastery: result.mastery.parse().ok(),
                passed: Some(result.passed),
                by_clock: result.closed_by == "clock",
            };
            found.push(Found::of(duty, "attempt_results", attempt.id, result.submitted_at, fact));
        }
    }
    Ok(found)
}

fn placed(c: &mut Connection, tenant_id: &str, of: &Enrolled<'_>) -> Result<Vec<Found>, Error> {
    use {placement_results::dsl as r, placements::dsl as p};
    type Result = Option<(DateTime<Utc>, String, String, String)>;
    let rows: Vec<(String, String, String, String, DateTime<Utc>, Result)> = placements::table
        .left_join(placement_results::table.on(r::tenant_id.eq(p::tenant_id).and(r::placement_id.eq(p::id))))
        .filter(p::tenant_id.eq(tenant_id))
        .filter(p::enrollment_id.eq_any(ids(of)))
        .select((
            p::id,
            p::enrollment_id,
            p::form,
            p::draw,
            p::started_at,
            (r::submitted_at, r::marks, r::maximum, r::closed_by).nullable(),
        ))
        .load(c)?;
    let mut found = Vec::new();
    for (id, enrollment, form, draw, at, result) in rows {
        let duty = assignment(of, &enrollment);
        let drawn: Vec<learning::draw::DrawnQuestion> = serde_json::from_str(&draw)?;
        let fact = EvidenceFact::TestStarted { number: None, questions: crate::page::length(&drawn), form };
        found.push(Found::of(duty, "placements", id.clone(), at, fact));
        if let Some((at, marks, maximum, by)) = result {
            let fact = EvidenceFact::TestClosed {
                number: None,
                marks: marks.parse().unwrap_or(learning::mark::Mark::ZERO),
                maximum: maximum.parse().unwrap_or(learning::mark::Mark::ZERO),
                mastery: None,
                passed: None,
                by_clock: by == "clock",
            };
            found.push(Found::of(duty, "placement_results", id, at, fact));
        }
    }
    Ok(found)
}

/// Runs of exercises with their results.
///
/// # Errors
/// The database refuses.
pub fn runs(c: &mut Connection, tenant_id: &str, of: &Enrolled<'_>) -> Result<Vec<Found>, Error> {
    let rows: Vec<(RunRow, Option<RunResultRow>)> = exercise_runs::table
        .left_join(
            exercise_results::table.on(exercise_results::tenant_id
                .eq(exercise_runs::tenant_id)
                .and(exercise_results::run_id.eq(exercise_runs::id))),
        )
        .filter(exercise_runs::tenant_id.eq(tenant_id))
        .filter(exercise_runs::enrollment_id.eq_any(ids(of)))
        .order((exercise_runs::exercise_id.asc(), exercise_runs::number.asc()))
        .select((RunRow::as_select(), Option::<RunResultRow>::as_select()))
        .load(c)?;
    let mut found = Vec::new();
    for (run, result) in rows {
        let (duty, number) = (assignment(of, &run.enrollment_id), unsigned(run.number));
        let fact = EvidenceFact::RunStarted { exercise_id: run.exercise_id.clone(), number };
        found.push(Found::of(duty, "exercise_runs", run.id.clone(), run.started_at, fact));
        if let Some(result) = result {
            let fact = EvidenceFact::RunFinished {
                exercise_id: run.exercise_id,
                number,
                marks: result.marks(),
                maximum: result.maximum(),
                passed: result.passed,
            };
            found.push(Found::of(duty, "exercise_results", run.id, result.finished_at, fact));
        }
    }
    Ok(found)
}

/// Completions with the post of that day.
///
/// # Errors
/// The database refuses.
pub fn completions(c: &mut Connection, tenant_id: &str, assignments: &[&str]) -> Result<Vec<Found>, Error> {
    use completions::dsl as d;
    type Row = (String, DateTime<Utc>, NaiveDate, String, String, String);
    let rows: Vec<Row> = completions::table
        .filter(d::tenant_id.eq(tenant_id))
        .filter(d::assignment_id.eq_any(assignments))
        .select((
            d::assignment_id,
            d::completed_at,
            d::completed_on,
            d::staff_number,
            d::department_name,
            d::grade,
        ))
        .load(c)?;
    let labels = organization::store::grade_labels(c, tenant_id)?;
    let found = |(id, at, completed_on, staff_number, department, grade): Row| {
        let grade = labels.get(&grade).cloned().unwrap_or(grade);
        let fact = EvidenceFact::Completed { completed_on, staff_number, department, grade };
        Found::of(&id, "completions", id.clone(), at, fact)
    };
    Ok(rows.into_iter().map(found).collect())
}
