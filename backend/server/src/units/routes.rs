//! `/api/units`.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, get, post};
use chrono::NaiveDate;
use contract::units::{ConfirmUnit, MyUnits, UnitConfirmation, UnitConfirmations};
use learning::fiscal_year::FiscalYear;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization;
use crate::page::length;
use crate::session::CurrentUser;
use crate::state::State;
use crate::units::store::ConfirmationRow;
use crate::units::{confirm, store, view};

/// Which fiscal year.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct YearQuery {
    /// Fiscal year; default that of today.
    pub fiscal_year: Option<i32>,
}

impl YearQuery {
    fn year(&self, today: NaiveDate) -> FiscalYear {
        self.fiscal_year.map_or(FiscalYear::containing(today), FiscalYear)
    }
}

/// The units of the signed-in section head with their people and duties.
#[utoipa::path(tag = "units", params(YearQuery), responses((status = OK, body = MyUnits)))]
#[get("/api/units/mine")]
pub async fn mine(
    state: Data<State>,
    user: CurrentUser,
    query: Query<YearQuery>,
) -> Result<Json<MyUnits>, Error> {
    let (as_of, today, shelf) = (state.clock.now(), state.clock.today(), state.shelf.clone());
    let fiscal_year = query.year(today);
    let units = state.database.read(move |c| view::units(c, &shelf, &user, fiscal_year, today)).await?;
    Ok(Json(MyUnits { fiscal_year, as_of, units }))
}

/// Confirm the training status of an own unit.
#[utoipa::path(tag = "units", responses((status = NO_CONTENT)))]
#[post("/api/units/{department_id}/confirmations")]
pub async fn confirm_status(
    state: Data<State>,
    user: CurrentUser,
    department_id: Path<String>,
    body: Json<ConfirmUnit>,
) -> Result<HttpResponse, Error> {
    let (at, shelf, body) =
        ((state.clock.now(), state.clock.today()), state.shelf.clone(), body.into_inner());
    state.database.write(move |c| confirm::confirm(c, &shelf, &user, &department_id, &body, at)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Which units have confirmed their training status.
#[utoipa::path(tag = "units", params(YearQuery), responses((status = OK, body = UnitConfirmations)))]
#[get("/api/units/confirmations")]
pub async fn confirmations(
    state: Data<State>,
    user: CurrentUser,
    query: Query<YearQuery>,
) -> Result<Json<UnitConfirmations>, Error> {
    let (as_of, today) = (state.clock.now(), state.clock.today());
    let fiscal_year = query.year(today);
    let units = state.database.read(move |c| by_unit(c, &user.tenant_id, fiscal_year, today)).await?;
    Ok(Json(UnitConfirmations { fiscal_year, as_of, units }))
}

fn by_unit(
    c: &mut Connection,
    tenant_id: &str,
    fiscal_year: FiscalYear,
    today: NaiveDate,
) -> Result<Vec<UnitConfirmation>, Error> {
    let (departments, peopled) =
        (organization::store::departments_on(c, tenant_id, today)?, store::with_people(c, tenant_id)?);
    let heads = store::heads(c, tenant_id)?;
    let rows = store::confirmations(c, tenant_id, fiscal_year.0)?;
    departments
        .into_iter()
        .filter(|department| peopled.contains(&department.id))
        .map(|department| {
            let own: Vec<&ConfirmationRow> =
                rows.iter().filter(|row| row.department_id == department.id).collect();
            let of_unit = heads.iter().filter(|(department_id, _)| *department_id == department.id);
            Ok(UnitConfirmation {
                heads: of_unit.map(|(_, name)| name.clone()).collect(),
                confirmations: length(&own),
                latest: own.last().map(|row| view::confirmation(row)).transpose()?,
                department_id: department.id,
                code: department.code,
                name: department.name,
                division: department.division,
            })
        })
        .collect()
}
