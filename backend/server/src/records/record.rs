//! The story of a record: check every field, append the fact, write the audit log, let follow what follows.

use chrono::{DateTime, NaiveDate, Utc};
use contract::error::ErrorCode;
use contract::records::{
    RecordCredit, RecordExtension, RecordWaiver, Recorded, Revoke, TrainingForm, TrainingResult,
};
use learning::fiscal_year::jst_date;

use crate::assignments;
use crate::audit::{self, Action, Entry};
use crate::catalog;
use crate::clock;
use crate::database::dialect::{self, Connection};
use crate::error::Error;
use crate::records::after_facts;
use crate::records::post::{NoPost, Post, Posts};
use crate::records::store::credits::{self, Credit, Training};
use crate::records::store::extensions::{self, Extension};
use crate::records::store::waivers::{self, Waiver};
use crate::records::store::{self, RevocationRow};
use crate::session::CurrentUser;

/// Longest minutes of one training: a thousand hours.
pub const MOST_MINUTES: u32 = 60_000;
/// Most points of a paper test.
pub const MOST_POINTS: u32 = 10_000;

/// A text of a form without blanks around it.
///
/// # Errors
/// The field is empty although needed, or longer than `most` characters.
pub fn text(value: &str, field: &str, needed: bool, most: usize) -> Result<String, Error> {
    let value = value.trim();
    if needed && value.is_empty() {
        return Err(Error::field(field, "required"));
    }
    if value.chars().count() > most {
        return Err(Error::field(field, "too-long"));
    }
    Ok(value.to_owned())
}

/// A course code that is published; with `optional` also none.
///
/// # Errors
/// The field names no published course.
pub fn course(c: &mut Connection, tenant_id: &str, code: &str, optional: bool) -> Result<String, Error> {
    let code = code.trim();
    if optional && code.is_empty() {
        return Ok(String::new());
    }
    match catalog::store::newest_of(c, tenant_id, code) {
        Ok(_) => Ok(code.to_owned()),
        Err(Error::Refused(ErrorCode::NotFound)) => Err(Error::field("course_code", "unknown")),
        Err(error) => Err(error),
    }
}

/// The post of a person on a day, or the field that is wrong.
fn post_on(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    day: NaiveDate,
    field: &str,
) -> Result<Post, Error> {
    Posts::load(c, tenant_id, &[person_id])?.on(person_id, day).map_err(|reason| match reason {
        NoPost::Unknown => Error::field("person_id", "unknown"),
        NoPost::BeforeHire => Error::field(field, "before-hire"),
        NoPost::Left => Error::field(field, "has-left"),
    })
}

/// One at a time, so that two of the same cannot pass each other.
pub(super) fn take_turn(c: &mut Connection, tenant_id: &str) -> Result<(), Error> {
    Ok(dialect::take_turn(c, &format!("records/{tenant_id}"))?)
}

/// Records a waiver.
///
/// # Errors
/// The field that is wrong: empty or too long, `unknown`, `before-start`, `before-hire`, `has-left`, `duplicate`.
pub fn waiver(
    c: &mut Connection,
    user: &CurrentUser,
    input: &RecordWaiver,
    now: DateTime<Utc>,
) -> Result<Recorded, Error> {
    let tenant_id = user.tenant_id.as_str();
    take_turn(c, tenant_id)?;
    if input.until_on < input.from_on {
        return Err(Error::field("until_on", "before-start"));
    }
    let row = Waiver {
        tenant_id: tenant_id.to_owned(),
        id: clock::new_id(),
        person_id: input.person_id.clone(),
        course_code: course(c, tenant_id, &input.course_code, false)?,
        from_on: input.from_on,
        until_on: input.until_on,
        reason: text(&input.reason, "reason", true, 500)?,
        approved_by: text(&input.approved_by, "approved_by", true, 100)?,
        evidence: text(&input.evidence, "evidence", false, 500)?,
        recorded_by: user.staff_number.clone(),
        recorded_at: now,
    };
    let post = post_on(c, tenant_id, &row.person_id, row.from_on, "from_on")?;
    if waivers::overlaps(c, tenant_id, &row.person_id, &row.course_code, row.from_on, row.until_on)? {
        return Err(Error::field("from_on", "duplicate"));
    }
    waivers::insert(c, &row)?;
    let target = format!("{}: {} {}–{}", post.staff_number, row.course_code, row.from_on, row.until_on);
    audit::store::append(c, &Entry::by(user, now, Action::WaiverRecorded, target))?;
    after_facts(c, tenant_id, &[&row.person_id], now)?;
    Ok(Recorded { id: row.id })
}

