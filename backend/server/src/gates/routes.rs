//! `/api/gates`: the gates, their people, and the one endpoint for other systems.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, get, put};
use contract::error::ErrorCode;
use contract::gates::{
    ClearedPeople, ClearedPerson, GateList, GatePage, GatePerson, GateShow, GateView, SaveGate,
};
use contract::wording;
use learning::gate::Clearance;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::audit::{self, Action, Entry};
use crate::error::Error;
use crate::gates::people::{self, GatePeople};
use crate::gates::store::{self, Gate};
use crate::gates::token::GateCaller;
use crate::page::{self, PER_PAGE};
use crate::records::record::text;
use crate::reporting::csv_export::{self, Encoding};
use crate::session::CurrentUser;
use crate::state::State;

/// Most courses of one gate.
const MOST_COURSES: usize = 10;

/// Which people, which page, which file.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct GateQuery {
    /// `all`, `cleared` or `not-cleared`.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub show: GateShow,
    /// Page, from 1.
    pub page: Option<u32>,
    /// `utf-8` or `cp932`, for the CSV file.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub encoding: Encoding,
}

impl GateQuery {
    fn picks(&self, person: &GatePerson) -> bool {
        match self.show {
            GateShow::All => true,
            GateShow::Cleared => person.clearance.is_cleared(),
            GateShow::NotCleared => !person.clearance.is_cleared(),
        }
    }
}

async fn load(state: &State, tenant_id: String, code: String) -> Result<GatePeople, Error> {
    let (shelf, today) = (state.shelf.clone(), state.clock.today());
    state
        .database
        .read(move |c| {
            let gate = store::by_code(c, &tenant_id, &code)?;
            let courses = people::published(c, &shelf, &tenant_id)?;
            people::of_gate(c, &courses, &gate, today)
        })
        .await
}

/// All gates with their counts of today.
#[utoipa::path(tag = "gates", responses((status = OK, body = GateList)))]
#[get("/api/gates")]
pub async fn list(state: Data<State>, user: CurrentUser) -> Result<Json<GateList>, Error> {
    let (shelf, today) = (state.shelf.clone(), state.clock.today());
    let gates = state
        .database
        .read(move |c| {
            let courses = people::published(c, &shelf, &user.tenant_id)?;
            store::all(c, &user.tenant_id)?
                .iter()
                .map(|gate| Ok(people::of_gate(c, &courses, gate, today)?.gate))
                .collect::<Result<Vec<GateView>, Error>>()
        })
        .await?;
    Ok(Json(GateList { gates }))
}

/// A gate and one page of the people who need its tool.
#[utoipa::path(tag = "gates", params(GateQuery), responses((status = OK, body = GatePage)))]
#[get("/api/gates/{code}")]
pub async fn show(
    state: Data<State>,
    user: CurrentUser,
    code: Path<String>,
    query: Query<GateQuery>,
) -> Result<Json<GatePage>, Error> {
    let GatePeople { gate, people } = load(&state, user.tenant_id, code.into_inner()).await?;
    let page = query.page.unwrap_or(1).max(1);
    let picked: Vec<GatePerson> = people.into_iter().filter(|person| query.picks(person)).collect();
    let before = usize::try_from(page::offset(page)).unwrap_or(usize::MAX);
    let total = page::length(&picked);
    let rows =
        picked.into_iter().skip(before).take(usize::try_from(PER_PAGE).unwrap_or(usize::MAX)).collect();
    Ok(Json(GatePage { gate, as_of: state.clock.today(), rows, total, page, per_page: PER_PAGE }))
}

/// The people of a gate as CSV; the export is written to the audit log.
#[utoipa::path(
    tag = "gates",
    params(GateQuery),
    responses((status = OK, content_type = "text/csv", body = String))
)]
#[get("/api/gates/{code}/list.csv")]
pub async fn export(
    state: Data<State>,
    user: CurrentUser,
    code: Path<String>,
    query: Query<GateQuery>,
) -> Result<HttpResponse, Error> {
    let GatePeople { gate, people } = load(&state, user.tenant_id.clone(), code.into_inner()).await?;
    let rows: Vec<Vec<String>> = people.iter().filter(|person| query.picks(person)).map(cells).collect();
    let name = format!("gate-{}-{}.csv", gate.code, state.clock.today().format("%Y%m%d"));
    let entry =
        Entry::by(&user, state.clock.now(), Action::ListExported, format!("{name} ({} rows)", rows.len()));
    let header = ["職員番号", "氏名", "所属", "利用可否", "利用できる初日", "有効期限", "理由"];
    let bytes = csv_export::table(&header, rows.into_iter(), query.encoding)?;
    state.database.write(move |c| audit::store::append(c, &entry)).await?;
    Ok(csv_export::download(&name, query.encoding, bytes))
}

