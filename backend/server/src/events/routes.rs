//! What learners do: `/api/event-sessions`, `/api/event-attendance`.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, delete, get, post};
use contract::error::ErrorCode;
use contract::events::{AttendanceTaken, EnterCode, EventBoard, EventCard, MyPlace};

use crate::catalog;
use crate::error::Error;
use crate::events::code::{self, Typed};
use crate::events::store::{self, attendance, enrolments};
use crate::events::{calendar, enrolment, facts, view};
use crate::session::CurrentUser;
use crate::state::State;

/// Sessions to come, and the own ones of the past.
#[utoipa::path(tag = "events", responses((status = OK, body = EventBoard)))]
#[get("/api/event-sessions")]
pub async fn show_board(state: Data<State>, user: CurrentUser) -> Result<Json<EventBoard>, Error> {
    let now = state.clock.now();
    let cards = state
        .database
        .read(move |c| {
            let mut own = enrolments::sessions_of(c, &user.tenant_id, &user.person_id)?;
            own.extend(attendance::sessions_of(c, &user.tenant_id, &user.person_id)?);
            let sessions = store::sessions_from(c, &user.tenant_id, now, &own)?;
            let titles = catalog::store::titles(c, &user.tenant_id)?;
            let facts = facts::load(c, &user.tenant_id, sessions)?;
            facts.iter().map(|facts| view::card(facts, &titles, &user.person_id, now)).collect()
        })
        .await?;
    let cards: Vec<EventCard> = cards;
    let (coming, past): (Vec<_>, Vec<_>) = cards.into_iter().partition(|card| card.session.ends_at >= now);
    let touched = |card: &EventCard| card.mine != MyPlace::None || card.attended.is_some();
    Ok(Json(EventBoard { coming, past: past.into_iter().rev().filter(touched).collect() }))
}

/// Enrol, or wait for a seat. Again changes nothing.
#[utoipa::path(tag = "events", responses((status = OK, body = EventCard)))]
#[post("/api/event-sessions/{session_id}/enrolment")]
pub async fn enrol(
    state: Data<State>,
    user: CurrentUser,
    session_id: Path<String>,
) -> Result<Json<EventCard>, Error> {
    let now = state.clock.now();
    let card = state
        .database
        .write(move |c| {
            let facts = enrolment::enrol(c, &user, &session_id, now)?;
            view::card(&facts, &catalog::store::titles(c, &user.tenant_id)?, &user.person_id, now)
        })
        .await?;
    Ok(Json(card))
}

/// Give the place back; whoever waits first moves up. Again changes nothing.
#[utoipa::path(tag = "events", responses((status = OK, body = EventCard)))]
#[delete("/api/event-sessions/{session_id}/enrolment")]
pub async fn withdraw(
    state: Data<State>,
    user: CurrentUser,
    session_id: Path<String>,
) -> Result<Json<EventCard>, Error> {
    let now = state.clock.now();
    let card = state
        .database
        .write(move |c| {
            let facts = enrolment::withdraw(c, &user, &session_id, now)?;
            view::card(&facts, &catalog::store::titles(c, &user.tenant_id)?, &user.person_id, now)
        })
        .await?;
    Ok(Json(card))
}

/// The code that is shown in the room: the own attendance.
#[utoipa::path(tag = "events", responses((status = OK, body = AttendanceTaken)))]
#[post("/api/event-attendance")]
pub async fn enter_code(
    state: Data<State>,
    user: CurrentUser,
    body: Json<EnterCode>,
) -> Result<Json<AttendanceTaken>, Error> {
    let now = state.clock.now();
    let organizer = state.tenant(&user.tenant_id).map(|tenant| tenant.name.clone()).unwrap_or_default();
    let (typed, card) = state
        .database
        .write(move |c| {
            let typed = code::enter(c, &user, &organizer, &body.code, now)?;
            let Typed::Taken { session_id, .. } = &typed else { return Ok((typed, None)) };
            let facts = facts::load_one(c, &user.tenant_id, session_id)?;
            let titles = catalog::store::titles(c, &user.tenant_id)?;
            let card = view::card(&facts, &titles, &user.person_id, now)?;
            Ok((typed, Some(card)))
        })
        .await?;
    match (typed, card) {
        (Typed::Taken { already, .. }, Some(card)) => Ok(Json(AttendanceTaken { card, already })),
        (Typed::Wait(seconds), _) => Err(Error::Throttled(seconds)),
        (Typed::Expired, _) => Err(Error::field("code", "code-expired")),
        _ => Err(Error::field("code", "code-wrong")),
    }
}

/// The session for the own calendar. Only for who is on its list.
#[utoipa::path(
    tag = "events",
    responses((status = OK, content_type = "text/calendar", body = String))
)]
#[get("/api/event-sessions/{session_id}/calendar.ics")]
pub async fn show_calendar(
    state: Data<State>,
    user: CurrentUser,
    session_id: Path<String>,
) -> Result<HttpResponse, Error> {
    let now = state.clock.now();
    let file = state
        .database
        .read(move |c| {
            let facts = facts::load_one(c, &user.tenant_id, &session_id)?;
            let titles = catalog::store::titles(c, &user.tenant_id)?;
            let card = view::card(&facts, &titles, &user.person_id, now)?;
            if card.mine == MyPlace::None {
                return Err(Error::Refused(ErrorCode::NotFound));
            }
            Ok(calendar::file(&card, facts.session.revision, now))
        })
        .await?;
    Ok(HttpResponse::Ok()
        .insert_header(("Content-Type", "text/calendar; charset=utf-8"))
        .insert_header(("Content-Disposition", "attachment; filename=\"event.ics\""))
        .body(file))
}
