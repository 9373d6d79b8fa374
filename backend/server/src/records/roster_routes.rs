//! `/api/rosters`.

use actix_web::web::{Bytes, Data, Json, Path, Query};
use actix_web::{HttpResponse, get, post};
use contract::error::ErrorCode;
use contract::records::{Revoke, Revoked, TrainingForm};
use contract::rosters::{RosterApplied, RosterList, RosterReport, RosterRow};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::Error;
use crate::organization::apply::digest;
use crate::records::apply_roster::{self, RosterUpload};
use crate::records::record;
use crate::records::roster;
use crate::records::routes::unsigned;
use crate::records::store::rosters;
use crate::reporting::csv_export::{self, Encoding};
use crate::session::CurrentUser;
use crate::state::State;

/// What holds for all rows of a roster.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct RosterQuery {
    /// File name as the browser gives it.
    pub file_name: String,
    /// `group`, `secondment`, `paper-test` or `other`.
    pub form: TrainingForm,
    /// Title of the training.
    pub title: String,
    /// Organiser.
    pub organizer: String,
    /// The course that it counts for; empty for none.
    #[serde(default)]
    pub course_code: String,
    /// Points that are needed where rows have points.
    pub pass_mark: Option<u32>,
    /// Who approved it.
    pub approved_by: String,
    /// Digest of the checked file; needed to apply.
    #[serde(default)]
    pub digest: String,
}

/// Which empty roster.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct TemplateQuery {
    /// Form; paper tests ask for points.
    pub form: Option<TrainingForm>,
    /// `utf-8` or `cp932`.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub encoding: Encoding,
}

fn upload(query: RosterQuery, body: Result<Bytes, actix_web::Error>) -> Result<RosterUpload, Error> {
    // The body is read whole before the handler runs; what stops it is its length.
    let bytes = body.map_err(|_| Error::Refused(ErrorCode::TooLarge))?;
    Ok(RosterUpload {
        file_name: query.file_name.chars().take(200).collect(),
        bytes: bytes.to_vec(),
        form: query.form,
        title: query.title,
        organizer: query.organizer,
        course_code: query.course_code,
        pass_mark: query.pass_mark,
        approved_by: query.approved_by,
    })
}

/// Check a roster; the body is the file. Changes nothing.
#[utoipa::path(
    tag = "records",
    params(RosterQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = OK, body = RosterReport))
)]
#[post("/api/rosters/check")]
pub async fn check(
    state: Data<State>,
    user: CurrentUser,
    query: Query<RosterQuery>,
    body: Result<Bytes, actix_web::Error>,
) -> Result<Json<RosterReport>, Error> {
    let (upload, today) = (upload(query.into_inner(), body)?, state.clock.today());
    Ok(Json(state.database.read(move |c| apply_roster::check(c, &user.tenant_id, &upload, today)).await?))
}

/// Apply a checked roster; the body is the file, `digest` is what the check answered.
#[utoipa::path(
    tag = "records",
    params(RosterQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = OK, body = RosterApplied))
)]
#[post("/api/rosters")]
pub async fn apply(
    state: Data<State>,
    user: CurrentUser,
    query: Query<RosterQuery>,
    body: Result<Bytes, actix_web::Error>,
) -> Result<Json<RosterApplied>, Error> {
    let query = query.into_inner();
    let (checked, now) = (query.digest.clone(), state.clock.now());
    let upload = upload(query, body)?;
    if digest(&upload.bytes) != checked {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    Ok(Json(state.database.write(move |c| apply_roster::apply(c, &user, &upload, now)).await?))
}

/// Past rosters, latest first.
#[utoipa::path(tag = "records", responses((status = OK, body = RosterList)))]
#[get("/api/rosters")]
pub async fn list(state: Data<State>, user: CurrentUser) -> Result<Json<RosterList>, Error> {
    let rows = state.database.read(move |c| rosters::latest(c, &user.tenant_id)).await?;
    let rosters = rows
        .into_iter()
        .map(|(row, taken_back)| {
            Ok(RosterRow {
                form: record::form_of(&row.form)?,
                id: row.id,
                file_name: row.file_name,
                title: row.title,
                organizer: row.organizer,
                course_code: row.course_code,
                rows: unsigned(row.row_count),
                added: unsigned(row.added),
                applied_at: row.applied_at,
                applied_by: row.applied_by,
                undone: taken_back.map(|taken_back| Revoked {
                    reason: taken_back.reason,
                    by: taken_back.undone_by,
                    at: taken_back.undone_at,
                }),
            })
        })
        .collect::<Result<Vec<_>, Error>>()?;
    Ok(Json(RosterList { rosters }))
}

/// Take a roster back as a whole.
#[utoipa::path(tag = "records", responses((status = NO_CONTENT)))]
#[post("/api/rosters/{roster_id}/undo")]
pub async fn undo(
    state: Data<State>,
    user: CurrentUser,
    roster_id: Path<String>,
    input: Json<Revoke>,
) -> Result<HttpResponse, Error> {
    let now = state.clock.now();
    state.database.write(move |c| apply_roster::undo(c, &user, &roster_id, &input, now)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// An empty roster.
#[utoipa::path(
    tag = "records",
    params(TemplateQuery),
    responses((status = OK, content_type = "text/csv", body = String))
)]
#[get("/api/rosters/template.csv")]
pub async fn show_template(query: Query<TemplateQuery>) -> Result<HttpResponse, Error> {
    let bytes = roster::template(query.form.unwrap_or(TrainingForm::Group), query.encoding)?;
    Ok(csv_export::download("roster.csv", query.encoding, bytes))
}
