//! `/api/operations`: 業務対応表.

use actix_web::web::{Bytes, Data, Json, Path};
use actix_web::{HttpResponse, delete, get, post, put};
use contract::organization::{OperationList, SaveOperation, TableImported};

use crate::error::Error;
use crate::organization::import_routes::uploaded;
use crate::organization::operations;
use crate::session::CurrentUser;
use crate::state::State;

/// All operations with the departments in charge.
#[utoipa::path(tag = "organization", responses((status = OK, body = OperationList)))]
#[get("/api/operations")]
pub async fn list_operations(state: Data<State>, user: CurrentUser) -> Result<Json<OperationList>, Error> {
    let today = state.clock.today();
    Ok(Json(state.database.read(move |c| operations::list(c, &user.tenant_id, today)).await?))
}

/// Add an operation or change it.
#[utoipa::path(tag = "organization", request_body = SaveOperation, responses((status = NO_CONTENT)))]
#[put("/api/operations/{code}")]
pub async fn save_operation(
    state: Data<State>,
    user: CurrentUser,
    code: Path<String>,
    asked: Json<SaveOperation>,
) -> Result<HttpResponse, Error> {
    let now = state.clock.now();
    state.database.write(move |c| operations::save(c, &user, &code, &asked, now)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Take an operation off the list.
#[utoipa::path(tag = "organization", responses((status = NO_CONTENT)))]
#[delete("/api/operations/{code}")]
pub async fn remove_operation(
    state: Data<State>,
    user: CurrentUser,
    code: Path<String>,
) -> Result<HttpResponse, Error> {
    let now = state.clock.now();
    state.database.write(move |c| operations::remove(c, &user, &code, now)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Take in the table as CSV (業務コード,業務名,標準化対象,主管所属コード); the body is the file.
#[utoipa::path(
    tag = "organization",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = OK, body = TableImported))
)]
#[post("/api/operations/import")]
pub async fn import_operations(
    state: Data<State>,
    user: CurrentUser,
    body: Result<Bytes, actix_web::Error>,
) -> Result<Json<TableImported>, Error> {
    let (bytes, now) = (uploaded(body)?, state.clock.now());
    Ok(Json(state.database.write(move |c| operations::import(c, &user, &bytes, now)).await?))
}
