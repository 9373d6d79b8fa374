//! A document with its names and what follows from it, for the page and for print.

use std::collections::BTreeMap;

use contract::plan::{PlanDocument, PlanSheet, PlanStepRow, PlanVersionRow, PlanVersionView};
use learning::fiscal_year::{FiscalYear, jst_date};
use learning::plan::{Group, check, load, warnings};

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization;
use crate::page::length;
use crate::plan::names::Names;
use crate::plan::standing::{Version, latest_in_force};
use crate::plan::store;

/// A document as of today.
pub(super) fn of(document: PlanDocument, year: FiscalYear, names: &Names, groups: &[Group]) -> PlanSheet {
    PlanSheet {
        labels: names.labels_of(&document),
        findings: check(&document, year, &names.known()),
        warnings: warnings(&document, &names.tax_season),
        load: load(&document, groups),
        document,
    }
}

/// Names of everybody who made a version or recorded a step, by staff number.
///
/// # Errors
/// The database refuses.
pub(super) fn recorders(
    c: &mut Connection,
    tenant_id: &str,
    versions: &[Version],
) -> Result<BTreeMap<String, String>, Error> {
    let makers = versions.iter().map(|version| version.row.made_by.as_str());
    let steps = versions.iter().flat_map(|version| &version.steps);
    let numbers = makers.chain(steps.map(|(_, row)| row.recorded_by.as_str()));
    organization::store::names_of(c, tenant_id, numbers)
}

/// The line of a version in the list.
///
/// # Errors
/// The stored document cannot be read.
pub(super) fn line(
    version: &Version,
    versions: &[Version],
    recorders: &BTreeMap<String, String>,
) -> Result<PlanVersionRow, Error> {
    let document: PlanDocument = serde_json::from_str(&version.row.document)?;
    let name = |number: &str| recorders.get(number).cloned().unwrap_or_else(|| number.to_owned());
    let latest = latest_in_force(versions).map(|version| version.row.number);
    let steps = version.steps.iter().map(|(step, row)| PlanStepRow {
        step: *step,
        approver: row.approver.clone(),
        office: row.office.clone(),
        on: row.held_on,
        note: row.note.clone(),
        recorded_by: name(&row.recorded_by),
        recorded_at: row.recorded_at,
    });
    Ok(PlanVersionRow {
        number: version.row.number,
        change: version.change,
        state: version.state,
        in_force: latest == Some(version.row.number),
        rows: length(&document.rows),
        reason: version.row.reason.clone(),
        made_by: name(&version.row.made_by),
        made_at: version.row.made_at,
        steps: steps.collect(),
    })
}

/// A version in full, as it was on the day on which it was submitted: its own names, the people of that day.
///
/// # Errors
/// The database refuses, or holds what this program cannot read.
pub(super) fn version(
    c: &mut Connection,
    version: &Version,
    versions: &[Version],
    names: &Names,
) -> Result<PlanVersionView, Error> {
    let row = &version.row;
    let year = FiscalYear(row.fiscal_year);
    let recorders = recorders(c, &row.tenant_id, versions)?;
    let groups = store::groups(c, &row.tenant_id, jst_date(row.made_at))?;
    let document: PlanDocument = serde_json::from_str(&row.document)?;
    let findings = if version.state.in_force() { Vec::new() } else { check(&document, year, &names.known()) };
    Ok(PlanVersionView {
        fiscal_year: year,
        organization: store::organization_name(c, &row.tenant_id)?,
        version: line(version, versions, &recorders)?,
        sheet: PlanSheet {
            labels: serde_json::from_str(&row.labels)?,
            findings,
            warnings: warnings(&document, &names.tax_season),
            load: load(&document, &groups),
            document,
        },
    })
}
