//! `/api/audit/chain`, `/api/audit/verification`.

use actix_web::web::{Data, Json};
use actix_web::{get, post};
use contract::audit::{ChainState, SealHead, Verification, VerifyChain};
use tokio::sync::Semaphore;

use crate::audit::chain::{self, Anchor};
use crate::audit::store;
use crate::audit::{Action, Entry};
use crate::error::Error;
use crate::session::CurrentUser;
use crate::state::State;

/// A verification reads every fact: one at a time is enough.
static TURN: Semaphore = Semaphore::const_new(1);

/// The newest seal.
#[utoipa::path(tag = "audit", responses((status = OK, body = ChainState)))]
#[get("/api/audit/chain")]
pub async fn show_chain(state: Data<State>, user: CurrentUser) -> Result<Json<ChainState>, Error> {
    let newest = state.database.read(move |c| store::seals::newest(c, &user.tenant_id)).await?;
    let head = newest.map(|seal| SealHead {
        number: chain::number(seal.number),
        sealed_at: seal.sealed_at,
        hash: seal.hash,
    });
    Ok(Json(ChainState { head }))
}

/// Recomputes the chain and compares every fact with it; written to the audit log.
#[utoipa::path(tag = "audit", request_body = VerifyChain, responses((status = OK, body = Verification)))]
#[post("/api/audit/verification")]
pub async fn verify_chain(
    state: Data<State>,
    user: CurrentUser,
    message: Json<VerifyChain>,
) -> Result<Json<Verification>, Error> {
    let anchor = match message.expected.trim() {
        "" => None,
        text => Some(text.parse::<Anchor>().map_err(|()| Error::field("expected", "malformed"))?),
    };
    let _turn = TURN.try_acquire().map_err(|_| Error::Unavailable)?;
    let tenant_id = user.tenant_id.clone();
    let found = state.database.read(move |c| chain::verify(c, &tenant_id, anchor.as_ref())).await?;
    let number = found.head.as_ref().map_or(0, |head| head.number);
    let target = format!("seal {number}: {} facts, {} faults", found.facts, found.faults);
    let entry = Entry::by(&user, state.clock.now(), Action::ChainVerified, target);
    state.database.write(move |c| store::append(c, &entry)).await?;
    Ok(Json(found))
}
