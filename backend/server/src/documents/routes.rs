//! `/api/documents`.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, get, put};
use contract::documents::{Document, SaveCover};

use crate::audit::{self, Action, Entry};
use crate::documents::asked::{Asked, DocumentQuery};
use crate::documents::{build, cover, csv, download, xlsx};
use crate::error::Error;
use crate::reporting::csv_export::Encoding;
use crate::reporting::outstanding::OutstandingQuery;
use crate::session::CurrentUser;
use crate::state::State;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async fn draw_up(state: &State, asked: Asked) -> Result<Document, Error> {
    state.database.read(move |c| build::document(c, &asked)).await
}

/// Writes down that a document left the program as a file.
async fn log(state: &State, user: CurrentUser, name: &str, document: &Document) -> Result<(), Error> {
    let rows: usize =
        document.sections.iter().flat_map(|section| &section.tables).map(|table| table.rows.len()).sum();
    let entry = Entry::by(&user, state.clock.now(), Action::ListExported, format!("{name} ({rows} rows)"));
    state.database.write(move |c| audit::store::append(c, &entry)).await
}

/// A document, as the page and the print show it.
#[utoipa::path(
    tag = "documents",
    params(DocumentQuery, OutstandingQuery),
    responses((status = OK, body = Document))
)]
#[get("/api/documents/{kind}")]
pub async fn show(
    state: Data<State>,
    user: CurrentUser,
    kind: Path<String>,
    query: Query<DocumentQuery>,
    list: Query<OutstandingQuery>,
) -> Result<Json<Document>, Error> {
    let asked = Asked::of(&state, user, &kind, query.into_inner(), list.into_inner())?;
    Ok(Json(draw_up(&state, asked).await?))
}

/// The same as .xlsx file; written to the audit log.
#[utoipa::path(
    tag = "documents",
    params(DocumentQuery, OutstandingQuery),
    responses((status = OK, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>))
)]
#[get("/api/documents/{kind}/document.xlsx")]
pub async fn export_xlsx(
    state: Data<State>,
    user: CurrentUser,
    kind: Path<String>,
    query: Query<DocumentQuery>,
    list: Query<OutstandingQuery>,
) -> Result<HttpResponse, Error> {
    let asked = Asked::of(&state, user.clone(), &kind, query.into_inner(), list.into_inner())?;
    let document = draw_up(&state, asked).await?;
    let names = download::names(&document, state.clock.today());
    let bytes = xlsx::write(&document)?;
    log(&state, user, &format!("{}.xlsx", names.0), &document).await?;
    Ok(download::answer(XLSX, names, "xlsx", bytes))
}

/// The same as CSV; written to the audit log.
#[utoipa::path(
    tag = "documents",
    params(DocumentQuery, OutstandingQuery),
    responses((status = OK, content_type = "text/csv", body = String))
)]
#[get("/api/documents/{kind}/document.csv")]
pub async fn export_csv(
    state: Data<State>,
    user: CurrentUser,
    kind: Path<String>,
    query: Query<DocumentQuery>,
    list: Query<OutstandingQuery>,
) -> Result<HttpResponse, Error> {
    let encoding = list.encoding;
    let asked = Asked::of(&state, user.clone(), &kind, query.into_inner(), list.into_inner())?;
    let document = draw_up(&state, asked).await?;
    let names = download::names(&document, state.clock.today());
    let bytes = csv::write(&document, encoding)?;
    log(&state, user, &format!("{}.csv", names.0), &document).await?;
    let media_type = match encoding {
        Encoding::Utf8 => "text/csv; charset=utf-8",
        Encoding::Cp932 => "text/csv; charset=Shift_JIS",
    };
    Ok(download::answer(media_type, names, "csv", bytes))
}

/// Change what stands on top of a document in a fiscal year.
#[utoipa::path(tag = "documents", responses((status = NO_CONTENT)))]
#[put("/api/documents/{kind}/cover")]
pub async fn save_cover(
    state: Data<State>,
    user: CurrentUser,
    kind: Path<String>,
    body: Json<SaveCover>,
) -> Result<HttpResponse, Error> {
    let at = (state.clock.now(), state.clock.today());
    state.database.write(move |c| cover::save(c, &user, &kind, &body, at)).await?;
    Ok(HttpResponse::NoContent().finish())
}
