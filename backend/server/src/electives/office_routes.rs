//! `/api/electives`: settings and applications for HR, decisions for section heads and HR.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, get, post, put};
use contract::electives::{DecideElective, ElectiveOverview, SaveElective};
use learning::fiscal_year::FiscalYear;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::electives::overview::Overview;
use crate::electives::seats::Moment;
use crate::electives::{decide, settings};
use crate::error::Error;
use crate::session::CurrentUser;
use crate::state::State;

/// Which fiscal year.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct YearQuery {
    /// Fiscal year; default that of today.
    pub fiscal_year: Option<i32>,
}

/// Courses with their settings and seats, and the applications of a fiscal year.
#[utoipa::path(tag = "electives", params(YearQuery), responses((status = OK, body = ElectiveOverview)))]
#[get("/api/electives")]
pub async fn overview(
    state: Data<State>,
    user: CurrentUser,
    query: Query<YearQuery>,
) -> Result<Json<ElectiveOverview>, Error> {
    let (as_of, today, shelf) = (state.clock.now(), state.clock.today(), state.shelf.clone());
    let fiscal_year = query.fiscal_year.map_or(FiscalYear::containing(today), FiscalYear);
    let overview = state
        .database
        .read(move |c| {
            let overview = Overview::load(c, &shelf, &user.tenant_id, fiscal_year.0, today)?;
            let courses = overview.courses(c, &user.tenant_id)?;
            let applications = overview.all(&user.person_id);
            Ok(ElectiveOverview { fiscal_year, as_of, courses, applications })
        })
        .await?;
    Ok(Json(overview))
}

/// Save how electives of a course are offered.
#[utoipa::path(tag = "electives", responses((status = NO_CONTENT)))]
#[put("/api/electives/courses/{course_code}")]
pub async fn save_settings(
    state: Data<State>,
    user: CurrentUser,
    course_code: Path<String>,
    body: Json<SaveElective>,
) -> Result<HttpResponse, Error> {
    let at = Moment { now: state.clock.now(), today: state.clock.today() };
    let body = body.into_inner();
    state.database.write(move |c| settings::save(c, &user, &course_code, &body, at)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Approve or refuse an application.
#[utoipa::path(tag = "electives", responses((status = NO_CONTENT)))]
#[post("/api/electives/applications/{application_id}/decision")]
pub async fn decide_application(
    state: Data<State>,
    user: CurrentUser,
    application_id: Path<String>,
    body: Json<DecideElective>,
) -> Result<HttpResponse, Error> {
    let at = Moment { now: state.clock.now(), today: state.clock.today() };
    let body = body.into_inner();
    state.database.write(move |c| decide::decide(c, &user, &application_id, &body, at)).await?;
    Ok(HttpResponse::NoContent().finish())
}
