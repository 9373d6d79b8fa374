//! What HR plans: `/api/events`, and the sessions of events.

use std::collections::BTreeMap;

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, get, post, put};
use chrono::NaiveTime;
use contract::events::{
    EnrolPeople, EventHead, EventList, EventPeopleOutcome, EventView, MOST_PEOPLE, SaveEvent,
    SaveEventSession, SetEventSessionState,
};
use learning::event::japan_instant;
use learning::fiscal_year::FiscalYear;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::accounts;
use crate::catalog;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::events::facts::{self, SessionFacts};
use crate::events::store::{self, people};
use crate::events::{enrolment, planning, view};
use crate::session::CurrentUser;
use crate::state::State;

/// Which fiscal year.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct EventYearQuery {
    /// Fiscal year; default that of today.
    pub fiscal_year: Option<i32>,
}

/// Events of a fiscal year with their sessions.
#[utoipa::path(tag = "events", params(EventYearQuery), responses((status = OK, body = EventList)))]
#[get("/api/events")]
pub async fn list(
    state: Data<State>,
    user: CurrentUser,
    query: Query<EventYearQuery>,
) -> Result<Json<EventList>, Error> {
    let fiscal_year = query.fiscal_year.map_or(FiscalYear::containing(state.clock.today()), FiscalYear);
    if !planning::PLANNED_YEARS.contains(&fiscal_year.0) {
        return Err(Error::field("fiscal_year", "out-of-range"));
    }
    let events = state.database.read(move |c| events_of(c, &user.tenant_id, fiscal_year)).await?;
    Ok(Json(EventList { fiscal_year, events }))
}

fn events_of(c: &mut Connection, tenant_id: &str, year: FiscalYear) -> Result<Vec<EventView>, Error> {
    let first = |year: FiscalYear| japan_instant(year.first_day(), NaiveTime::MIN);
    let sessions = store::sessions_between(c, tenant_id, first(year), first(year.next()))?;
    let facts = facts::load(c, tenant_id, sessions)?;
    let empty = store::without_session(c, tenant_id)?;
    let ids = facts.iter().map(|facts| facts.event.id.as_str()).chain(empty.iter().map(String::as_str));
    let events = store::events_of(c, tenant_id, &ids.collect::<Vec<_>>())?;
    let titles = catalog::store::titles(c, tenant_id)?;
    let trainers: Vec<&str> = facts.iter().filter_map(|facts| facts.session.trainer_id.as_deref()).collect();
    let trainers = people::today(c, tenant_id, &trainers)?;
    let number = |facts: &SessionFacts| {
        let trainer = facts.session.trainer_id.as_ref().and_then(|id| trainers.get(id));
        trainer.map(|row| row.staff_number.clone()).unwrap_or_default()
    };
    let mut views: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for facts in &facts {
        let session = view::session(facts, &number(facts))?;
        views.entry(facts.event.id.as_str()).or_default().push(session);
    }
    let view = |event: &store::EventRow| {
        let sessions = views.remove(event.id.as_str()).unwrap_or_default();
        Ok(EventView { event: view::head(event, &titles)?, sessions })
    };
    events.iter().map(view).collect()
}

/// Create an event.
#[utoipa::path(tag = "events", responses((status = OK, body = EventHead)))]
#[post("/api/events")]
pub async fn create(
    state: Data<State>,
    user: CurrentUser,
    body: Json<SaveEvent>,
) -> Result<Json<EventHead>, Error> {
    let now = state.clock.now();
    let head = state
        .database
        .write(move |c| {
            let event = planning::save_event(c, &user, None, &body, now)?;
            view::head(&event, &catalog::store::titles(c, &user.tenant_id)?)
        })
        .await?;
    Ok(Json(head))
}

/// Change an event.
#[utoipa::path(tag = "events", responses((status = OK, body = EventHead)))]
#[put("/api/events/{event_id}")]
pub async fn change(
    state: Data<State>,
    user: CurrentUser,
    event_id: Path<String>,
    body: Json<SaveEvent>,
) -> Result<Json<EventHead>, Error> {
    let now = state.clock.now();
    let head = state
        .database
        .write(move |c| {
            let event = planning::save_event(c, &user, Some(&event_id), &body, now)?;
            view::head(&event, &catalog::store::titles(c, &user.tenant_id)?)
        })
        .await?;
    Ok(Json(head))
}

/// Add a session to an event; the answer is its id.
#[utoipa::path(tag = "events", responses((status = OK, body = String)))]
#[post("/api/events/{event_id}/sessions")]
pub async fn add_session(
    state: Data<State>,
    user: CurrentUser,
    event_id: Path<String>,
    body: Json<SaveEventSession>,
) -> Result<Json<String>, Error> {
    let now = state.clock.now();
    let add = move |c: &mut _| planning::add_session(c, &user, &event_id, &body, now);
    Ok(Json(state.database.write(add).await?))
}

/// Change a planned session.
#[utoipa::path(tag = "events", responses((status = NO_CONTENT)))]
#[put("/api/event-sessions/{session_id}")]
pub async fn change_session(
    state: Data<State>,
    user: CurrentUser,
    session_id: Path<String>,
    body: Json<SaveEventSession>,
) -> Result<HttpResponse, Error> {
    let now = state.clock.now();
    let apply = move |c: &mut _| planning::change_session(c, &user, &session_id, &body, now);
    state.database.write(apply).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Cancel a session, or note that it was held.
#[utoipa::path(tag = "events", responses((status = NO_CONTENT)))]
#[put("/api/event-sessions/{session_id}/state")]
pub async fn set_state(
    state: Data<State>,
    user: CurrentUser,
    session_id: Path<String>,
    body: Json<SetEventSessionState>,
) -> Result<HttpResponse, Error> {
    let now = state.clock.now();
    let set = move |c: &mut _| planning::set_state(c, &user, &session_id, &body, now);
    state.database.write(set).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Enrol others by their staff numbers.
#[utoipa::path(tag = "events", responses((status = OK, body = EventPeopleOutcome)))]
#[post("/api/event-sessions/{session_id}/enrolments")]
pub async fn enrol_people(
    state: Data<State>,
    user: CurrentUser,
    session_id: Path<String>,
    body: Json<EnrolPeople>,
) -> Result<Json<EventPeopleOutcome>, Error> {
    let now = state.clock.now();
    let numbers = numbers(&body.staff_numbers)?;
    let enrol = move |c: &mut _| enrolment::enrol_people(c, &user, &session_id, &numbers, now);
    Ok(Json(state.database.write(enrol).await?))
}

/// Staff numbers in the spelling in which they are kept.
pub(super) fn numbers(typed: &[String]) -> Result<Vec<String>, Error> {
    let numbers =
        typed.iter().map(|number| accounts::staff_number(number)).filter(|number| !number.is_empty());
    let numbers: Vec<String> = numbers.collect();
    match numbers.len() {
        0 => Err(Error::field("staff_numbers", "required")),
        count if count > MOST_PEOPLE => Err(Error::field("staff_numbers", "too-many")),
        _ => Ok(numbers),
    }
}
