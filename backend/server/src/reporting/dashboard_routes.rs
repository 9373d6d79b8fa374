//! `/api/reports/dashboard`.

use actix_web::get;
use actix_web::web::{Data, Json, Query};
use contract::reporting::dashboard::Dashboard;

use crate::error::Error;
use crate::reporting::dashboard;
use crate::reporting::dashboard::view::DashboardQuery;
use crate::session::CurrentUser;
use crate::state::State;

/// Plan and actual of a fiscal year as of a day.
#[utoipa::path(tag = "reporting", params(DashboardQuery), responses((status = OK, body = Dashboard)))]
#[get("/api/reports/dashboard")]
pub async fn show_dashboard(
    state: Data<State>,
    user: CurrentUser,
    query: Query<DashboardQuery>,
) -> Result<Json<Dashboard>, Error> {
    let today = state.clock.today();
    let shown = state.database.read(move |c| dashboard::load(c, &user, &query, today)).await?;
    Ok(Json(shown))
}
