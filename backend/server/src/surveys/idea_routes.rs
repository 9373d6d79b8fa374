//! `/api/ideas`: shared ideas (横展開) for everybody.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, delete, get, post};
use contract::surveys::IdeaList;

use crate::error::Error;
use crate::session::CurrentUser;
use crate::state::State;
use crate::surveys::candidates;
use crate::surveys::store::ideas;

/// Ideas that are shared.
#[utoipa::path(tag = "surveys", responses((status = OK, body = IdeaList)))]
#[get("/api/ideas")]
pub async fn list_ideas(state: Data<State>, user: CurrentUser) -> Result<Json<IdeaList>, Error> {
    let ideas = state.database.read(move |c| candidates::ideas(c, &user)).await?;
    Ok(Json(ideas))
}

/// The signed-in person wants to use an idea in the own department too.
#[utoipa::path(tag = "surveys", responses((status = NO_CONTENT)))]
#[post("/api/ideas/{idea_id}/interest")]
pub async fn note_interest(
    state: Data<State>,
    user: CurrentUser,
    idea_id: Path<String>,
) -> Result<HttpResponse, Error> {
    let now = state.clock.now();
    state
        .database
        .write(move |c| {
            ideas::must_be_shared(c, &user.tenant_id, &idea_id)?;
            let whose = (user.person_id.as_str(), user.department_id.as_str());
            ideas::insert_interest(c, (&user.tenant_id, &idea_id), whose, now)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Take it back.
#[utoipa::path(tag = "surveys", responses((status = NO_CONTENT)))]
#[delete("/api/ideas/{idea_id}/interest")]
pub async fn remove_interest(
    state: Data<State>,
    user: CurrentUser,
    idea_id: Path<String>,
) -> Result<HttpResponse, Error> {
    state
        .database
        .write(move |c| {
            ideas::must_be_shared(c, &user.tenant_id, &idea_id)?;
            ideas::remove_interest(c, &user.tenant_id, &idea_id, &user.person_id)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
