//! `/api/placements/distribution`.

use std::sync::Arc;

use actix_web::get;
use actix_web::web::{Data, Json, Query};
use chrono::{DateTime, NaiveDate, Utc};
use contract::placements::{ObjectiveColumn, PlacementDistribution};
use contract::reporting::CourseColumn;
use courseware::CourseMaterial;
use learning::fiscal_year::{FiscalYear, jst_date};
use learning::suppression;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::catalog;
use crate::catalog::shelf::Shelf;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization;
use crate::page;
use crate::placements::distribution::{self, BANDS, Counts};
use crate::placements::store;
use crate::session::CurrentUser;
use crate::state::State;

/// Which placements.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct DistributionQuery {
    /// Course code; default the first course that has a placement.
    pub course: Option<String>,
    /// Department id; default all.
    pub department: Option<String>,
    /// Fiscal year; default that of today.
    pub fiscal_year: Option<i32>,
}

/// The distribution per unit, objective and score band; groups of fewer than ten people are hidden.
#[utoipa::path(
    tag = "placements",
    params(DistributionQuery),
    responses((status = OK, body = PlacementDistribution))
)]
#[get("/api/placements/distribution")]
pub async fn show_distribution(
    state: Data<State>,
    user: CurrentUser,
    query: Query<DistributionQuery>,
) -> Result<Json<PlacementDistribution>, Error> {
    let (as_of, shelf, query) = (state.clock.now(), state.shelf.clone(), query.into_inner());
    let report = state.database.read(move |c| report(c, &shelf, &user.tenant_id, &query, as_of)).await?;
    Ok(Json(report))
}

fn report(
    c: &mut Connection,
    shelf: &Shelf,
    tenant_id: &str,
    query: &DistributionQuery,
    as_of: DateTime<Utc>,
) -> Result<PlacementDistribution, Error> {
    let today: NaiveDate = jst_date(as_of);
    let fiscal_year = query.fiscal_year.map_or(FiscalYear::containing(today), FiscalYear);
    let placed = courses_with_placement(c, shelf, tenant_id)?;
    let course = chosen(&placed, given(query.course.as_ref()))?;
    let code = course.map(|course| course.code.as_str()).unwrap_or_default();
    let (assigned, left_out) = store::assigned_by_department(c, tenant_id, code, fiscal_year.0)?;
    let counts = Counts {
        assigned,
        whole: store::whole(c, tenant_id, code, fiscal_year.0)?,
        objectives: store::by_objective(c, tenant_id, code, fiscal_year.0)?,
    };
    let objectives = course.map(|course| objective_columns(course)).unwrap_or_default();
    let directory = organization::store::departments_on(c, tenant_id, today)?;
    let (mut units, total) = distribution::units(&counts, &directory, &objectives);
    if let Some(department) = given(query.department.as_ref()) {
        units.retain(|unit| unit.department_id == department);
    }
    Ok(PlacementDistribution {
        fiscal_year,
        as_of,
        course: course.map(|course| column(course)),
        courses: placed.iter().map(|course| column(course)).collect(),
        objectives,
        bands: BANDS.to_vec(),
        hidden_below: suppression::LEAST,
        left_out: page::count(left_out),
        units,
        total,
    })
}

/// What a query gives, if it is not empty.
fn given(text: Option<&String>) -> Option<&str> {
    text.map(String::as_str).filter(|text| !text.is_empty())
}

/// The course asked for, or the first one.
fn chosen<'a>(
    placed: &'a [Arc<CourseMaterial>],
    code: Option<&str>,
) -> Result<Option<&'a Arc<CourseMaterial>>, Error> {
    let Some(code) = code else {
        return Ok(placed.first());
    };
    let found = placed.iter().find(|course| course.code == code);
    found.map(Some).ok_or_else(|| Error::field("course", "without-placement"))
}

fn column(course: &CourseMaterial) -> CourseColumn {
    CourseColumn { code: course.code.clone(), title: course.title.clone() }
}

fn objective_columns(course: &CourseMaterial) -> Vec<ObjectiveColumn> {
    let columns = course.objectives.iter();
    columns.map(|each| ObjectiveColumn { id: each.id.clone(), text: each.text.clone() }).collect()
}

/// The newest version of every course that has a placement, in order of code.
fn courses_with_placement(
    c: &mut Connection,
    shelf: &Shelf,
    tenant_id: &str,
) -> Result<Vec<Arc<CourseMaterial>>, Error> {
    let mut courses = Vec::new();
    for version in catalog::store::newest(c, tenant_id)? {
        let course = shelf.take(c, tenant_id, &version.id)?;
        if course.placement.is_some() {
            courses.push(course);
        }
    }
    Ok(courses)
}
