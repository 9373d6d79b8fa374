//! `/api/evidence`.

use actix_web::get;
use actix_web::web::{Data, Json, Path, Query};
use contract::evidence::Evidence;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::audit::{self, Action, Entry};
use crate::error::Error;
use crate::evidence::collect;
use crate::session::CurrentUser;
use crate::state::State;

/// Which years.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct EvidenceQuery {
    /// Fiscal year of the duty; default all.
    pub fiscal_year: Option<i32>,
}

/// Everything that was recorded of a person and a course. Looking at it is written to the audit log.
#[utoipa::path(tag = "evidence", params(EvidenceQuery), responses((status = OK, body = Evidence)))]
#[get("/api/evidence/{person_id}/{course_code}")]
pub async fn show(
    state: Data<State>,
    user: CurrentUser,
    path: Path<(String, String)>,
    query: Query<EvidenceQuery>,
) -> Result<Json<Evidence>, Error> {
    let ((person_id, course_code), now) = (path.into_inner(), state.clock.now());
    let (tenant_id, year) = (user.tenant_id.clone(), query.fiscal_year);
    let evidence = state
        .database
        .read(move |c| collect::evidence(c, &tenant_id, &person_id, &course_code, year, now))
        .await?;
    let target = format!("{} {}", evidence.person.staff_number, evidence.course_code);
    let entry = Entry::by(&user, now, Action::EvidenceViewed, target);
    state.database.write(move |c| audit::store::append(c, &entry)).await?;
    Ok(Json(evidence))
}
