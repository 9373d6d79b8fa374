//! `/api/reports/outstanding`, as page and as file.

use actix_web::web::{Data, Json, Query};
use actix_web::{HttpResponse, get};
use contract::reporting::OutstandingPage;

use crate::audit::{self, Action, Entry};
use crate::error::Error;
use crate::page;
use crate::reporting::csv_export;
use crate::reporting::outstanding::{self, OutstandingQuery, Part};
use crate::session::CurrentUser;
use crate::state::State;

/// Rows of an exported list at most; a larger organisation exports by department.
const EXPORTED: i64 = 100_000;

/// One page of people who have not completed.
#[utoipa::path(tag = "reporting", params(OutstandingQuery), responses((status = OK, body = OutstandingPage)))]
#[get("/api/reports/outstanding")]
pub async fn show_outstanding(
    state: Data<State>,
    user: CurrentUser,
    query: Query<OutstandingQuery>,
) -> Result<Json<OutstandingPage>, Error> {
    let page = query.page.unwrap_or(1).max(1);
    let part = Part { page, offset: page::offset(page), limit: page::limit() };
    Ok(Json(outstanding::load(&state, user, query.into_inner(), part).await?))
}

/// The whole list as CSV; the export is written to the audit log.
#[utoipa::path(
    tag = "reporting",
    params(OutstandingQuery),
    responses((status = OK, content_type = "text/csv", body = String))
)]
#[get("/api/reports/outstanding.csv")]
pub async fn export_outstanding(
    state: Data<State>,
    user: CurrentUser,
    query: Query<OutstandingQuery>,
) -> Result<HttpResponse, Error> {
    let encoding = query.encoding;
    let part = Part { page: 1, offset: 0, limit: EXPORTED };
    let list = outstanding::load(&state, user.clone(), query.into_inner(), part).await?;
    let bytes = csv_export::write(&list.rows, encoding)?;
    let name = format!("outstanding-{}-{}.csv", list.fiscal_year.0, state.clock.today().format("%Y%m%d"));
    let target = format!("{name} ({} rows)", list.rows.len());
    let entry = Entry::by(&user, state.clock.now(), Action::ListExported, target);
    state.database.write(move |c| audit::store::append(c, &entry)).await?;
    Ok(csv_export::download(&name, encoding, bytes))
}
