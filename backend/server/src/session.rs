//! Who is asking: the session cookie, the gate in front of every `/api` handler, and the extractor.

use std::future::{Ready, ready};

use actix_web::body::{EitherBody, MessageBody};
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{CACHE_CONTROL, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, ResponseError as _};
use chrono::{DateTime, TimeDelta, Utc};
use contract::accounts::Permission;
use contract::error::ErrorCode;
use learning::role::Role;
use sha2::{Digest as _, Sha256};

use crate::accounts::store;
use crate::clock;
use crate::error::Error;
use crate::gates::token;
use crate::policy::{self, Access};
use crate::state::State;

/// Name of the session cookie.
pub const COOKIE: &str = "manabiya_session";
/// Every request that changes something must carry this header: a page of another site cannot add it
/// without asking first, and the server never agrees.
pub const REQUEST_HEADER: &str = "X-Manabiya-Request";
/// Writing "last seen" more often than this would cost a commit per click.
const TOUCH_EVERY: TimeDelta = TimeDelta::seconds(60);

/// The person behind a request, as of this request.
#[derive(Debug, Clone)]
pub struct CurrentUser {
    /// Organisation.
    pub tenant_id: String,
    /// Stable person id.
    pub person_id: String,
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// Department id.
    pub department_id: String,
    /// Department name.
    pub department: String,
    /// All roles, learner first.
    pub roles: Vec<Role>,
    /// The password must be changed first.
    pub must_change_password: bool,
    /// Hash of the session token.
    pub token_hash: String,
    /// When the session was made.
    pub signed_in_at: DateTime<Utc>,
    /// Address of the terminal.
    pub address: String,
}

impl CurrentUser {
    /// Whether any role permits it.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        self.roles.iter().any(|role| policy::permits(*role, permission))
    }
}

impl FromRequest for CurrentUser {
    type Error = Error;
    type Future = Ready<Result<CurrentUser, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let user = request.extensions().get::<CurrentUser>().cloned();
        ready(user.ok_or(Error::Refused(ErrorCode::NotSignedIn)))
    }
}

/// A new session token (256 bits, hex) and the hash under which it is stored.
///
/// # Errors
/// The system has no randomness to give.
pub fn new_token() -> Result<(String, String), Error> {
    let token = hex(&clock::random_bytes::<32>()?);
    let hash = token_hash(&token);
    Ok((token, hash))
}

/// SHA-256 of a token, hex. A token has 256 random bits, so a plain hash is enough.
#[must_use]
pub fn token_hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// Lower-case hex.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The cookie for a new session; it ends with the browser.
#[must_use]
pub fn cookie(token: String, https: bool) -> Cookie<'static> {
    Cookie::build(COOKIE, token).path("/").http_only(true).same_site(SameSite::Strict).secure(https).finish()
}

/// Address of the terminal: the peer, or what a trusted proxy says of it (the last entry of the last line,
/// because everything before may come from the terminal itself).
#[must_use]
pub fn address(request: &HttpRequest, state: &State) -> String {
    let Some(peer) = request.peer_addr().map(|address| address.ip()) else {
        return String::new();
    };
    if state.proxy.trusted.contains(&peer) {
        let forwarded =
            request.headers().get_all("X-Forwarded-For").last().and_then(|value| value.to_str().ok());
        let last = forwarded.and_then(|text| text.rsplit(',').next());
        if let Some(Ok(address)) = last.map(|text| text.trim().parse::<std::net::IpAddr>()) {
            return address.to_string();
        }
    }
    peer.to_string()
}

/// The gate: refuses what the policy does not grant, before any handler runs.
///
/// # Errors
/// Only what the inner service itself fails with; refusals are answers.
pub async fn gate<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    // The address as the route table reads it: `/%61pi/` is `/api/` there, so it must be here too.
    if !request.match_info().as_str().starts_with("/api/") {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    let mut response = match admit(&mut request).await {
        Ok(()) => next.call(request).await?.map_into_left_body(),
        Err(error) => request.into_response(error.error_response()).map_into_right_body(),
    };
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

async fn admit(request: &mut ServiceRequest) -> Result<(), Error> {
    let state =
        request.app_data::<Data<State>>().cloned().ok_or_else(|| Error::Internal("no state".to_owned()))?;
    let pattern = request.resource_map().match_pattern(request.match_info().as_str()).unwrap_or_default();
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD);
    if changes && !request.headers().contains_key(REQUEST_HEADER) {
        return Err(Error::Refused(ErrorCode::Forbidden));
    }
    // U+0000 names nothing, and PostgreSQL fails on it.
    if request.path().contains("%00") {
        return Err(Error::Refused(ErrorCode::NotFound));
    }
    if request.query_string().contains("%00") {
        return Err(Error::Refused(ErrorCode::InvalidInput));
    }
    let access = policy::access(request.method(), &pattern);
    if access == Some(Access::Public) {
        if request.cookie(COOKIE).is_some() {
            // Whoever is signed in is known on public endpoints too; a session that has ended is no one.
            match current_user(request, &state).await {
                Ok(user) => drop(request.extensions_mut().insert(user)),
                Err(Error::Refused(ErrorCode::NotSignedIn)) => {}
                Err(error) => return Err(error),
            }
        }
        return Ok(());
    }
    if access == Some(Access::GateToken) {
        // No session is looked for: who has one, and no token, is nobody here.
        let caller = token::admit(request, &state).await?;
        request.extensions_mut().insert(caller);
        return Ok(());
    }
    let user = current_user(request, &state).await?;
    match access {
        None | Some(Access::GateToken) => return Err(Error::Refused(ErrorCode::NotFound)),
        Some(Access::Public | Access::Session) => {}
        Some(Access::AnyOf(permissions)) => {
            if user.must_change_password {
                return Err(Error::Refused(ErrorCode::PasswordChangeRequired));
            }
            if !permissions.iter().any(|permission| user.may(*permission)) {
                return Err(Error::Refused(ErrorCode::Forbidden));
            }
        }
    }
    request.extensions_mut().insert(user);
    Ok(())
}

async fn current_user(request: &ServiceRequest, state: &State) -> Result<CurrentUser, Error> {
    let signed_out = || Error::Refused(ErrorCode::NotSignedIn);
    let token = request.cookie(COOKIE).ok_or_else(signed_out)?;
    let hash = token_hash(token.value());
    let address = address(request.request(), state);
    let now = state.clock.now();
    let idle = TimeDelta::minutes(i64::from(state.session.idle_minutes));
    let absolute = TimeDelta::hours(i64::from(state.session.absolute_hours));
    let lookup = hash.clone();
    let found = state.database.read(move |c| store::session(c, &lookup)).await?.ok_or_else(signed_out)?;
    let host_tenant = state.tenant_for_host(request.connection_info().host()).map(|tenant| tenant.id.clone());
    if host_tenant.as_deref() != Some(found.tenant_id.as_str()) {
        return Err(signed_out());
    }
    if now - found.last_seen_at >= idle || now - found.created_at >= absolute {
        state.database.write(move |c| store::delete_session(c, &hash)).await?;
        return Err(signed_out());
    }
    if now - found.last_seen_at >= TOUCH_EVERY {
        let touched = hash.clone();
        state.database.write(move |c| store::touch_session(c, &touched, now)).await?;
    }
    Ok(found.into_user(hash, address))
}
