//! `/api/attributes`: attributes by list.

use actix_web::post;
use actix_web::web::{Bytes, Data, Json, Query};
use chrono::NaiveDate;
use contract::error::ErrorCode;
use contract::organization::AttributeListReport;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::Error;
use crate::organization::attribute_list::{self, AttributeUpload};
use crate::organization::import_routes::uploaded;
use crate::organization::{apply, check_day};
use crate::session::CurrentUser;
use crate::state::State;

/// From when a list holds, and how.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct AttributeQuery {
    /// The day from which the list holds: past, today, or at most 400 days ahead.
    pub effective_on: NaiveDate,
    /// Whether who is not on it loses the attributes that it names. Default no: it only adds.
    #[serde(default)]
    pub complete: bool,
    /// Digest of the checked list; needed to apply.
    #[serde(default)]
    pub digest: String,
}

fn upload(
    query: &AttributeQuery,
    body: Result<Bytes, actix_web::Error>,
    today: NaiveDate,
) -> Result<AttributeUpload, Error> {
    check_day(query.effective_on, today)?;
    Ok(AttributeUpload { bytes: uploaded(body)?, effective_on: query.effective_on, complete: query.complete })
}

/// Check a list of attributes (職員番号,属性); the body is the file. Changes nothing.
#[utoipa::path(
    tag = "organization",
    params(AttributeQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = OK, body = AttributeListReport))
)]
#[post("/api/attributes/check")]
pub async fn check_attributes(
    state: Data<State>,
    user: CurrentUser,
    query: Query<AttributeQuery>,
    body: Result<Bytes, actix_web::Error>,
) -> Result<Json<AttributeListReport>, Error> {
    let upload = upload(&query, body, state.clock.today())?;
    let report = state.database.read(move |c| attribute_list::check(c, &user.tenant_id, &upload)).await?;
    Ok(Json(report))
}

/// Apply a checked list of attributes.
#[utoipa::path(
    tag = "organization",
    params(AttributeQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = OK, body = AttributeListReport))
)]
#[post("/api/attributes/import")]
pub async fn import_attributes(
    state: Data<State>,
    user: CurrentUser,
    query: Query<AttributeQuery>,
    body: Result<Bytes, actix_web::Error>,
) -> Result<Json<AttributeListReport>, Error> {
    let upload = upload(&query, body, state.clock.today())?;
    if apply::digest(&upload.bytes) != query.digest {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    let now = state.clock.now();
    Ok(Json(state.database.write(move |c| attribute_list::apply(c, &user, &upload, now)).await?))
}
