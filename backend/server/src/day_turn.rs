//! The turn of the day (日替わり): what was loaded before its day takes effect, and duties are derived anew.
//!
//! Runs once per organisation and day, at start-up and in the minute after midnight in Japan. Several servers
//! beside one PostgreSQL take turns; the row of the day says that it is done.

mod store;

use chrono::{DateTime, Utc};
use learning::fiscal_year::jst_date;

use crate::audit::{self, Action, Entry};
use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::organization;
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
        if state.database.read(move |c| store::last(c, &tenant_id)).await?.is_some_and(|last| last >= today) {
            continue;
        }
        let tenant_id = tenant.id.clone();
        state.database.write(move |c| turn(c, &tenant_id, now)).await?;
    }
    Ok(())
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
        return Ok(());
    }
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
