//! A check from its start to its result.

use chrono::{DateTime, Utc};
use contract::error::ErrorCode;
use contract::understanding::{RetentionResult, RetentionView};
use learning::draw::{self, BankItem, DrawnQuestion};
use learning::fiscal_year::jst_date;
use learning::mark::Mark;
use learning::parallel::Form;
use learning::retention::RetentionCheck;

use crate::assignments::begin::own_facts;
use crate::assignments::facts::{self, AssignmentFacts};
use crate::attempts::sheet::{self, Marks};
use crate::audit::{self, Action, Entry};
use crate::catalog::shelf::Shelf;
use crate::clock;
use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::inserts::slot;
use crate::page::length;
use crate::retention::offer;
use crate::retention::store::{self, CheckResultRow, CheckRow, OwnedCheck};
use crate::session::CurrentUser;
use crate::understanding::record;

/// The check of an assignment that is open today: the one under way, or a new one.
///
/// # Errors
/// Not found when none is open today.
pub fn take_up(
    c: &mut Connection,
    shelf: &Shelf,
    user: &CurrentUser,
    assignment_id: &str,
    seed: u64,
    now: DateTime<Utc>,
) -> Result<OwnedCheck, Error> {
    take_turn(c, assignment_id)?;
    let facts = own_facts(c, shelf, user, assignment_id)?;
    let open =
        offer::open(c, &user.tenant_id, &facts, jst_date(now))?.ok_or(Error::Refused(ErrorCode::NotFound))?;
    let id = match open.under_way {
        Some(row) => row.id,
        None => begin(c, user, &facts, open.check, seed, now)?,
    };
    store::own_in_turn(c, &user.tenant_id, &user.person_id, &id)
}

fn begin(
    c: &mut Connection,
    user: &CurrentUser,
    facts: &AssignmentFacts,
    check: RetentionCheck,
    seed: u64,
    now: DateTime<Utc>,
) -> Result<String, Error> {
    let enrollment = facts.enrollment.as_ref().ok_or(Error::Refused(ErrorCode::NotFound))?;
    let form = form(check);
    let row = CheckRow {
        tenant_id: user.tenant_id.clone(),
        id: clock::new_id(),
        enrollment_id: enrollment.id.clone(),
        days: i32::try_from(check.days()).unwrap_or_default(),
        form: form.as_str().to_owned(),
        seed: seed.to_string(),
        draw: serde_json::to_string(&draw_for(facts, form, seed))?,
        rules: serde_json::to_string(&slot::rules(&facts.course, &facts.written))?,
        started_at: now,
    };
    store::insert(c, &row)?;
    let target = format!("{} {}", facts.course.code, row.days);
    audit::store::append(c, &Entry::by(user, now, Action::RetentionStarted, target))?;
    Ok(row.id)
}

/// The first check asks with the other form than the assessment after a placement, the second with the same.
fn form(check: RetentionCheck) -> Form {
    match check {
        RetentionCheck::After30 => Form::A,
        RetentionCheck::After90 => Form::B,
    }
}

/// One question of every objective of the form.
fn draw_for(facts: &AssignmentFacts, form: Form, seed: u64) -> Vec<DrawnQuestion> {
    let forms = facts.course.forms();
    let of_form = facts.course.bank.iter().filter(|question| forms.ids(form).contains(&question.id));
    let bank: Vec<BankItem> = of_form.map(sheet::bank_item).collect();
    draw::draw(&bank, length(&facts.course.objectives), seed)
}

