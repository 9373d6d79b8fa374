//! The code shown in the room: made by the server, valid for minutes, and hard to guess.

use chrono::{DateTime, TimeDelta, Utc};
use contract::events::ShowCode;
use learning::event::{CODE_LENGTH, code_as_kept, code_from};
use learning::throttle::{self, Failures};

use crate::audit::{self, Action, Entry};
use crate::clock;
use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::events::attendance::{self, Marking};
use crate::events::enrolment::{self, refused};
use crate::events::facts::SessionFacts;
use crate::events::store::codes::{self, CodeRow};
use crate::session::CurrentUser;

/// What became of a code that somebody typed. A wrong one is written down, so it is no error of the transaction.
pub(super) enum Typed {
    /// Attendance is written down, now or before.
    Taken {
        /// The session as it was found.
        session_id: String,
        /// It was written down before.
        already: bool,
    },
    /// Nobody shows this code.
    Wrong,
    /// It was shown, and its time is over.
    Expired,
    /// Too many wrong ones: seconds to wait.
    Wait(u32),
}

/// Shows a new code; the one before ends.
///
/// # Errors
/// It is not the time of the session.
pub(super) fn show(
    c: &mut Connection,
    user: &CurrentUser,
    facts: &SessionFacts,
    order: &ShowCode,
    now: DateTime<Utc>,
) -> Result<CodeRow, Error> {
    if !facts.session.schedule()?.shows_code(now) {
        return Err(refused("code", "code-not-now"));
    }
    // Two rooms at the same moment must not show the same code.
    take_turn(c, &format!("event codes {}", user.tenant_id))?;
    let code = CodeRow {
        id: clock::new_id(),
        session_id: facts.session.id.clone(),
        code: unused(c, &user.tenant_id)?,
        valid_until: now + TimeDelta::minutes(i64::from(order.minutes)),
    };
    codes::insert(c, &user.tenant_id, &code, &user.staff_number, now)?;
    let target = format!("{} {} ({} min)", facts.event.title, facts.session.id, order.minutes);
    audit::store::append(c, &Entry::by(user, now, Action::EventCodeShown, target))?;
    Ok(code)
}

/// A code that was never shown in this organisation.
fn unused(c: &mut Connection, tenant_id: &str) -> Result<String, Error> {
    for _ in 0..20 {
        let Some(code) = code_from(&clock::random_bytes::<32>()?) else { continue };
        if codes::by_code(c, tenant_id, &code)?.is_none() {
            return Ok(code);
        }
    }
    Err(Error::Internal("no code is left".to_owned()))
}

/// The code that stands on the screen now, if its time is not over.
///
/// # Errors
/// The database refuses.
pub(super) fn current(
    c: &mut Connection,
    tenant_id: &str,
    session_id: &str,
    now: DateTime<Utc>,
) -> Result<Option<CodeRow>, Error> {
    Ok(codes::latest(c, tenant_id, session_id)?.filter(|code| now <= code.valid_until))
}

/// Writes down that the person was there, if the code is one that is shown now.
///
/// # Errors
/// The session was cancelled meanwhile; the database refuses.
pub(super) fn enter(
    c: &mut Connection,
    user: &CurrentUser,
    organizer: &str,
    typed: &str,
    now: DateTime<Utc>,
) -> Result<Typed, Error> {
    let tenant_id = user.tenant_id.as_str();
    // One after the other, so that many guesses at the same moment are counted like many guesses.
    take_turn(c, &format!("event code of {tenant_id} {}", user.person_id))?;
    if let Some(wait) = wait(c, user, now)? {
        return Ok(Typed::Wait(wait));
    }
    let code = code_as_kept(typed);
    let shown = if code.len() == CODE_LENGTH { codes::by_code(c, tenant_id, &code)? } else { None };
    let Some(shown) = shown else {
        let forget_before = now - throttle::WINDOW;
        codes::insert_failure(c, tenant_id, &user.person_id, &user.address, now, forget_before)?;
        return Ok(Typed::Wrong);
    };
    if current(c, tenant_id, &shown.session_id, now)?.is_none_or(|current| current.id != shown.id) {
        return Ok(Typed::Expired);
    }
    let facts = enrolment::in_turn(c, tenant_id, &shown.session_id)?;
    let marking = Marking { by: user, organizer, present: true, method: "code", reason: CAME, now };
    let changed = attendance::mark(c, &facts, &[user.person_id.as_str()], &marking)?;
    codes::clear_failures(c, tenant_id, &user.person_id)?;
    Ok(Typed::Taken { session_id: shown.session_id, already: changed == 0 })
}

/// Reason of the row where somebody was marked absent and then typed the code of the room.
const CAME: &str = "出席番号の入力";

/// Seconds that a person must wait after wrong codes. They are counted as failed sign-ins are, except that an
/// address counts for nobody: a whole room sits behind one.
fn wait(c: &mut Connection, user: &CurrentUser, now: DateTime<Utc>) -> Result<Option<u32>, Error> {
    let since = now - throttle::WINDOW;
    let (account, pair, last) = codes::failures(c, &user.tenant_id, &user.person_id, &user.address, since)?;
    let Some(last) = last else { return Ok(None) };
    let wait = throttle::remaining(Failures { pair, account, address: 0 }, now - last);
    Ok(wait.map(|wait| u32::try_from((wait.num_milliseconds() + 999) / 1000).unwrap_or(u32::MAX)))
}
