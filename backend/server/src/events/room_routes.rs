//! What HR and the trainer do around a session: who comes, who was there, the code on the screen.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, get, post};
use chrono::{DateTime, Utc};
use contract::accounts::Permission;
use contract::error::ErrorCode;
use contract::events::{
    CodeScreen, EventPeopleOutcome, EventSessionDetail, LONGEST_CODE_MINUTES, LONGEST_LINE, MarkAttendance,
    ShowCode,
};
use learning::fiscal_year::jst_date;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::audit::{self, Action, Entry};
use crate::catalog;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::events::attendance::{self, Marking};
use crate::events::facts::{self, SessionFacts};
use crate::events::planning_routes::numbers;
use crate::events::{code, enrolment, participants, view};
use crate::page;
use crate::reporting::csv_export::{self, Encoding};
use crate::session::CurrentUser;
use crate::state::State;

/// A session is the business of HR and of its trainer; for everybody else it has no room.
fn admit(user: &CurrentUser, facts: SessionFacts) -> Result<SessionFacts, Error> {
    let trains = facts.session.trainer_id.as_deref() == Some(user.person_id.as_str());
    if user.may(Permission::Assign) || trains { Ok(facts) } else { Err(Error::Refused(ErrorCode::NotFound)) }
}

fn detail(
    c: &mut Connection,
    user: &CurrentUser,
    session_id: &str,
    now: DateTime<Utc>,
) -> Result<EventSessionDetail, Error> {
    let facts = admit(user, facts::load_one(c, &user.tenant_id, session_id)?)?;
    let schedule = facts.session.schedule()?;
    Ok(EventSessionDetail {
        event: view::head(&facts.event, &catalog::store::titles(c, &user.tenant_id)?)?,
        session: view::session(&facts, "")?,
        participants: participants::of(c, &user.tenant_id, &facts)?,
        takes_attendance: schedule.takes_attendance(now),
        shows_code: schedule.shows_code(now),
    })
}

/// Everybody of a session.
#[utoipa::path(tag = "events", responses((status = OK, body = EventSessionDetail)))]
#[get("/api/event-sessions/{session_id}")]
pub async fn show(
    state: Data<State>,
    user: CurrentUser,
    session_id: Path<String>,
) -> Result<Json<EventSessionDetail>, Error> {
    let now = state.clock.now();
    Ok(Json(state.database.read(move |c| detail(c, &user, &session_id, now)).await?))
}

/// Write down who was there and who was not. The same again changes nothing; something else is a correction.
#[utoipa::path(tag = "events", responses((status = OK, body = EventPeopleOutcome)))]
#[post("/api/event-sessions/{session_id}/attendance")]
pub async fn mark(
    state: Data<State>,
    user: CurrentUser,
    session_id: Path<String>,
    body: Json<MarkAttendance>,
) -> Result<Json<EventPeopleOutcome>, Error> {
    let now = state.clock.now();
    let organizer = state.tenant(&user.tenant_id).map(|tenant| tenant.name.clone()).unwrap_or_default();
    let numbers = numbers(&body.staff_numbers)?;
    let reason = body.reason.trim().to_owned();
    if reason.chars().count() > LONGEST_LINE {
        return Err(Error::field("reason", "too-long"));
    }
    let outcome = state
        .database
        .write(move |c| {
            let facts = admit(&user, enrolment::in_turn(c, &user.tenant_id, &session_id)?)?;
            let (people, unknown) = enrolment::resolve(c, &user.tenant_id, &numbers)?;
            if !unknown.is_empty() {
                return Ok(EventPeopleOutcome { done: 0, unchanged: 0, waiting: 0, unknown });
            }
            let people: Vec<&str> = people.iter().map(String::as_str).collect();
            let (by, organizer, reason) = (&user, organizer.as_str(), reason.as_str());
            let marking = Marking { by, organizer, present: body.present, method: "list", reason, now };
            let changed = attendance::mark(c, &facts, &people, &marking)?;
            let unchanged = page::length(people.get(changed..).unwrap_or_default());
            let done = page::length(&people).saturating_sub(unchanged);
            Ok(EventPeopleOutcome { done, unchanged, waiting: 0, unknown })
        })
        .await?;
    Ok(Json(outcome))
}

fn screen(
    c: &mut Connection,
    user: &CurrentUser,
    facts: &SessionFacts,
    now: DateTime<Utc>,
) -> Result<CodeScreen, Error> {
    let current = code::current(c, &user.tenant_id, &facts.session.id, now)?;
    Ok(CodeScreen {
        event: view::head(&facts.event, &catalog::store::titles(c, &user.tenant_id)?)?,
        session: view::session(facts, "")?,
        code: current.as_ref().map(|code| code.code.clone()),
        valid_until: current.map(|code| code.valid_until),
        shows_code: facts.session.schedule()?.shows_code(now),
    })
}

/// What stands on the screen of the room.
#[utoipa::path(tag = "events", responses((status = OK, body = CodeScreen)))]
#[get("/api/event-sessions/{session_id}/code")]
pub async fn show_code(
    state: Data<State>,
    user: CurrentUser,
    session_id: Path<String>,
) -> Result<Json<CodeScreen>, Error> {
    let now = state.clock.now();
    let shown = state
        .database
        .read(move |c| {
            let facts = admit(&user, facts::load_one(c, &user.tenant_id, &session_id)?)?;
            screen(c, &user, &facts, now)
        })
        .await?;
    Ok(Json(shown))
}

/// Show a new code; the one before ends.
#[utoipa::path(tag = "events", responses((status = OK, body = CodeScreen)))]
#[post("/api/event-sessions/{session_id}/code")]
pub async fn new_code(
    state: Data<State>,
    user: CurrentUser,
    session_id: Path<String>,
    body: Json<ShowCode>,
) -> Result<Json<CodeScreen>, Error> {
    let now = state.clock.now();
    if !(1..=LONGEST_CODE_MINUTES).contains(&body.minutes) {
        return Err(Error::field("minutes", "out-of-range"));
    }
    let shown = state
        .database
        .write(move |c| {
            let facts = admit(&user, enrolment::in_turn(c, &user.tenant_id, &session_id)?)?;
            code::show(c, &user, &facts, &body, now)?;
            screen(c, &user, &facts, now)
        })
        .await?;
    Ok(Json(shown))
}

/// How the file is encoded.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct ParticipantsQuery {
    /// `utf-8` or `cp932`.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub encoding: Encoding,
}

/// The participants as CSV; the export is written to the audit log.
#[utoipa::path(
    tag = "events",
    params(ParticipantsQuery),
    responses((status = OK, content_type = "text/csv", body = String))
)]
#[get("/api/event-sessions/{session_id}/participants.csv")]
pub async fn export(
    state: Data<State>,
    user: CurrentUser,
    session_id: Path<String>,
    query: Query<ParticipantsQuery>,
) -> Result<HttpResponse, Error> {
    let (now, asker) = (state.clock.now(), user.clone());
    let detail = state.database.read(move |c| detail(c, &asker, &session_id, now)).await?;
    let bytes = participants::file(&detail.participants, query.encoding)?;
    let name = format!("participants-{}.csv", jst_date(detail.session.starts_at).format("%Y%m%d"));
    let target = format!("{name} {} ({} rows)", detail.session.id, detail.participants.len());
    let entry = Entry::by(&user, now, Action::ListExported, target);
    state.database.write(move |c| audit::store::append(c, &entry)).await?;
    Ok(csv_export::download(&name, query.encoding, bytes))
}
