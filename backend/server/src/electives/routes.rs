//! `/api/electives`: the catalogue, and the applications of the signed-in person.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{get, post};
use contract::electives::{ApplyElective, Catalog, CatalogCourse};
use contract::error::ErrorCode;
use learning::fiscal_year::FiscalYear;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::catalog::shelf::Shelf;
use crate::database::dialect::Connection;
use crate::electives::apply as applying;
use crate::electives::catalog::{Known, Search};
use crate::electives::seats::Moment;
use crate::error::Error;
use crate::page::length;
use crate::session::CurrentUser;
use crate::state::State;

/// What is looked for in the catalogue.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct CatalogQuery {
    /// Words, all of which must occur.
    #[serde(default)]
    pub query: String,
    /// Family, e.g. `SEC`.
    #[serde(default)]
    pub family: String,
    /// Level: 1, 2 or 3.
    pub level: Option<u8>,
    /// Most minutes.
    pub minutes: Option<u32>,
}

/// Every published course that matches, and what it is to the signed-in person.
#[utoipa::path(tag = "electives", params(CatalogQuery), responses((status = OK, body = Catalog)))]
#[get("/api/electives/catalog")]
pub async fn catalog(
    state: Data<State>,
    user: CurrentUser,
    query: Query<CatalogQuery>,
) -> Result<Json<Catalog>, Error> {
    let (today, shelf, query) = (state.clock.today(), state.shelf.clone(), query.into_inner());
    let search =
        Search { words: query.query, family: query.family, level: query.level, minutes: query.minutes };
    let known = state.database.read(move |c| Known::load(c, &shelf, &user, today)).await?;
    let mut families: Vec<String> = known.courses().iter().map(|course| course.family.clone()).collect();
    families.sort();
    families.dedup();
    let found = known.courses().iter().filter(|course| search.matches(course));
    Ok(Json(Catalog {
        fiscal_year: FiscalYear::containing(today),
        today,
        families,
        total: length(known.courses()),
        courses: found.map(|course| known.view(course)).collect(),
    }))
}

/// One course of the catalogue as it is now.
fn course(
    c: &mut Connection,
    shelf: &Shelf,
    user: &CurrentUser,
    course_code: &str,
    at: Moment,
) -> Result<CatalogCourse, Error> {
    let known = Known::load(c, shelf, user, at.today)?;
    known.course(course_code).map(|course| known.view(course)).ok_or(Error::Refused(ErrorCode::NotFound))
}

/// Apply for a course.
#[utoipa::path(tag = "electives", responses((status = OK, body = CatalogCourse)))]
#[post("/api/electives/courses/{course_code}/applications")]
pub async fn apply(
    state: Data<State>,
    user: CurrentUser,
    course_code: Path<String>,
    body: Json<ApplyElective>,
) -> Result<Json<CatalogCourse>, Error> {
    let at = Moment { now: state.clock.now(), today: state.clock.today() };
    let (shelf, body) = (state.shelf.clone(), body.into_inner());
    let applied = state
        .database
        .write(move |c| {
            applying::apply(c, &shelf, &user, &course_code, &body.note, at)?;
            course(c, &shelf, &user, &course_code, at)
        })
        .await?;
    Ok(Json(applied))
}

/// Take the own application back.
#[utoipa::path(tag = "electives", responses((status = OK, body = CatalogCourse)))]
#[post("/api/electives/applications/{application_id}/withdrawal")]
pub async fn withdraw(
    state: Data<State>,
    user: CurrentUser,
    application_id: Path<String>,
) -> Result<Json<CatalogCourse>, Error> {
    let at = Moment { now: state.clock.now(), today: state.clock.today() };
    let shelf = state.shelf.clone();
    let withdrawn = state
        .database
        .write(move |c| {
            let course_code = applying::withdraw(c, &user, &application_id, at)?;
            course(c, &shelf, &user, &course_code, at)
        })
        .await?;
    Ok(Json(withdrawn))
}