/// The open check without keys.
///
/// # Errors
/// Submitted already, or the database refuses.
pub fn view(
    c: &mut Connection,
    shelf: &Shelf,
    owned: &OwnedCheck,
    now: DateTime<Utc>,
) -> Result<RetentionView, Error> {
    let row = &owned.check;
    if owned.result.is_some() {
        return Err(Error::Refused(ErrorCode::AlreadySubmitted));
    }
    let course = shelf.taken(c, &row.tenant_id, &owned.course_version_id, &owned.variant)?;
    let responses = store::responses(c, &row.tenant_id, &row.id)?;
    let last = store::last_answered(c, &row.tenant_id, &row.id)?;
    let draw = row.draw()?;
    let current = sheet::current(&draw, &responses, last.as_deref());
    Ok(RetentionView {
        id: row.id.clone(),
        assignment_id: owned.assignment_id.clone(),
        course_title: course.title.clone(),
        days: u32::try_from(row.days).unwrap_or_default(),
        started_at: row.started_at,
        server_now: now,
        questions: sheet::questions(&course, draw, responses),
        current,
    })
}

/// Scores what is saved and records it with what it adds to the figures. Twice changes nothing.
///
/// # Errors
/// The database refuses; then nothing is recorded.
pub fn submit(
    c: &mut Connection,
    shelf: &Shelf,
    user: &CurrentUser,
    owned: &OwnedCheck,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    if owned.result.is_some() {
        return Ok(());
    }
    let row = &owned.check;
    let course = shelf.taken(c, &row.tenant_id, &owned.course_version_id, &owned.variant)?;
    let draw = row.draw()?;
    let responses = store::responses(c, &row.tenant_id, &row.id)?;
    let marks = sheet::marks(&course, &draw, &responses, &row.rules()?);
    let total: Mark = marks.values().copied().sum();
    let maximum = Mark::new(i64::from(length(&draw)), 1);
    let result = CheckResultRow {
        tenant_id: row.tenant_id.clone(),
        check_id: row.id.clone(),
        submitted_at: now,
        marks: total.to_string(),
        maximum: maximum.to_string(),
        question_marks: serde_json::to_string(&marks)?,
    };
    store::insert_result(c, &result)?;
    let facts = own_facts(c, shelf, user, &owned.assignment_id)?;
    let check = u32::try_from(row.days).ok().and_then(RetentionCheck::after);
    let in_time =
        |check: &RetentionCheck| facts.completed_on.is_some_and(|day| jst_date(now) <= check.window(day).1);
    // Finished later it is still told to the person, but it says nothing about 30 or 90 days.
    if let (Some(check), Some(before)) = (check.filter(in_time), offer::compared_with(&facts)) {
        let change = total.scaled_to(maximum) - before;
        let test = (check, row.id.as_str(), owned.course_version_id.as_str());
        record::check(c, &user.tenant_id, &facts.assignment, test, change, now)?;
    }
    let target = format!("{} {}", course.code, row.days);
    audit::store::append(c, &Entry::by(user, now, Action::RetentionSubmitted, target))
}

/// The result with keys and explanations; not found before submission, and for everybody else.
///
/// # Errors
/// Not found.
pub fn result(
    c: &mut Connection,
    shelf: &Shelf,
    user: &CurrentUser,
    id: &str,
) -> Result<RetentionResult, Error> {
    let owned = store::own(c, &user.tenant_id, &user.person_id, id)?;
    let result = owned.result.as_ref().ok_or(Error::Refused(ErrorCode::NotFound))?;
    let course = shelf.taken(c, &user.tenant_id, &owned.course_version_id, &owned.variant)?;
    let marks: Marks = serde_json::from_str(&result.question_marks)?;
    let responses = store::responses(c, &user.tenant_id, id)?;
    let row = crate::assignments::store::by_id(c, &user.tenant_id, &owned.assignment_id)?;
    let facts = facts::load_one(c, shelf, &user.tenant_id, row)?;
    Ok(RetentionResult {
        id: owned.check.id.clone(),
        assignment_id: owned.assignment_id.clone(),
        course_title: course.title.clone(),
        days: u32::try_from(owned.check.days).unwrap_or_default(),
        submitted_at: result.submitted_at,
        marks: result.marks(),
        maximum: result.maximum(),
        before: offer::compared_with(&facts).unwrap_or(Mark::ZERO),
        questions: sheet::results(&course, owned.check.draw()?, responses, &owned.check.rules()?, &marks),
    })
}
