//! `/api/survey-candidates`: candidates for automation and their follow-up.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, get, post};
use contract::surveys::{CandidateList, CandidateRow, FollowCandidate, ShareIdea};
use contract::wording::surveys as words;

use crate::audit::{self, Action, Entry};
use crate::error::Error;
use crate::reporting::csv_export;
use crate::session::CurrentUser;
use crate::state::State;
use crate::surveys::candidates;
use crate::surveys::result_routes::FileQuery;

/// All candidates, most hours first.
#[utoipa::path(tag = "surveys", responses((status = OK, body = CandidateList)))]
#[get("/api/survey-candidates")]
pub async fn list_candidates(state: Data<State>, user: CurrentUser) -> Result<Json<CandidateList>, Error> {
    let list = state.database.read(move |c| candidates::list(c, &user.tenant_id)).await?;
    Ok(Json(list))
}

/// The same as CSV; the export is written to the audit log.
#[utoipa::path(
    tag = "surveys",
    params(FileQuery),
    responses((status = OK, content_type = "text/csv", body = String))
)]
#[get("/api/survey-candidates.csv")]
pub async fn export_candidates(
    state: Data<State>,
    user: CurrentUser,
    query: Query<FileQuery>,
) -> Result<HttpResponse, Error> {
    let tenant_id = user.tenant_id.clone();
    let list = state.database.read(move |c| candidates::list(c, &tenant_id)).await?;
    let name = format!("candidates-{}.csv", state.clock.today().format("%Y%m%d"));
    let target = format!("{name} ({} rows)", list.candidates.len());
    let rows = list.candidates.iter().map(cells);
    let bytes = csv_export::table(&HEADER, rows, query.encoding)?;
    let entry = Entry::by(&user, state.clock.now(), Action::ListExported, target);
    state.database.write(move |c| audit::store::append(c, &entry)).await?;
    Ok(csv_export::download(&name, query.encoding, bytes))
}

const HEADER: [&str; 14] = [
    "業務名",
    "所属・部",
    "頻度",
    "件数",
    "1件の分数",
    "使うシステム",
    "困りごと",
    "年間の分数",
    "削減の割合（%）",
    "年間の削減分数",
    "状態",
    "最後のメモ",
    "横展開",
    "アンケート",
];

fn cells(row: &CandidateRow) -> Vec<String> {
    vec![
        row.work.work.clone(),
        row.unit.clone(),
        words::frequency(row.work.frequency).to_owned(),
        row.work.times.to_string(),
        row.work.minutes.to_string(),
        row.work.systems.clone(),
        row.work.trouble.clone(),
        row.minutes_per_year.to_string(),
        row.saved_percent.to_string(),
        row.minutes_saved.to_string(),
        words::follow_up(row.state).to_owned(),
        row.steps.last().map(|step| step.note.clone()).unwrap_or_default(),
        if row.shared { "はい" } else { "" }.to_owned(),
        row.survey.clone(),
    ]
}

/// Add a step to the follow-up of a candidate.
#[utoipa::path(tag = "surveys", responses((status = NO_CONTENT)))]
#[post("/api/survey-candidates/{candidate_id}/steps")]
pub async fn follow(
    state: Data<State>,
    user: CurrentUser,
    candidate_id: Path<String>,
    body: Json<FollowCandidate>,
) -> Result<HttpResponse, Error> {
    let (now, body) = (state.clock.now(), body.into_inner());
    state.database.write(move |c| candidates::follow(c, &user, &candidate_id, &body, now)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Show an adopted candidate to everybody.
#[utoipa::path(tag = "surveys", responses((status = NO_CONTENT)))]
#[post("/api/survey-candidates/{candidate_id}/share")]
pub async fn share(
    state: Data<State>,
    user: CurrentUser,
    candidate_id: Path<String>,
    body: Json<ShareIdea>,
) -> Result<HttpResponse, Error> {
    let (now, body) = (state.clock.now(), body.into_inner());
    state.database.write(move |c| candidates::share(c, &user, &candidate_id, &body, now)).await?;
    Ok(HttpResponse::NoContent().finish())
}
