//! Attendance is a fact with the post of that day frozen. Where the event counts, it is a completion of its
//! course in the same transaction; a correction takes that back.

use chrono::{DateTime, Utc};
use learning::fiscal_year::jst_date;

use crate::audit::{self, Action, Entry};
use crate::clock;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::events::enrolment::refused;
use crate::events::facts::SessionFacts;
use crate::events::store::attendance::{self, AttendanceRow};
use crate::events::store::credits::{self, NewCredit};
use crate::events::store::people::{self, Post};
use crate::requirements::derive::{self, Run};
use crate::session::CurrentUser;

/// What is written down of several people at once.
pub(super) struct Marking<'a> {
    /// Who writes it down.
    pub by: &'a CurrentUser,
    /// Name of the organisation, which holds the event.
    pub organizer: &'a str,
    /// Whether they were there.
    pub present: bool,
    /// `list` or `code`.
    pub method: &'static str,
    /// Why something else than before is written down; may be empty otherwise.
    pub reason: &'a str,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Facts of these people have changed: their duties may have, too.
///
/// # Errors
/// The database refuses.
fn after_facts(
    c: &mut Connection,
    tenant_id: &str,
    people: &[&str],
    now: DateTime<Utc>,
) -> Result<(), Error> {
    derive::after_some(c, Run { tenant_id, now, trigger: "説明会などの出席" }, people)
}

/// Writes down whether people were there, and returns for how many something changed. Whoever calls it has
/// taken the session's turn.
///
/// # Errors
/// Attendance is not taken yet or no more; a correction has no reason.
pub(super) fn mark(
    c: &mut Connection,
    facts: &SessionFacts,
    people: &[&str],
    marking: &Marking<'_>,
) -> Result<usize, Error> {
    if !facts.session.schedule()?.takes_attendance(marking.now) {
        return Err(refused("staff_numbers", "attendance-not-taken"));
    }
    let changed: Vec<&str> =
        people.iter().copied().filter(|person| facts.attended(person) != Some(marking.present)).collect();
    let corrects = changed.iter().any(|person| facts.attended(person).is_some());
    if corrects && marking.reason.is_empty() {
        return Err(Error::field("reason", "required"));
    }
    if changed.is_empty() {
        return Ok(0);
    }
    let tenant_id = marking.by.tenant_id.as_str();
    let posts = people::posts_on(c, tenant_id, &changed, jst_date(facts.session.starts_at))?;
    let mut rows = Vec::with_capacity(changed.len());
    for person in &changed {
        let post = posts.get(*person).ok_or_else(|| Error::Internal(format!("{person} has no post")))?;
        let before = facts.attendance.get(*person);
        if let Some(credit) = before.and_then(|before| before.credit_id.as_deref()) {
            let by = marking.by.staff_number.as_str();
            credits::revoke(c, tenant_id, credit, marking.reason, by, marking.now)?;
        }
        let credit_id = match marking.present && facts.event.counts {
            true => Some(credit(c, facts, person, post, marking)?),
            false => None,
        };
        rows.push(row(facts, person, post, before.is_some(), credit_id, marking));
    }
    let action = if corrects { Action::EventAttendanceCorrected } else { Action::EventAttendanceRecorded };
    let numbers: Vec<&str> = rows.iter().take(20).map(|row| row.staff_number.as_str()).collect();
    let word = if marking.present { "present" } else { "absent" };
    let target = format!("{} {word} {} ({})", facts.session.id, numbers.join(" "), rows.len());
    attendance::append(c, tenant_id, &facts.session.id, rows)?;
    audit::store::append(c, &Entry::by(marking.by, marking.now, action, target))?;
    after_facts(c, tenant_id, &changed, marking.now)?;
    Ok(changed.len())
}

fn row(
    facts: &SessionFacts,
    person: &str,
    post: &Post,
    corrects: bool,
    credit_id: Option<String>,
    marking: &Marking<'_>,
) -> AttendanceRow {
    AttendanceRow {
        session_id: facts.session.id.clone(),
        person_id: person.to_owned(),
        present: marking.present,
        method: marking.method.to_owned(),
        reason: if corrects { marking.reason.to_owned() } else { String::new() },
        credit_id,
        staff_number: post.staff_number.clone(),
        department_name: post.department_name.clone(),
        grade: post.grade.clone(),
        recorded_at: marking.now,
        recorded_by: marking.by.staff_number.clone(),
    }
}

/// The completion that attendance is.
fn credit(
    c: &mut Connection,
    facts: &SessionFacts,
    person: &str,
    post: &Post,
    marking: &Marking<'_>,
) -> Result<String, Error> {
    let (event, session) = (&facts.event, &facts.session);
    let credit = NewCredit {
        tenant_id: marking.by.tenant_id.clone(),
        id: clock::new_id(),
        person_id: person.to_owned(),
        course_code: event.subject.clone(),
        form: "event".to_owned(),
        title: event.title.clone(),
        organizer: marking.organizer.to_owned(),
        completed_on: jst_date(session.starts_at),
        minutes: event.minutes,
        result: "completed".to_owned(),
        evidence: format!("{}/{} {}", event.id, session.id, event.title),
        approved_by: String::new(),
        staff_number: post.staff_number.clone(),
        department_name: post.department_name.clone(),
        grade: post.grade.clone(),
        batch_id: session.id.clone(),
        recorded_by: marking.by.staff_number.clone(),
        recorded_at: marking.now,
    };
    credits::insert(c, &credit)?;
    Ok(credit.id)
}
