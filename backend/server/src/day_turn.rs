//! The turn of the day (日替わり): what was loaded before its day takes effect, and duties are derived anew.
//!
//! Runs once per organisation and day, at start-up and in the minute after midnight in Japan. Several servers
//! beside one PostgreSQL take turns; the row of the day says that it is done.

pub mod store;

use chrono::{DateTime, NaiveDate, Utc};
use learning::fiscal_year::{FiscalYear, jst_date};

use crate::audit::{self, Action, Entry};
use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::organization;
use crate::reporting::freeze;
use crate::reporting::recount::recount;
use crate::reporting::store::counted;
use crate::requirements::derive::{self, Run};
use crate::state::State;
use crate::surveys;

/// Turns the day for every organisation whose day is not turned yet.
///
/// # Errors
/// The database refuses; the organisations before stay done.
pub async fn run(state: &State) -> Result<(), Error> {
    let (now, today) = (state.clock.now(), state.clock.today());
    for tenant in state.tenants.iter() {
        let tenant_id = tenant.id.clone();
        let done = move |c: &mut Connection| {
            Ok(store::is_turned(c, &tenant_id, today)? && counted::is_counted(c, &tenant_id)?)
        };
        if state.database.read(done).await? {
            continue;
        }
        let tenant_id = tenant.id.clone();
        state.database.write(move |c| turn(c, &tenant_id, now)).await?;
    }
    surveys::forget_closed(state).await
}

/// Turns the day of one organisation, unless that is done already.
///
/// # Errors
/// The database refuses; then nothing is changed.
pub fn turn(c: &mut Connection, tenant_id: &str, now: DateTime<Utc>) -> Result<(), Error> {
    take_turn(c, &format!("{tenant_id}/day"))?;
    let today = jst_date(now);
    let last = store::last(c, tenant_id)?;
    if last.is_some_and(|last| last >= today) {
        // A database of a version that did not count yet.
        return if counted::is_counted(c, tenant_id)? { Ok(()) } else { recount(c, tenant_id, None, today) };
    }
    let last = close_years(c, tenant_id, last, now)?;
    organization::turn(c, tenant_id, last, today)?;
    let run = Run { tenant_id, now, trigger: "日替わりの更新" };
    let difference = derive::refresh(c, run, None)?;
    surveys::close::close_overdue(c, tenant_id, today, now)?;
    store::finish(c, tenant_id, today, now)?;
    if difference != contract::requirements::DutyDifference::default() {
        let target =
            format!("{today}: {} gained, {} ended", difference.gained, difference.no_longer_required);
        audit::store::append(c, &Entry::by_system(tenant_id, now, Action::DutiesDerived, target))?;
    }
    Ok(())
}

/// Closes each fiscal year that ended since the last turn: posts and absences of its last day are counted as of that
/// day, even where nobody was there to turn it, and the year is frozen. Returns the last day that is turned then.
fn close_years(
    c: &mut Connection,
    tenant_id: &str,
    last: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> Result<Option<NaiveDate>, Error> {
    let Some(mut turned) = last else { return Ok(None) };
    for year in (FiscalYear::containing(turned).0..FiscalYear::at(now).0).map(FiscalYear) {
        let last_day = year.last_day();
        if turned < last_day {
            organization::turn(c, tenant_id, Some(turned), last_day)?;
            derive::take_turn(c, tenant_id)?;
            recount(c, tenant_id, None, last_day)?;
            turned = last_day;
        }
        freeze::freeze(c, tenant_id, year, now)?;
    }
    Ok(Some(turned))
}
