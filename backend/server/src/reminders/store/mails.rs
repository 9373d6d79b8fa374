//! SQL of the mail queue. Every step is one conditional update: of two servers that try the same, one changes
//! a row and the other none.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::{case_when, count_star, max};
use diesel::prelude::*;
use diesel::sql_types::Integer;
use learning::fiscal_year::jst_date;
use learning::reminder::retry_after;

use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{
    assignments, reminder_log, reminder_mail_causes, reminder_mails, reminder_scans, staff,
};
use crate::error::Error;
use crate::reminders::smtp::Outcome;

/// Letters of a reason that are kept.
const LONGEST_REASON: usize = 300;
/// Said of a mail whose process died.
const DIED: &str = "server stopped while sending";

/// One application of the rules.
#[derive(Insertable, Debug)]
#[diesel(table_name = reminder_scans)]
pub struct Scan<'a> {
    /// Organisation.
    pub tenant_id: &'a str,
    /// Today in Japan.
    pub day: NaiveDate,
    /// The rules applied.
    pub settings_id: &'a str,
    /// Mails queued.
    pub queued: i32,
    /// When.
    pub scanned_at: DateTime<Utc>,
}

/// Whether these rules were applied on this day.
///
/// # Errors
/// The database refuses.
pub fn is_scanned(c: &mut Connection, tenant_id: &str, day: NaiveDate, rules: &str) -> Result<bool, Error> {
    let scans: i64 = reminder_scans::table
        .filter(reminder_scans::tenant_id.eq(tenant_id))
        .filter(reminder_scans::day.eq(day))
        .filter(reminder_scans::settings_id.eq(rules))
        .count()
        .get_result(c)?;
    Ok(scans > 0)
}

/// The last day on which any rules were applied.
///
/// # Errors
/// The database refuses.
pub fn last_scan(c: &mut Connection, tenant_id: &str) -> Result<Option<NaiveDate>, Error> {
    Ok(reminder_scans::table
        .filter(reminder_scans::tenant_id.eq(tenant_id))
        .select(max(reminder_scans::day))
        .first(c)?)
}

/// Records an application of the rules.
///
/// # Errors
/// Another server has recorded the same; then everything of this transaction is undone.
pub fn insert_scan(c: &mut Connection, scan: &Scan<'_>) -> Result<(), Error> {
    diesel::insert_into(reminder_scans::table).values(scan).execute(c)?;
    Ok(())
}

/// Recipient, planned day and cause of everything queued for a day or later.
///
/// # Errors
/// The database refuses.
pub fn known_causes(
    c: &mut Connection,
    tenant_id: &str,
    from: NaiveDate,
) -> Result<BTreeSet<(String, NaiveDate, String)>, Error> {
    let rows: Vec<(String, NaiveDate, String)> = reminder_mail_causes::table
        .filter(reminder_mail_causes::tenant_id.eq(tenant_id))
        .filter(reminder_mail_causes::day.ge(from))
        .select((reminder_mail_causes::person_id, reminder_mail_causes::day, reminder_mail_causes::cause))
        .load(c)?;
    Ok(rows.into_iter().collect())
}

/// A mail to be queued.
#[derive(Insertable, Debug)]
#[diesel(table_name = reminder_mails)]
#[expect(missing_docs, reason = "the columns are explained in the migration")]
pub struct NewMail {
    pub tenant_id: String,
    pub id: String,
    pub kind: String,
    pub person_id: String,
    pub day: NaiveDate,
    pub address: String,
    pub subject: String,
    pub body: String,
    pub message_id: String,
    pub state: String,
    pub attempts: i32,
    pub next_try_at: DateTime<Utc>,
    pub reason: String,
    pub created_at: DateTime<Utc>,
}

/// Why it is queued.
#[derive(Insertable, Debug)]
#[diesel(table_name = reminder_mail_causes)]
#[expect(missing_docs, reason = "the columns are explained in the migration")]
pub struct NewMailCause {
    pub tenant_id: String,
    pub person_id: String,
    pub day: NaiveDate,
    pub cause: String,
    pub assignment_id: String,
    pub mail_id: String,
}

/// Queues mails with their causes.
///
/// # Errors
/// A cause has a mail already; then everything of this transaction is undone.
pub fn insert_mails(c: &mut Connection, mails: &[NewMail], causes: &[NewMailCause]) -> Result<(), Error> {
    for chunk in mails.chunks(MAX_BIND_VARIABLES / 14) {
        diesel::insert_into(reminder_mails::table).values(chunk).execute(c)?;
    }
    for chunk in causes.chunks(MAX_BIND_VARIABLES / 6) {
        diesel::insert_into(reminder_mail_causes::table).values(chunk).execute(c)?;
    }
    Ok(())
}

