//! 評価 of the rows: what came of each is taken from the figures, what was found is written by people. The latest
//! entry of a row counts; earlier ones stay.

use chrono::{DateTime, NaiveDate, Utc};
use contract::error::ErrorCode;
use contract::plan::{EvaluateRow, PlanDocument, PlanState};
use learning::fiscal_year::{FiscalYear, jst_date};

use crate::audit::{self, Action, Entry};
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::plan::store::{self, EvaluationRow};
use crate::plan::{draft, results, standing};
use crate::session::CurrentUser;

/// The last day whose facts count for a fiscal year: today, or its last day once that is over.
#[must_use]
pub(super) fn as_of(year: FiscalYear, today: NaiveDate) -> NaiveDate {
    today.min(year.last_day())
}

/// Rows that nobody has evaluated, by id.
///
/// # Errors
/// The database refuses.
pub(super) fn left(
    c: &mut Connection,
    tenant_id: &str,
    year: FiscalYear,
    document: &PlanDocument,
) -> Result<Vec<String>, Error> {
    let evaluated = standing::evaluations(c, tenant_id, year)?;
    let left = document.rows.iter().filter(|row| !evaluated.contains_key(&row.id));
    Ok(left.map(|row| row.id.clone()).collect())
}

/// Records what was found about a row of the plan that is carried out, once its term is over.
///
/// # Errors
/// Not found for a row that is not in the plan in force; conflict while the plan is not carried out; a term that is not
/// over; a finding that is missing or too long.
pub fn record(
    c: &mut Connection,
    user: &CurrentUser,
    year: FiscalYear,
    body: &EvaluateRow,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let tenant_id = user.tenant_id.as_str();
    draft::take_turn_of(c, tenant_id, year)?;
    let today = jst_date(now);
    let finding = draft::text("finding", &body.finding)?;
    let plan = standing::in_force(c, tenant_id, year, today)?.ok_or(Error::Refused(ErrorCode::NotFound))?;
    let row = plan.document.rows.iter().find(|row| row.id == body.row_id);
    let row = row.ok_or(Error::Refused(ErrorCode::NotFound))?.clone();
    if plan.state < PlanState::Running {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    if today <= row.ends_on {
        return Err(Error::field("row_id", "term-not-over"));
    }
    let only = PlanDocument { rows: vec![row] };
    let result = results::results(c, tenant_id, year, &only, as_of(year, today), today)?;
    let earlier = store::evaluations(c, tenant_id, year)?;
    let sequence =
        earlier.iter().filter(|earlier| earlier.row_id == body.row_id).map(|row| row.sequence).max();
    let evaluation = EvaluationRow {
        tenant_id: tenant_id.to_owned(),
        fiscal_year: year.0,
        row_id: body.row_id.clone(),
        sequence: sequence.unwrap_or(0).saturating_add(1),
        number: plan.number,
        result: serde_json::to_string(&result.get(&body.row_id))?,
        finding,
        verdict: body.verdict.as_str().to_owned(),
        recorded_by: user.staff_number.clone(),
        recorded_at: now,
    };
    store::insert_evaluation(c, &evaluation)?;
    let target = format!("{} row {}: {}", year.0, evaluation.row_id, evaluation.verdict);
    audit::store::append(c, &Entry::by(user, now, Action::PlanRowEvaluated, target))
}
