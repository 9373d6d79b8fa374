//! `/api/reminders/template`, `/rules`, `/mails`: what HR sets, and the queue of mail.

use std::collections::BTreeMap;

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, get, post, put};
use contract::error::{ErrorCode, FieldProblem};
use contract::reminders::{
    LETTER_PLACES, LONGEST_TEXT, MAIL_PLACES, MailCounts, MailKind, MailPage, MailRow, MailState,
    ReminderRules, ReminderTemplate, RulesView, UnusableAddress,
};
use learning::reminder::unknown_places;

use crate::audit::{self, Action, Entry};
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization;
use crate::page::{self, PER_PAGE, PageQuery};
use crate::reminders::address;
use crate::reminders::store::{self, MailListRow};
use crate::session::CurrentUser;
use crate::state::State;

/// Addresses that are not used, listed at most.
const LISTED: usize = 500;

/// The words of letters and mails in force.
#[utoipa::path(tag = "reminders", responses((status = OK, body = ReminderTemplate)))]
#[get("/api/reminders/template")]
pub async fn show_template(state: Data<State>, user: CurrentUser) -> Result<Json<ReminderTemplate>, Error> {
    let read = move |c: &mut Connection| store::setting::<ReminderTemplate>(c, &user.tenant_id);
    let saved = state.database.read(read).await?;
    Ok(Json(saved.map(|saved| saved.value).unwrap_or_default()))
}

/// Write the words of letters and mails.
#[utoipa::path(tag = "reminders", responses((status = OK, body = ReminderTemplate)))]
#[put("/api/reminders/template")]
pub async fn save_template(
    state: Data<State>,
    user: CurrentUser,
    body: Json<ReminderTemplate>,
) -> Result<Json<ReminderTemplate>, Error> {
    let (now, template) = (state.clock.now(), tidied(body.into_inner()));
    check(&template)?;
    let write = move |c: &mut Connection| {
        store::save_setting(c, &user.tenant_id, &template, &user.staff_number, now)?;
        audit::store::append(c, &Entry::by(&user, now, Action::ReminderTemplateSaved, String::new()))?;
        Ok(template.clone())
    };
    Ok(Json(state.database.write(write).await?))
}

/// Line ends of one kind, nothing around the text.
fn tidied(template: ReminderTemplate) -> ReminderTemplate {
    let tidy = |text: String| text.replace("\r\n", "\n").trim().to_owned();
    ReminderTemplate {
        number: tidy(template.number),
        addressee: tidy(template.addressee),
        sender: tidy(template.sender),
        subject: tidy(template.subject),
        body: tidy(template.body),
        mail_subject: tidy(template.mail_subject),
        mail_body: tidy(template.mail_body),
    }
}

fn check(t: &ReminderTemplate) -> Result<(), Error> {
    let letter: &[&str] = &LETTER_PLACES;
    let fields = [
        ("number", &t.number, letter, false),
        ("addressee", &t.addressee, letter, true),
        ("sender", &t.sender, letter, true),
        ("subject", &t.subject, letter, true),
        ("body", &t.body, letter, true),
        ("mail_subject", &t.mail_subject, &MAIL_PLACES, true),
        ("mail_body", &t.mail_body, &MAIL_PLACES, true),
    ];
    let problem = |(field, text, places, needed): (&str, &String, &[&str], bool)| {
        let code = if needed && text.is_empty() {
            "empty"
        } else if text.chars().count() > LONGEST_TEXT {
            "too-long"
        } else if !field.ends_with("body") && text.contains('\n') {
            "one-line"
        } else if !unknown_places(text, places).is_empty() {
            "unknown-place"
        } else {
            return None;
        };
        Some(FieldProblem { field: field.to_owned(), code: code.to_owned() })
    };
    refuse(fields.into_iter().filter_map(problem).collect())
}

fn refuse(problems: Vec<FieldProblem>) -> Result<(), Error> {
    if problems.is_empty() { Ok(()) } else { Err(Error::Fields(ErrorCode::InvalidInput, problems)) }
}

fn rules_view(c: &mut Connection, tenant_id: &str, mail_configured: bool) -> Result<RulesView, Error> {
    let Some(saved) = store::setting::<ReminderRules>(c, tenant_id)? else {
        let rules = ReminderRules::default();
        return Ok(RulesView { rules, mail_configured, saved_at: None, saved_by: None });
    };
    let names = organization::store::names_of(c, tenant_id, std::iter::once(saved.saved_by.as_str()))?;
    let saved_by = names.get(&saved.saved_by).cloned().unwrap_or(saved.saved_by);
    let saved_at = Some(saved.saved_at);
    Ok(RulesView { rules: saved.value, mail_configured, saved_at, saved_by: Some(saved_by) })
}

/// When mail is sent.
#[utoipa::path(tag = "reminders", responses((status = OK, body = RulesView)))]
#[get("/api/reminders/rules")]
pub async fn show_rules(state: Data<State>, user: CurrentUser) -> Result<Json<RulesView>, Error> {
    let configured = state.mail.is_some();
    let read = move |c: &mut Connection| rules_view(c, &user.tenant_id, configured);
    Ok(Json(state.database.read(read).await?))
}

