//! What the rules ask for today becomes mails in the queue, once per day and state of the rules.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Timelike as _, Utc};
use contract::reminders::{MailKind, ReminderRules, ReminderTemplate};
use contract::reporting::OutstandingOrder;
use learning::fiscal_year::{FiscalYear, jst_date};
use learning::reminder::look_from;

use crate::catalog;
use crate::clock;
use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::page;
use crate::reminders::store::{self, NewMail, NewMailCause, Scan};
use crate::reminders::words::{Occasion, Text};
use crate::reminders::{address, letter, smtp};
use crate::reporting::store::{OutstandingDuty, OutstandingFilter, outstanding};
use crate::settings::Mail;
use crate::state::Tenant;

/// Duties of one day at most; far above any organisation's.
const LARGEST_DAY: i64 = 1_000_000;

/// Whether the rules are to be applied now: they are on, it is late enough, and nobody has done it today.
///
/// # Errors
/// The database refuses.
pub fn is_due(c: &mut Connection, tenant_id: &str, now: DateTime<Utc>) -> Result<bool, Error> {
    let Some(saved) = store::setting::<ReminderRules>(c, tenant_id)? else {
        return Ok(false);
    };
    let hour = (now.hour() + 9) % 24;
    Ok(saved.value.enabled
        && hour >= saved.value.from_hour
        && !store::is_scanned(c, tenant_id, jst_date(now), &saved.id)?)
}

/// One mail in the making.
#[derive(Default)]
struct Parcel<'a> {
    duties: Vec<&'a OutstandingDuty>,
    /// Planned day and cause, with the assignment.
    causes: Vec<(NaiveDate, String, &'a str)>,
}

/// Kind, recipient, department: a head of two units gets one mail for each.
type Destination<'a> = (MailKind, &'a str, &'a str);

/// Applies the rules of an organisation and returns how many mails were queued.
///
/// # Errors
/// The database refuses.
pub fn queue(c: &mut Connection, tenant: &Tenant, mail: &Mail, now: DateTime<Utc>) -> Result<usize, Error> {
    take_turn(c, &format!("reminders {}", tenant.id))?;
    let Some(saved) = store::setting::<ReminderRules>(c, &tenant.id)? else {
        return Ok(0);
    };
    if !is_due(c, &tenant.id, now)? {
        return Ok(0);
    }
    let (rules, today) = (&saved.value, jst_date(now));
    let last = store::last_scan(c, &tenant.id)?;
    let from = look_from(jst_date(saved.saved_at), last, today);
    let year = FiscalYear::containing(today).0;
    let filter = OutstandingFilter {
        due_dates: Some(rules.due_dates(from, today)),
        ..OutstandingFilter::all(&tenant.id, (year - 1, year + 1), today)
    };
    let duties = outstanding(c, &filter, OutstandingOrder::Department, 0, LARGEST_DAY)?;
    let heads = store::heads(c, &tenant.id)?;
    let known = store::known_causes(c, &tenant.id, from)?;
    let parcels = parcels(rules, &duties, &heads, &known, (from, today));
    let mails = write(c, tenant, mail, now, &parcels)?;
    let queued = i32::try_from(mails).unwrap_or(i32::MAX);
    store::insert_scan(
        c,
        &Scan { tenant_id: &tenant.id, day: today, settings_id: &saved.id, queued, scanned_at: now },
    )?;
    Ok(mails)
}

fn parcels<'a>(
    rules: &ReminderRules,
    duties: &'a [OutstandingDuty],
    heads: &'a BTreeMap<String, Vec<String>>,
    known: &BTreeSet<(String, NaiveDate, String)>,
    (from, today): (NaiveDate, NaiveDate),
) -> BTreeMap<Destination<'a>, Parcel<'a>> {
    let mut parcels: BTreeMap<Destination<'a>, Parcel<'a>> = BTreeMap::new();
    for duty in duties {
        let (person, unit) = (duty.assignment.person_id.as_str(), duty.department_id.as_str());
        let mut recipients = Vec::new();
        recipients.extend(rules.to_person.then_some((MailKind::Person, person)));
        if rules.summary_to_head {
            let others = heads.get(unit).into_iter().flatten().filter(|head| *head != person);
            recipients.extend(others.map(|head| (MailKind::Summary, head.as_str())));
        }
        let fallen = rules.fallen(duty.assignment.due_on, from, today);
        for (kind, recipient) in recipients {
            let new = fallen.iter().filter_map(|(occasion, day)| {
                let cause = cause(kind, &occasion.code(), &duty.assignment.id);
                let key = (recipient.to_owned(), *day, cause);
                (!known.contains(&key)).then_some((*day, key.2, duty.assignment.id.as_str()))
            });
            let new: Vec<_> = new.collect();
            if !new.is_empty() {
                let parcel = parcels.entry((kind, recipient, unit)).or_default();
                parcel.duties.push(duty);
                parcel.causes.extend(new);
            }
        }
    }
    parcels
}

fn cause(kind: MailKind, occasion: &str, assignment_id: &str) -> String {
    format!("{}:{occasion}:{assignment_id}", kind.as_str())
}

/// Writes the mails to everyone who can be reached; whoever cannot be is listed to HR instead.
fn write(
    c: &mut Connection,
    tenant: &Tenant,
    mail: &Mail,
    now: DateTime<Utc>,
    parcels: &BTreeMap<Destination<'_>, Parcel<'_>>,
) -> Result<usize, Error> {
    let (titles, addresses) = (catalog::store::titles(c, &tenant.id)?, store::addresses(c, &tenant.id)?);
    let usable =
        address::judged(addresses.iter().map(|(person, address)| (person.as_str(), address.as_str())));
    let template = store::setting::<ReminderTemplate>(c, &tenant.id)?.map(|saved| saved.value);
    let template = template.unwrap_or_default();
    let today = jst_date(now);
    let occasion = Occasion { organization: &tenant.name, today, site: &mail.site, template: &template };
    let (mut mails, mut causes) = (Vec::new(), Vec::new());
    for ((kind, recipient, _), parcel) in parcels {
        let Some(Ok(address)) = usable.get(recipient) else {
            continue;
        };
        let duties: Vec<OutstandingDuty> = parcel.duties.iter().map(|duty| (*duty).clone()).collect();
        let Some(letter) = letter::letters(&duties, &titles, today).into_iter().next() else {
            continue;
        };
        let Some(Text { subject, body }) = (match kind {
            MailKind::Person => {
                letter.people.first().map(|person| occasion.to_person(&letter.department, person))
            }
            MailKind::Summary => Some(occasion.to_head(&letter)),
        }) else {
            continue;
        };
        let id = clock::new_id();
        causes.extend(parcel.causes.iter().map(|(day, cause, assignment_id)| NewMailCause {
            tenant_id: tenant.id.clone(),
            person_id: (*recipient).to_owned(),
            day: *day,
            cause: cause.clone(),
            assignment_id: (*assignment_id).to_owned(),
            mail_id: id.clone(),
        }));
        mails.push(NewMail {
            tenant_id: tenant.id.clone(),
            message_id: format!("<{id}@{}>", smtp::domain(mail)),
            id,
            kind: kind.as_str().to_owned(),
            person_id: (*recipient).to_owned(),
            day: today,
            address: (*address).to_owned(),
            subject,
            body,
            state: "queued".to_owned(),
            attempts: 0,
            next_try_at: now,
            reason: String::new(),
            created_at: now,
        });
    }
    store::insert_mails(c, &mails, &causes)?;
    tracing::info!(organization = tenant.name, mails = page::length(&mails), "reminders queued");
    Ok(mails.len())
}
