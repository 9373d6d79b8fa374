//! SQL of reminders: here what is due to whom and what is on record; settings and mails in files of their own.

mod mails;
mod settings;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::max;
use diesel::prelude::*;

use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{
    assignments, completions, departments, reminder_log, role_grants, staff, staff_units,
};
use crate::error::Error;
use crate::organization::store::IN_POPULATION;

pub use mails::{
    MailListRow, MailTask, NewMail, NewMailCause, Scan, claim, counts_by_state, finish, give_up_dead_claims,
    has_work, insert_mails, insert_scan, is_scanned, known_causes, last_scan, mail_page, retry,
};
pub use settings::{Kept, Saved, save_setting, setting};

/// Open duties of a person that are due up to a day: assignment and due date, the earliest first.
///
/// # Errors
/// The database refuses.
pub fn own_open(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    today: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<(String, NaiveDate)>, Error> {
    Ok(assignments::table
        .left_join(
            completions::table.on(completions::tenant_id
                .eq(assignments::tenant_id)
                .and(completions::assignment_id.eq(assignments::id))),
        )
        .filter(assignments::tenant_id.eq(tenant_id))
        .filter(assignments::person_id.eq(person_id))
        .filter(assignments::standing.eq("required"))
        .filter(assignments::opens_on.le(today))
        .filter(assignments::due_on.le(until))
        .filter(completions::assignment_id.is_null())
        .order((assignments::due_on.asc(), assignments::course_code.asc()))
        .select((assignments::id, assignments::due_on))
        .load(c)?)
}

/// By which way somebody was reminded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// Banner at sign-in.
    Banner,
    /// Letter to the section head.
    Letter,
    /// File for groupware.
    Groupware,
}

impl Channel {
    fn as_str(self) -> &'static str {
        match self {
            Channel::Banner => "banner",
            Channel::Letter => "letter",
            Channel::Groupware => "groupware",
        }
    }
}

/// Who recorded it and when.
#[derive(Debug, Clone)]
pub struct Recorder<'a> {
    /// Organisation.
    pub tenant_id: &'a str,
    /// Staff number.
    pub by: &'a str,
    /// When.
    pub at: DateTime<Utc>,
    /// Today in Japan.
    pub day: NaiveDate,
}

/// Records that people were reminded of duties (assignment, person); once per duty, day and channel.
///
/// # Errors
/// The database refuses.
pub fn record(
    c: &mut Connection,
    recorder: &Recorder<'_>,
    channel: Channel,
    duties: &[(&str, &str)],
) -> Result<(), Error> {
    let rows: Vec<_> = duties
        .iter()
        .map(|(assignment_id, person_id)| {
            (
                reminder_log::tenant_id.eq(recorder.tenant_id),
                reminder_log::assignment_id.eq(*assignment_id),
                reminder_log::day.eq(recorder.day),
                reminder_log::channel.eq(channel.as_str()),
                reminder_log::person_id.eq(*person_id),
                reminder_log::recorded_by.eq(recorder.by),
                reminder_log::recorded_at.eq(recorder.at),
            )
        })
        .collect();
    for chunk in rows.chunks(MAX_BIND_VARIABLES / 7) {
        diesel::insert_into(reminder_log::table).values(chunk).on_conflict_do_nothing().execute(c)?;
    }
    Ok(())
}

/// Whether the banner is on record for all of these duties today.
///
/// # Errors
/// The database refuses.
pub fn banners_of(
    c: &mut Connection,
    tenant_id: &str,
    assignment_ids: &[&str],
    day: NaiveDate,
) -> Result<i64, Error> {
    Ok(reminder_log::table
        .filter(reminder_log::tenant_id.eq(tenant_id))
        .filter(reminder_log::assignment_id.eq_any(assignment_ids))
        .filter(reminder_log::day.eq(day))
        .filter(reminder_log::channel.eq(Channel::Banner.as_str()))
        .count()
        .get_result(c)?)
}

/// Day of the latest reminder on record, by assignment.
///
/// # Errors
/// The database refuses.
pub fn last_reminded(
    c: &mut Connection,
    tenant_id: &str,
    assignment_ids: &[&str],
) -> Result<BTreeMap<String, NaiveDate>, Error> {
    let rows: Vec<(String, Option<NaiveDate>)> = reminder_log::table
        .filter(reminder_log::tenant_id.eq(tenant_id))
        .filter(reminder_log::assignment_id.eq_any(assignment_ids))
        .group_by(reminder_log::assignment_id)
        .select((reminder_log::assignment_id, max(reminder_log::day)))
        .load(c)?;
    Ok(rows.into_iter().filter_map(|(id, day)| Some((id, day?))).collect())
}

/// Addresses of everyone who has not left, by person id; empty where the staff file has none.
///
/// # Errors
/// The database refuses.
pub fn addresses(c: &mut Connection, tenant_id: &str) -> Result<Vec<(String, String)>, Error> {
    Ok(staff::table
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::status.ne("retired"))
        .order(staff::staff_number.asc())
        .select((staff::person_id, staff::email))
        .load(c)?)
}

/// Section heads at work by the department ids of all their units.
///
/// # Errors
/// The database refuses.
pub fn heads(c: &mut Connection, tenant_id: &str) -> Result<BTreeMap<String, Vec<String>>, Error> {
    let rows: Vec<(String, String)> =
        role_grants::table
            .inner_join(
                staff_units::table.on(staff_units::tenant_id
                    .eq(role_grants::tenant_id)
                    .and(staff_units::person_id.eq(role_grants::person_id))),
            )
            .inner_join(staff::table.on(
                staff::tenant_id.eq(role_grants::tenant_id).and(staff::person_id.eq(role_grants::person_id)),
            ))
            .filter(role_grants::tenant_id.eq(tenant_id))
            .filter(role_grants::role.eq("section-head"))
            .filter(staff::status.eq_any(IN_POPULATION))
            .order((staff_units::department_id.asc(), staff::staff_number.asc()))
            .select((staff_units::department_id, role_grants::person_id))
            .load(c)?;
    let mut heads: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (department, person) in rows {
        heads.entry(department).or_default().push(person);
    }
    Ok(heads)
}

/// Staff number, name and department name of people.
#[derive(Queryable, Debug, Clone)]
pub struct Named {
    /// Person id.
    pub person_id: String,
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// Department name.
    pub department: String,
}

/// Who these people are, by staff number.
///
/// # Errors
/// The database refuses.
pub fn named(c: &mut Connection, tenant_id: &str, people: &[&str]) -> Result<Vec<Named>, Error> {
    Ok(staff::table
        .inner_join(
            departments::table.on(departments::tenant_id
                .eq(staff::tenant_id)
                .and(departments::id.eq(staff::department_id))),
        )
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::person_id.eq_any(people))
        .order(staff::staff_number.asc())
        .select((staff::person_id, staff::staff_number, staff::name, departments::name))
        .load(c)?)
}
