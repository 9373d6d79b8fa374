//! Next year's draft from last year's plan: the rows that go on, a year later.

use std::collections::BTreeMap;

use chrono::{DateTime, Months, NaiveDate, Utc};
use contract::error::ErrorCode;
use contract::plan::{CopyPlan, PlanDocument, PlanLabels, PlanRow, PlanSubject, RowEvaluation, Verdict};
use learning::fiscal_year::FiscalYear;

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::plan::{draft, standing};
use crate::session::CurrentUser;

/// Copies last year's plan in force into the draft, which must be empty. Rows that are 廃止 stay out; rows that are
/// 見直し lose their target, so that nobody decides them unread. Ids stay, so that the finding is beside its row.
///
/// # Errors
/// Not found without a plan last year; conflict when the draft is not empty, and as [`draft::save`].
pub fn copy_last_year(
    c: &mut Connection,
    user: &CurrentUser,
    year: FiscalYear,
    body: &CopyPlan,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    draft::take_turn_of(c, &user.tenant_id, year)?;
    let (underway, row) = draft::successor(c, user, year, body.revision, now)?;
    if let Some(underway) = underway {
        let document: PlanDocument = serde_json::from_str(&underway.document)?;
        if !document.rows.is_empty() {
            return Err(Error::Refused(ErrorCode::Conflict));
        }
    }
    let last = year.previous();
    let plan = standing::in_force(c, &user.tenant_id, last, NaiveDate::MAX)?;
    let plan = plan.ok_or(Error::Refused(ErrorCode::NotFound))?;
    let evaluations = standing::evaluations(c, &user.tenant_id, last)?;
    draft::keep(c, user, row, &a_year_later(plan.document, &plan.labels, &evaluations), now)
}

fn a_year_later(
    document: PlanDocument,
    labels: &PlanLabels,
    evaluations: &BTreeMap<String, RowEvaluation>,
) -> PlanDocument {
    let verdict = |row: &PlanRow| evaluations.get(&row.id).map(|evaluation| evaluation.verdict);
    let rows = document.rows.into_iter().filter_map(|row| match verdict(&row) {
        Some(Verdict::Abolish) => None,
        Some(Verdict::Revise) => Some(PlanRow { target_percent: None, ..later(row, labels) }),
        Some(Verdict::Continue) | None => Some(later(row, labels)),
    });
    PlanDocument { rows: rows.collect() }
}

/// The row a year later. An event of last year is over; the one of this year is still to be planned.
fn later(row: PlanRow, labels: &PlanLabels) -> PlanRow {
    let subject = match &row.subject {
        event @ PlanSubject::Event { .. } => PlanSubject::NewEvent { title: labels.subject(event) },
        other => other.clone(),
    };
    PlanRow { subject, starts_on: a_year_after(row.starts_on), ends_on: a_year_after(row.ends_on), ..row }
}

fn a_year_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_months(Months::new(12)).unwrap_or(day)
}
