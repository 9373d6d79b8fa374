//! `/api/reminders`: the banner, letters to section heads, the file for groupware.

use actix_web::web::{Data, Json, Query};
use actix_web::{HttpResponse, get, post};
use chrono::{Days, NaiveDate};
use contract::accounts::Permission;
use contract::error::ErrorCode;
use contract::reminders::{
    LetterPreview, RecordLetters, ReminderNotice, ReminderTemplate, RemindersRecorded,
};
use contract::reporting::{OutstandingOrder, OutstandingState};
use learning::fiscal_year::{FiscalYear, jst_date};
use learning::reminder::SOON_DAYS;

use crate::audit::{self, Action, Entry};
use crate::catalog;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization;
use crate::page::{self, length};
use crate::reminders::store::{self, Channel, Recorder};
use crate::reminders::words::Occasion;
use crate::reminders::{address, letter};
use crate::reporting::csv_export;
use crate::reporting::outstanding::{self, OutstandingQuery};
use crate::reporting::store::{
    OutstandingDuty, OutstandingFilter, count_outstanding, outstanding as open_duties,
};
use crate::session::CurrentUser;
use crate::state::State;

/// Duties of one preview at most; whoever wants more narrows the slice.
const LARGEST_PREVIEW: i64 = 5_000;
/// Duties of one file at most.
const LARGEST_FILE: i64 = 100_000;

/// Own duties for the banner: assignment and due date.
fn due_now(
    c: &mut Connection,
    user: &CurrentUser,
    today: NaiveDate,
) -> Result<Vec<(String, NaiveDate)>, Error> {
    let until = today.checked_add_days(Days::new(SOON_DAYS)).unwrap_or(today);
    store::own_open(c, &user.tenant_id, &user.person_id, today, until)
}

/// What the first page says about open duties.
#[utoipa::path(tag = "reminders", responses((status = OK, body = ReminderNotice)))]
#[get("/api/reminders/mine")]
pub async fn mine(state: Data<State>, user: CurrentUser) -> Result<Json<ReminderNotice>, Error> {
    let today = state.clock.today();
    let notice = state
        .database
        .read(move |c| {
            let due = due_now(c, &user, today)?;
            let (overdue, soon): (Vec<_>, Vec<_>) = due.iter().partition(|(_, due_on)| *due_on < today);
            Ok(ReminderNotice {
                overdue: length(&overdue),
                due_soon: length(&soon),
                first_assignment: due.first().map(|(id, _)| id.clone()),
                unit_overdue: unit_overdue(c, &user, today)?,
            })
        })
        .await?;
    Ok(Json(notice))
}

/// For section heads: what is overdue in the own units, of this fiscal year and the one before.
fn unit_overdue(c: &mut Connection, user: &CurrentUser, today: NaiveDate) -> Result<Option<u32>, Error> {
    if !user.may(Permission::ViewOwnUnit) {
        return Ok(None);
    }
    let year = FiscalYear::containing(today).0;
    let filter = OutstandingFilter {
        departments: Some(organization::store::own_units(c, &user.tenant_id, &user.person_id)?),
        state: OutstandingState::Overdue,
        ..OutstandingFilter::all(&user.tenant_id, (year, year), today)
    };
    Ok(Some(count_outstanding(c, &filter)?.total))
}

/// The banner was shown. The same day again changes nothing.
#[utoipa::path(tag = "reminders", responses((status = NO_CONTENT)))]
#[post("/api/reminders/mine")]
pub async fn record_shown(state: Data<State>, user: CurrentUser) -> Result<HttpResponse, Error> {
    let (now, today) = (state.clock.now(), state.clock.today());
    let reader = user.clone();
    let due = state
        .database
        .read(move |c| {
            let due = due_now(c, &reader, today)?;
            let ids: Vec<&str> = due.iter().map(|(id, _)| id.as_str()).collect();
            let known = store::banners_of(c, &reader.tenant_id, &ids, today)?;
            // A second look on the same day costs no write.
            Ok(if page::count(known) == length(&ids) { Vec::new() } else { due })
        })
        .await?;
    if !due.is_empty() {
        let record = move |c: &mut Connection| {
            let recorder =
                Recorder { tenant_id: &user.tenant_id, by: &user.staff_number, at: now, day: today };
            let duties: Vec<_> = due.iter().map(|(id, _)| (id.as_str(), user.person_id.as_str())).collect();
            store::record(c, &recorder, Channel::Banner, &duties)
        };
        state.database.write(record).await?;
    }
    Ok(HttpResponse::NoContent().finish())
}

fn template(c: &mut Connection, tenant_id: &str) -> Result<ReminderTemplate, Error> {
    Ok(store::setting::<ReminderTemplate>(c, tenant_id)?.map(|saved| saved.value).unwrap_or_default())
}

fn organization_name(state: &State, user: &CurrentUser) -> String {
    state.tenant(&user.tenant_id).map(|tenant| tenant.name.clone()).unwrap_or_default()
}

