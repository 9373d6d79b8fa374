//! `/api/assignments`: the learner's list, course, lessons.

use std::collections::HashMap;

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post, put};
use contract::assignments::{
    AssignmentCard, Cause, CoursePage, LessonCompleted, LessonPage, MyAssignments, SaveBookmark,
};
use contract::error::ErrorCode;

use crate::assignments::begin::{self, own_facts};
use crate::assignments::complete::{self, Cause as CompletionCause};
use crate::assignments::facts::{self, AssignmentFacts};
use crate::assignments::lesson;
use crate::assignments::store;
use crate::assignments::view;
use crate::catalog::shelf::Shelf;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::requirements::causes::CauseNames;
use crate::requirements::{self, duties};
use crate::retention;
use crate::session::CurrentUser;
use crate::state::State;

/// Causes by assignment id.
fn causes(
    c: &mut Connection,
    tenant_id: &str,
    facts: &[AssignmentFacts],
) -> Result<(HashMap<String, Vec<Cause>>, CauseNames), Error> {
    let ids: Vec<String> = facts.iter().map(|facts| facts.assignment.id.clone()).collect();
    let names = requirements::causes::names(c, tenant_id, &ids)?;
    let causes = facts
        .iter()
        .map(|facts| Ok((facts.assignment.id.clone(), names.causes(&facts.assignment.causes)?)))
        .collect::<Result<_, Error>>()?;
    Ok((causes, names))
}

/// The signed-in person's assignments.
#[utoipa::path(tag = "assignments", responses((status = OK, body = MyAssignments)))]
#[get("/api/assignments/mine")]
pub async fn mine(state: Data<State>, user: CurrentUser) -> Result<Json<MyAssignments>, Error> {
    let (today, shelf) = (state.clock.today(), state.shelf.clone());
    let (cards, choices, checks) = state
        .database
        .read(move |c| {
            let rows = store::of_person(c, &user.tenant_id, &user.person_id)?;
            let facts = facts::load(c, &shelf, &user.tenant_id, rows)?;
            let (mut causes, names) = causes(c, &user.tenant_id, &facts)?;
            let card = |facts: &AssignmentFacts| {
                view::card(facts, causes.remove(&facts.assignment.id).unwrap_or_default(), today)
            };
            let cards: Vec<AssignmentCard> = facts.iter().map(card).collect();
            let choices = duties::choices(c, &user.tenant_id, &user.person_id, &names)?;
            let checks = retention::offer::all(c, &user.tenant_id, &facts, today)?;
            Ok((cards, choices, checks))
        })
        .await?;
    Ok(Json(view::mine(cards, choices, checks, today)))
}

/// The course page of an assignment.
#[utoipa::path(tag = "assignments", responses((status = OK, body = CoursePage)))]
#[get("/api/assignments/{assignment_id}")]
pub async fn show(
    state: Data<State>,
    user: CurrentUser,
    assignment_id: Path<String>,
) -> Result<Json<CoursePage>, Error> {
    let (today, shelf) = (state.clock.today(), state.shelf.clone());
    let page = state
        .database
        .read(move |c| {
            let facts = own_facts(c, &shelf, &user, &assignment_id)?;
            let (mut causes, _) = causes(c, &user.tenant_id, std::slice::from_ref(&facts))?;
            let causes = causes.remove(&facts.assignment.id).unwrap_or_default();
            let retention = retention::offer::shown(c, &user.tenant_id, &facts, today)?;
            Ok(view::course_page(&facts, causes, retention, today))
        })
        .await?;
    Ok(Json(page))
}

/// A lesson to read.
#[utoipa::path(tag = "assignments", responses((status = OK, body = LessonPage)))]
#[get("/api/assignments/{assignment_id}/lessons/{lesson_id}")]
pub async fn show_lesson(
    state: Data<State>,
    user: CurrentUser,
    path: Path<(String, String)>,
) -> Result<Json<LessonPage>, Error> {
    let (assignment_id, lesson_id) = path.into_inner();
    let shelf = state.shelf.clone();
    let facts = state.database.read(move |c| own_facts(c, &shelf, &user, &assignment_id)).await?;
    lesson::page(&facts, &lesson_id).map(Json)
}

/// The assignment with its enrollment, if it has this lesson.
fn begun(
    c: &mut Connection,
    shelf: &Shelf,
    user: &CurrentUser,
    assignment_id: &str,
    lesson_id: &str,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<AssignmentFacts, Error> {
    let facts = begin::begun(c, shelf, user, assignment_id, now)?;
    lesson::of(&facts, lesson_id)?;
    Ok(facts)
}

/// Save where the learner is.
#[utoipa::path(tag = "assignments", responses((status = NO_CONTENT)))]
#[put("/api/assignments/{assignment_id}/bookmark")]
pub async fn save_bookmark(
    state: Data<State>,
    user: CurrentUser,
    assignment_id: Path<String>,
    body: Json<SaveBookmark>,
) -> Result<HttpResponse, Error> {
    let (now, shelf, body) = (state.clock.now(), state.shelf.clone(), body.into_inner());
    let position = i32::try_from(body.position.min(1000)).unwrap_or(1000);
    state
        .database
        .write(move |c| {
            let facts = begun(c, &shelf, &user, &assignment_id, &body.lesson_id, now)?;
            let Some(enrollment) = &facts.enrollment else {
                return Ok(());
            };
            store::save_bookmark(c, &user.tenant_id, &enrollment.id, &body.lesson_id, position, now)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// A lesson is finished.
#[utoipa::path(tag = "assignments", responses((status = OK, body = LessonCompleted)))]
#[post("/api/assignments/{assignment_id}/lessons/{lesson_id}/completion")]
pub async fn complete_lesson(
    state: Data<State>,
    user: CurrentUser,
    path: Path<(String, String)>,
) -> Result<Json<LessonCompleted>, Error> {
    let (assignment_id, lesson_id) = path.into_inner();
    let (now, shelf) = (state.clock.now(), state.shelf.clone());
    let completed = state
        .database
        .write(move |c| {
            let facts = begun(c, &shelf, &user, &assignment_id, &lesson_id, now)?;
            if facts.acknowledgement_needed(lesson::of(&facts, &lesson_id)?) {
                return Err(Error::Refused(ErrorCode::AcknowledgementNeeded));
            }
            if let Some(enrollment) = &facts.enrollment {
                store::complete_lesson(c, &user.tenant_id, &enrollment.id, &lesson_id, now)?;
            }
            let row = facts.assignment;
            let done = complete::decide(c, &shelf, &user.tenant_id, row, CompletionCause::Lesson, now)?;
            let facts = own_facts(c, &shelf, &user, &assignment_id)?;
            Ok(LessonCompleted { next_step: view::next_step(&facts), course_complete: done })
        })
        .await?;
    Ok(Json(completed))
}
