//! A past import opened, and taken back in one action by compensating entries.

use chrono::{DateTime, Utc};
use contract::error::{ErrorCode, FieldProblem};
use contract::organization::{
    ImportUndone, StaffChangeList, StaffDifference, StaffImportList, StaffImportRow, TakeBack,
};
use learning::fiscal_year::jst_date;
use learning::ledger::{Event, EventKind, PersonState, state_on};

use crate::audit::{self, Action, Entry};
use crate::database::dialect::{self, Connection};
use crate::error::Error;
use crate::organization::difference::in_order;
use crate::organization::ledger::{self, Recording, Voided};
use crate::organization::store::imports::{self, StaffImport, StaffImportUndo};
use crate::organization::{after_facts, apply};
use crate::session::CurrentUser;

const LONGEST_REASON: usize = 200;

/// A reason as it is stored.
///
/// # Errors
/// It is empty or too long.
pub fn checked_reason(reason: &TakeBack) -> Result<String, Error> {
    let text = reason.reason.trim();
    if text.is_empty() {
        return Err(Error::field("reason", "required"));
    }
    if text.chars().nth(LONGEST_REASON).is_some() || text.contains(char::is_control) {
        return Err(Error::field("reason", "invalid"));
    }
    Ok(text.to_owned())
}

/// Takes an import back: its events count for nothing from now on, on every day.
///
/// # Errors
/// [`ErrorCode::Conflict`] when it was taken back already (`already-undone`) or a later import stands
/// (`later-import`, the field names its id); not found.
pub fn undo(
    c: &mut Connection,
    user: &CurrentUser,
    import_id: &str,
    reason: &TakeBack,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let reason = checked_reason(reason)?;
    let tenant_id = user.tenant_id.as_str();
    dialect::take_turn(c, &ledger::turn_key(tenant_id))?;
    let (import, undone) = imports::find(c, tenant_id, import_id)?;
    if undone.is_some() {
        return Err(conflict("import_id", "already-undone"));
    }
    if let Some(later) = imports::latest(c, tenant_id)?.filter(|latest| latest.id != import.id) {
        return Err(conflict(&later.id, "later-import"));
    }
    let recording = Recording {
        tenant_id: tenant_id.to_owned(),
        recorded_by: user.staff_number.clone(),
        recorded_at: now,
        today: jst_date(now),
        import_id: None,
        reason: reason.clone(),
    };
    let people = ledger::void(c, &recording, &Voided::Import(import_id))?;
    let undo = StaffImportUndo {
        tenant_id: tenant_id.to_owned(),
        import_id: import_id.to_owned(),
        undone_at: now,
        undone_by: user.staff_number.clone(),
        reason,
    };
    imports::insert_undo(c, &undo)?;
    let target = format!("{} ({})", import.file_name, import.effective_on);
    audit::store::append(c, &Entry::by(user, now, Action::StaffImportUndone, target))?;
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    after_facts(c, tenant_id, Some(&people), now)
}

fn conflict(field: &str, code: &str) -> Error {
    let problem = FieldProblem { field: field.to_owned(), code: code.to_owned() };
    Error::Fields(ErrorCode::Conflict, vec![problem])
}

/// Past imports, latest first.
///
/// # Errors
/// The database refuses.
pub fn list(c: &mut Connection, tenant_id: &str) -> Result<StaffImportList, Error> {
    let latest = imports::latest(c, tenant_id)?.map(|import| import.id);
    let row = |(import, undo): (StaffImport, Option<StaffImportUndo>)| {
        Ok(StaffImportRow {
            can_undo: latest.as_ref() == Some(&import.id),
            id: import.id,
            file_name: import.file_name,
            effective_on: import.effective_on,
            applied_at: import.applied_at,
            applied_by: import.applied_by,
            rows: u32::try_from(import.row_count).unwrap_or(0),
            difference: serde_json::from_str::<StaffDifference>(&import.difference)?,
            undone: undo.map(|undo| ImportUndone {
                at: undo.undone_at,
                by: undo.undone_by,
                reason: undo.reason,
            }),
        })
    };
    let imports = imports::list(c, tenant_id)?.into_iter().map(row).collect::<Result<Vec<_>, Error>>()?;
    Ok(StaffImportList { imports })
}

/// Who is behind the figures of a past import, as it was when it was applied.
///
/// # Errors
/// Not found, or the database refuses.
pub fn changes(c: &mut Connection, tenant_id: &str, import_id: &str) -> Result<StaffChangeList, Error> {
    let (import, _) = imports::find(c, tenant_id, import_id)?;
    let names = apply::names(c, tenant_id, import.effective_on)?;
    let of_import = ledger::of_import(c, tenant_id, import_id)?;
    let people: Vec<&str> = of_import.keys().map(String::as_str).collect();
    let standing = ledger::events_of(c, tenant_id, Some(&people))?;
    let mut changes = Vec::new();
    for (person_id, events) in &of_import {
        let is_earlier = |event: &&Event| {
            let was_known =
                event.effective_on < import.effective_on || event.recorded_at <= import.applied_at;
            was_known && events.iter().all(|own| own.id != event.id)
        };
        let earlier: Vec<Event> =
            standing.get(person_id).into_iter().flatten().filter(is_earlier).cloned().collect();
        let before = state_on(&earlier, import.effective_on);
        let all: Vec<Event> = earlier.iter().chain(events).cloned().collect();
        let after: Option<PersonState> = state_on(&all, import.effective_on);
        let kinds: Vec<EventKind> = events.iter().map(|event| event.kind).collect();
        changes.extend(after.iter().flat_map(|after| names.changes(&kinds, before.as_ref(), after)));
    }
    in_order(&mut changes);
    Ok(StaffChangeList { changes })
}
