//! `/api/reports/years/{fiscal_year}`: the frozen year and its corrections.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use contract::error::ErrorCode;
use contract::reporting::freeze::{FrozenYear, RecordCorrection};
use learning::fiscal_year::FiscalYear;

use crate::error::Error;
use crate::reporting::freeze;
use crate::session::CurrentUser;
use crate::state::State;

/// The frozen year.
#[utoipa::path(tag = "reporting", responses((status = OK, body = FrozenYear)))]
#[get("/api/reports/years/{fiscal_year}/freeze")]
pub async fn show_freeze(
    state: Data<State>,
    user: CurrentUser,
    fiscal_year: Path<i32>,
) -> Result<Json<FrozenYear>, Error> {
    let (year, today) = (FiscalYear(fiscal_year.into_inner()), state.clock.today());
    let view = state.database.read(move |c| freeze::view(c, &user.tenant_id, year, today)).await?;
    view.map(Json).ok_or(Error::Refused(ErrorCode::NotFound))
}

/// Records what turned out otherwise.
#[utoipa::path(tag = "reporting", responses((status = NO_CONTENT)))]
#[post("/api/reports/years/{fiscal_year}/corrections")]
pub async fn correct_year(
    state: Data<State>,
    user: CurrentUser,
    fiscal_year: Path<i32>,
    body: Json<RecordCorrection>,
) -> Result<HttpResponse, Error> {
    let (year, now) = (FiscalYear(fiscal_year.into_inner()), state.clock.now());
    state.database.write(move |c| freeze::correct(c, &user, year, &body, now)).await?;
    Ok(HttpResponse::NoContent().finish())
}
