//! `/api/people`, `/api/personnel-events`.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use contract::organization::{NewPersonnelEvent, PersonRecord, PersonnelEventRecorded, TakeBack};

use crate::error::Error;
use crate::organization::{person, personnel};
use crate::session::CurrentUser;
use crate::state::State;

/// A person with the state today and every event.
#[utoipa::path(tag = "organization", responses((status = OK, body = PersonRecord)))]
#[get("/api/people/{person_id}")]
pub async fn show_person(
    state: Data<State>,
    user: CurrentUser,
    person_id: Path<String>,
) -> Result<Json<PersonRecord>, Error> {
    let today = state.clock.today();
    let record = state.database.read(move |c| person::record(c, &user.tenant_id, &person_id, today)).await?;
    Ok(Json(record))
}

/// Record one personnel event.
#[utoipa::path(
    tag = "organization",
    request_body = NewPersonnelEvent,
    responses((status = OK, body = PersonnelEventRecorded))
)]
#[post("/api/personnel-events")]
pub async fn record_event(
    state: Data<State>,
    user: CurrentUser,
    event: Json<NewPersonnelEvent>,
) -> Result<Json<PersonnelEventRecorded>, Error> {
    let now = state.clock.now();
    Ok(Json(state.database.write(move |c| personnel::record(c, &user, &event, now)).await?))
}

/// Take one personnel event back by a compensating entry.
#[utoipa::path(tag = "organization", request_body = TakeBack, responses((status = NO_CONTENT)))]
#[post("/api/personnel-events/{event_id}/void")]
pub async fn void_event(
    state: Data<State>,
    user: CurrentUser,
    event_id: Path<String>,
    reason: Json<TakeBack>,
) -> Result<HttpResponse, Error> {
    let now = state.clock.now();
    state.database.write(move |c| personnel::take_back(c, &user, &event_id, &reason, now)).await?;
    Ok(HttpResponse::NoContent().finish())
}
