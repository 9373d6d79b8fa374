//! `/api/history`, `/api/people/{person_id}/history`.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, get};
use contract::records::History;
use learning::fiscal_year::FiscalYear;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::audit::{self, Action, Entry};
use crate::error::Error;
use crate::records::history::{self, Source};
use crate::records::history_csv;
use crate::records::store;
use crate::records::store::history::Whose;
use crate::reporting::csv_export::{self, Encoding};
use crate::session::CurrentUser;
use crate::state::State;

/// How a file is encoded.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct EncodingQuery {
    /// `utf-8` or `cp932`.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub encoding: Encoding,
}

/// Which year, and how the file is encoded.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct YearFileQuery {
    /// Fiscal year; default that of today.
    pub fiscal_year: Option<i32>,
    /// `utf-8` or `cp932`.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub encoding: Encoding,
}

fn source(state: &State, user: &CurrentUser) -> Source {
    Source {
        tenant_id: user.tenant_id.clone(),
        organization: state.tenant(&user.tenant_id).map(|tenant| tenant.name.clone()).unwrap_or_default(),
        shelf: state.shelf.clone(),
    }
}

async fn load(state: &State, user: &CurrentUser, person_id: String) -> Result<History, Error> {
    let (source, now) = (source(state, user), state.clock.now());
    state.database.read(move |c| history::of_person(c, &source, &person_id, now)).await
}

fn file(state: &State, history: &History, encoding: Encoding) -> Result<HttpResponse, Error> {
    let number = history.person.staff_number.as_str();
    let bytes = history_csv::write(history.rows.iter().map(|row| (number, row)), encoding)?;
    let name = format!("history-{number}-{}.csv", state.clock.today().format("%Y%m%d"));
    Ok(csv_export::download(&name, encoding, bytes))
}

/// The own training history over all years.
#[utoipa::path(tag = "records", responses((status = OK, body = History)))]
#[get("/api/history/mine")]
pub async fn mine(state: Data<State>, user: CurrentUser) -> Result<Json<History>, Error> {
    let person_id = user.person_id.clone();
    Ok(Json(load(&state, &user, person_id).await?))
}

/// The own training history as CSV.
#[utoipa::path(
    tag = "records",
    params(EncodingQuery),
    responses((status = OK, content_type = "text/csv", body = String))
)]
#[get("/api/history/mine.csv")]
pub async fn export_mine(
    state: Data<State>,
    user: CurrentUser,
    query: Query<EncodingQuery>,
) -> Result<HttpResponse, Error> {
    let person_id = user.person_id.clone();
    file(&state, &load(&state, &user, person_id).await?, query.encoding)
}

/// The training history of a person over all years.
#[utoipa::path(tag = "records", responses((status = OK, body = History)))]
#[get("/api/people/{person_id}/history")]
pub async fn show(
    state: Data<State>,
    user: CurrentUser,
    person_id: Path<String>,
) -> Result<Json<History>, Error> {
    Ok(Json(load(&state, &user, person_id.into_inner()).await?))
}

/// The training history of a person as CSV; the export is written to the audit log.
#[utoipa::path(
    tag = "records",
    params(EncodingQuery),
    responses((status = OK, content_type = "text/csv", body = String))
)]
#[get("/api/people/{person_id}/history.csv")]
pub async fn export(
    state: Data<State>,
    user: CurrentUser,
    person_id: Path<String>,
    query: Query<EncodingQuery>,
) -> Result<HttpResponse, Error> {
    let history = load(&state, &user, person_id.into_inner()).await?;
    let target = format!("history of {} ({} rows)", history.person.staff_number, history.rows.len());
    let entry = Entry::by(&user, state.clock.now(), Action::ListExported, target);
    state.database.write(move |c| audit::store::append(c, &entry)).await?;
    file(&state, &history, query.encoding)
}

/// Everybody's history of a fiscal year as CSV, for the personnel system; written to the audit log.
#[utoipa::path(
    tag = "records",
    params(YearFileQuery),
    responses((status = OK, content_type = "text/csv", body = String))
)]
#[get("/api/history.csv")]
pub async fn export_year(
    state: Data<State>,
    user: CurrentUser,
    query: Query<YearFileQuery>,
) -> Result<HttpResponse, Error> {
    let (source, today) = (source(&state, &user), state.clock.today());
    let year = query.fiscal_year.map_or(FiscalYear::containing(today), FiscalYear);
    let (lines, numbers) = state
        .database
        .read(move |c| {
            let lines = history::lines(c, &source, &Whose::Everybody(year))?;
            Ok((lines, store::numbers(c, &source.tenant_id)?))
        })
        .await?;
    let rows = lines.iter().map(|(person_id, row)| (numbers.get(person_id).map_or("", String::as_str), row));
    let bytes = history_csv::write(rows, query.encoding)?;
    let name = format!("history-{}-{}.csv", year.0, today.format("%Y%m%d"));
    let target = format!("{name} ({} rows)", lines.len());
    let entry = Entry::by(&user, state.clock.now(), Action::ListExported, target);
    state.database.write(move |c| audit::store::append(c, &entry)).await?;
    Ok(csv_export::download(&name, query.encoding, bytes))
}
