//! Writing a plan: the draft of a fiscal year, and how a change of the plan in force begins.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use contract::error::ErrorCode;
use contract::plan::{ChangePlan, PlanDocument, PlanState, PlanSubject, SavePlanDraft};
use learning::fiscal_year::FiscalYear;
use learning::plan::{LONGEST_TEXT, MOST_ROWS};

use crate::audit::{self, Action, Entry};
use crate::clock;
use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::plan::standing::{self, Version};
use crate::plan::store::{self, DraftRow};
use crate::session::CurrentUser;

/// Lets one writer at a time work on the plan of a fiscal year.
///
/// # Errors
/// The database refuses.
pub(super) fn take_turn_of(c: &mut Connection, tenant_id: &str, year: FiscalYear) -> Result<(), Error> {
    Ok(take_turn(c, &format!("{tenant_id}/plan/{}", year.0))?)
}

/// The draft on which the caller's work is based, and the row that takes its place.
///
/// # Errors
/// Conflict when somebody else saved in the meantime, when the plan is discussed, or when one is in force and no
/// change of it was begun.
pub(super) fn successor(
    c: &mut Connection,
    user: &CurrentUser,
    year: FiscalYear,
    revision: i32,
    now: DateTime<Utc>,
) -> Result<(Option<DraftRow>, DraftRow), Error> {
    let stored = store::draft(c, &user.tenant_id, year)?;
    let counted = stored.as_ref().map_or(0, |row| row.revision);
    let underway = stored.filter(|row| row.underway);
    if underway.as_ref().map_or(0, |row| row.revision) != revision {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    if underway.is_none() && !nothing_decided(&standing::versions(c, &user.tenant_id, year)?) {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    let next = DraftRow {
        tenant_id: user.tenant_id.clone(),
        fiscal_year: year.0,
        document: String::new(),
        revision: counted.saturating_add(1),
        underway: true,
        changes: underway.as_ref().and_then(|row| row.changes),
        reason: underway.as_ref().map(|row| row.reason.clone()).unwrap_or_default(),
        saved_by: user.staff_number.clone(),
        saved_at: now,
    };
    Ok((underway, next))
}

fn nothing_decided(versions: &[Version]) -> bool {
    standing::in_review(versions).is_none() && standing::latest_in_force(versions).is_none()
}

/// Saves the draft, whatever is still wrong with it. Rows without an id get one.
///
/// # Errors
/// As [`successor`]; a text or a table that is too long.
pub fn save(
    c: &mut Connection,
    user: &CurrentUser,
    year: FiscalYear,
    body: &SavePlanDraft,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    take_turn_of(c, &user.tenant_id, year)?;
    let (_, row) = successor(c, user, year, body.revision, now)?;
    keep(c, user, row, &identified(&body.document)?, now)
}

/// Stores a draft with its audit entry.
///
/// # Errors
/// The database refuses.
pub(super) fn keep(
    c: &mut Connection,
    user: &CurrentUser,
    mut row: DraftRow,
    document: &PlanDocument,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    row.document = serde_json::to_string(document)?;
    store::save_draft(c, &row)?;
    let target = format!("{} draft {}: {} rows", row.fiscal_year, row.revision, document.rows.len());
    audit::store::append(c, &Entry::by(user, now, Action::PlanDraftSaved, target))
}

/// The document with an id for every row, each its own.
fn identified(document: &PlanDocument) -> Result<PlanDocument, Error> {
    if document.rows.len() > MOST_ROWS {
        return Err(Error::field("rows", "too-many"));
    }
    let mut document = document.clone();
    let mut ids = BTreeSet::new();
    for row in &mut document.rows {
        let title = match &row.subject {
            PlanSubject::Course { code: text }
            | PlanSubject::Event { event_id: text }
            | PlanSubject::NewEvent { title: text } => text,
        };
        let texts = [title, &row.in_charge, &row.purpose, &row.notes, &row.id];
        if texts.into_iter().any(|text| text.chars().count() > LONGEST_TEXT) {
            return Err(Error::field("rows", "too-long"));
        }
        if row.id.is_empty() {
            row.id = clock::new_id();
        }
        if !ids.insert(row.id.clone()) {
            return Err(Error::field("rows", "same-id"));
        }
    }
    Ok(document)
}

/// Gives the draft up. The plan in force stays; the next draft begins anew.
///
/// # Errors
/// Not found when nothing is being written.
pub fn discard(
    c: &mut Connection,
    user: &CurrentUser,
    year: FiscalYear,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    take_turn_of(c, &user.tenant_id, year)?;
    let row = store::draft(c, &user.tenant_id, year)?.filter(|row| row.underway);
    let row = row.ok_or(Error::Refused(ErrorCode::NotFound))?;
    let revision = row.revision.saturating_add(1);
    store::save_draft(
        c,
        &DraftRow { underway: false, changes: None, reason: String::new(), revision, ..row },
    )?;
    let target = format!("{} draft {}", year.0, revision);
    audit::store::append(c, &Entry::by(user, now, Action::PlanDraftDiscarded, target))
}

/// Begins a change: the plan in force becomes a draft again, and stays in force until the change is decided.
///
/// # Errors
/// Not found when no plan is in force; conflict when it was evaluated, when another version is discussed, or when a
/// draft is being written; a reason that is missing or too long.
pub fn begin_change(
    c: &mut Connection,
    user: &CurrentUser,
    year: FiscalYear,
    body: &ChangePlan,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    take_turn_of(c, &user.tenant_id, year)?;
    let reason = text("reason", &body.reason)?;
    let stored = store::draft(c, &user.tenant_id, year)?;
    let versions = standing::versions(c, &user.tenant_id, year)?;
    let in_force = standing::latest_in_force(&versions).ok_or(Error::Refused(ErrorCode::NotFound))?;
    let writing = stored.as_ref().is_some_and(|row| row.underway);
    if writing || in_force.state == PlanState::Evaluated || standing::in_review(&versions).is_some() {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    let row = DraftRow {
        tenant_id: user.tenant_id.clone(),
        fiscal_year: year.0,
        document: in_force.row.document.clone(),
        revision: stored.map_or(0, |row| row.revision).saturating_add(1),
        underway: true,
        changes: Some(in_force.row.number),
        reason: reason.clone(),
        saved_by: user.staff_number.clone(),
        saved_at: now,
    };
    store::save_draft(c, &row)?;
    let target = format!("{} version {}: {reason}", year.0, in_force.row.number);
    audit::store::append(c, &Entry::by(user, now, Action::PlanChangeBegun, target))
}

/// A text that must be there, without the space around it.
///
/// # Errors
/// It is empty or too long.
pub(super) fn text(field: &str, text: &str) -> Result<String, Error> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::field(field, "required"));
    }
    if text.chars().count() > LONGEST_TEXT {
        return Err(Error::field(field, "too-long"));
    }
    Ok(text.to_owned())
}
