//! The story of a staff import: read the directory, check the file, compare, record — or change nothing.

use chrono::{DateTime, NaiveDate, Utc};
use contract::error::ErrorCode;
use contract::organization::{StaffDifference, StaffFileReport, StaffImported};
use learning::fiscal_year::jst_date;
use sha2::{Digest as _, Sha256};

use crate::accounts;
use crate::audit::{self, Action, Entry};
use crate::clock;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization::difference::{KnownPerson, compare};
use crate::organization::ledger::{self, NewEvent, Recording};
use crate::organization::staff_file::{self, CheckedFile, DepartmentEntry, Directory};
use crate::organization::store::{self, StaffImport};
use crate::session;

/// A staff file as it came in.
#[derive(Debug, Clone)]
pub struct StaffUpload {
    /// Organisation.
    pub tenant_id: String,
    /// File name as given.
    pub file_name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The day from which the file holds.
    pub effective_on: NaiveDate,
}

struct Examined {
    checked: CheckedFile,
    difference: StaffDifference,
    events: Vec<NewEvent>,
}

/// SHA-256 of a file, lower-case hex.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    session::hex(&Sha256::digest(bytes))
}

/// Says what the file holds and what applying it would do. Changes nothing.
///
/// # Errors
/// The database refuses.
pub fn check(c: &mut Connection, upload: &StaffUpload) -> Result<StaffFileReport, Error> {
    let Examined { checked, difference, .. } = examine(c, upload)?;
    Ok(StaffFileReport {
        file_name: upload.file_name.clone(),
        encoding: checked.encoding,
        digest: digest(&upload.bytes),
        effective_on: upload.effective_on,
        rows: checked.rows,
        columns: checked.columns,
        sample: checked.sample,
        rejected: checked.rejected,
        warnings: checked.warnings,
        difference,
    })
}

/// Applies the file in the caller's transaction. A file that changes nothing leaves no trace.
///
/// # Errors
/// [`ErrorCode::ImportRejected`] when any row is rejected; then nothing is changed.
pub fn apply(
    c: &mut Connection,
    upload: &StaffUpload,
    applied_by: &str,
    now: DateTime<Utc>,
    entry: impl Fn(Action, String) -> Entry,
) -> Result<StaffImported, Error> {
    let Examined { checked, difference, events } = examine(c, upload)?;
    if !checked.rejected.is_empty() {
        return Err(Error::Refused(ErrorCode::ImportRejected));
    }
    if events.is_empty() {
        return Ok(StaffImported { import_id: None, difference });
    }
    let import = StaffImport {
        tenant_id: upload.tenant_id.clone(),
        id: clock::new_id(),
        file_name: upload.file_name.clone(),
        digest: digest(&upload.bytes),
        encoding: checked.encoding,
        effective_on: upload.effective_on,
        row_count: i32::try_from(checked.rows).unwrap_or(i32::MAX),
        difference: serde_json::to_string(&difference)?,
        applied_by: applied_by.to_owned(),
        applied_at: now,
    };
    let recording = Recording {
        tenant_id: upload.tenant_id.clone(),
        recorded_by: applied_by.to_owned(),
        recorded_at: now,
        today: jst_date(now),
        import_id: Some(import.id.clone()),
        reason: String::new(),
    };
    store::insert_import(c, &import)?;
    ledger::record(c, &recording, &events)?;
    let target = format!("{} ({} rows)", import.file_name, import.row_count);
    audit::store::append(c, &entry(Action::StaffImported, target))?;
    Ok(StaffImported { import_id: Some(import.id), difference })
}

fn examine(c: &mut Connection, upload: &StaffUpload) -> Result<Examined, Error> {
    let tenant_id = upload.tenant_id.as_str();
    // The staff list is the state of the latest events; a file from before them would bring back the past.
    if store::last_effective_on(c, tenant_id)?.is_some_and(|last| upload.effective_on < last) {
        return Err(Error::field("effective_on", "before-last-import"));
    }
    let known: Vec<KnownPerson> = ledger::known_on(c, tenant_id, upload.effective_on)?
        .into_iter()
        .map(|(person_id, state)| KnownPerson { person_id, state })
        .collect();
    let departments = store::departments_on(c, tenant_id, upload.effective_on)?;
    let directory = Directory {
        departments: departments
            .into_iter()
            .map(|row| (row.code, DepartmentEntry { id: row.id, name: row.name }))
            .collect(),
        titles: store::titles(c, tenant_id)?,
        staff_number_digits: STAFF_NUMBER_DIGITS,
    };
    let checked = staff_file::check(&upload.bytes, &directory, upload.effective_on);
    // With a rejected row the accepted rest is not the whole staff: to compare it would report the others
    // as left.
    if !checked.rejected.is_empty() {
        return Ok(Examined { checked, difference: StaffDifference::default(), events: Vec::new() });
    }
    let administrators = set_up_people(c, tenant_id, &known)?;
    let (difference, events) = compare(
        &known,
        &checked.records,
        upload.effective_on,
        |p| administrators.contains(&p.person_id),
        clock::new_id,
    );
    Ok(Examined { checked, difference, events })
}

/// Digits of a staff number (domain rule: six, with leading zeros).
const STAFF_NUMBER_DIGITS: usize = 6;

/// People without a title who hold a role: made by the one-time link, unknown to the personnel system.
fn set_up_people(c: &mut Connection, tenant_id: &str, known: &[KnownPerson]) -> Result<Vec<String>, Error> {
    let untitled: Vec<String> =
        known.iter().filter(|p| p.state.title.is_empty()).map(|p| p.person_id.clone()).collect();
    if untitled.is_empty() {
        return Ok(untitled);
    }
    let roles = accounts::store::roles_of(c, tenant_id, &untitled)?;
    Ok(roles.into_iter().map(|(person_id, _)| person_id).collect())
}
