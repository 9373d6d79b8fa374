//! `/api/departments`, `/api/grades`, `/api/staff`, `/api/staff-imports`.

use actix_web::web::{Bytes, Data, Json, Query};
use actix_web::{get, post};
use chrono::NaiveDate;
use contract::error::ErrorCode;
use contract::organization::{
    DepartmentList, DepartmentView, GradeList, GradeView, StaffFileReport, StaffImportList, StaffImportRow,
    StaffImported, StaffPage, StaffRow,
};
use learning::folding;
use learning::role::Grade;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::audit::Entry;
use crate::error::Error;
use crate::organization::apply::{self, StaffUpload};
use crate::organization::store;
use crate::page::{self, PER_PAGE, PageQuery};
use crate::session::CurrentUser;
use crate::state::State;

/// All departments in force today.
#[utoipa::path(tag = "organization", responses((status = OK, body = DepartmentList)))]
#[get("/api/departments")]
pub async fn list_departments(state: Data<State>, user: CurrentUser) -> Result<Json<DepartmentList>, Error> {
    let today = state.clock.today();
    let (rows, people) = state
        .database
        .read(move |c| {
            let rows = store::departments_on(c, &user.tenant_id, today)?;
            Ok((rows, store::people_by_department(c, &user.tenant_id)?))
        })
        .await?;
    let departments = rows
        .into_iter()
        .map(|row| DepartmentView {
            people: page::count(people.get(&row.id).copied().unwrap_or(0)),
            id: row.id,
            code: row.code,
            name: row.name,
            division: row.division,
        })
        .collect();
    Ok(Json(DepartmentList { departments }))
}

/// All grades with the organisation's labels.
#[utoipa::path(tag = "organization", responses((status = OK, body = GradeList)))]
#[get("/api/grades")]
pub async fn list_grades(state: Data<State>, user: CurrentUser) -> Result<Json<GradeList>, Error> {
    let (labels, people) = state
        .database
        .read(move |c| {
            let labels = store::grade_labels(c, &user.tenant_id)?;
            Ok((labels, store::people_by_grade(c, &user.tenant_id)?))
        })
        .await?;
    let grades = Grade::ALL
        .iter()
        .map(|grade| GradeView {
            code: grade.code().to_owned(),
            label: labels.get(grade.code()).cloned().unwrap_or_default(),
            people: page::count(people.get(grade.code()).copied().unwrap_or(0)),
        })
        .collect();
    Ok(Json(GradeList { grades }))
}

/// One page of the staff list.
#[utoipa::path(tag = "organization", params(PageQuery), responses((status = OK, body = StaffPage)))]
#[get("/api/staff")]
pub async fn list_staff(
    state: Data<State>,
    user: CurrentUser,
    query: Query<PageQuery>,
) -> Result<Json<StaffPage>, Error> {
    let page = query.page.max(1);
    let key = folding::search_key(&query.query);
    let ((rows, total), labels) = state
        .database
        .read(move |c| {
            let found = store::staff_page(c, &user.tenant_id, &key, page::offset(page), page::limit())?;
            Ok((found, store::grade_labels(c, &user.tenant_id)?))
        })
        .await?;
    let rows = rows
        .into_iter()
        .map(|row| {
            Ok(StaffRow {
                person_id: row.person_id,
                staff_number: row.staff_number,
                name: row.name,
                kana: row.kana,
                department: row.department,
                title: row.title,
                grade: labels.get(&row.grade).cloned().unwrap_or_default(),
                status: store::status_of(&row.status)?,
            })
        })
        .collect::<Result<Vec<_>, Error>>()?;
    Ok(Json(StaffPage { rows, total: page::count(total), page, per_page: PER_PAGE }))
}

/// What an uploaded staff file is called and from when it holds.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct UploadQuery {
    /// File name as the browser gives it.
    pub file_name: String,
    /// The day from which the file holds.
    pub effective_on: NaiveDate,
    /// Digest of the checked file; needed to apply.
    #[serde(default)]
    pub digest: String,
}

fn upload(
    user: &CurrentUser,
    query: &UploadQuery,
    body: Result<Bytes, actix_web::Error>,
    today: NaiveDate,
) -> Result<StaffUpload, Error> {
    // The body is read whole before the handler runs; what stops it is its length.
    let bytes = body.map_err(|_| Error::Refused(ErrorCode::TooLarge))?;
    // Future-dated files wait for the ledger of the HR issue; a typing error in the year must not pass.
    if query.effective_on > today {
        return Err(Error::field("effective_on", "in-future"));
    }
    Ok(StaffUpload {
        tenant_id: user.tenant_id.clone(),
        file_name: query.file_name.chars().take(200).collect(),
        bytes: bytes.to_vec(),
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
    let rows = state.database.read(move |c| store::imports(c, &user.tenant_id)).await?;
    let imports = rows
        .into_iter()
        .map(|row| {
            Ok(StaffImportRow {
                id: row.id,
                file_name: row.file_name,
                effective_on: row.effective_on,
                applied_at: row.applied_at,
                applied_by: row.applied_by,
                rows: u32::try_from(row.row_count).unwrap_or(0),
                difference: serde_json::from_str(&row.difference)?,
            })
        })
        .collect::<Result<Vec<_>, Error>>()?;
    Ok(Json(StaffImportList { imports }))
}