fn cells(person: &GatePerson) -> Vec<String> {
    let day = |day: chrono::NaiveDate| day.format("%Y/%m/%d").to_string();
    let (since, until) = match person.clearance {
        Clearance::Cleared { since, until } => (day(since), until.map(day).unwrap_or_default()),
        Clearance::Away { .. } | Clearance::Lacking { .. } => (String::new(), String::new()),
    };
    vec![
        person.staff_number.clone(),
        person.name.clone(),
        person.department.clone(),
        wording::clearance(&person.clearance).to_owned(),
        since,
        until,
        wording::clearance_reason(&person.clearance),
    ]
}

/// Add a gate, or change it.
#[utoipa::path(tag = "gates", responses((status = NO_CONTENT)))]
#[put("/api/gates/{code}")]
pub async fn save(
    state: Data<State>,
    user: CurrentUser,
    code: Path<String>,
    input: Json<SaveGate>,
) -> Result<HttpResponse, Error> {
    let gate = checked(&user, code.into_inner(), input.into_inner(), state.clock.now())?;
    let entry =
        Entry::by(&user, gate.saved_at, Action::GateSaved, format!("{}: {}", gate.code, gate.courses));
    state
        .database
        .write(move |c| {
            store::save(c, &gate)?;
            audit::store::append(c, &entry)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

fn checked(
    user: &CurrentUser,
    code: String,
    input: SaveGate,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Gate, Error> {
    let is_code = |text: &str, most: usize, extra: fn(&u8) -> bool| {
        !text.is_empty() && text.len() <= most && text.bytes().all(|byte| extra(&byte) || byte == b'-')
    };
    if !is_code(&code, 40, |byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return Err(Error::field("code", "not-a-code"));
    }
    let mut codes: Vec<&str> = input.courses.iter().map(|course| course.code.as_str()).collect();
    let is_course =
        |code: &&str| is_code(code, 20, |byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if codes.is_empty() || codes.len() > MOST_COURSES {
        return Err(Error::field("courses", "required"));
    }
    if !codes.iter().all(is_course) {
        return Err(Error::field("courses", "not-a-code"));
    }
    codes.sort_unstable();
    if codes.windows(2).any(|pair| pair.first() == pair.last()) {
        return Err(Error::field("courses", "duplicate"));
    }
    Ok(Gate {
        tenant_id: user.tenant_id.clone(),
        code,
        tool: text(&input.tool, "tool", true, 100)?,
        attribute: input.attribute.as_str().to_owned(),
        courses: serde_json::to_string(&input.courses)?,
        in_force: input.in_force,
        saved_by: user.staff_number.clone(),
        saved_at: now,
    })
}

/// Who may use the tool today, for the system that grants it. Needs the gate's token (`Authorization: Bearer …`),
/// not a session.
#[utoipa::path(tag = "gates", responses((status = OK, body = ClearedPeople)))]
#[get("/api/gates/{code}/people")]
pub async fn cleared(
    state: Data<State>,
    caller: GateCaller,
    code: Path<String>,
) -> Result<Json<ClearedPeople>, Error> {
    if *code != caller.gate_code {
        return Err(Error::Refused(ErrorCode::Forbidden));
    }
    let GatePeople { gate, people } = load(&state, caller.tenant_id, caller.gate_code).await?;
    if !gate.in_force {
        return Err(Error::Refused(ErrorCode::NotFound));
    }
    let mut people: Vec<ClearedPerson> = people
        .into_iter()
        .map(|person| {
            let until = match person.clearance {
                Clearance::Cleared { until, .. } => until,
                Clearance::Away { .. } | Clearance::Lacking { .. } => None,
            };
            ClearedPerson { cleared: person.clearance.is_cleared(), staff_number: person.staff_number, until }
        })
        .collect();
    people.sort_by(|one, two| one.staff_number.cmp(&two.staff_number));
    Ok(Json(ClearedPeople { gate: gate.code, as_of: state.clock.today(), people }))
}
