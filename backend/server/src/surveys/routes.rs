//! `/api/surveys`: what the signed-in person is asked.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use contract::surveys::{AnswerSurvey, MySurveys, SurveyPage};

use crate::error::Error;
use crate::session::CurrentUser;
use crate::state::State;
use crate::surveys::answering;

/// Open surveys that ask the signed-in person.
#[utoipa::path(tag = "surveys", responses((status = OK, body = MySurveys)))]
#[get("/api/surveys/mine")]
pub async fn mine(state: Data<State>, user: CurrentUser) -> Result<Json<MySurveys>, Error> {
    let now = state.clock.now();
    let surveys = state.database.read(move |c| answering::mine(c, &user, now)).await?;
    Ok(Json(MySurveys { surveys }))
}

/// A survey to answer.
#[utoipa::path(tag = "surveys", responses((status = OK, body = SurveyPage)))]
#[get("/api/surveys/{survey_id}")]
pub async fn show(
    state: Data<State>,
    user: CurrentUser,
    survey_id: Path<String>,
) -> Result<Json<SurveyPage>, Error> {
    let now = state.clock.now();
    let page = state.database.read(move |c| answering::page(c, &user, &survey_id, now)).await?;
    Ok(Json(page))
}

/// Answer a survey, once.
#[utoipa::path(tag = "surveys", responses((status = NO_CONTENT)))]
#[post("/api/surveys/{survey_id}/answer")]
pub async fn answer(
    state: Data<State>,
    user: CurrentUser,
    survey_id: Path<String>,
    body: Json<AnswerSurvey>,
) -> Result<HttpResponse, Error> {
    let (now, body) = (state.clock.now(), body.into_inner());
    state.database.write(move |c| answering::answer(c, &user, &survey_id, &body, now)).await?;
    Ok(HttpResponse::NoContent().finish())
}
