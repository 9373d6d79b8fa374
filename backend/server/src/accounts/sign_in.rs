//! The story of a sign-in: throttle, verify, start a session, write it down.

use chrono::{DateTime, TimeDelta, Utc};
use contract::accounts::SignIn;
use contract::error::ErrorCode;
use learning::throttle::{self, Failures};

use crate::accounts::store::{self, RecentFailures, SignInAccount};
use crate::audit::{self, Action, Entry};
use crate::error::Error;
use crate::session::{self, CurrentUser};
use crate::state::{State, Tenant};

/// Longer texts (in bytes; a password has 128 characters at most) are refused before they are hashed.
const LONGEST_INPUT: usize = 1024;

/// A staff number as typed, in the one spelling in which numbers are stored and looked up.
#[must_use]
pub fn staff_number(typed: &str) -> String {
    learning::folding::fold_answer(typed).to_uppercase()
}

/// Signs in and returns the session token with the person.
///
/// # Errors
/// [`ErrorCode::WrongCredentials`], or throttled with the seconds to wait.
pub async fn sign_in(
    state: &State,
    tenant: &Tenant,
    input: &SignIn,
    address: String,
) -> Result<(String, CurrentUser), Error> {
    let number = staff_number(&input.staff_number);
    if number.is_empty() || number.len() > LONGEST_INPUT || input.password.len() > LONGEST_INPUT {
        return Err(Error::Refused(ErrorCode::WrongCredentials));
    }
    // Asked twice: who must wait does not queue for the hasher, and who queued is counted with those before.
    look(state, tenant, &number, &address).await?;
    let turn = state.hasher.turn().await?;
    let (now, account) = look(state, tenant, &number, &address).await?;
    let hash = account.as_ref().map(|account| account.password_hash.clone());
    let fits = turn.verify(input.password.clone(), hash).await?;
    match account {
        Some(account) if fits => start(state, tenant, account, number, address, now).await,
        other => {
            let target =
                if other.is_some() || looks_like_a_number(&number) { number.clone() } else { String::new() };
            fail(state, tenant, number, target, address, now).await?;
            Err(Error::Refused(ErrorCode::WrongCredentials))
        }
    }
}

/// The account behind a number, as of the moment of asking; throttled when there is something to wait for.
async fn look(
    state: &State,
    tenant: &Tenant,
    number: &str,
    address: &str,
) -> Result<(DateTime<Utc>, Option<SignInAccount>), Error> {
    let now = state.clock.now();
    let (tenant_id, number, address) = (tenant.id.clone(), number.to_owned(), address.to_owned());
    let (failures, account) = state
        .database
        .read(move |c| {
            let since = now - throttle::WINDOW;
            let failures = store::recent_failures(c, &tenant_id, &number, &address, since)?;
            Ok((failures, store::account_by_number(c, &tenant_id, &number)?))
        })
        .await?;
    match wait(&failures, now) {
        Some(wait) => Err(Error::Throttled(seconds(wait))),
        None => Ok((now, account)),
    }
}

/// The longest of the three waits, each counted from its own last failure, so that failures of others
/// behind the same proxy do not lengthen the wait of one account.
fn wait(failures: &RecentFailures, now: DateTime<Utc>) -> Option<TimeDelta> {
    let part = |last: Option<DateTime<Utc>>, failures| throttle::remaining(failures, now - last?);
    let number = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
    let none = Failures::default();
    [
        part(failures.pair.1, Failures { pair: number(failures.pair.0), ..none }),
        part(failures.account.1, Failures { account: number(failures.account.0), ..none }),
        part(failures.address.1, Failures { address: number(failures.address.0), ..none }),
    ]
    .into_iter()
    .flatten()
    .max()
}

/// Whole seconds, rounded up: a client that waits so long is heard.
fn seconds(wait: TimeDelta) -> u32 {
    u32::try_from((wait.num_milliseconds() + 999) / 1000).unwrap_or(u32::MAX)
}

async fn start(
    state: &State,
    tenant: &Tenant,
    account: SignInAccount,
    number: String,
    address: String,
    now: DateTime<Utc>,
) -> Result<(String, CurrentUser), Error> {
    let (token, token_hash) = session::new_token()?;
    let dead_before = now - TimeDelta::minutes(i64::from(state.session.idle_minutes));
    let tenant_id = tenant.id.clone();
    let (hash, from) = (token_hash.clone(), address.clone());
    let found = state
        .database
        .write(move |c| {
            store::insert_session(c, &tenant_id, &account.person_id, &hash, now, dead_before)?;
            store::clear_failures(c, &tenant_id, &number)?;
            let mut entry = Entry::by_system(&tenant_id, now, Action::SignedIn, String::new());
            entry.actor.clone_from(&number);
            entry.actor_name.clone_from(&account.name);
            entry.address.clone_from(&from);
            audit::store::append(c, &entry)?;
            store::session(c, &hash)
        })
        .await?;
    let found = found.ok_or_else(|| Error::Internal("a new session is not there".to_owned()))?;
    Ok((token, found.into_user(token_hash, address)))
}

/// People type their password into the first field; what is no number is not copied into the log.
fn looks_like_a_number(text: &str) -> bool {
    text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

async fn fail(
    state: &State,
    tenant: &Tenant,
    number: String,
    target: String,
    address: String,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let tenant_id = tenant.id.clone();
    state
        .database
        .write(move |c| {
            store::insert_failure(c, &tenant_id, &number, &address, now, now - throttle::WINDOW)?;
            let mut entry = Entry::by_system(&tenant_id, now, Action::SignInFailed, target.clone());
            entry.address.clone_from(&address);
            audit::store::append(c, &entry)
        })
        .await
}
