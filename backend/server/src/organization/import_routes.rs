//! `/api/staff-imports`, `/api/staff-file-columns`.

use actix_web::web::{Bytes, Data, Json, Path, Query};
use actix_web::{HttpResponse, get, post, put};
use chrono::NaiveDate;
use contract::error::ErrorCode;
use contract::organization::{
    ImportDecision, SaveStaffFileColumn, StaffChangeList, StaffFileColumns, StaffFileReport, StaffImportList,
    StaffImported, TakeBack,
};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::audit::Entry;
use crate::error::Error;
use crate::organization::apply::{self, StaffUpload};
use crate::organization::{check_day, decisions, undo};
use crate::session::CurrentUser;
use crate::state::State;

/// What an uploaded staff file is called and from when it holds.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct UploadQuery {
    /// File name as the browser gives it.
    pub file_name: String,
    /// The day from which the file holds: past, today, or at most 400 days ahead.
    pub effective_on: NaiveDate,
    /// Digest of the checked file; needed to apply.
    #[serde(default)]
    pub digest: String,
}

/// The bytes of an upload.
///
/// # Errors
/// [`ErrorCode::TooLarge`]: the body is read whole before the handler runs; what stops it is its length.
pub(super) fn uploaded(body: Result<Bytes, actix_web::Error>) -> Result<Vec<u8>, Error> {
    Ok(body.map_err(|_| Error::Refused(ErrorCode::TooLarge))?.to_vec())
}

fn upload(
    user: &CurrentUser,
    query: &UploadQuery,
    body: Result<Bytes, actix_web::Error>,
    today: NaiveDate,
) -> Result<StaffUpload, Error> {
    let bytes = uploaded(body)?;
    // A typing error in the year must not pass.
    check_day(query.effective_on, today)?;
    Ok(StaffUpload {
        tenant_id: user.tenant_id.clone(),
        file_name: query.file_name.chars().take(200).collect(),
        bytes,
        effective_on: query.effective_on,
    })
}

/// Check a staff file; the body is the file. Changes nothing.
#[utoipa::path(
    tag = "organization",
    params(UploadQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = OK, body = StaffFileReport))
)]
#[post("/api/staff-imports/check")]
pub async fn check(
    state: Data<State>,
    user: CurrentUser,
    query: Query<UploadQuery>,
    body: Result<Bytes, actix_web::Error>,
) -> Result<Json<StaffFileReport>, Error> {
    let upload = upload(&user, &query, body, state.clock.today())?;
    Ok(Json(state.database.read(move |c| apply::check(c, &upload)).await?))
}

/// Apply a checked staff file; the body is the file, `digest` is what the check answered.
#[utoipa::path(
    tag = "organization",
    params(UploadQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = OK, body = StaffImported))
)]
#[post("/api/staff-imports")]
pub async fn import(
    state: Data<State>,
    user: CurrentUser,
    query: Query<UploadQuery>,
    body: Result<Bytes, actix_web::Error>,
) -> Result<Json<StaffImported>, Error> {
    let upload = upload(&user, &query, body, state.clock.today())?;
    if apply::digest(&upload.bytes) != query.digest {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    let now = state.clock.now();
    let imported = state
        .database
        .write(move |c| {
            apply::apply(c, &upload, &user.staff_number, now, |action, target| {
                Entry::by(&user, now, action, target)
            })
        })
        .await?;
    Ok(Json(imported))
}

/// Past imports, latest first.
#[utoipa::path(tag = "organization", responses((status = OK, body = StaffImportList)))]
#[get("/api/staff-imports")]
pub async fn list_imports(state: Data<State>, user: CurrentUser) -> Result<Json<StaffImportList>, Error> {
    Ok(Json(state.database.read(move |c| undo::list(c, &user.tenant_id)).await?))
}

/// Who is behind the figures of a past import.
#[utoipa::path(tag = "organization", responses((status = OK, body = StaffChangeList)))]
#[get("/api/staff-imports/{import_id}/changes")]
pub async fn list_import_changes(
    state: Data<State>,
    user: CurrentUser,
    import_id: Path<String>,
) -> Result<Json<StaffChangeList>, Error> {
    Ok(Json(state.database.read(move |c| undo::changes(c, &user.tenant_id, &import_id)).await?))
}

/// Take an import back by compensating entries.
#[utoipa::path(tag = "organization", request_body = TakeBack, responses((status = NO_CONTENT)))]
#[post("/api/staff-imports/{import_id}/undo")]
pub async fn undo_import(
    state: Data<State>,
    user: CurrentUser,
    import_id: Path<String>,
    reason: Json<TakeBack>,
) -> Result<HttpResponse, Error> {
    let now = state.clock.now();
    state.database.write(move |c| undo::undo(c, &user, &import_id, &reason, now)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Answer a question about a staff file.
#[utoipa::path(tag = "organization", request_body = ImportDecision, responses((status = NO_CONTENT)))]
#[post("/api/staff-imports/decisions")]
pub async fn decide(
    state: Data<State>,
    user: CurrentUser,
    decision: Json<ImportDecision>,
) -> Result<HttpResponse, Error> {
    let now = state.clock.now();
    state.database.write(move |c| decisions::decide(c, &user, &decision, now)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// How this organisation's headers are read.
#[utoipa::path(tag = "organization", responses((status = OK, body = StaffFileColumns)))]
#[get("/api/staff-file-columns")]
pub async fn list_columns(state: Data<State>, user: CurrentUser) -> Result<Json<StaffFileColumns>, Error> {
    Ok(Json(state.database.read(move |c| decisions::columns(c, &user.tenant_id)).await?))
}

/// Remember, change or forget a header.
#[utoipa::path(tag = "organization", request_body = SaveStaffFileColumn, responses((status = NO_CONTENT)))]
#[put("/api/staff-file-columns")]
pub async fn save_column(
    state: Data<State>,
    user: CurrentUser,
    column: Json<SaveStaffFileColumn>,
) -> Result<HttpResponse, Error> {
    let now = state.clock.now();
    state.database.write(move |c| decisions::save_column(c, &user, &column, now)).await?;
    Ok(HttpResponse::NoContent().finish())
}
