//! `/api/assignments/{id}/placement`, `/api/placements`.

use actix_web::web::{Data, Json, Path};
use actix_web::{get, post, put};
use chrono::{DateTime, TimeDelta, Utc};
use contract::attempts::{ResponseSaved, SaveResponse};
use contract::error::ErrorCode;
use contract::placements::{PlacementResult, PlacementView};
use learning::draw::{self, BankItem, DrawnQuestion};
use learning::parallel::Form;

use crate::assignments;
use crate::assignments::begin::{begun, own_facts};
use crate::assignments::facts::{self, AssignmentFacts};
use crate::attempts::Outcome;
use crate::attempts::close::ClosedBy;
use crate::attempts::sheet;
use crate::audit::{self, Action, Entry};
use crate::catalog::shelf::Shelf;
use crate::clock;
use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::inserts::slot;
use crate::page::length;
use crate::placements::store::{self, OwnedPlacement, PlacementRow};
use crate::placements::{close, outcome};
use crate::session::CurrentUser;
use crate::state::State;

fn view(
    c: &mut Connection,
    shelf: &Shelf,
    owned: &OwnedPlacement,
    now: DateTime<Utc>,
) -> Result<PlacementView, Error> {
    let row = &owned.placement;
    let course = shelf.taken(c, &row.tenant_id, &owned.course_version_id, &owned.variant)?;
    let responses = store::responses(c, &row.tenant_id, &row.id)?;
    let last = store::last_answered(c, &row.tenant_id, &row.id)?;
    let draw = row.draw()?;
    let current = sheet::current(&draw, &responses, last.as_deref());
    Ok(PlacementView {
        id: row.id.clone(),
        assignment_id: owned.assignment_id.clone(),
        course_title: course.title.clone(),
        started_at: row.started_at,
        expires_at: row.expires_at,
        server_now: now,
        questions: sheet::questions(&course, draw, responses),
        current,
    })
}

/// Start the placement of an assignment, or continue it.
#[utoipa::path(tag = "placements", responses((status = OK, body = PlacementView)))]
#[post("/api/assignments/{assignment_id}/placement")]
pub async fn start(
    state: Data<State>,
    user: CurrentUser,
    assignment_id: Path<String>,
) -> Result<Json<PlacementView>, Error> {
    let (now, shelf) = (state.clock.now(), state.shelf.clone());
    let seed = u64::from_le_bytes(clock::random_bytes::<8>()?);
    let started = state
        .database
        .write(move |c| {
            let owned = take_up(c, &shelf, &user, &assignment_id, seed, now)?;
            if let Some(code) = still_open(c, &shelf, &owned, now)? {
                return Ok(Outcome::Refused(code));
            }
            view(c, &shelf, &owned, now).map(Outcome::Done)
        })
        .await?;
    started.into_json()
}

/// The placement of the assignment, which is begun when there is none. Whether it can be is decided before
/// anything is written, so that a refused step begins nothing.
fn take_up(
    c: &mut Connection,
    shelf: &Shelf,
    user: &CurrentUser,
    assignment_id: &str,
    seed: u64,
    now: DateTime<Utc>,
) -> Result<OwnedPlacement, Error> {
    take_turn(c, assignment_id)?;
    let facts = own_facts(c, shelf, user, assignment_id)?;
    if let Some(known) = &facts.placement {
        return store::own_in_turn(c, &user.tenant_id, &user.person_id, &known.placement.id);
    }
    if facts.course.placement.is_none() {
        return Err(Error::Refused(ErrorCode::NotFound));
    }
    if !facts.placement_open() {
        return Err(Error::Refused(ErrorCode::PlacementClosed));
    }
    let facts = begun(c, shelf, user, assignment_id, now)?;
    begin(c, user, &facts, seed, now)
}

fn begin(
    c: &mut Connection,
    user: &CurrentUser,
    facts: &AssignmentFacts,
    seed: u64,
    now: DateTime<Utc>,
) -> Result<OwnedPlacement, Error> {
    let course = &facts.course;
    let (Some(policy), Some(enrollment)) = (&course.placement, &facts.enrollment) else {
        return Err(Error::Refused(ErrorCode::NotFound));
    };
    let limit = policy.time_limit_minutes.map(|minutes| TimeDelta::minutes(i64::from(minutes)));
    let placement = PlacementRow {
        tenant_id: user.tenant_id.clone(),
        id: clock::new_id(),
        enrollment_id: enrollment.id.clone(),
        form: Form::A.as_str().to_owned(),
        seed: seed.to_string(),
        draw: serde_json::to_string(&draw_for(facts, policy.questions_per_objective, seed))?,
        rules: serde_json::to_string(&slot::rules(course, &facts.written))?,
        started_at: now,
        expires_at: limit.map(|limit| now + limit),
    };
    store::insert(c, &placement)?;
    audit::store::append(c, &Entry::by(user, now, Action::PlacementStarted, course.code.clone()))?;
    Ok(OwnedPlacement {
        placement,
        result: None,
        assignment_id: facts.assignment.id.clone(),
        course_version_id: facts.version_id.clone(),
        variant: facts.variant.clone(),
    })
}

