//! `/api/surveys/{survey_id}/results`: what came out of closed surveys, and who has not answered a named one.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, get};
use contract::surveys::SurveyResults;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::audit::{self, Action, Entry};
use crate::error::Error;
use crate::reporting::csv_export::{self, Encoding};
use crate::session::CurrentUser;
use crate::state::State;
use crate::surveys::{results, results_csv};

/// How a file is encoded.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct FileQuery {
    /// `utf-8` or `cp932`.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub encoding: Encoding,
}

/// Results of a closed survey.
#[utoipa::path(tag = "surveys", responses((status = OK, body = SurveyResults)))]
#[get("/api/surveys/{survey_id}/results")]
pub async fn show_results(
    state: Data<State>,
    user: CurrentUser,
    survey_id: Path<String>,
) -> Result<Json<SurveyResults>, Error> {
    let now = state.clock.now();
    let (_, results) = state.database.read(move |c| results::results(c, &user, &survey_id, now)).await?;
    Ok(Json(results))
}

/// The same as CSV; the export is written to the audit log.
#[utoipa::path(
    tag = "surveys",
    params(FileQuery),
    responses((status = OK, content_type = "text/csv", body = String))
)]
#[get("/api/surveys/{survey_id}/results.csv")]
pub async fn export_results(
    state: Data<State>,
    user: CurrentUser,
    survey_id: Path<String>,
    query: Query<FileQuery>,
) -> Result<HttpResponse, Error> {
    let now = state.clock.now();
    let asking = user.clone();
    let (document, results) =
        state.database.read(move |c| results::results(c, &asking, &survey_id, now)).await?;
    let (header, rows) = results_csv::table(&document, &results);
    let name = format!("survey-{}.csv", state.clock.today().format("%Y%m%d"));
    let target = format!("{name}: {} ({} rows)", document.title, rows.len());
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let bytes = csv_export::table(&header, rows.into_iter(), query.encoding)?;
    let entry = Entry::by(&user, now, Action::ListExported, target);
    state.database.write(move |c| audit::store::append(c, &entry)).await?;
    Ok(csv_export::download(&name, query.encoding, bytes))
}

/// Who has not answered an open named survey, to be asked again; the export is written to the audit log.
#[utoipa::path(
    tag = "surveys",
    params(FileQuery),
    responses((status = OK, content_type = "text/csv", body = String))
)]
#[get("/api/surveys/{survey_id}/unanswered.csv")]
pub async fn export_unanswered(
    state: Data<State>,
    user: CurrentUser,
    survey_id: Path<String>,
    query: Query<FileQuery>,
) -> Result<HttpResponse, Error> {
    let now = state.clock.now();
    let tenant_id = user.tenant_id.clone();
    let (title, people) =
        state.database.read(move |c| results::unanswered(c, &tenant_id, &survey_id)).await?;
    let name = format!("survey-unanswered-{}.csv", state.clock.today().format("%Y%m%d"));
    let target = format!("{name}: {title} ({} rows)", people.len());
    let header = ["職員番号", "氏名", "所属"];
    let bytes = csv_export::table(&header, people.into_iter().map(Vec::from), query.encoding)?;
    let entry = Entry::by(&user, now, Action::ListExported, target);
    state.database.write(move |c| audit::store::append(c, &entry)).await?;
    Ok(csv_export::download(&name, query.encoding, bytes))
}
