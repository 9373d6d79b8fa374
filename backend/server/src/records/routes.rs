//! `/api/waivers`, `/api/extensions`, `/api/credits`, `/api/records`.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, get, post};
use contract::records::{
    CreditPage, CreditRow, ExtensionPage, ExtensionRow, RecordCredit, RecordExtension, RecordGround,
    RecordPerson, RecordWaiver, Recorded, Revoke, Revoked, WaiverPage, WaiverRow,
};
use learning::fiscal_year::FiscalYear;
use learning::folding;

use crate::catalog;
use crate::error::Error;
use crate::page::{self, PER_PAGE, PageQuery};
use crate::records::record;
use crate::records::store::{PersonRow, RevocationRow, credits, extensions, waivers};
use crate::session::CurrentUser;
use crate::state::State;

/// A person as it travels.
pub(super) fn person(row: PersonRow) -> RecordPerson {
    RecordPerson {
        person_id: row.person_id,
        staff_number: row.staff_number,
        name: row.name,
        department: row.department,
    }
}

fn revoked(row: RevocationRow) -> Revoked {
    Revoked { reason: row.reason, by: row.recorded_by, at: row.recorded_at }
}

/// A stored number that is never negative, as it travels.
pub(super) fn unsigned(number: i32) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

/// One page of waivers, latest first.
#[utoipa::path(tag = "records", params(PageQuery), responses((status = OK, body = WaiverPage)))]
#[get("/api/waivers")]
pub async fn list_waivers(
    state: Data<State>,
    user: CurrentUser,
    query: Query<PageQuery>,
) -> Result<Json<WaiverPage>, Error> {
    let (page, key) = (query.page.max(1), folding::search_key(&query.query));
    let ((rows, total), titles) = state
        .database
        .read(move |c| {
            let found = waivers::page(c, &user.tenant_id, &key, page::offset(page), page::limit())?;
            Ok((found, catalog::store::titles(c, &user.tenant_id)?))
        })
        .await?;
    let rows = rows.into_iter().map(|(row, who, taken_back)| WaiverRow {
        id: row.id,
        person: person(who),
        course_title: titles.get(&row.course_code).cloned().unwrap_or_default(),
        course_code: row.course_code,
        from_on: row.from_on,
        until_on: row.until_on,
        reason: row.reason,
        ground: RecordGround {
            approved_by: row.approved_by,
            evidence: row.evidence,
            recorded_by: row.recorded_by,
            recorded_at: row.recorded_at,
            revoked: taken_back.map(revoked),
        },
    });
    Ok(Json(WaiverPage { rows: rows.collect(), total: page::count(total), page, per_page: PER_PAGE }))
}

/// Record a waiver.
#[utoipa::path(tag = "records", responses((status = OK, body = Recorded)))]
#[post("/api/waivers")]
pub async fn record_waiver(
    state: Data<State>,
    user: CurrentUser,
    input: Json<RecordWaiver>,
) -> Result<Json<Recorded>, Error> {
    let now = state.clock.now();
    Ok(Json(state.database.write(move |c| record::waiver(c, &user, &input, now)).await?))
}

/// One page of extensions, latest first.
#[utoipa::path(tag = "records", params(PageQuery), responses((status = OK, body = ExtensionPage)))]
#[get("/api/extensions")]
pub async fn list_extensions(
    state: Data<State>,
    user: CurrentUser,
    query: Query<PageQuery>,
) -> Result<Json<ExtensionPage>, Error> {
    let (page, key) = (query.page.max(1), folding::search_key(&query.query));
    let ((rows, total), titles) = state
        .database
        .read(move |c| {
            let found = extensions::page(c, &user.tenant_id, &key, page::offset(page), page::limit())?;
            Ok((found, catalog::store::titles(c, &user.tenant_id)?))
        })
        .await?;
    let rows = rows.into_iter().map(|(row, (course_code, year), who, taken_back)| ExtensionRow {
        id: row.id,
        person: person(who),
        course_title: titles.get(&course_code).cloned().unwrap_or_default(),
        course_code,
        fiscal_year: FiscalYear(year),
        due_on: row.due_on,
        reason: row.reason,
        ground: RecordGround {
            approved_by: row.approved_by,
            evidence: row.evidence,
            recorded_by: row.recorded_by,
            recorded_at: row.recorded_at,
            revoked: taken_back.map(revoked),
        },
    });
    Ok(Json(ExtensionPage { rows: rows.collect(), total: page::count(total), page, per_page: PER_PAGE }))
}

/// Extend the due date of one assignment.
#[utoipa::path(tag = "records", responses((status = OK, body = Recorded)))]
#[post("/api/extensions")]
pub async fn record_extension(
    state: Data<State>,
    user: CurrentUser,
    input: Json<RecordExtension>,
) -> Result<Json<Recorded>, Error> {
    let now = state.clock.now();
    Ok(Json(state.database.write(move |c| record::extension(c, &user, &input, now)).await?))
}

/// One page of outside training, latest first.
#[utoipa::path(tag = "records", params(PageQuery), responses((status = OK, body = CreditPage)))]
#[get("/api/credits")]
pub async fn list_credits(
    state: Data<State>,
    user: CurrentUser,
    query: Query<PageQuery>,
) -> Result<Json<CreditPage>, Error> {
    let (page, key) = (query.page.max(1), folding::search_key(&query.query));
    let (rows, total) = state
        .database
        .read(move |c| credits::page(c, &user.tenant_id, &key, page::offset(page), page::limit()))
        .await?;
    let rows = rows.into_iter().map(credit).collect::<Result<Vec<_>, Error>>()?;
    Ok(Json(CreditPage { rows, total: page::count(total), page, per_page: PER_PAGE }))
}

fn credit((row, who, taken_back): credits::ListedCredit) -> Result<CreditRow, Error> {
    Ok(CreditRow {
        id: row.id,
        person: person(who),
        form: record::form_of(&row.form)?,
        title: row.title,
        organizer: row.organizer,
        completed_on: row.completed_on,
        minutes: unsigned(row.minutes),
        result: record::result_of(&row.result),
        score: row.score.map(unsigned),
        pass_mark: row.pass_mark.map(unsigned),
        course_code: row.course_code,
        by_roster: !row.batch_id.is_empty(),
        ground: RecordGround {
            approved_by: row.approved_by,
            evidence: row.evidence,
            recorded_by: row.recorded_by,
            recorded_at: row.recorded_at,
            revoked: taken_back.map(revoked),
        },
    })
}

/// Record training outside of this program.
#[utoipa::path(tag = "records", responses((status = OK, body = Recorded)))]
#[post("/api/credits")]
pub async fn record_credit(
    state: Data<State>,
    user: CurrentUser,
    input: Json<RecordCredit>,
) -> Result<Json<Recorded>, Error> {
    let now = state.clock.now();
    Ok(Json(state.database.write(move |c| record::credit(c, &user, &input, now)).await?))
}

/// Take a waiver, an extension or outside training back.
#[utoipa::path(tag = "records", responses((status = NO_CONTENT)))]
#[post("/api/records/{record_id}/revocation")]
pub async fn revoke(
    state: Data<State>,
    user: CurrentUser,
    record_id: Path<String>,
    input: Json<Revoke>,
) -> Result<HttpResponse, Error> {
    let now = state.clock.now();
    state.database.write(move |c| record::revoke(c, &user, &record_id, &input, now)).await?;
    Ok(HttpResponse::NoContent().finish())
}