/// Questions of form A: as many of every objective as the course asks for, or all that there are.
fn draw_for(facts: &AssignmentFacts, per_objective: u32, seed: u64) -> Vec<DrawnQuestion> {
    let forms = facts.course.forms();
    let before = forms.ids(Form::A);
    let bank: Vec<BankItem> = facts
        .course
        .bank
        .iter()
        .filter(|question| before.contains(&question.id))
        .map(sheet::bank_item)
        .collect();
    draw::draw(&bank, facts.placement_questions(per_objective), seed)
}

/// A placement that takes responses: not submitted, in time, and nothing of the course done since. One whose
/// time is over is closed first.
fn still_open(
    c: &mut Connection,
    shelf: &Shelf,
    owned: &OwnedPlacement,
    now: DateTime<Utc>,
) -> Result<Option<ErrorCode>, Error> {
    if let Some(result) = &owned.result {
        let over = result.closed_by == "clock";
        return Ok(Some(if over { ErrorCode::TimeOver } else { ErrorCode::AlreadySubmitted }));
    }
    if owned.placement.is_over(now) {
        close::close(c, shelf, owned, ClosedBy::Clock, now)?;
        return Ok(Some(ErrorCode::TimeOver));
    }
    let tenant_id = &owned.placement.tenant_id;
    let assignment = assignments::store::by_id(c, tenant_id, &owned.assignment_id)?;
    let facts = facts::load_one(c, shelf, tenant_id, assignment)?;
    Ok((!facts.placement_open()).then_some(ErrorCode::PlacementClosed))
}

/// The open placement, to continue at any terminal.
#[utoipa::path(tag = "placements", responses((status = OK, body = PlacementView)))]
#[get("/api/placements/{placement_id}")]
pub async fn show(
    state: Data<State>,
    user: CurrentUser,
    placement_id: Path<String>,
) -> Result<Json<PlacementView>, Error> {
    let (now, shelf) = (state.clock.now(), state.shelf.clone());
    let shown = state
        .database
        .write(move |c| {
            let owned = store::own_in_turn(c, &user.tenant_id, &user.person_id, &placement_id)?;
            if let Some(code) = still_open(c, &shelf, &owned, now)? {
                return Ok(Outcome::Refused(code));
            }
            view(c, &shelf, &owned, now).map(Outcome::Done)
        })
        .await?;
    shown.into_json()
}

/// Save a response; it is durable when this answers. Saving the same again changes nothing.
#[utoipa::path(tag = "placements", responses((status = OK, body = ResponseSaved)))]
#[put("/api/placements/{placement_id}/responses/{question_id}")]
pub async fn save_response(
    state: Data<State>,
    user: CurrentUser,
    path: Path<(String, String)>,
    body: Json<SaveResponse>,
) -> Result<Json<ResponseSaved>, Error> {
    let (placement_id, question_id) = path.into_inner();
    let (now, shelf, response) = (state.clock.now(), state.shelf.clone(), body.into_inner().response);
    let saved = state
        .database
        .write(move |c| {
            let owned = store::own_in_turn(c, &user.tenant_id, &user.person_id, &placement_id)?;
            if let Some(code) = still_open(c, &shelf, &owned, now)? {
                return Ok(Outcome::Refused(code));
            }
            let draw = owned.placement.draw()?;
            sheet::check(&draw, &question_id, &response)?;
            let mut responses = store::responses(c, &user.tenant_id, &placement_id)?;
            if responses.get(&question_id) != Some(&response) {
                let text = serde_json::to_string(&response)?;
                store::save_response(c, &user.tenant_id, &placement_id, &question_id, &text, now)?;
                responses.insert(question_id.clone(), response.clone());
            }
            let (answered, total) = (sheet::answered(&draw, &responses), length(&draw));
            Ok(Outcome::Done(ResponseSaved { saved_at: now, answered, total }))
        })
        .await?;
    saved.into_json()
}

/// Submit. Submitting twice changes nothing and answers the same result.
#[utoipa::path(tag = "placements", responses((status = OK, body = PlacementResult)))]
#[post("/api/placements/{placement_id}/submission")]
pub async fn submit(
    state: Data<State>,
    user: CurrentUser,
    placement_id: Path<String>,
) -> Result<Json<PlacementResult>, Error> {
    let (now, shelf) = (state.clock.now(), state.shelf.clone());
    let submitted = state
        .database
        .write(move |c| {
            let owned = store::own_in_turn(c, &user.tenant_id, &user.person_id, &placement_id)?;
            match still_open(c, &shelf, &owned, now)? {
                Some(ErrorCode::PlacementClosed) => return Ok(Outcome::Refused(ErrorCode::PlacementClosed)),
                // Closed by the learner before, or by the clock: there is a result.
                Some(_) => {}
                None => {
                    close::close(c, &shelf, &owned, ClosedBy::Learner, now)?;
                }
            }
            outcome::of(c, &shelf, &user, &placement_id).map(Outcome::Done)
        })
        .await?;
    submitted.into_json()
}

/// The result of a submitted placement, with keys and explanations.
#[utoipa::path(tag = "placements", responses((status = OK, body = PlacementResult)))]
#[get("/api/placements/{placement_id}/result")]
pub async fn show_result(
    state: Data<State>,
    user: CurrentUser,
    placement_id: Path<String>,
) -> Result<Json<PlacementResult>, Error> {
    let shelf = state.shelf.clone();
    Ok(Json(state.database.read(move |c| outcome::of(c, &shelf, &user, &placement_id)).await?))
}
