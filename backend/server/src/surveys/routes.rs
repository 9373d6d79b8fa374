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
    let roll = state.roll.clone();
    let surveys = state.database.read(move |c| answering::mine(c, &roll, &user, now)).await?;
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
    let (now, roll) = (state.clock.now(), state.roll.clone());
    let page = state.database.read(move |c| answering::page(c, &roll, &user, &survey_id, now)).await?;
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
    let (now, body, roll, database) =
        (state.clock.now(), body.into_inner(), state.roll.clone(), state.database.clone());
    let saving = async move {
        let entered =
            database.write(move |c| answering::answer(c, &roll, &user, &survey_id, &body, now)).await?;
        if let Some(entered) = entered {
            entered.keep();
        }
        Ok::<(), Error>(())
    };
    // A task of its own goes on when the browser is closed meanwhile, and keeps the entry of a saved answer.
    tokio::spawn(saving).await.map_err(|_| Error::Unavailable)??;
    Ok(HttpResponse::NoContent().finish())
}