/// Whether anything waits for now, or a claim has died.
///
/// # Errors
/// The database refuses.
pub fn has_work(
    c: &mut Connection,
    tenant_id: &str,
    now: DateTime<Utc>,
    dead: DateTime<Utc>,
) -> Result<bool, Error> {
    let found: Option<String> = reminder_mails::table
        .filter(reminder_mails::tenant_id.eq(tenant_id))
        .filter(reminder_mails::state.eq("queued").and(reminder_mails::next_try_at.le(now)).or(
            reminder_mails::state.eq("claimed").and(reminder_mails::claimed_at.lt(dead).assume_not_null()),
        ))
        .select(reminder_mails::id)
        .first(c)
        .optional()?;
    Ok(found.is_some())
}

/// Mails claimed before `dead` may have been sent; nobody will know.
///
/// # Errors
/// The database refuses.
pub fn give_up_dead_claims(
    c: &mut Connection,
    tenant_id: &str,
    dead: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::update(
        reminder_mails::table
            .filter(reminder_mails::tenant_id.eq(tenant_id))
            .filter(reminder_mails::state.eq("claimed"))
            .filter(reminder_mails::claimed_at.lt(dead)),
    )
    .set((
        reminder_mails::state.eq("unknown"),
        reminder_mails::reason.eq(DIED),
        reminder_mails::finished_at.eq(now),
    ))
    .execute(c)?;
    Ok(())
}

/// A claimed mail.
#[derive(Queryable, Debug, Clone)]
pub struct MailTask {
    /// Mail id.
    pub id: String,
    /// `person` or `summary`.
    pub kind: String,
    /// Address.
    pub address: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
    /// Message-ID.
    pub message_id: String,
    /// Tries, this one included.
    pub attempts: i32,
}

/// Claims the mail that has waited longest; none when nothing waits. From now on nobody else sends it.
///
/// # Errors
/// The database refuses.
pub fn claim(c: &mut Connection, tenant_id: &str, now: DateTime<Utc>) -> Result<Option<MailTask>, Error> {
    loop {
        let next: Option<String> = reminder_mails::table
            .filter(reminder_mails::tenant_id.eq(tenant_id))
            .filter(reminder_mails::state.eq("queued"))
            .filter(reminder_mails::next_try_at.le(now))
            .order((reminder_mails::next_try_at.asc(), reminder_mails::id.asc()))
            .select(reminder_mails::id)
            .first(c)
            .optional()?;
        let Some(id) = next else {
            return Ok(None);
        };
        let claimed = diesel::update(
            reminder_mails::table
                .filter(reminder_mails::tenant_id.eq(tenant_id))
                .filter(reminder_mails::id.eq(&id))
                .filter(reminder_mails::state.eq("queued")),
        )
        .set((
            reminder_mails::state.eq("claimed"),
            reminder_mails::claimed_at.eq(now),
            reminder_mails::attempts.eq(reminder_mails::attempts + 1),
        ))
        .execute(c)?;
        if claimed == 1 {
            return Ok(Some(
                reminder_mails::table
                    .find((tenant_id, id))
                    .select((
                        reminder_mails::id,
                        reminder_mails::kind,
                        reminder_mails::address,
                        reminder_mails::subject,
                        reminder_mails::body,
                        reminder_mails::message_id,
                        reminder_mails::attempts,
                    ))
                    .first(c)?,
            ));
        }
        // Another server was faster; the next look sees its claim.
    }
}

/// Writes down what became of a claimed mail, and that people were reminded when it was sent.
///
/// # Errors
/// The database refuses.
pub fn finish(
    c: &mut Connection,
    tenant_id: &str,
    task: &MailTask,
    outcome: &Outcome,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let tries = u32::try_from(task.attempts).unwrap_or(u32::MAX);
    let again = retry_after(tries).map(|wait| now + wait);
    let (state, reason, next_try_at) = match outcome {
        Outcome::Sent => ("sent", "", None),
        Outcome::NotReached(reason) | Outcome::Later(reason) if again.is_some() => {
            ("queued", reason.as_str(), again)
        }
        Outcome::NotReached(reason) | Outcome::Later(reason) | Outcome::Refused(reason) => {
            ("failed", reason.as_str(), None)
        }
        Outcome::Unknown(reason) => ("unknown", reason.as_str(), None),
    };
    let reason: String = reason.chars().filter(|letter| *letter != '\0').take(LONGEST_REASON).collect();
    diesel::update(reminder_mails::table.find((tenant_id, &task.id)))
        .set((
            reminder_mails::state.eq(state),
            reminder_mails::reason.eq(reason),
            reminder_mails::next_try_at.eq(next_try_at.unwrap_or(now)),
            reminder_mails::finished_at.eq((state != "queued").then_some(now)),
        ))
        .execute(c)?;
    if *outcome == Outcome::Sent { record_sent(c, tenant_id, task, now) } else { Ok(()) }
}

