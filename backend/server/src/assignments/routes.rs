//! `/api/assignments`: the learner's list, course, lessons.

use std::collections::HashMap;

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post, put};
use contract::assignments::{
    AssignmentCard, Cause, CoursePage, LessonCompleted, LessonPage, MyAssignments, SaveBookmark,
};
use contract::error::ErrorCode;
use learning::fiscal_year::FiscalYear;

use crate::assignments::complete::{self, Cause as CompletionCause};
use crate::assignments::facts::{self, AssignmentFacts};
use crate::assignments::store;
use crate::assignments::view;
use crate::catalog;
use crate::catalog::shelf::Shelf;
use crate::catalog::sources;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::page::length;
use crate::session::CurrentUser;
use crate::state::State;

/// Causes by assignment id.
fn causes(
    c: &mut Connection,
    tenant_id: &str,
    facts: &[AssignmentFacts],
) -> Result<HashMap<String, Vec<Cause>>, Error> {
    let ids: Vec<String> = facts.iter().map(|facts| facts.assignment.id.clone()).collect();
    let orders = store::causes(c, tenant_id, &ids)?;
    let names = store::names(c, tenant_id, orders.iter().map(|(_, order)| order))?;
    let mut causes: HashMap<String, Vec<Cause>> = HashMap::new();
    for (assignment_id, order) in &orders {
        causes.entry(assignment_id.clone()).or_default().push(view::cause(order, &names));
    }
    Ok(causes)
}

/// The signed-in person's assignments.
#[utoipa::path(tag = "assignments", responses((status = OK, body = MyAssignments)))]
#[get("/api/assignments/mine")]
pub async fn mine(state: Data<State>, user: CurrentUser) -> Result<Json<MyAssignments>, Error> {
    let (today, shelf) = (state.clock.today(), state.shelf.clone());
    let cards: Vec<AssignmentCard> = state
        .database
        .read(move |c| {
            let rows = store::of_person(c, &user.tenant_id, &user.person_id)?;
            let facts = facts::load(c, &shelf, &user.tenant_id, rows)?;
            let mut causes = causes(c, &user.tenant_id, &facts)?;
            let card = |facts: &AssignmentFacts| {
                view::card(facts, causes.remove(&facts.assignment.id).unwrap_or_default(), today)
            };
            Ok(facts.iter().map(card).collect())
        })
        .await?;
    let (open, mut completed): (Vec<_>, Vec<_>) =
        cards.into_iter().partition(|card| card.completed_on.is_none());
    completed.sort_by_key(|card| std::cmp::Reverse(card.completed_on));
    Ok(Json(MyAssignments { fiscal_year: FiscalYear::containing(today), today, open, completed }))
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
            let mut causes = causes(c, &user.tenant_id, std::slice::from_ref(&facts))?;
            Ok(view::course_page(&facts, causes.remove(&facts.assignment.id).unwrap_or_default(), today))
        })
        .await?;
    Ok(Json(page))
}

fn own_facts(
    c: &mut Connection,
    shelf: &Shelf,
    user: &CurrentUser,
    id: &str,
) -> Result<AssignmentFacts, Error> {
    let row = store::own(c, &user.tenant_id, &user.person_id, id)?;
    facts::load_one(c, shelf, &user.tenant_id, row)
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
    lesson_page(&facts, &lesson_id).map(Json)
}

fn lesson_page(facts: &AssignmentFacts, lesson_id: &str) -> Result<LessonPage, Error> {
    let course = &facts.course;
    let not_found = || Error::Refused(ErrorCode::NotFound);
    let index = course.lessons.iter().position(|lesson| lesson.id == lesson_id).ok_or_else(not_found)?;
    let lesson = course.lessons.get(index).ok_or_else(not_found)?;
    let neighbour = |index: Option<usize>| Some(course.lessons.get(index?)?.id.clone());
    let figures = format!("src=\"/api/course-versions/{}/figures/", facts.version_id);
    let lessons = format!("href=\"/assignments/{}/lessons/", facts.assignment.id);
    let position = facts.bookmark.as_ref().filter(|(marked, _)| marked == lesson_id).map_or(0, |(_, at)| *at);
    Ok(LessonPage {
        assignment_id: facts.assignment.id.clone(),
        course_code: course.code.clone(),
        course_title: course.title.clone(),
        id: lesson.id.clone(),
        title: lesson.title.clone(),
        minutes: lesson.minutes,
        html: lesson.html.replace("src=\"figures/", &figures).replace("href=\"lessons/", &lessons),
        sources: sources::named(course, &lesson.sources),
        number: u32::try_from(index + 1).unwrap_or(0),
        total: length(&course.lessons),
        previous: neighbour(index.checked_sub(1)),
        next: neighbour(Some(index + 1)),
        completed_at: facts.lesson_completed_at(lesson_id),
        position: u32::try_from(position).unwrap_or(0),
    })
}

/// The assignment with its enrollment; the first step into a course binds it to the newest version.
fn begun(
    c: &mut Connection,
    shelf: &Shelf,
    user: &CurrentUser,
    assignment_id: &str,
    lesson_id: &str,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<AssignmentFacts, Error> {
    let mut facts = own_facts(c, shelf, user, assignment_id)?;
    if !facts.course.lessons.iter().any(|lesson| lesson.id == lesson_id) {
        return Err(Error::Refused(ErrorCode::NotFound));
    }
    if facts.enrollment.is_none() {
        let version = catalog::store::newest_of(c, &user.tenant_id, &facts.assignment.course_code)?;
        facts.enrollment = Some(store::enroll(c, &user.tenant_id, &facts.assignment, &version.id, now)?);
    }
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