/// Set when mail is sent. Without a mail server the rules can be written, but not switched on.
#[utoipa::path(tag = "reminders", responses((status = OK, body = RulesView)))]
#[put("/api/reminders/rules")]
pub async fn save_rules(
    state: Data<State>,
    user: CurrentUser,
    body: Json<ReminderRules>,
) -> Result<Json<RulesView>, Error> {
    let (now, configured, rules) = (state.clock.now(), state.mail.is_some(), body.into_inner());
    let mut problems = rules.problems();
    if rules.enabled && !configured {
        problems.push(("enabled", "no-mail-server"));
    }
    let problem =
        |(field, code): (&str, &str)| FieldProblem { field: field.to_owned(), code: code.to_owned() };
    refuse(problems.into_iter().map(problem).collect())?;
    let write = move |c: &mut Connection| {
        store::save_setting(c, &user.tenant_id, &rules, &user.staff_number, now)?;
        let target = if rules.enabled { "on" } else { "off" };
        audit::store::append(c, &Entry::by(&user, now, Action::ReminderRulesSaved, target.to_owned()))?;
        rules_view(c, &user.tenant_id, configured)
    };
    Ok(Json(state.database.write(write).await?))
}

/// The queue of mail, and whom mail does not reach.
#[utoipa::path(tag = "reminders", params(PageQuery), responses((status = OK, body = MailPage)))]
#[get("/api/reminders/mails")]
pub async fn list_mails(
    state: Data<State>,
    user: CurrentUser,
    query: Query<PageQuery>,
) -> Result<Json<MailPage>, Error> {
    let (mail_configured, page) = (state.mail.is_some(), query.page.max(1));
    let list = state
        .database
        .read(move |c| {
            let tenant_id = &user.tenant_id;
            let rows = store::mail_page(c, tenant_id, None, page::offset(page), page::limit())?;
            let counts = counts(&store::counts_by_state(c, tenant_id)?);
            let (unusable, without_address) = unusable(c, tenant_id)?;
            Ok(MailPage {
                mail_configured,
                rows: rows.into_iter().filter_map(row).collect(),
                total: counts.waiting + counts.sent + counts.failed + counts.unknown,
                page,
                per_page: PER_PAGE,
                counts,
                unusable,
                without_address,
            })
        })
        .await?;
    Ok(Json(list))
}

fn state_of(name: &str) -> Option<MailState> {
    MailState::ALL.into_iter().find(|state| state.as_str() == name)
}

fn counts(by_state: &[(String, i64)]) -> MailCounts {
    let mut counts = MailCounts::default();
    for (name, mails) in by_state {
        let mails = page::count(*mails);
        match state_of(name) {
            Some(MailState::Queued | MailState::Claimed) => counts.waiting += mails,
            Some(MailState::Sent) => counts.sent += mails,
            Some(MailState::Failed) => counts.failed += mails,
            Some(MailState::Unknown) => counts.unknown += mails,
            None => {}
        }
    }
    counts
}

fn row(row: MailListRow) -> Option<MailRow> {
    let state = state_of(&row.state)?;
    Some(MailRow {
        id: row.id,
        kind: if row.kind == MailKind::Summary.as_str() { MailKind::Summary } else { MailKind::Person },
        staff_number: row.staff_number,
        name: row.name,
        address: row.address,
        subject: row.subject,
        state,
        attempts: u32::try_from(row.attempts).unwrap_or_default(),
        created_at: row.created_at,
        finished_at: row.finished_at,
        next_try_at: (state == MailState::Queued).then_some(row.next_try_at),
        reason: row.reason,
    })
}

/// People whose address is not used, and how many have none.
fn unusable(c: &mut Connection, tenant_id: &str) -> Result<(Vec<UnusableAddress>, u32), Error> {
    let addresses = store::addresses(c, tenant_id)?;
    let judged =
        address::judged(addresses.iter().map(|(person, address)| (person.as_str(), address.as_str())));
    let without = addresses.len().saturating_sub(judged.len());
    let flawed: BTreeMap<&str, _> =
        judged.into_iter().filter_map(|(person, verdict)| Some((person, verdict.err()?))).collect();
    let people: Vec<&str> = flawed.keys().copied().collect();
    let written: BTreeMap<&str, &str> =
        addresses.iter().map(|(person, address)| (person.as_str(), address.as_str())).collect();
    let listed = store::named(c, tenant_id, &people)?.into_iter().take(LISTED).filter_map(|named| {
        Some(UnusableAddress {
            address: (*written.get(named.person_id.as_str())?).to_owned(),
            flaw: *flawed.get(named.person_id.as_str())?,
            staff_number: named.staff_number,
            name: named.name,
            department: named.department,
        })
    });
    Ok((listed.collect(), u32::try_from(without).unwrap_or(u32::MAX)))
}

/// Try a mail again that failed, or whose fate is unknown, under its own Message-ID.
#[utoipa::path(tag = "reminders", responses((status = NO_CONTENT)))]
#[post("/api/reminders/mails/{mail_id}/retry")]
pub async fn retry_mail(
    state: Data<State>,
    user: CurrentUser,
    mail_id: Path<String>,
) -> Result<HttpResponse, Error> {
    let now = state.clock.now();
    let write = move |c: &mut Connection| {
        let found = store::mail_page(c, &user.tenant_id, Some(&mail_id), 0, 1)?;
        let mail = found.into_iter().next().ok_or(Error::Refused(ErrorCode::NotFound))?;
        if !store::retry(c, &user.tenant_id, &mail.id, now)? {
            return Err(Error::Refused(ErrorCode::Conflict));
        }
        audit::store::append(c, &Entry::by(&user, now, Action::MailRetried, mail.staff_number))
    };
    state.database.write(write).await?;
    Ok(HttpResponse::NoContent().finish())
}
