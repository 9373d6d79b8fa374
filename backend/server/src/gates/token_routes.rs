//! `/api/gates/{code}/tokens`: administrators make and revoke tokens. A token is shown once.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, delete, get, post};
use contract::gates::{CreateGateToken, GateTokenCreated, GateTokenList, GateTokenRow};

use crate::audit::{self, Action, Entry};
use crate::clock;
use crate::error::Error;
use crate::gates::store::{self, GateToken};
use crate::records::record::text;
use crate::session::{self, CurrentUser};
use crate::state::State;

/// Tokens of a gate without their secrets.
#[utoipa::path(tag = "gates", responses((status = OK, body = GateTokenList)))]
#[get("/api/gates/{code}/tokens")]
pub async fn list_tokens(
    state: Data<State>,
    user: CurrentUser,
    code: Path<String>,
) -> Result<Json<GateTokenList>, Error> {
    let rows = state
        .database
        .read(move |c| {
            let gate = store::by_code(c, &user.tenant_id, &code)?;
            store::tokens_of(c, &user.tenant_id, &gate.code)
        })
        .await?;
    let tokens = rows.into_iter().map(|row| GateTokenRow {
        id: row.id,
        label: row.label,
        created_by: row.created_by,
        created_at: row.created_at,
        last_used_at: row.last_used_at,
        revoked_at: row.revoked_at,
    });
    Ok(Json(GateTokenList { tokens: tokens.collect() }))
}

/// Make a token for one gate. The answer is the only place where it ever stands.
#[utoipa::path(tag = "gates", responses((status = OK, body = GateTokenCreated)))]
#[post("/api/gates/{code}/tokens")]
pub async fn create_token(
    state: Data<State>,
    user: CurrentUser,
    code: Path<String>,
    input: Json<CreateGateToken>,
) -> Result<Json<GateTokenCreated>, Error> {
    let label = text(&input.label, "label", true, 100)?;
    let (secret, token_hash) = session::new_token()?;
    let now = state.clock.now();
    let token = GateToken {
        tenant_id: user.tenant_id.clone(),
        id: clock::new_id(),
        gate_code: code.into_inner(),
        token_hash,
        label,
        created_by: user.staff_number.clone(),
        created_at: now,
        revoked_by: None,
        revoked_at: None,
        last_used_at: None,
    };
    let target = format!("{}: {}", token.gate_code, token.label);
    let (entry, id) = (Entry::by(&user, now, Action::GateTokenCreated, target), token.id.clone());
    state
        .database
        .write(move |c| {
            store::by_code(c, &token.tenant_id, &token.gate_code)?;
            store::insert_token(c, &token)?;
            audit::store::append(c, &entry)
        })
        .await?;
    Ok(Json(GateTokenCreated { id, token: secret }))
}

/// Revoke a token; it works no longer from this moment.
#[utoipa::path(tag = "gates", responses((status = NO_CONTENT)))]
#[delete("/api/gates/{code}/tokens/{token_id}")]
pub async fn revoke_token(
    state: Data<State>,
    user: CurrentUser,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Error> {
    let (code, token_id) = path.into_inner();
    let now = state.clock.now();
    state
        .database
        .write(move |c| {
            let number = user.staff_number.as_str();
            let label = store::revoke_token(c, &user.tenant_id, &code, &token_id, number, now)?;
            let entry = Entry::by(&user, now, Action::GateTokenRevoked, format!("{code}: {label}"));
            audit::store::append(c, &entry)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
