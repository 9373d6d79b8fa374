//! As which registered event a row of a new event is held. Appended beside the plan, so that registering what was
//! planned is no change of it; the latest entry of a row counts, through all versions.

use chrono::{DateTime, Utc};
use contract::error::ErrorCode;
use contract::plan::{LinkPlanEvent, PlanState, PlanSubject};
use learning::fiscal_year::{FiscalYear, jst_date};

use crate::audit::{self, Action, Entry};
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::plan::store::{self, event_links};
use crate::plan::{draft, standing};
use crate::session::CurrentUser;

/// Links a row of the plan in force to an event of the organisation, or takes the link back.
///
/// # Errors
/// Not found for a row that is not in the plan in force or an event that there is not; conflict once the plan is
/// evaluated, or for a row that names its course or event itself.
pub fn record(
    c: &mut Connection,
    user: &CurrentUser,
    year: FiscalYear,
    body: &LinkPlanEvent,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let tenant_id = user.tenant_id.as_str();
    draft::take_turn_of(c, tenant_id, year)?;
    let not_found = Error::Refused(ErrorCode::NotFound);
    let Some(plan) = standing::in_force(c, tenant_id, year, jst_date(now))? else { return Err(not_found) };
    let Some(row) = plan.document.rows.iter().find(|row| row.id == body.row_id) else {
        return Err(not_found);
    };
    let is_new = matches!(row.subject, PlanSubject::NewEvent { .. });
    if !is_new || plan.state == PlanState::Evaluated {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    if let Some(event_id) = &body.event_id
        && !store::events(c, tenant_id)?.iter().any(|(id, _)| id == event_id)
    {
        return Err(not_found);
    }
    let link = event_links::LinkRow {
        tenant_id: tenant_id.to_owned(),
        fiscal_year: year.0,
        row_id: body.row_id.clone(),
        sequence: event_links::next(c, tenant_id, year, &body.row_id)?,
        event_id: body.event_id.clone(),
        recorded_by: user.staff_number.clone(),
        recorded_at: now,
    };
    event_links::append(c, &link)?;
    let event = link.event_id.as_deref().unwrap_or("none");
    let target = format!("{} row {}: event {event}", year.0, link.row_id);
    audit::store::append(c, &Entry::by(user, now, Action::PlanEventLinked, target))
}