/// Letters to the section heads of a slice of the outstanding list, to be read before they are printed.
#[utoipa::path(tag = "reminders", params(OutstandingQuery), responses((status = OK, body = LetterPreview)))]
#[get("/api/reminders/letters")]
pub async fn show_letters(
    state: Data<State>,
    user: CurrentUser,
    query: Query<OutstandingQuery>,
) -> Result<Json<LetterPreview>, Error> {
    let (as_of, today, organization) =
        (state.clock.now(), state.clock.today(), organization_name(&state, &user));
    let preview = state
        .database
        .read(move |c| {
            let filter = outstanding::filter(c, &user, &query, today)?;
            let duties = open_duties(c, &filter, OutstandingOrder::Department, 0, LARGEST_PREVIEW)?;
            let titles = catalog::store::titles(c, &user.tenant_id)?;
            Ok(LetterPreview {
                fiscal_year: outstanding::year(&query, today),
                organization,
                today,
                as_of,
                template: template(c, &user.tenant_id)?,
                letters: letter::letters(&duties, &titles, today),
                total: count_outstanding(c, &filter)?.total,
            })
        })
        .await?;
    Ok(Json(preview))
}

/// Puts duties on record, with its line in the audit log.
fn record(
    c: &mut Connection,
    user: &CurrentUser,
    channel: Channel,
    duties: &[OutstandingDuty],
    entry: &Entry,
    today: NaiveDate,
) -> Result<(), Error> {
    let recorder = Recorder { tenant_id: &user.tenant_id, by: &user.staff_number, at: entry.at, day: today };
    let pairs: Vec<_> =
        duties.iter().map(|duty| (duty.assignment.id.as_str(), duty.assignment.person_id.as_str())).collect();
    store::record(c, &recorder, channel, &pairs)?;
    audit::store::append(c, entry)
}

/// The letters of this slice were printed or copied: from now on the list says when each was reminded last.
#[utoipa::path(
    tag = "reminders",
    params(OutstandingQuery),
    responses((status = OK, body = RemindersRecorded))
)]
#[post("/api/reminders/letters")]
pub async fn record_letters(
    state: Data<State>,
    user: CurrentUser,
    query: Query<OutstandingQuery>,
    body: Json<RecordLetters>,
) -> Result<Json<RemindersRecorded>, Error> {
    let (now, today) = (state.clock.now(), state.clock.today());
    // The letters carry the date of their preview.
    if jst_date(body.as_of) != today {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    let write = move |c: &mut Connection| {
        let filter = outstanding::filter(c, &user, &query, today)?;
        let duties = open_duties(c, &filter, OutstandingOrder::Department, 0, LARGEST_PREVIEW)?;
        let target = format!("letters {} ({} duties)", outstanding::year(&query, today).0, duties.len());
        let entry = Entry::by(&user, now, Action::RemindersRecorded, target);
        record(c, &user, Channel::Letter, &duties, &entry, today)?;
        Ok(RemindersRecorded { duties: length(&duties) })
    };
    Ok(Json(state.database.write(write).await?))
}

const HEADER: [&str; 6] = ["職員番号", "氏名", "所属", "メール", "件名", "本文"];

/// One message per person of a slice, for import into groupware. An address that is not the person's own is
/// left out. The file counts as a reminder, and is written to the audit log.
#[utoipa::path(
    tag = "reminders",
    params(OutstandingQuery),
    responses((status = OK, content_type = "text/csv", body = String))
)]
#[get("/api/reminders/groupware.csv")]
pub async fn export_groupware(
    state: Data<State>,
    user: CurrentUser,
    query: Query<OutstandingQuery>,
) -> Result<HttpResponse, Error> {
    let (now, today, encoding) = (state.clock.now(), state.clock.today(), query.encoding);
    let name = format!("reminders-{}-{}.csv", outstanding::year(&query, today).0, today.format("%Y%m%d"));
    let (organization, site) = (organization_name(&state, &user), site(&state));
    let target = name.clone();
    let records = state
        .database
        .write(move |c| {
            let filter = outstanding::filter(c, &user, &query, today)?;
            let duties = open_duties(c, &filter, OutstandingOrder::Department, 0, LARGEST_FILE)?;
            let template = template(c, &user.tenant_id)?;
            let occasion = Occasion { organization: &organization, today, site: &site, template: &template };
            let records = records(c, &user.tenant_id, &duties, &occasion)?;
            let target = format!("{target} ({} rows)", records.len());
            let entry = Entry::by(&user, now, Action::RemindersRecorded, target);
            record(c, &user, Channel::Groupware, &duties, &entry, today)?;
            Ok(records)
        })
        .await?;
    let bytes = csv_export::table(&HEADER, records.into_iter(), encoding)?;
    Ok(csv_export::download(&name, encoding, bytes))
}

fn site(state: &State) -> String {
    state.mail.as_ref().map(|mail| mail.site.clone()).unwrap_or_default()
}

fn records(
    c: &mut Connection,
    tenant_id: &str,
    duties: &[OutstandingDuty],
    occasion: &Occasion<'_>,
) -> Result<Vec<Vec<String>>, Error> {
    let (titles, addresses) = (catalog::store::titles(c, tenant_id)?, store::addresses(c, tenant_id)?);
    let usable =
        address::judged(addresses.iter().map(|(person, address)| (person.as_str(), address.as_str())));
    let of_person = duties.chunk_by(|one, next| one.assignment.person_id == next.assignment.person_id);
    let records = of_person.filter_map(|duties| {
        let first = duties.first()?;
        let letter = letter::letters(duties, &titles, occasion.today).into_iter().next()?;
        let text = occasion.to_person(&letter.department, letter.people.first()?);
        let address = match usable.get(first.assignment.person_id.as_str()) {
            Some(Ok(address)) => (*address).to_owned(),
            Some(Err(_)) | None => String::new(),
        };
        let who = [first.staff_number.clone(), first.name.clone(), first.department.clone()];
        Some(who.into_iter().chain([address, text.subject, text.body]).collect())
    });
    Ok(records.collect())
}
