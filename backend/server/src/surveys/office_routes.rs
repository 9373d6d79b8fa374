//! `/api/surveys`: making, opening and closing surveys.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, delete, get, post, put};
use contract::accounts::Permission;
use contract::surveys::{
    CloseSurvey, CreateSurvey, OpenSurvey, SaveSurvey, SurveyCreated, SurveyDraft, SurveyList, SurveySaved,
    SurveyTemplate,
};

use crate::error::Error;
use crate::session::CurrentUser;
use crate::state::State;
use crate::surveys::{close as closing, draft, forget_closed, open as opening, results, templates};

/// All surveys, and the templates for who makes them.
#[utoipa::path(tag = "surveys", responses((status = OK, body = SurveyList)))]
#[get("/api/surveys")]
pub async fn list(state: Data<State>, user: CurrentUser) -> Result<Json<SurveyList>, Error> {
    let templates = if user.may(Permission::EditSurveys) { templates::all()? } else { Vec::new() };
    let surveys = state.database.read(move |c| results::list(c, &user)).await?;
    let template = |(id, title): (&str, String)| SurveyTemplate { id: id.to_owned(), title };
    Ok(Json(SurveyList { surveys, templates: templates.into_iter().map(template).collect() }))
}

/// Make a draft.
#[utoipa::path(tag = "surveys", responses((status = OK, body = SurveyCreated)))]
#[post("/api/surveys")]
pub async fn create(
    state: Data<State>,
    user: CurrentUser,
    body: Json<CreateSurvey>,
) -> Result<Json<SurveyCreated>, Error> {
    let (now, template) = (state.clock.now(), body.into_inner().template);
    let id = state.database.write(move |c| draft::create(c, &user, &template, now)).await?;
    Ok(Json(SurveyCreated { id }))
}

/// A survey in the editor.
#[utoipa::path(tag = "surveys", responses((status = OK, body = SurveyDraft)))]
#[get("/api/surveys/{survey_id}/draft")]
pub async fn show_draft(
    state: Data<State>,
    user: CurrentUser,
    survey_id: Path<String>,
) -> Result<Json<SurveyDraft>, Error> {
    let view = state.database.read(move |c| draft::view(c, &user.tenant_id, &survey_id)).await?;
    Ok(Json(view))
}

/// Save a draft.
#[utoipa::path(tag = "surveys", responses((status = OK, body = SurveySaved)))]
#[put("/api/surveys/{survey_id}/draft")]
pub async fn save(
    state: Data<State>,
    user: CurrentUser,
    survey_id: Path<String>,
    body: Json<SaveSurvey>,
) -> Result<Json<SurveySaved>, Error> {
    let (now, body) = (state.clock.now(), body.into_inner());
    let saved = state.database.write(move |c| draft::save(c, &user, &survey_id, &body, now)).await?;
    Ok(Json(saved))
}

/// Throw a draft away.
#[utoipa::path(tag = "surveys", responses((status = NO_CONTENT)))]
#[delete("/api/surveys/{survey_id}/draft")]
pub async fn remove(
    state: Data<State>,
    user: CurrentUser,
    survey_id: Path<String>,
) -> Result<HttpResponse, Error> {
    let now = state.clock.now();
    state.database.write(move |c| draft::remove(c, &user, &survey_id, now)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Freeze a draft and ask its audience.
#[utoipa::path(tag = "surveys", responses((status = NO_CONTENT)))]
#[post("/api/surveys/{survey_id}/opening")]
pub async fn open(
    state: Data<State>,
    user: CurrentUser,
    survey_id: Path<String>,
    body: Json<OpenSurvey>,
) -> Result<HttpResponse, Error> {
    let (now, revision) = (state.clock.now(), body.revision);
    state.database.write(move |c| opening::open(c, &user, &survey_id, revision, now)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Close a survey for good.
#[utoipa::path(tag = "surveys", responses((status = NO_CONTENT)))]
#[post("/api/surveys/{survey_id}/closing")]
pub async fn close(
    state: Data<State>,
    user: CurrentUser,
    survey_id: Path<String>,
    _: Json<CloseSurvey>,
) -> Result<HttpResponse, Error> {
    let now = state.clock.now();
    state.database.write(move |c| closing::close(c, &user, &survey_id, now)).await?;
    forget_closed(&state).await?;
    Ok(HttpResponse::NoContent().finish())
}
