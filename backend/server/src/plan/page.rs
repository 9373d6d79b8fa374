//! Everything about the plan of a fiscal year, as of today.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use contract::error::ErrorCode;
use contract::plan::{LastYearRow, PlanDocument, PlanDraftView, PlanPage, PlanVersionPage};
use learning::fiscal_year::FiscalYear;
use learning::plan::Group;

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization;
use crate::plan::names::Names;
use crate::plan::store::{self, DraftRow, event_links};
use crate::plan::{evaluation, results, sheet, standing};

/// The page.
///
/// # Errors
/// The database refuses, or holds what this program cannot read.
pub fn page(
    c: &mut Connection,
    tenant_id: &str,
    year: FiscalYear,
    today: NaiveDate,
) -> Result<PlanPage, Error> {
    let as_of = evaluation::as_of(year, today);
    let groups = store::groups(c, tenant_id, as_of)?;
    let mut names = Names::load(c, tenant_id, year, today)?;
    names.count(&groups);
    let draft = store::draft(c, tenant_id, year)?.filter(|row| row.underway);
    let draft = draft.map(|row| draft_view(c, row, &names, &groups)).transpose()?;
    let versions = standing::versions(c, tenant_id, year)?;
    let mut full = |version: Option<&standing::Version>| {
        version.map(|version| sheet::version(c, version, &versions, &names)).transpose()
    };
    let in_review = full(standing::in_review(&versions))?;
    let in_force = full(standing::latest_in_force(&versions))?;
    let actuals = match &in_force {
        Some(view) => results::results(c, tenant_id, year, &view.sheet.document, as_of, today)?,
        None => BTreeMap::new(),
    };
    let recorders = sheet::recorders(c, tenant_id, &versions)?;
    let lines = versions.iter().rev().map(|version| sheet::line(version, &versions, &recorders));
    Ok(PlanPage {
        fiscal_year: year,
        as_of,
        begun: today >= year.first_day(),
        over: today > year.last_day(),
        draft,
        in_review,
        in_force,
        versions: lines.collect::<Result<_, _>>()?,
        actuals,
        event_links: event_links::latest(c, tenant_id, year)?,
        evaluations: standing::evaluations(c, tenant_id, year)?,
        last_year: last_year(c, tenant_id, year.previous())?,
        choices: names.choices,
    })
}

fn draft_view(
    c: &mut Connection,
    row: DraftRow,
    names: &Names,
    groups: &[Group],
) -> Result<PlanDraftView, Error> {
    let document: PlanDocument = serde_json::from_str(&row.document)?;
    let savers = organization::store::names_of(c, &row.tenant_id, std::iter::once(row.saved_by.as_str()))?;
    Ok(PlanDraftView {
        revision: row.revision,
        changes: row.changes,
        reason: row.reason,
        saved_by: savers.get(&row.saved_by).cloned().unwrap_or(row.saved_by),
        saved_at: row.saved_at,
        sheet: sheet::of(document, FiscalYear(row.fiscal_year), names, groups),
    })
}

/// The rows of a plan that was in force, with what was found about them.
fn last_year(c: &mut Connection, tenant_id: &str, year: FiscalYear) -> Result<Vec<LastYearRow>, Error> {
    let Some(plan) = standing::in_force(c, tenant_id, year, NaiveDate::MAX)? else { return Ok(Vec::new()) };
    let mut evaluations = standing::evaluations(c, tenant_id, year)?;
    let rows = plan.document.rows.into_iter().map(|row| LastYearRow {
        subject: plan.labels.subject(&row.subject),
        audience: plan.labels.audience(&row.audience),
        target_percent: row.target_percent,
        evaluation: evaluations.remove(&row.id),
        row_id: row.id,
    });
    Ok(rows.collect())
}

/// One version in full, with what was found about the plan of the year before.
///
/// # Errors
/// Not found.
pub fn version(
    c: &mut Connection,
    tenant_id: &str,
    year: FiscalYear,
    number: i32,
    today: NaiveDate,
) -> Result<PlanVersionPage, Error> {
    let versions = standing::versions(c, tenant_id, year)?;
    let version = versions.iter().find(|version| version.row.number == number);
    let version = version.ok_or(Error::Refused(ErrorCode::NotFound))?;
    let names = Names::load(c, tenant_id, year, today)?;
    Ok(PlanVersionPage {
        view: sheet::version(c, version, &versions, &names)?,
        last_year: last_year(c, tenant_id, year.previous())?,
    })
}
