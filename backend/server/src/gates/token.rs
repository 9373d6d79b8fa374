//! Who asks without a session: a system with the token of one gate. A token opens nothing but the one endpoint
//! whose policy says so, and there only its own gate and organisation.

use std::future::{Ready, ready};

use actix_web::dev::{Payload, ServiceRequest};
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use chrono::{DateTime, TimeDelta, Utc};
use contract::error::ErrorCode;
use learning::throttle::{self, Failures};

use crate::error::Error;
use crate::gates::store;
use crate::session::{address, token_hash};
use crate::state::State;

/// Longer tokens are refused unread.
const LONGEST_TOKEN: usize = 128;
/// Writing "last used" more often than this would cost a commit per request.
const TOUCH_EVERY: TimeDelta = TimeDelta::seconds(60);

/// The system behind a request.
#[derive(Debug, Clone)]
pub struct GateCaller {
    /// Organisation.
    pub tenant_id: String,
    /// The one gate that its token opens.
    pub gate_code: String,
}

impl FromRequest for GateCaller {
    type Error = Error;
    type Future = Ready<Result<GateCaller, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let caller = request.extensions().get::<GateCaller>().cloned();
        ready(caller.ok_or(Error::Refused(ErrorCode::NotSignedIn)))
    }
}

/// Finds the token of a request. A session does not count here.
///
/// # Errors
/// Not signed in without a token that works; throttled after several wrong ones from the same address.
pub async fn admit(request: &ServiceRequest, state: &State) -> Result<GateCaller, Error> {
    let refused = || Error::Refused(ErrorCode::NotSignedIn);
    let token = bearer(request.request()).ok_or_else(refused)?;
    let tenant = state.tenant_for_host(request.connection_info().host()).ok_or_else(refused)?;
    let (tenant_id, address, now) = (tenant.id.clone(), address(request.request(), state), state.clock.now());
    let (hash, from) = (token_hash(&token), address.clone());
    let (failures, found) = state
        .database
        .read(move |c| {
            let failures = store::recent_failures(c, &tenant_id, &from, now - throttle::WINDOW)?;
            Ok((failures, store::token_by_hash(c, &tenant_id, &hash)?))
        })
        .await?;
    if let Some(seconds) = wait(failures, now) {
        return Err(Error::Throttled(seconds));
    }
    let tenant_id = tenant.id.clone();
    let Some(found) = found else {
        let forget_before = now - throttle::WINDOW;
        state
            .database
            .write(move |c| store::insert_failure(c, &tenant_id, &address, now, forget_before))
            .await?;
        return Err(refused());
    };
    if found.last_used_at.is_none_or(|last| now - last >= TOUCH_EVERY) {
        state.database.write(move |c| store::touch_token(c, &tenant_id, &found.id, now)).await?;
    }
    Ok(GateCaller { tenant_id: tenant.id.clone(), gate_code: found.gate_code })
}

/// The token after `Bearer `; the scheme is read without regard to case.
fn bearer(request: &HttpRequest) -> Option<String> {
    let value = request.headers().get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    let token = token.trim();
    let fits = scheme.eq_ignore_ascii_case("Bearer") && !token.is_empty() && token.len() <= LONGEST_TOKEN;
    fits.then(|| token.to_owned())
}

/// Whole seconds to wait, rounded up, by the rule for one sign-in from one address.
fn wait((count, last): (i64, Option<DateTime<Utc>>), now: DateTime<Utc>) -> Option<u32> {
    let pair = u32::try_from(count).unwrap_or(u32::MAX);
    let left = throttle::remaining(Failures { pair, ..Failures::default() }, now - last?)?;
    Some(u32::try_from((left.num_milliseconds() + 999) / 1000).unwrap_or(u32::MAX))
}