fn record_sent(
    c: &mut Connection,
    tenant_id: &str,
    task: &MailTask,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let duties: Vec<(String, String)> = reminder_mail_causes::table
        .inner_join(
            assignments::table.on(assignments::tenant_id
                .eq(reminder_mail_causes::tenant_id)
                .and(assignments::id.eq(reminder_mail_causes::assignment_id))),
        )
        .filter(reminder_mail_causes::tenant_id.eq(tenant_id))
        .filter(reminder_mail_causes::mail_id.eq(&task.id))
        .select((assignments::id, assignments::person_id))
        .distinct()
        .load(c)?;
    let channel = if task.kind == "person" { "mail" } else { "summary" };
    let rows: Vec<_> = duties
        .iter()
        .map(|(assignment_id, person_id)| {
            (
                reminder_log::tenant_id.eq(tenant_id),
                reminder_log::assignment_id.eq(assignment_id),
                reminder_log::day.eq(jst_date(now)),
                reminder_log::channel.eq(channel),
                reminder_log::person_id.eq(person_id),
                reminder_log::recorded_by.eq("system"),
                reminder_log::recorded_at.eq(now),
            )
        })
        .collect();
    for chunk in rows.chunks(MAX_BIND_VARIABLES / 7) {
        diesel::insert_into(reminder_log::table).values(chunk).on_conflict_do_nothing().execute(c)?;
    }
    Ok(())
}

/// Puts a mail that failed or whose fate is unknown back into the queue, under its own Message-ID; whether it
/// was one.
///
/// # Errors
/// The database refuses.
pub fn retry(c: &mut Connection, tenant_id: &str, mail_id: &str, now: DateTime<Utc>) -> Result<bool, Error> {
    let changed = diesel::update(
        reminder_mails::table
            .filter(reminder_mails::tenant_id.eq(tenant_id))
            .filter(reminder_mails::id.eq(mail_id))
            .filter(reminder_mails::state.eq_any(["failed", "unknown"])),
    )
    .set((
        reminder_mails::state.eq("queued"),
        reminder_mails::attempts.eq(0),
        reminder_mails::next_try_at.eq(now),
        reminder_mails::finished_at.eq(None::<DateTime<Utc>>),
    ))
    .execute(c)?;
    Ok(changed == 1)
}

/// One mail of the list.
#[derive(Queryable, Debug, Clone)]
#[expect(missing_docs, reason = "the columns are explained in the migration")]
pub struct MailListRow {
    pub id: String,
    pub kind: String,
    pub staff_number: String,
    pub name: String,
    pub address: String,
    pub subject: String,
    pub state: String,
    pub attempts: i32,
    pub created_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
    pub next_try_at: DateTime<Utc>,
    pub reason: String,
}

/// One page: those that need a decision first, then the latest.
///
/// # Errors
/// The database refuses.
pub fn mail_page(
    c: &mut Connection,
    tenant_id: &str,
    mail_id: Option<&str>,
    offset: i64,
    limit: i64,
) -> Result<Vec<MailListRow>, Error> {
    let needs_decision =
        case_when(reminder_mails::state.eq_any(["failed", "unknown"]), 0.into_sql::<Integer>())
            .otherwise(1.into_sql::<Integer>());
    let any = mail_id.is_none().into_sql::<diesel::sql_types::Bool>();
    Ok(reminder_mails::table
        .inner_join(
            staff::table.on(staff::tenant_id
                .eq(reminder_mails::tenant_id)
                .and(staff::person_id.eq(reminder_mails::person_id))),
        )
        .filter(reminder_mails::tenant_id.eq(tenant_id))
        .filter(any.or(reminder_mails::id.eq(mail_id.unwrap_or_default())))
        .order((needs_decision, reminder_mails::created_at.desc(), reminder_mails::id.desc()))
        .offset(offset)
        .limit(limit)
        .select((
            reminder_mails::id,
            reminder_mails::kind,
            staff::staff_number,
            staff::name,
            reminder_mails::address,
            reminder_mails::subject,
            reminder_mails::state,
            reminder_mails::attempts,
            reminder_mails::created_at,
            reminder_mails::finished_at,
            reminder_mails::next_try_at,
            reminder_mails::reason,
        ))
        .load(c)?)
}

/// Mails by state name.
///
/// # Errors
/// The database refuses.
pub fn counts_by_state(c: &mut Connection, tenant_id: &str) -> Result<Vec<(String, i64)>, Error> {
    Ok(reminder_mails::table
        .filter(reminder_mails::tenant_id.eq(tenant_id))
        .group_by(reminder_mails::state)
        .select((reminder_mails::state, count_star()))
        .load(c)?)
}
