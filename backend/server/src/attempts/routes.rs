//! `/api/assignments/{id}/attempts`, `/api/attempts`.

use actix_web::web::{Data, Json, Path};
use actix_web::{get, post, put};
use chrono::{DateTime, TimeDelta, Utc};
use contract::attempts::{AttemptResult, AttemptView, ResponseSaved, SaveResponse};
use contract::error::ErrorCode;
use learning::draw::{self, BankItem, DrawnQuestion};
use learning::parallel::Form;

use crate::assignments::facts::{self, AssignmentFacts};
use crate::assignments::{self};
use crate::attempts::Outcome;
use crate::attempts::close::{self, ClosedBy};
use crate::attempts::sheet::{self, Marks};
use crate::attempts::store::{self, AttemptRow, OwnedAttempt};
use crate::audit::{self, Action, Entry};
use crate::catalog::shelf::Shelf;
use crate::clock;
use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::inserts::slot;
use crate::page::length;
use crate::session::CurrentUser;
use crate::state::State;

fn view(
    c: &mut Connection,
    shelf: &Shelf,
    owned: &OwnedAttempt,
    now: DateTime<Utc>,
) -> Result<AttemptView, Error> {
    let attempt = &owned.attempt;
    let course = shelf.take(c, &attempt.tenant_id, &owned.course_version_id)?;
    let responses = store::responses(c, &attempt.tenant_id, &attempt.id)?;
    let last = store::last_answered(c, &attempt.tenant_id, &attempt.id)?;
    let draw = attempt.draw()?;
    let current = sheet::current(&draw, &responses, last.as_deref());
    Ok(AttemptView {
        id: attempt.id.clone(),
        assignment_id: owned.assignment_id.clone(),
        course_title: course.title.clone(),
        number: number(attempt),
        started_at: attempt.started_at,
        expires_at: attempt.expires_at,
        server_now: now,
        mastery: course.assessment.mastery,
        questions: sheet::questions(&course, draw, responses),
        current,
    })
}

fn number(attempt: &AttemptRow) -> u32 {
    u32::try_from(attempt.number).unwrap_or(0)
}

/// Start an attempt, or continue the open one.
#[utoipa::path(tag = "attempts", responses((status = OK, body = AttemptView)))]
#[post("/api/assignments/{assignment_id}/attempts")]
pub async fn start(
    state: Data<State>,
    user: CurrentUser,
    assignment_id: Path<String>,
) -> Result<Json<AttemptView>, Error> {
    let (now, shelf) = (state.clock.now(), state.shelf.clone());
    let seed = u64::from_le_bytes(clock::random_bytes::<8>()?);
    let started = state
        .database
        .write(move |c| {
            take_turn(c, &assignment_id)?;
            let row = assignments::store::own(c, &user.tenant_id, &user.person_id, &assignment_id)?;
            let facts = facts::load_one(c, &shelf, &user.tenant_id, row)?;
            let owned = match open_attempt(c, &shelf, &facts, now)? {
                Some(open) => open,
                None => match begin(c, &user, &shelf, &assignment_id, seed, now) {
                    // Not an error of the transaction: it may just have closed the last attempt.
                    Err(Error::Refused(code)) => return Ok(Outcome::Refused(code)),
                    begun => begun?,
                },
            };
            view(c, &shelf, &owned, now).map(Outcome::Done)
        })
        .await?;
    started.into_json()
}

/// The open attempt, unless its time is over: then it is closed.
fn open_attempt(
    c: &mut Connection,
    shelf: &Shelf,
    facts: &AssignmentFacts,
    now: DateTime<Utc>,
) -> Result<Option<OwnedAttempt>, Error> {
    let Some(open) = facts.open_attempt() else {
        return Ok(None);
    };
    let owned = OwnedAttempt {
        attempt: open.attempt.clone(),
        result: None,
        assignment_id: facts.assignment.id.clone(),
        course_version_id: facts.version_id.clone(),
    };
    if owned.attempt.is_over(now) {
        close::close(c, shelf, &owned, ClosedBy::Clock, now)?;
        return Ok(None);
    }
    Ok(Some(owned))
}

