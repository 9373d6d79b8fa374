//! `/api/units`, `/api/unit-changes`: organisational units in time.

use actix_web::web::{Bytes, Data, Json, Path, Query};
use actix_web::{HttpResponse, get, post};
use contract::error::ErrorCode;
use contract::organization::{AbolishUnit, NewUnit, RenameUnit, UnitChangeReport, UnitFounded, UnitList};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::Error;
use crate::organization::import_routes::uploaded;
use crate::organization::{apply, unit_changes, unit_orders};
use crate::session::CurrentUser;
use crate::state::State;

/// All units, those of the past and of the future included.
#[utoipa::path(tag = "organization", responses((status = OK, body = UnitList)))]
#[get("/api/units")]
pub async fn list_units(state: Data<State>, user: CurrentUser) -> Result<Json<UnitList>, Error> {
    let today = state.clock.today();
    Ok(Json(state.database.read(move |c| unit_orders::list(c, &user.tenant_id, today)).await?))
}

/// Found a unit (新設).
#[utoipa::path(tag = "organization", request_body = NewUnit, responses((status = OK, body = UnitFounded)))]
#[post("/api/units")]
pub async fn found_unit(
    state: Data<State>,
    user: CurrentUser,
    new: Json<NewUnit>,
) -> Result<Json<UnitFounded>, Error> {
    let now = state.clock.now();
    Ok(Json(state.database.write(move |c| unit_orders::found(c, &user, &new, now)).await?))
}

/// Give a unit another name (名称変更).
#[utoipa::path(tag = "organization", request_body = RenameUnit, responses((status = NO_CONTENT)))]
#[post("/api/units/{unit_id}/names")]
pub async fn rename_unit(
    state: Data<State>,
    user: CurrentUser,
    unit_id: Path<String>,
    asked: Json<RenameUnit>,
) -> Result<HttpResponse, Error> {
    let now = state.clock.now();
    state.database.write(move |c| unit_orders::rename(c, &user, &unit_id, &asked, now)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Close a unit (廃止), with successors a merger (統合).
#[utoipa::path(tag = "organization", request_body = AbolishUnit, responses((status = NO_CONTENT)))]
#[post("/api/units/{unit_id}/abolition")]
pub async fn abolish_unit(
    state: Data<State>,
    user: CurrentUser,
    unit_id: Path<String>,
    asked: Json<AbolishUnit>,
) -> Result<HttpResponse, Error> {
    let now = state.clock.now();
    state.database.write(move |c| unit_orders::abolish(c, &user, &unit_id, &asked, now)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// What an uploaded file of changes must be.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct UnitChangeQuery {
    /// Digest of the checked file.
    pub digest: String,
}

/// Check a file of organisational changes; the body is the file. Changes nothing.
#[utoipa::path(
    tag = "organization",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = OK, body = UnitChangeReport))
)]
#[post("/api/unit-changes/check")]
pub async fn check_unit_changes(
    state: Data<State>,
    user: CurrentUser,
    body: Result<Bytes, actix_web::Error>,
) -> Result<Json<UnitChangeReport>, Error> {
    let bytes = uploaded(body)?;
    let report = state.database.read(move |c| Ok(unit_changes::check(c, &user.tenant_id, &bytes)?.0)).await?;
    Ok(Json(report))
}

/// Apply a checked file of organisational changes.
#[utoipa::path(
    tag = "organization",
    params(UnitChangeQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = OK, body = UnitChangeReport))
)]
#[post("/api/unit-changes")]
pub async fn import_unit_changes(
    state: Data<State>,
    user: CurrentUser,
    query: Query<UnitChangeQuery>,
    body: Result<Bytes, actix_web::Error>,
) -> Result<Json<UnitChangeReport>, Error> {
    let (bytes, now) = (uploaded(body)?, state.clock.now());
    if apply::digest(&bytes) != query.digest {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    Ok(Json(state.database.write(move |c| unit_orders::import(c, &user, &bytes, now)).await?))
}
