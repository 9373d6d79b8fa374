//! `/api/assignments/{id}/retention-check`, `/api/retention-checks`.

use actix_web::web::{Data, Json, Path};
use actix_web::{get, post, put};
use contract::attempts::{ResponseSaved, SaveResponse};
use contract::error::ErrorCode;
use contract::understanding::{RetentionResult, RetentionView};

use crate::attempts::sheet;
use crate::clock;
use crate::error::Error;
use crate::page::length;
use crate::retention::{check, store};
use crate::session::CurrentUser;
use crate::state::State;

/// Start the check that is open today, or continue it.
#[utoipa::path(tag = "retention", responses((status = OK, body = RetentionView)))]
#[post("/api/assignments/{assignment_id}/retention-check")]
pub async fn start(
    state: Data<State>,
    user: CurrentUser,
    assignment_id: Path<String>,
) -> Result<Json<RetentionView>, Error> {
    let (now, shelf) = (state.clock.now(), state.shelf.clone());
    let seed = u64::from_le_bytes(clock::random_bytes::<8>()?);
    let view = state
        .database
        .write(move |c| {
            let owned = check::take_up(c, &shelf, &user, &assignment_id, seed, now)?;
            check::view(c, &shelf, &owned, now)
        })
        .await?;
    Ok(Json(view))
}

/// The open check, to continue at any terminal. What was begun in time can be finished later.
#[utoipa::path(tag = "retention", responses((status = OK, body = RetentionView)))]
#[get("/api/retention-checks/{check_id}")]
pub async fn show(
    state: Data<State>,
    user: CurrentUser,
    check_id: Path<String>,
) -> Result<Json<RetentionView>, Error> {
    let (now, shelf) = (state.clock.now(), state.shelf.clone());
    let view = state
        .database
        .read(move |c| {
            let owned = store::own(c, &user.tenant_id, &user.person_id, &check_id)?;
            check::view(c, &shelf, &owned, now)
        })
        .await?;
    Ok(Json(view))
}

/// Save a response; it is durable when this answers. Saving the same again changes nothing.
#[utoipa::path(tag = "retention", responses((status = OK, body = ResponseSaved)))]
#[put("/api/retention-checks/{check_id}/responses/{question_id}")]
pub async fn save_response(
    state: Data<State>,
    user: CurrentUser,
    path: Path<(String, String)>,
    body: Json<SaveResponse>,
) -> Result<Json<ResponseSaved>, Error> {
    let (check_id, question_id) = path.into_inner();
    let (now, response) = (state.clock.now(), body.into_inner().response);
    let saved = state
        .database
        .write(move |c| {
            let owned = store::own_in_turn(c, &user.tenant_id, &user.person_id, &check_id)?;
            if owned.result.is_some() {
                return Err(Error::Refused(ErrorCode::AlreadySubmitted));
            }
            let draw = owned.check.draw()?;
            sheet::check(&draw, &question_id, &response)?;
            let mut responses = store::responses(c, &user.tenant_id, &check_id)?;
            if responses.get(&question_id) != Some(&response) {
                let text = serde_json::to_string(&response)?;
                store::save_response(c, &user.tenant_id, &check_id, &question_id, &text, now)?;
                responses.insert(question_id.clone(), response.clone());
            }
            let (answered, total) = (sheet::answered(&draw, &responses), length(&draw));
            Ok(ResponseSaved { saved_at: now, answered, total })
        })
        .await?;
    Ok(Json(saved))
}

/// Submit. Submitting twice changes nothing and answers the same result.
#[utoipa::path(tag = "retention", responses((status = OK, body = RetentionResult)))]
#[post("/api/retention-checks/{check_id}/submission")]
pub async fn submit(
    state: Data<State>,
    user: CurrentUser,
    check_id: Path<String>,
) -> Result<Json<RetentionResult>, Error> {
    let (now, shelf) = (state.clock.now(), state.shelf.clone());
    let result = state
        .database
        .write(move |c| {
            let owned = store::own_in_turn(c, &user.tenant_id, &user.person_id, &check_id)?;
            check::submit(c, &shelf, &user, &owned, now)?;
            check::result(c, &shelf, &user, &check_id)
        })
        .await?;
    Ok(Json(result))
}

/// The result of a submitted check, with keys and explanations.
#[utoipa::path(tag = "retention", responses((status = OK, body = RetentionResult)))]
#[get("/api/retention-checks/{check_id}/result")]
pub async fn show_result(
    state: Data<State>,
    user: CurrentUser,
    check_id: Path<String>,
) -> Result<Json<RetentionResult>, Error> {
    let shelf = state.shelf.clone();
    Ok(Json(state.database.read(move |c| check::result(c, &shelf, &user, &check_id)).await?))
}
