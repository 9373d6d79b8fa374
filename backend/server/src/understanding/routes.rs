//! `/api/reports/understanding`.

use actix_web::get;
use actix_web::web::{Data, Json, Query};
use contract::understanding::{DistributionReport, ItemReport, ProfileReport, UnderstandingReport};
use learning::fiscal_year::FiscalYear;
use learning::release::published_until;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::Error;
use crate::reporting::outstanding::visible;
use crate::session::CurrentUser;
use crate::state::State;
use crate::understanding::items::Asked;
use crate::understanding::profile::{last_day, least};
use crate::understanding::{distribution, effects, items, profile};

/// Which fiscal year.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct YearQuery {
    /// Fiscal year; default that of today.
    pub fiscal_year: Option<i32>,
}

/// Which course.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct ItemQuery {
    /// Course code; default the first that somebody has a result of.
    pub course: Option<String>,
    /// Version number; default the newest that somebody has a result of.
    pub version: Option<i32>,
}

/// Which placements.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct DistributionQuery {
    /// Course code; default the first course that has a placement.
    pub course: Option<String>,
    /// Fiscal year; default that of today.
    pub fiscal_year: Option<i32>,
}

fn year(fiscal_year: Option<i32>, state: &State) -> FiscalYear {
    fiscal_year.map_or(FiscalYear::containing(state.clock.today()), FiscalYear)
}

/// The effect of every course of a fiscal year: before, after, and what stayed.
#[utoipa::path(tag = "understanding", params(YearQuery), responses((status = OK, body = UnderstandingReport)))]
#[get("/api/reports/understanding")]
pub async fn show_effects(
    state: Data<State>,
    user: CurrentUser,
    query: Query<YearQuery>,
) -> Result<Json<UnderstandingReport>, Error> {
    let (now, fiscal_year) = (state.clock.now(), year(query.fiscal_year, &state));
    let courses =
        state.database.read(move |c| effects::effects(c, &user.tenant_id, fiscal_year, now)).await?;
    let as_of = last_day(published_until(now));
    Ok(Json(UnderstandingReport { fiscal_year, as_of, least: least(), courses }))
}

/// The profile of digital literacy; section heads see the ten items of their own units.
#[utoipa::path(tag = "understanding", params(YearQuery), responses((status = OK, body = ProfileReport)))]
#[get("/api/reports/understanding/profile")]
pub async fn show_profile(
    state: Data<State>,
    user: CurrentUser,
    query: Query<YearQuery>,
) -> Result<Json<ProfileReport>, Error> {
    let (now, fiscal_year, shelf) = (state.clock.now(), year(query.fiscal_year, &state), state.shelf.clone());
    let report = state
        .database
        .read(move |c| {
            let own = visible(c, &user)?;
            profile::report(c, &shelf, &user.tenant_id, fiscal_year, own.as_ref(), now)
        })
        .await?;
    Ok(Json(report))
}

/// Statistics of the test and the questions of a course version.
#[utoipa::path(tag = "understanding", params(ItemQuery), responses((status = OK, body = ItemReport)))]
#[get("/api/reports/understanding/items")]
pub async fn show_items(
    state: Data<State>,
    user: CurrentUser,
    query: Query<ItemQuery>,
) -> Result<Json<ItemReport>, Error> {
    let (now, shelf, query) = (state.clock.now(), state.shelf.clone(), query.into_inner());
    let asked = Asked {
        course: query.course.filter(|code| !code.is_empty()),
        version: query.version,
        person_id: user.person_id.clone(),
    };
    let report = state.database.read(move |c| items::report(c, &shelf, &user.tenant_id, &asked, now)).await?;
    Ok(Json(report))
}

/// The distribution of a course's placement per unit, objective and score band.
#[utoipa::path(
    tag = "understanding",
    params(DistributionQuery),
    responses((status = OK, body = DistributionReport))
)]
#[get("/api/reports/understanding/placements")]
pub async fn show_distribution(
    state: Data<State>,
    user: CurrentUser,
    query: Query<DistributionQuery>,
) -> Result<Json<DistributionReport>, Error> {
    let (now, shelf, query) = (state.clock.now(), state.shelf.clone(), query.into_inner());
    let fiscal_year = year(query.fiscal_year, &state);
    let course = query.course.filter(|code| !code.is_empty());
    let report = state
        .database
        .read(move |c| {
            distribution::report(c, &shelf, &user.tenant_id, (course.as_deref(), fiscal_year), now)
        })
        .await?;
    Ok(Json(report))
}
