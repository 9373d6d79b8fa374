//! `/api/plans/{fiscal_year}`.

use actix_web::web::{Data, Json, Path};
use actix_web::{delete, get, post, put};
use contract::error::ErrorCode;
use contract::plan::{
    ChangePlan, CopyPlan, EvaluateRow, LinkPlanEvent, PlanPage, PlanVersionPage, SavePlanDraft, TakePlanStep,
};
use learning::fiscal_year::FiscalYear;

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::plan::{copy, draft, evaluation, event_link, page, steps};
use crate::session::CurrentUser;
use crate::state::State;

/// Fiscal years that have a plan: from 令和元年度, as far as anybody plans.
const YEARS: std::ops::RangeInclusive<i32> = 2019..=2100;

fn fiscal_year(text: &str) -> Result<FiscalYear, Error> {
    let year = text.parse().ok().filter(|year| YEARS.contains(year));
    year.map(FiscalYear).ok_or(Error::Refused(ErrorCode::NotFound))
}

/// Carries out a change of the plan and answers with the page as it is then.
async fn change(
    state: &State,
    user: CurrentUser,
    year: FiscalYear,
    work: impl Fn(&mut Connection, &CurrentUser) -> Result<(), Error> + Send + 'static,
) -> Result<Json<PlanPage>, Error> {
    let today = state.clock.today();
    let page = state
        .database
        .write(move |c| {
            work(c, &user)?;
            page::page(c, &user.tenant_id, year, today)
        })
        .await?;
    Ok(Json(page))
}

/// The plan of a fiscal year: draft, versions, load, results.
#[utoipa::path(tag = "plan", responses((status = OK, body = PlanPage)))]
#[get("/api/plans/{fiscal_year}")]
pub async fn show(
    state: Data<State>,
    user: CurrentUser,
    path: Path<String>,
) -> Result<Json<PlanPage>, Error> {
    let (year, today) = (fiscal_year(&path)?, state.clock.today());
    Ok(Json(state.database.read(move |c| page::page(c, &user.tenant_id, year, today)).await?))
}

/// Save the draft.
#[utoipa::path(tag = "plan", responses((status = OK, body = PlanPage)))]
#[put("/api/plans/{fiscal_year}/draft")]
pub async fn save_draft(
    state: Data<State>,
    user: CurrentUser,
    path: Path<String>,
    body: Json<SavePlanDraft>,
) -> Result<Json<PlanPage>, Error> {
    let (year, now) = (fiscal_year(&path)?, state.clock.now());
    change(&state, user, year, move |c, user| draft::save(c, user, year, &body, now)).await
}

/// Give the draft up.
#[utoipa::path(tag = "plan", responses((status = OK, body = PlanPage)))]
#[delete("/api/plans/{fiscal_year}/draft")]
pub async fn discard_draft(
    state: Data<State>,
    user: CurrentUser,
    path: Path<String>,
) -> Result<Json<PlanPage>, Error> {
    let (year, now) = (fiscal_year(&path)?, state.clock.now());
    change(&state, user, year, move |c, user| draft::discard(c, user, year, now)).await
}

/// Copy last year's plan into the empty draft.
#[utoipa::path(tag = "plan", responses((status = OK, body = PlanPage)))]
#[post("/api/plans/{fiscal_year}/draft/copy")]
pub async fn copy_last_year(
    state: Data<State>,
    user: CurrentUser,
    path: Path<String>,
    body: Json<CopyPlan>,
) -> Result<Json<PlanPage>, Error> {
    let (year, now) = (fiscal_year(&path)?, state.clock.now());
    change(&state, user, year, move |c, user| copy::copy_last_year(c, user, year, &body, now)).await
}

/// Submit, return, decide, start or finish.
#[utoipa::path(tag = "plan", responses((status = OK, body = PlanPage)))]
#[post("/api/plans/{fiscal_year}/steps")]
pub async fn take_step(
    state: Data<State>,
    user: CurrentUser,
    path: Path<String>,
    body: Json<TakePlanStep>,
) -> Result<Json<PlanPage>, Error> {
    let (year, now) = (fiscal_year(&path)?, state.clock.now());
    change(&state, user, year, move |c, user| steps::take(c, user, year, &body, now)).await
}

/// Begin a change of the plan in force.
#[utoipa::path(tag = "plan", responses((status = OK, body = PlanPage)))]
#[post("/api/plans/{fiscal_year}/change")]
pub async fn begin_change(
    state: Data<State>,
    user: CurrentUser,
    path: Path<String>,
    body: Json<ChangePlan>,
) -> Result<Json<PlanPage>, Error> {
    let (year, now) = (fiscal_year(&path)?, state.clock.now());
    change(&state, user, year, move |c, user| draft::begin_change(c, user, year, &body, now)).await
}

/// One version, as it was submitted.
#[utoipa::path(tag = "plan", responses((status = OK, body = PlanVersionPage)))]
#[get("/api/plans/{fiscal_year}/versions/{number}")]
pub async fn show_version(
    state: Data<State>,
    user: CurrentUser,
    path: Path<(String, String)>,
) -> Result<Json<PlanVersionPage>, Error> {
    let (year, number) = path.into_inner();
    let (year, today) = (fiscal_year(&year)?, state.clock.today());
    let number = number.parse().map_err(|_| Error::Refused(ErrorCode::NotFound))?;
    let page = state.database.read(move |c| page::version(c, &user.tenant_id, year, number, today)).await?;
    Ok(Json(page))
}

/// Record what was found about a row.
#[utoipa::path(tag = "plan", responses((status = OK, body = PlanPage)))]
#[post("/api/plans/{fiscal_year}/evaluations")]
pub async fn evaluate_row(
    state: Data<State>,
    user: CurrentUser,
    path: Path<String>,
    body: Json<EvaluateRow>,
) -> Result<Json<PlanPage>, Error> {
    let (year, now) = (fiscal_year(&path)?, state.clock.now());
    change(&state, user, year, move |c, user| evaluation::record(c, user, year, &body, now)).await
}

/// Say as which registered event a row of a new event is held.
#[utoipa::path(tag = "plan", responses((status = OK, body = PlanPage)))]
#[post("/api/plans/{fiscal_year}/event-links")]
pub async fn link_event(
    state: Data<State>,
    user: CurrentUser,
    path: Path<String>,
    body: Json<LinkPlanEvent>,
) -> Result<Json<PlanPage>, Error> {
    let (year, now) = (fiscal_year(&path)?, state.clock.now());
    change(&state, user, year, move |c, user| event_link::record(c, user, year, &body, now)).await
}