fn begin(
    c: &mut Connection,
    user: &CurrentUser,
    shelf: &Shelf,
    assignment_id: &str,
    seed: u64,
    now: DateTime<Utc>,
) -> Result<OwnedAttempt, Error> {
    let row = assignments::store::own(c, &user.tenant_id, &user.person_id, assignment_id)?;
    let facts = facts::load_one(c, shelf, &user.tenant_id, row)?;
    let course = &facts.course;
    if !facts.assessment_open() {
        return Err(Error::Refused(ErrorCode::LessonsLeft));
    }
    if course.assessment.attempts.is_some_and(|allowed| length(&facts.attempts) >= allowed) {
        return Err(Error::Refused(ErrorCode::AttemptsUsedUp));
    }
    let enrollment = facts.enrollment.as_ref().ok_or(Error::Refused(ErrorCode::LessonsLeft))?;
    let (drawn, form) = draw_for(&facts, seed);
    let attempt = AttemptRow {
        tenant_id: user.tenant_id.clone(),
        id: clock::new_id(),
        enrollment_id: enrollment.id.clone(),
        number: facts.attempts.last().map_or(0, |known| known.attempt.number) + 1,
        seed: seed.to_string(),
        draw: serde_json::to_string(&drawn)?,
        started_at: now,
        expires_at: course
            .assessment
            .time_limit_minutes
            .map(|minutes| now + TimeDelta::minutes(i64::from(minutes))),
        // From here on a change of a rule no longer touches this attempt.
        rules: serde_json::to_string(&slot::rules(course, &facts.written))?,
        form: form.map(|form| form.as_str().to_owned()).unwrap_or_default(),
    };
    store::insert(c, &attempt)?;
    let target = format!("{} #{}", course.code, attempt.number);
    audit::store::append(c, &Entry::by(user, now, Action::AttemptStarted, target))?;
    Ok(OwnedAttempt {
        attempt,
        result: None,
        assignment_id: facts.assignment.id.clone(),
        course_version_id: facts.version_id.clone(),
    })
}

/// What an attempt draws. The first one after a placement prefers the other form, so that before and after can
/// be compared; every other one is of the whole bank, so that a second try does not repeat the first. Named is
/// the form that all drawn questions belong to.
fn draw_for(facts: &AssignmentFacts, seed: u64) -> (Vec<DrawnQuestion>, Option<Form>) {
    let course = &facts.course;
    let bank: Vec<BankItem> = course.bank.iter().map(sheet::bank_item).collect();
    let count = course.assessment.questions;
    if !facts.placement_submitted() || !facts.attempts.is_empty() {
        return (draw::draw(&bank, count, seed), None);
    }
    let forms = course.forms();
    let after = forms.ids(Form::B);
    let drawn = draw::draw_preferring(&bank, after, count, seed);
    let wholly = drawn.iter().all(|question| after.contains(&question.question_id));
    (drawn, wholly.then_some(Form::B))
}

/// An attempt that takes responses: open and in time. One whose time is over is closed first.
fn still_open(
    c: &mut Connection,
    shelf: &Shelf,
    owned: &OwnedAttempt,
    now: DateTime<Utc>,
) -> Result<Option<ErrorCode>, Error> {
    if let Some(result) = &owned.result {
        let over = result.closed_by == "clock";
        return Ok(Some(if over { ErrorCode::TimeOver } else { ErrorCode::AlreadySubmitted }));
    }
    if owned.attempt.is_over(now) {
        close::close(c, shelf, owned, ClosedBy::Clock, now)?;
        return Ok(Some(ErrorCode::TimeOver));
    }
    Ok(None)
}

/// Reads the attempt and, when its time is over, closes it in a transaction of its own, so that the
/// refusal that follows does not undo the closing.
async fn open_or_refuse(state: &State, user: &CurrentUser, attempt_id: &str) -> Result<(), Error> {
    let (now, shelf, user, id) =
        (state.clock.now(), state.shelf.clone(), user.clone(), attempt_id.to_owned());
    let refused = state
        .database
        .write(move |c| {
            let owned = store::own_in_turn(c, &user.tenant_id, &user.person_id, &id)?;
            still_open(c, &shelf, &owned, now)
        })
        .await?;
    refused.map_or(Ok(()), |code| Err(Error::Refused(code)))
}

/// An open attempt, to continue at any terminal.
#[utoipa::path(tag = "attempts", responses((status = OK, body = AttemptView)))]
#[get("/api/attempts/{attempt_id}")]
pub async fn show(
    state: Data<State>,
    user: CurrentUser,
    attempt_id: Path<String>,
) -> Result<Json<AttemptView>, Error> {
    open_or_refuse(&state, &user, &attempt_id).await?;
    let (now, shelf) = (state.clock.now(), state.shelf.clone());
    let view = state
        .database
        .read(move |c| {
            let owned = store::own(c, &user.tenant_id, &user.person_id, &attempt_id)?;
            view(c, &shelf, &owned, now)
        })
        .await?;
    Ok(Json(view))
}