/// Records an extension of one open assignment.
///
/// # Errors
/// Not found; conflict when it is completed; the field that is wrong: empty or too long, `not-later`,
/// `before-today`, `has-left`.
pub fn extension(
    c: &mut Connection,
    user: &CurrentUser,
    input: &RecordExtension,
    now: DateTime<Utc>,
) -> Result<Recorded, Error> {
    let tenant_id = user.tenant_id.as_str();
    take_turn(c, tenant_id)?;
    let assignment = assignments::store::by_id(c, tenant_id, &input.assignment_id)?;
    if extensions::is_completed(c, tenant_id, &assignment.id)? {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    let row = Extension {
        tenant_id: tenant_id.to_owned(),
        id: clock::new_id(),
        assignment_id: assignment.id.clone(),
        due_on: input.due_on,
        reason: text(&input.reason, "reason", true, 500)?,
        approved_by: text(&input.approved_by, "approved_by", true, 100)?,
        evidence: text(&input.evidence, "evidence", false, 500)?,
        recorded_by: user.staff_number.clone(),
        recorded_at: now,
    };
    if row.due_on <= assignment.due_on {
        return Err(Error::field("due_on", "not-later"));
    }
    if row.due_on < jst_date(now) {
        return Err(Error::field("due_on", "before-today"));
    }
    let post = post_on(c, tenant_id, &assignment.person_id, row.due_on, "due_on")?;
    extensions::insert(c, &row)?;
    let course = &assignment.course_code;
    let target = format!("{}: {course} {} → {}", post.staff_number, assignment.due_on, row.due_on);
    audit::store::append(c, &Entry::by(user, now, Action::ExtensionRecorded, target))?;
    after_facts(c, tenant_id, &[&assignment.person_id], now)?;
    Ok(Recorded { id: row.id })
}

/// Records outside training of one person.
///
/// # Errors
/// The field that is wrong: empty or too long, `unknown`, `in-future`, `before-hire`, `has-left`, `out-of-range`,
/// `not-recorded-by-hand`, `needs-pass-mark`, `score-disagrees`, `duplicate`.
pub fn credit(
    c: &mut Connection,
    user: &CurrentUser,
    input: &RecordCredit,
    now: DateTime<Utc>,
) -> Result<Recorded, Error> {
    let tenant_id = user.tenant_id.as_str();
    take_turn(c, tenant_id)?;
    if input.completed_on > jst_date(now) {
        return Err(Error::field("completed_on", "in-future"));
    }
    check_result(input)?;
    let post = post_on(c, tenant_id, &input.person_id, input.completed_on, "completed_on")?;
    let row = Credit {
        tenant_id: tenant_id.to_owned(),
        id: clock::new_id(),
        person_id: input.person_id.clone(),
        course_code: course(c, tenant_id, &input.course_code, true)?,
        form: form_name(input.form)?,
        title: text(&input.title, "title", true, 200)?,
        organizer: text(&input.organizer, "organizer", true, 100)?,
        completed_on: input.completed_on,
        minutes: minutes(input.minutes)?,
        result: result_name(input.result).to_owned(),
        evidence: text(&input.evidence, "evidence", false, 500)?,
        approved_by: text(&input.approved_by, "approved_by", true, 100)?,
        staff_number: post.staff_number,
        department_name: post.department,
        grade: post.grade,
        batch_id: String::new(),
        recorded_by: user.staff_number.clone(),
        recorded_at: now,
        score: points(input.score),
        pass_mark: points(input.pass_mark),
    };
    let training = Training {
        form: &row.form,
        title: &row.title,
        organizer: &row.organizer,
        course_code: &row.course_code,
    };
    let known = credits::recorded(c, tenant_id, training, &[&row.person_id])?;
    if known.iter().any(|known| known.completed_on == row.completed_on) {
        return Err(Error::field("completed_on", "duplicate"));
    }
    credits::insert(c, std::slice::from_ref(&row))?;
    let target = format!("{}: {} {}", row.staff_number, row.title, row.completed_on);
    audit::store::append(c, &Entry::by(user, now, Action::CreditRecorded, target))?;
    after_facts(c, tenant_id, &[&row.person_id], now)?;
    Ok(Recorded { id: row.id })
}

fn check_result(input: &RecordCredit) -> Result<(), Error> {
    if input.result == TrainingResult::Exempt {
        return Err(Error::field("result", "unknown"));
    }
    for (points, field) in [(input.score, "score"), (input.pass_mark, "pass_mark")] {
        if points.is_some_and(|points| points > MOST_POINTS) {
            return Err(Error::field(field, "out-of-range"));
        }
    }
    match (input.score, input.pass_mark) {
        (Some(_), None) => Err(Error::field("pass_mark", "needs-pass-mark")),
        (Some(score), Some(needed)) if scored(score, needed) != input.result => {
            Err(Error::field("result", "score-disagrees"))
        }
        _ => Ok(()),
    }
}

/// What points say.
#[must_use]
pub fn scored(score: u32, needed: u32) -> TrainingResult {
    if score >= needed { TrainingResult::Completed } else { TrainingResult::NotCompleted }
}

/// The stored name of a form that HR records.
///
/// # Errors
/// The form comes from the program itself.
pub fn form_name(form: TrainingForm) -> Result<String, Error> {
    if !TrainingForm::RECORDED.contains(&form) {
        return Err(Error::field("form", "not-recorded-by-hand"));
    }
    let name = serde_json::to_value(form)?;
    Ok(name.as_str().unwrap_or_default().to_owned())
}

/// A stored form.
///
/// # Errors
/// It is none that this program knows.
pub fn form_of(name: &str) -> Result<TrainingForm, Error> {
    Ok(serde_json::from_value(serde_json::Value::String(name.to_owned()))?)
}

/// The stored name of a result.
#[must_use]
pub fn result_name(result: TrainingResult) -> &'static str {
    match result {
        TrainingResult::Completed => "completed",
        TrainingResult::NotCompleted => "not-completed",
        TrainingResult::Exempt => "exempt",
    }
}

