//! 計画と実績: figures of a year as of a day beside what the plan wants by then. Everything is read from cells, so
//! that the cost grows with departments and never with people: no query here touches a duty or a person.

pub mod register;
pub mod rows;
pub mod targets;
pub mod trend;
pub mod view;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use contract::reporting::dashboard::{Dashboard, DashboardFreeze, PeopleInStatus, PlanMark, TrendPoint};
use learning::role::EmploymentStatus;

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::plan;
use crate::reporting::dashboard::register::Register;
use crate::reporting::dashboard::targets::{PlanLine, Slice, Targets};
use crate::reporting::dashboard::view::{DashboardQuery, Period, View};
use crate::reporting::figures::{self, Question};
use crate::reporting::freeze::{self, end_of};
use crate::reporting::store::{dashboard as store, freezes};
use crate::session::CurrentUser;

/// The view of an address.
///
/// # Errors
/// The address asks for what there is not, or the database refuses.
pub fn load(
    c: &mut Connection,
    user: &CurrentUser,
    query: &DashboardQuery,
    today: NaiveDate,
) -> Result<Dashboard, Error> {
    let tenant_id = user.tenant_id.as_str();
    let period = Period::of(query, today)?;
    let Period { fiscal_year, as_of, .. } = period;
    let register = Register::on(c, user, as_of)?;
    let view = View::of(query, period, &register)?;
    let (targets, plan) = targets(c, tenant_id, &view, &register)?;
    let whole = Slice {
        departments: view.departments.as_ref(),
        grades: view.grades.as_ref(),
        courses: view.courses.as_ref(),
    };
    let total = figures::total(c, tenant_id, &view.question(), today)?;
    let by_row = figures::figures(c, tenant_id, &view.rows_question(), today)?;
    Ok(Dashboard {
        fiscal_year,
        as_of,
        today,
        scope: register.scope,
        by: view.by,
        total: rows::measure(total, targets.measure(whole, as_of)),
        rows: rows::rows(&view, &register, &by_row, &targets),
        people: people(c, tenant_id, &view)?,
        counted_since: store::counted_since(c, tenant_id, fiscal_year.0)?,
        curriculum_version: freezes::curriculum_version(c, tenant_id, end_of(as_of))?,
        plan,
        frozen: frozen(c, tenant_id, &view)?,
        trend: trend(c, tenant_id, &view, &targets, whole)?,
        choices: register.choices(),
    })
}

/// The plan in force on the day with the people whom its rows concern, and which version it is.
fn targets(
    c: &mut Connection,
    tenant_id: &str,
    view: &View,
    register: &Register,
) -> Result<(Targets, Option<PlanMark>), Error> {
    let Period { fiscal_year, as_of, .. } = view.period;
    let Some(plan) = plan::in_force(c, tenant_id, fiscal_year, as_of)? else {
        return Ok((Targets::default(), None));
    };
    let mark = PlanMark { number: plan.number, change: plan.change, decided_on: plan.decided_on };
    let lines = plan.document.rows.into_iter().filter_map(|row| PlanLine::of(row, register)).collect();
    let people = store::people_by_post(c, tenant_id, view.departments.as_ref(), as_of)?;
    Ok((Targets { lines, people }, Some(mark)))
}

fn trend(
    c: &mut Connection,
    tenant_id: &str,
    view: &View,
    targets: &Targets,
    whole: Slice<'_>,
) -> Result<Vec<TrendPoint>, Error> {
    let Period { fiscal_year, as_of, .. } = view.period;
    let until = as_of.min(fiscal_year.last_day());
    let totals = figures::course_of_the_year(c, tenant_id, &Question { as_of: until, ..view.question() })?;
    Ok(trend::trend(fiscal_year, until, &totals, &targets.rows(whole)))
}

/// What is frozen of the year, with everything that became known later.
fn frozen(c: &mut Connection, tenant_id: &str, view: &View) -> Result<Option<DashboardFreeze>, Error> {
    let Period { fiscal_year, today, .. } = view.period;
    let Some((as_of, hash, frozen_at)) = store::freeze(c, tenant_id, fiscal_year.0)? else {
        return Ok(None);
    };
    let totals = figures::course_of_the_year(c, tenant_id, &Question { as_of: today, ..view.question() })?;
    let corrections = freezes::corrections(c, tenant_id, fiscal_year.0)?;
    let corrections = corrections.into_iter().map(freeze::correction).collect();
    let recorded_later = trend::recorded_later(as_of, &totals);
    Ok(Some(DashboardFreeze { as_of, hash, frozen_at, recorded_later, corrections }))
}

fn people(c: &mut Connection, tenant_id: &str, view: &View) -> Result<Vec<PeopleInStatus>, Error> {
    let all = BTreeSet::new();
    // No units at all is nobody; an empty set would ask for everybody.
    if view.departments.as_ref().is_some_and(BTreeSet::is_empty) {
        return Ok(Vec::new());
    }
    let departments = view.departments.as_ref().unwrap_or(&all);
    let grades = view.grades.as_ref().unwrap_or(&all);
    let counts = figures::headcount(c, tenant_id, departments, grades, view.period.as_of)?;
    let known = EmploymentStatus::ALL.into_iter();
    Ok(known
        .filter_map(|status| {
            let people = *counts.get(status.as_str())?;
            Some(PeopleInStatus { status, people })
        })
        .collect())
}