/// Save a response; it is durable when this answers. Saving the same again changes nothing.
#[utoipa::path(tag = "attempts", responses((status = OK, body = ResponseSaved)))]
#[put("/api/attempts/{attempt_id}/responses/{question_id}")]
pub async fn save_response(
    state: Data<State>,
    user: CurrentUser,
    path: Path<(String, String)>,
    body: Json<SaveResponse>,
) -> Result<Json<ResponseSaved>, Error> {
    let (attempt_id, question_id) = path.into_inner();
    let (now, shelf, response) = (state.clock.now(), state.shelf.clone(), body.into_inner().response);
    let saved = state
        .database
        .write(move |c| {
            let owned = store::own_in_turn(c, &user.tenant_id, &user.person_id, &attempt_id)?;
            if let Some(code) = still_open(c, &shelf, &owned, now)? {
                return Ok(Outcome::Refused(code));
            }
            let draw = owned.attempt.draw()?;
            sheet::check(&draw, &question_id, &response)?;
            let mut responses = store::responses(c, &user.tenant_id, &attempt_id)?;
            if responses.get(&question_id) != Some(&response) {
                let text = serde_json::to_string(&response)?;
                store::save_response(c, &user.tenant_id, &attempt_id, &question_id, &text, now)?;
                responses.insert(question_id.clone(), response.clone());
            }
            Ok(Outcome::Done(ResponseSaved {
                saved_at: now,
                answered: sheet::answered(&draw, &responses),
                total: length(&draw),
            }))
        })
        .await?;
    saved.into_json()
}

/// Submit. Submitting twice changes nothing and answers the same result.
#[utoipa::path(tag = "attempts", responses((status = OK, body = AttemptResult)))]
#[post("/api/attempts/{attempt_id}/submission")]
pub async fn submit(
    state: Data<State>,
    user: CurrentUser,
    attempt_id: Path<String>,
) -> Result<Json<AttemptResult>, Error> {
    let (now, shelf) = (state.clock.now(), state.shelf.clone());
    let result = state
        .database
        .write(move |c| {
            let owned = store::own_in_turn(c, &user.tenant_id, &user.person_id, &attempt_id)?;
            if owned.result.is_none() {
                let by = if owned.attempt.is_over(now) { ClosedBy::Clock } else { ClosedBy::Learner };
                close::close(c, &shelf, &owned, by, now)?;
            }
            result_of(c, &shelf, &user, &attempt_id)
        })
        .await?;
    Ok(Json(result))
}

/// The result of a submitted attempt, with keys and explanations.
#[utoipa::path(tag = "attempts", responses((status = OK, body = AttemptResult)))]
#[get("/api/attempts/{attempt_id}/result")]
pub async fn show_result(
    state: Data<State>,
    user: CurrentUser,
    attempt_id: Path<String>,
) -> Result<Json<AttemptResult>, Error> {
    let shelf = state.shelf.clone();
    Ok(Json(state.database.read(move |c| result_of(c, &shelf, &user, &attempt_id)).await?))
}

/// Only here do keys leave the server, and only for an attempt that has a result.
fn result_of(
    c: &mut Connection,
    shelf: &Shelf,
    user: &CurrentUser,
    id: &str,
) -> Result<AttemptResult, Error> {
    let owned = store::own(c, &user.tenant_id, &user.person_id, id)?;
    let result = owned.result.as_ref().ok_or(Error::Refused(ErrorCode::NotFound))?;
    let course = shelf.take(c, &user.tenant_id, &owned.course_version_id)?;
    let marks: Marks = serde_json::from_str(&result.question_marks)?;
    let responses = store::responses(c, &user.tenant_id, id)?;
    let questions =
        sheet::results(&course, owned.attempt.draw()?, responses, &owned.attempt.rules()?, &marks);
    let row = assignments::store::by_id(c, &user.tenant_id, &owned.assignment_id)?;
    let facts = facts::load_one(c, shelf, &user.tenant_id, row)?;
    let complete = facts.completed_on.is_some();
    Ok(AttemptResult {
        attempt_id: owned.attempt.id.clone(),
        assignment_id: owned.assignment_id.clone(),
        course_title: course.title.clone(),
        number: number(&owned.attempt),
        submitted_at: result.submitted_at,
        closed_by_clock: result.closed_by == "clock",
        marks: result.marks(),
        maximum: result.maximum(),
        mastery: result.mastery.parse().unwrap_or(course.assessment.mastery),
        must_be_right_missed: result.must_be_right_missed,
        tags: result.tags()?,
        passed: result.passed,
        course_complete: complete,
        why: facts.verdict().reason.filter(|_| !complete),
        questions,
    })
}