/// A stored result; what does not say that it was completed was not.
#[must_use]
pub fn result_of(name: &str) -> TrainingResult {
    if name == "completed" { TrainingResult::Completed } else { TrainingResult::NotCompleted }
}

fn minutes(minutes: u32) -> Result<i32, Error> {
    if !(1..=MOST_MINUTES).contains(&minutes) {
        return Err(Error::field("minutes", "out-of-range"));
    }
    i32::try_from(minutes).map_err(|_| Error::field("minutes", "out-of-range"))
}

/// Points as they are stored; their bounds are checked before.
pub(super) fn points(points: Option<u32>) -> Option<i32> {
    points.and_then(|points| i32::try_from(points).ok())
}

/// Takes one record back.
///
/// # Errors
/// Not found; conflict when it was taken back already; the reason is empty or too long.
pub fn revoke(
    c: &mut Connection,
    user: &CurrentUser,
    record_id: &str,
    input: &Revoke,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let tenant_id = user.tenant_id.as_str();
    let (kind, person_id) = store::subject(c, tenant_id, record_id)?;
    let row = RevocationRow {
        tenant_id: tenant_id.to_owned(),
        target_id: record_id.to_owned(),
        reason: text(&input.reason, "reason", true, 500)?,
        recorded_by: user.staff_number.clone(),
        recorded_at: now,
    };
    store::revoke(c, std::slice::from_ref(&row))?;
    let number = store::person(c, tenant_id, &person_id)?.staff_number;
    let target = format!("{number}: {kind} {record_id}");
    audit::store::append(c, &Entry::by(user, now, Action::RecordRevoked, target))?;
    after_facts(c, tenant_id, &[&person_id], now)
}
