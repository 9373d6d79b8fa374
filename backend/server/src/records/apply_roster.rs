//! The story of a roster: read it, find each person in the ledger, see what is recorded already, append the rest
//! — or change nothing. And how a roster is taken back as a whole.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use contract::error::ErrorCode;
use contract::organization::RowFinding;
use contract::records::{Revoke, TrainingForm};
use contract::rosters::{RosterApplied, RosterLine, RosterReport};
use learning::fiscal_year::jst_date;

use crate::audit::{self, Action, Entry};
use crate::clock;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization::apply::digest;
use crate::organization::staff_file::findings::quoted;
use crate::records::after_facts;
use crate::records::post::{Post, Posts};
use crate::records::record::{self, points, text};
use crate::records::roster::{self, ReadRoster, RosterRow};
use crate::records::roster_people::Candidates;
use crate::records::store::credits::{self, Credit, Training};
use crate::records::store::rosters::{self, Roster, RosterUndo};
use crate::records::store::{self, RevocationRow};
use crate::session::CurrentUser;

/// Rows that a report shows.
const SHOWN: usize = 200;

/// A roster as it came in, with what holds for all of its rows.
#[derive(Debug, Clone)]
pub struct RosterUpload {
    /// File name as given.
    pub file_name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Form.
    pub form: TrainingForm,
    /// Title of the training.
    pub title: String,
    /// Organiser.
    pub organizer: String,
    /// The course that it counts for; empty for none.
    pub course_code: String,
    /// Points that are needed where rows have points.
    pub pass_mark: Option<u32>,
    /// Who approved it.
    pub approved_by: String,
}

/// What holds for all rows, checked.
struct Terms {
    form: String,
    title: String,
    organizer: String,
    course_code: String,
    approved_by: String,
}

/// A row whose person is known.
struct Matched {
    row: RosterRow,
    person_id: String,
    post: Post,
    known: bool,
}

struct Examined {
    terms: Terms,
    encoding: String,
    rows: u32,
    matched: Vec<Matched>,
    rejected: Vec<RowFinding>,
    warnings: Vec<RowFinding>,
}

/// Says what the roster holds and what applying it would add. Changes nothing.
///
/// # Errors
/// The field that holds for all rows and is wrong; the database refuses.
pub fn check(
    c: &mut Connection,
    tenant_id: &str,
    upload: &RosterUpload,
    today: NaiveDate,
) -> Result<RosterReport, Error> {
    let examined = examine(c, tenant_id, upload, today)?;
    let known = examined.matched.iter().filter(|matched| matched.known).count();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(RosterReport {
        file_name: upload.file_name.clone(),
        encoding: examined.encoding,
        digest: digest(&upload.bytes),
        rows: examined.rows,
        new: count(examined.matched.len().saturating_sub(known)),
        known: count(known),
        lines: examined.matched.iter().take(SHOWN).map(line).collect(),
        rejected: examined.rejected,
        warnings: examined.warnings,
    })
}

fn line(matched: &Matched) -> RosterLine {
    RosterLine {
        line: matched.row.line,
        staff_number: matched.row.staff_number.clone(),
        name: matched.post.name.clone(),
        department: matched.post.department.clone(),
        completed_on: matched.row.completed_on,
        minutes: matched.row.minutes,
        result: matched.row.result,
        score: matched.row.score,
        known: matched.known,
    }
}

