//! `/api/curriculum`, `/api/people/{person_id}/duties`, `/api/choices`.

use actix_web::web::{Data, Json, Path};
use actix_web::{get, post, put};
use contract::error::ErrorCode;
use contract::requirements::{
    AudienceAnswer, AudienceQuestion, ChooseCourse, CourseChosen, CurriculumPage, CurriculumPublished,
    DraftView, PersonDuties, PublicationPreview, PublicationQuestion, Publish, SaveDraft, VersionList,
    VersionView,
};

use crate::error::Error;
use crate::requirements::{audience, draft, duties, publish as publication, standard, store};
use crate::session::CurrentUser;
use crate::state::State;

/// Draft, published state, and what can be chosen.
#[utoipa::path(tag = "requirements", responses((status = OK, body = CurriculumPage)))]
#[get("/api/curriculum")]
pub async fn show(state: Data<State>, user: CurrentUser) -> Result<Json<CurriculumPage>, Error> {
    let today = state.clock.today();
    Ok(Json(state.database.read(move |c| draft::page(c, &user.tenant_id, today)).await?))
}

/// Save the draft.
#[utoipa::path(tag = "requirements", responses((status = OK, body = DraftView)))]
#[put("/api/curriculum/draft")]
pub async fn save(
    state: Data<State>,
    user: CurrentUser,
    body: Json<SaveDraft>,
) -> Result<Json<DraftView>, Error> {
    let (now, body) = (state.clock.now(), body.into_inner());
    Ok(Json(state.database.write(move |c| draft::save(c, &user, &body, now)).await?))
}

/// Put the standard curriculum into the draft, in place of what is there.
#[utoipa::path(tag = "requirements", responses((status = OK, body = DraftView)))]
#[post("/api/curriculum/draft/standard")]
pub async fn load_standard(state: Data<State>, user: CurrentUser) -> Result<Json<DraftView>, Error> {
    let (now, today) = (state.clock.now(), state.clock.today());
    let curriculum = standard::curriculum(learning::fiscal_year::FiscalYear::containing(today))?;
    let operations = standard::operations()?;
    let view = state
        .database
        .write(move |c| {
            store::add_operations(c, &user.tenant_id, &operations)?;
            let revision = draft::revision(c, &user.tenant_id)?;
            let body = SaveDraft { revision, curriculum: curriculum.clone() };
            draft::save(c, &user, &body, now)
        })
        .await?;
    Ok(Json(view))
}

/// Who belongs to an audience today.
#[utoipa::path(tag = "requirements", responses((status = OK, body = AudienceAnswer)))]
#[post("/api/curriculum/audience")]
pub async fn count_audience(
    state: Data<State>,
    user: CurrentUser,
    body: Json<AudienceQuestion>,
) -> Result<Json<AudienceAnswer>, Error> {
    let (now, question) = (state.clock.now(), body.into_inner());
    if question.audience.depth() > learning::curriculum::DEEPEST {
        return Err(Error::field("audience", "too-deep"));
    }
    let answer =
        state.database.read(move |c| audience::answer(c, &user.tenant_id, &question.audience, now)).await?;
    Ok(Json(answer))
}

/// What publishing the draft would do.
#[utoipa::path(tag = "requirements", responses((status = OK, body = PublicationPreview)))]
#[post("/api/curriculum/preview")]
pub async fn preview(
    state: Data<State>,
    user: CurrentUser,
    body: Json<PublicationQuestion>,
) -> Result<Json<PublicationPreview>, Error> {
    let (now, question) = (state.clock.now(), body.into_inner());
    let preview =
        state.database.read(move |c| publication::preview(c, &user.tenant_id, &question, now)).await?;
    Ok(Json(preview))
}

/// Publish what was previewed.
#[utoipa::path(tag = "requirements", responses((status = OK, body = CurriculumPublished)))]
#[post("/api/curriculum/versions")]
pub async fn publish(
    state: Data<State>,
    user: CurrentUser,
    body: Json<Publish>,
) -> Result<Json<CurriculumPublished>, Error> {
    let (now, body) = (state.clock.now(), body.into_inner());
    let published = state.database.write(move |c| publication::publish(c, &user, &body, now)).await?;
    Ok(Json(published))
}

/// All published states, latest first.
#[utoipa::path(tag = "requirements", responses((status = OK, body = VersionList)))]
#[get("/api/curriculum/versions")]
pub async fn list_versions(state: Data<State>, user: CurrentUser) -> Result<Json<VersionList>, Error> {
    Ok(Json(state.database.read(move |c| draft::versions(c, &user.tenant_id)).await?))
}

/// One published state.
#[utoipa::path(tag = "requirements", responses((status = OK, body = VersionView)))]
#[get("/api/curriculum/versions/{number}")]
pub async fn show_version(
    state: Data<State>,
    user: CurrentUser,
    number: Path<String>,
) -> Result<Json<VersionView>, Error> {
    let number = number.parse().map_err(|_| Error::Refused(ErrorCode::NotFound))?;
    Ok(Json(state.database.read(move |c| draft::version(c, &user.tenant_id, number)).await?))
}

/// Every duty of a person with its causes and changes.
#[utoipa::path(tag = "requirements", responses((status = OK, body = PersonDuties)))]
#[get("/api/people/{person_id}/duties")]
pub async fn show_duties(
    state: Data<State>,
    user: CurrentUser,
    person_id: Path<String>,
) -> Result<Json<PersonDuties>, Error> {
    let now = state.clock.now();
    let duties = state.database.read(move |c| duties::of_person(c, &user.tenant_id, &person_id, now)).await?;
    Ok(Json(duties))
}

/// Choose a course of a choice (選択必修).
#[utoipa::path(tag = "requirements", responses((status = OK, body = CourseChosen)))]
#[post("/api/choices/{choice_id}/courses")]
pub async fn choose(
    state: Data<State>,
    user: CurrentUser,
    choice_id: Path<String>,
    body: Json<ChooseCourse>,
) -> Result<Json<CourseChosen>, Error> {
    let (now, code) = (state.clock.now(), body.into_inner().course_code);
    let chosen = state.database.write(move |c| duties::choose(c, &user, &choice_id, &code, now)).await?;
    Ok(Json(chosen))
}
