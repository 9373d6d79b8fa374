//! The story of a staff import: read the directory, check the file, find the people, compare, record — or
//! change nothing.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use contract::error::ErrorCode;
use contract::organization::{ImportQuestion, MergedIdentity, StaffFileReport, StaffImported};
use learning::fiscal_year::jst_date;
use sha2::{Digest as _, Sha256};

use crate::accounts;
use crate::audit::{self, Action, Entry};
use crate::clock;
use crate::database::dialect::{self, Connection};
use crate::error::Error;
use crate::organization::difference::{Comparison, KnownPerson, compare};
use crate::organization::ledger::{self, Recording};
use crate::organization::staff_file::{self, Abolished, CheckedFile, DepartmentEntry, Directory, header_key};
use crate::organization::store::imports::{self, StaffImport};
use crate::organization::wording::Names;
use crate::organization::{after_facts, identity, store, units};
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
    questions: Vec<ImportQuestion>,
    merged: Vec<MergedIdentity>,
    comparison: Comparison,
}

impl Examined {
    fn is_settled(&self) -> bool {
        self.checked.rejected.is_empty() && self.questions.iter().all(|question| question.answer.is_some())
    }
}

/// Digits of a staff number (domain rule: six, with leading zeros).
pub const STAFF_NUMBER_DIGITS: usize = 6;

/// SHA-256 of a file, lower-case hex.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    session::hex(&Sha256::digest(bytes))
}

/// Says what the file holds and what applying it would do. Changes nothing.
///
/// # Errors
/// The file is from before the last import, or the database refuses.
pub fn check(c: &mut Connection, upload: &StaffUpload) -> Result<StaffFileReport, Error> {
    let Examined { checked, questions, merged, comparison } = examine(c, upload)?;
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
        questions,
        merged,
        difference: comparison.difference(),
        changes: comparison.changes,
    })
}

/// Applies the file in the caller's transaction. A file that changes nothing leaves no trace.
///
/// # Errors
/// [`ErrorCode::ImportRejected`] when a row is rejected or a question is open; then nothing is changed.
pub fn apply(
    c: &mut Connection,
    upload: &StaffUpload,
    applied_by: &str,
    now: DateTime<Utc>,
    entry: impl Fn(Action, String) -> Entry,
) -> Result<StaffImported, Error> {
    dialect::take_turn(c, &ledger::turn_key(&upload.tenant_id))?;
    let examined = examine(c, upload)?;
    if !examined.is_settled() {
        return Err(Error::Refused(ErrorCode::ImportRejected));
    }
    let Examined { checked, comparison, .. } = examined;
    let difference = comparison.difference();
    if comparison.events.is_empty() {
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
    imports::insert(c, &import)?;
    ledger::record(c, &recording, &comparison.events)?;
    let target = format!("{} ({} rows)", import.file_name, import.row_count);
    audit::store::append(c, &entry(Action::StaffImported, target))?;
    let people: Vec<&str> = comparison.events.iter().map(|event| event.person_id.as_str()).collect();
    after_facts(c, &upload.tenant_id, Some(&people), now)?;
    Ok(StaffImported { import_id: Some(import.id), difference })
}

fn examine(c: &mut Connection, upload: &StaffUpload) -> Result<Examined, Error> {
    let tenant_id = upload.tenant_id.as_str();
    // A file holds everybody as of its day; one from before the last would bring back the past.
    let last = imports::latest(c, tenant_id)?;
    if last.is_some_and(|last| upload.effective_on < last.effective_on) {
        return Err(Error::field("effective_on", "before-last-import"));
    }
    let directory = directory(c, upload)?;
    let mut checked = staff_file::check(&upload.bytes, &directory, upload.effective_on);
    let mut questions = checked.questions.clone();
    // Without every row the rest is not the whole staff: to compare it would report the others as left.
    if !checked.is_settled() {
        let (merged, comparison) = (Vec::new(), Comparison::default());
        return Ok(Examined { checked, questions, merged, comparison });
    }
    let known: Vec<KnownPerson> = ledger::known_on(c, tenant_id, upload.effective_on)?
        .into_iter()
        .map(|(person_id, state)| KnownPerson { person_id, state })
        .collect();
    let names = names(c, tenant_id, upload.effective_on)?;
    let administrators = set_up_people(c, tenant_id, &known)?;
    let keep = |person: &KnownPerson| administrators.contains(&person.person_id);
    let matching =
        identity::matching(&known, &checked.records, &directory.answers, keep, |id| names.department(id));
    let comparison = compare(&known, &matching, upload.effective_on, &names, keep, clock::new_id);
    questions.extend(matching.questions);
    checked.warnings.extend(matching.doubtful);
    checked.warnings.sort_by_key(|finding| finding.line);
    Ok(Examined { merged: matching.merged, questions, comparison, checked })
}

/// What ids are called on a day.
///
/// # Errors
/// The database refuses.
pub fn names(c: &mut Connection, tenant_id: &str, day: NaiveDate) -> Result<Names, Error> {
    let departments = store::units::names_on(c, tenant_id, day)?;
    Ok(Names {
        departments: departments.into_iter().map(|(id, named)| (id, named.name)).collect(),
        grades: store::grade_labels(c, tenant_id)?,
    })
}

fn directory(c: &mut Connection, upload: &StaffUpload) -> Result<Directory, Error> {
    let (tenant_id, day) = (upload.tenant_id.as_str(), upload.effective_on);
    let departments: BTreeMap<String, DepartmentEntry> = store::departments_on(c, tenant_id, day)?
        .into_iter()
        .map(|row| (row.code, DepartmentEntry { id: row.id, name: row.name }))
        .collect();
    let columns = imports::columns(c, tenant_id)?;
    Ok(Directory {
        abolished: abolished(&units::load(c, tenant_id)?, &departments, day),
        departments,
        titles: store::titles(c, tenant_id)?,
        columns: columns.into_iter().map(|(header, field)| (header_key(&header), field)).collect(),
        answers: imports::answers(c, tenant_id, &digest(&upload.bytes))?,
        staff_number_digits: STAFF_NUMBER_DIGITS,
    })
}

fn abolished(
    model: &units::Units,
    departments: &BTreeMap<String, DepartmentEntry>,
    day: NaiveDate,
) -> BTreeMap<String, Abolished> {
    let closed = model.all().iter().filter(|unit| unit.kind == units::SECTION && unit.valid_to < day);
    closed
        .filter(|unit| !departments.contains_key(&unit.code))
        .filter_map(|unit| model.closed_before(units::SECTION, &unit.code, day))
        .map(|unit| {
            let successors = model.successors_on(&unit.id, day);
            let entry = Abolished {
                name: model.name_on(&unit.id, unit.valid_to),
                successors: successors.into_iter().map(|unit| unit.code.clone()).collect(),
            };
            (unit.code.clone(), entry)
        })
        .collect()
}

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