/// Applies a roster in the caller's transaction, all or nothing. One that adds nothing leaves no trace.
///
/// # Errors
/// [`ErrorCode::ImportRejected`] when any row is rejected; as [`check`].
pub fn apply(
    c: &mut Connection,
    user: &CurrentUser,
    upload: &RosterUpload,
    now: DateTime<Utc>,
) -> Result<RosterApplied, Error> {
    let tenant_id = user.tenant_id.as_str();
    record::take_turn(c, tenant_id)?;
    let Examined { terms, encoding, rows, matched, rejected, .. } =
        examine(c, tenant_id, upload, jst_date(now))?;
    if !rejected.is_empty() {
        return Err(Error::Refused(ErrorCode::ImportRejected));
    }
    let (known, new): (Vec<_>, Vec<_>) = matched.into_iter().partition(|matched| matched.known);
    let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    let applied = RosterApplied {
        roster_id: None,
        added: u32::try_from(new.len()).unwrap_or(u32::MAX),
        known: u32::try_from(known.len()).unwrap_or(u32::MAX),
    };
    if new.is_empty() {
        return Ok(applied);
    }
    let roster = Roster {
        tenant_id: tenant_id.to_owned(),
        id: clock::new_id(),
        file_name: upload.file_name.clone(),
        digest: digest(&upload.bytes),
        encoding,
        form: terms.form,
        title: terms.title,
        organizer: terms.organizer,
        course_code: terms.course_code,
        pass_mark: points(upload.pass_mark),
        approved_by: terms.approved_by,
        row_count: i32::try_from(rows).unwrap_or(i32::MAX),
        added: count(new.len()),
        applied_by: user.staff_number.clone(),
        applied_at: now,
    };
    rosters::insert(c, &roster)?;
    let credits: Vec<Credit> = new.into_iter().map(|matched| credit(&roster, matched)).collect();
    credits::insert(c, &credits)?;
    let target = format!("{} ({} rows)", roster.title, roster.added);
    audit::store::append(c, &Entry::by(user, now, Action::RosterApplied, target))?;
    let people: Vec<&str> = credits.iter().map(|credit| credit.person_id.as_str()).collect();
    after_facts(c, tenant_id, &people, now)?;
    Ok(RosterApplied { roster_id: Some(roster.id), ..applied })
}

fn credit(roster: &Roster, matched: Matched) -> Credit {
    let Matched { row, person_id, post, .. } = matched;
    Credit {
        tenant_id: roster.tenant_id.clone(),
        id: clock::new_id(),
        person_id,
        course_code: roster.course_code.clone(),
        form: roster.form.clone(),
        title: roster.title.clone(),
        organizer: roster.organizer.clone(),
        completed_on: row.completed_on,
        minutes: i32::try_from(row.minutes).unwrap_or(i32::MAX),
        result: record::result_name(row.result).to_owned(),
        evidence: format!("{} {}行目", roster.file_name, row.line),
        approved_by: roster.approved_by.clone(),
        staff_number: post.staff_number,
        department_name: post.department,
        grade: post.grade,
        batch_id: roster.id.clone(),
        recorded_by: roster.applied_by.clone(),
        recorded_at: roster.applied_at,
        score: points(row.score),
        pass_mark: row.score.and(roster.pass_mark),
    }
}

/// Takes a roster back: everything that it added and that still counts is revoked.
///
/// # Errors
/// Not found; conflict when it was taken back already; the reason is empty or too long.
pub fn undo(
    c: &mut Connection,
    user: &CurrentUser,
    roster_id: &str,
    input: &Revoke,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let tenant_id = user.tenant_id.as_str();
    record::take_turn(c, tenant_id)?;
    let roster = rosters::by_id(c, tenant_id, roster_id)?;
    let reason = text(&input.reason, "reason", true, 500)?;
    let undo = RosterUndo {
        tenant_id: tenant_id.to_owned(),
        roster_id: roster.id.clone(),
        undone_at: now,
        undone_by: user.staff_number.clone(),
        reason: reason.clone(),
    };
    rosters::insert_undo(c, &undo)?;
    let credits = credits::of_roster(c, tenant_id, &roster.id)?;
    let revocations: Vec<RevocationRow> = credits
        .iter()
        .map(|(id, _)| RevocationRow {
            tenant_id: tenant_id.to_owned(),
            target_id: id.clone(),
            reason: reason.clone(),
            recorded_by: user.staff_number.clone(),
            recorded_at: now,
        })
        .collect();
    store::revoke(c, &revocations)?;
    let target = format!("{} ({} rows)", roster.title, revocations.len());
    audit::store::append(c, &Entry::by(user, now, Action::RosterUndone, target))?;
    let people: Vec<&str> = credits.iter().map(|(_, person_id)| person_id.as_str()).collect();
    after_facts(c, tenant_id, &people, now)
}

