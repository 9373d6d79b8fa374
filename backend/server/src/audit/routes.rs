//! `/api/audit-entries`.

use actix_web::get;
use actix_web::web::{Data, Json, Query};
use contract::audit::{AuditPage, AuditRow};

use crate::audit::store;
use crate::error::Error;
use crate::page::{self, PER_PAGE, PageQuery};
use crate::session::CurrentUser;
use crate::state::State;

/// One page of the audit log, latest first.
#[utoipa::path(tag = "audit", params(PageQuery), responses((status = OK, body = AuditPage)))]
#[get("/api/audit-entries")]
pub async fn list(
    state: Data<State>,
    user: CurrentUser,
    query: Query<PageQuery>,
) -> Result<Json<AuditPage>, Error> {
    let page = query.page.max(1);
    let (rows, total) = state
        .database
        .read(move |c| store::page(c, &user.tenant_id, page::offset(page), page::limit()))
        .await?;
    let rows = rows
        .into_iter()
        .map(|row| AuditRow {
            at: row.at,
            actor: row.actor,
            actor_name: row.actor_name,
            action: row.action,
            target: row.target,
            address: row.address,
        })
        .collect();
    Ok(Json(AuditPage { rows, total: page::count(total), page, per_page: PER_PAGE }))
}