fn terms(c: &mut Connection, tenant_id: &str, upload: &RosterUpload) -> Result<Terms, Error> {
    if upload.pass_mark.is_some_and(|points| points > record::MOST_POINTS) {
        return Err(Error::field("pass_mark", "out-of-range"));
    }
    Ok(Terms {
        form: record::form_name(upload.form)?,
        title: text(&upload.title, "title", true, 200)?,
        organizer: text(&upload.organizer, "organizer", true, 100)?,
        course_code: record::course(c, tenant_id, &upload.course_code, true)?,
        approved_by: text(&upload.approved_by, "approved_by", true, 100)?,
    })
}

fn examine(
    c: &mut Connection,
    tenant_id: &str,
    upload: &RosterUpload,
    today: NaiveDate,
) -> Result<Examined, Error> {
    let terms = terms(c, tenant_id, upload)?;
    let mut read = roster::read(&upload.bytes, upload.pass_mark, today);
    let good = std::mem::take(&mut read.good);
    let numbers: BTreeSet<&str> = good.iter().map(|row| row.staff_number.as_str()).collect();
    let numbers: Vec<&str> = numbers.into_iter().collect();
    let by_number = rosters::people_by_number(c, tenant_id, &numbers)?;
    let people: BTreeSet<&str> = by_number.values().flatten().map(String::as_str).collect();
    let people: Vec<&str> = people.into_iter().collect();
    let posts = Posts::load(c, tenant_id, &people)?;
    let recorded = recorded(c, tenant_id, &terms, &people)?;
    let candidates = Candidates { by_number: &by_number, posts: &posts, today };
    let mut matched = Vec::new();
    for row in good {
        let Some((person_id, post)) = candidates.find(&row, &mut read) else { continue };
        let known = match recorded.get(&(person_id.clone(), row.completed_on)) {
            Some(credit) if says_the_same(credit, &row) => true,
            Some(_) => {
                let sentence = "この人のこの日の記録が、別の結果または時間ですでにあります。先に前の記録を取り消すか、この行を除いてから、もう一度取り込んでください。";
                read.reject(row.line, &row.staff_number, "recorded-differently", sentence);
                continue;
            }
            None => false,
        };
        matched.push(Matched { row, person_id, post, known });
    }
    note_duplicates(&matched, &mut read);
    let digest = digest(&upload.bytes);
    for title in
        rosters::titles_of_digest(c, tenant_id, &digest)?.iter().filter(|title| **title != terms.title)
    {
        let sentence = format!(
            "同じファイルを、研修名{}で取り込み済みです。取り違えていないかを確かめてください。",
            quoted(title)
        );
        read.warn("same-file-before", &sentence);
    }
    let (encoding, rows) = (read.encoding.clone(), read.rows);
    let (rejected, warnings) = read.into_findings();
    Ok(Examined { terms, encoding, rows, matched, rejected, warnings })
}

/// What is recorded of this training and counts, by person and day.
fn recorded(
    c: &mut Connection,
    tenant_id: &str,
    terms: &Terms,
    people: &[&str],
) -> Result<BTreeMap<(String, NaiveDate), Credit>, Error> {
    let training = Training {
        form: &terms.form,
        title: &terms.title,
        organizer: &terms.organizer,
        course_code: &terms.course_code,
    };
    let rows = credits::recorded(c, tenant_id, training, people)?;
    Ok(rows.into_iter().map(|row| ((row.person_id.clone(), row.completed_on), row)).collect())
}

fn says_the_same(credit: &Credit, row: &RosterRow) -> bool {
    credit.result == record::result_name(row.result)
        && credit.minutes == i32::try_from(row.minutes).unwrap_or(i32::MAX)
        && credit.score == points(row.score)
}

fn note_duplicates(matched: &[Matched], read: &mut ReadRoster) {
    let mut lines: BTreeMap<(&str, NaiveDate), Vec<&RosterRow>> = BTreeMap::new();
    for matched in matched {
        lines.entry((&matched.person_id, matched.row.completed_on)).or_default().push(&matched.row);
    }
    for rows in lines.values().filter(|rows| rows.len() > 1) {
        for row in rows {
            let others: Vec<String> = rows
                .iter()
                .filter(|other| other.line != row.line)
                .take(3)
                .map(|other| format!("{}行目", other.line))
                .collect();
            let sentence = format!(
                "同じ人の同じ日の行が{}にもあります。1行だけ残してから、もう一度取り込んでください。",
                others.join("・")
            );
            read.reject(row.line, &row.staff_number, "duplicate-row", &sentence);
        }
    }
}
