//! Attributes by list: a CSV of 職員番号 and 属性, one line for each attribute of a person, taken in as dated
//! events.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use contract::error::ErrorCode;
use contract::organization::{AttributeChange, AttributeListReport, RowFinding};
use learning::ledger::{Change, EventKind, PersonState};
use learning::role::{Attribute, EmploymentStatus};

use crate::audit::{self, Action, Entry};
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization::ledger::{self, NewEvent};
use crate::organization::tables::{self, Column};
use crate::organization::{after_facts, apply, personnel, staff_file};
use crate::session::CurrentUser;

/// A list as it came in.
#[derive(Debug, Clone)]
pub struct AttributeUpload {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The day from which it holds.
    pub effective_on: NaiveDate,
    /// Whether who is not on it loses the attributes that it names.
    pub complete: bool,
}

struct Person {
    person_id: String,
    change: AttributeChange,
}

/// Says what a list would change. Changes nothing.
///
/// # Errors
/// The database refuses.
pub fn check(
    c: &mut Connection,
    tenant_id: &str,
    upload: &AttributeUpload,
) -> Result<AttributeListReport, Error> {
    let (mut report, people) = examine(c, tenant_id, upload)?;
    report.changes = people.into_iter().map(|person| person.change).collect();
    Ok(report)
}

/// Takes a list in. One that changes nothing leaves no trace.
///
/// # Errors
/// [`ErrorCode::ImportRejected`] when a row is rejected; then nothing is changed.
pub fn apply(
    c: &mut Connection,
    user: &CurrentUser,
    upload: &AttributeUpload,
    now: DateTime<Utc>,
) -> Result<AttributeListReport, Error> {
    let (mut report, people) = examine(c, &user.tenant_id, upload)?;
    if !report.rejected.is_empty() {
        return Err(Error::Refused(ErrorCode::ImportRejected));
    }
    let event = |person: &Person| NewEvent {
        person_id: person.person_id.clone(),
        kind: EventKind::Attributes,
        effective_on: upload.effective_on,
        change: Change {
            attributes_added: person.change.added.iter().copied().collect(),
            attributes_removed: person.change.removed.iter().copied().collect(),
            ..Change::default()
        },
    };
    let events: Vec<NewEvent> = people.iter().map(event).collect();
    if !events.is_empty() {
        ledger::record(c, &personnel::recording(user, "", now), &events)?;
        let target = format!("{} ({} people)", upload.effective_on, events.len());
        audit::store::append(c, &Entry::by(user, now, Action::AttributesImported, target))?;
        let concerned: Vec<&str> = people.iter().map(|person| person.person_id.as_str()).collect();
        after_facts(c, &user.tenant_id, Some(&concerned), now)?;
    }
    report.changes = people.into_iter().map(|person| person.change).collect();
    Ok(report)
}

fn examine(
    c: &mut Connection,
    tenant_id: &str,
    upload: &AttributeUpload,
) -> Result<(AttributeListReport, Vec<Person>), Error> {
    let mut report = AttributeListReport {
        digest: apply::digest(&upload.bytes),
        rows: 0,
        rejected: Vec::new(),
        changes: Vec::new(),
    };
    let known = ledger::known_on(c, tenant_id, upload.effective_on)?;
    let employed: BTreeMap<&str, &(String, PersonState)> = known
        .iter()
        .filter(|(_, state)| state.status != EmploymentStatus::Retired)
        .map(|known| (known.1.staff_number.as_str(), known))
        .collect();
    let listed = read(&upload.bytes, &employed, &mut report);
    let named: BTreeSet<Attribute> = listed.values().flatten().copied().collect();
    let mut people = Vec::new();
    for (number, (person_id, state)) in employed {
        let asked = listed.get(number).cloned().unwrap_or_default();
        let added: Vec<Attribute> = asked.difference(&state.attributes).copied().collect();
        let gone = state.attributes.intersection(&named).filter(|attribute| !asked.contains(attribute));
        let removed: Vec<Attribute> = gone.copied().filter(|_| upload.complete).collect();
        if !added.is_empty() || !removed.is_empty() {
            let (staff_number, name) = (number.to_owned(), state.name.clone());
            let change = AttributeChange { staff_number, name, added, removed };
            people.push(Person { person_id: person_id.clone(), change });
        }
    }
    Ok((report, people))
}

fn read(
    bytes: &[u8],
    employed: &BTreeMap<&str, &(String, PersonState)>,
    report: &mut AttributeListReport,
) -> BTreeMap<String, BTreeSet<Attribute>> {
    let mut listed: BTreeMap<String, BTreeSet<Attribute>> = BTreeMap::new();
    let table = match tables::table(bytes, [Column::required("職員番号"), Column::required("属性")]) {
        Ok(table) => table,
        Err(error) => {
            report.rejected.push(rejection(1, "", "unreadable", &error.to_string()));
            return listed;
        }
    };
    for (line, [number, attribute]) in table {
        report.rows = report.rows.saturating_add(1);
        let number = staff_file::staff_number(&number, apply::STAFF_NUMBER_DIGITS).unwrap_or(number);
        if !employed.contains_key(number.as_str()) {
            let reason = "この職員番号の職員は、その日に在籍していません。番号を確かめてください。";
            report.rejected.push(rejection(line, &number, "unknown-person", reason));
        }
        match Attribute::parse(&attribute) {
            Ok(attribute) => {
                listed.entry(number).or_default().insert(attribute);
            }
            Err(_) => {
                let names: Vec<&str> = Attribute::ALL.iter().map(|attribute| attribute.label()).collect();
                let reason = format!("属性は、{}のどれかにしてください。", names.join("、"));
                report.rejected.push(rejection(line, &number, "unknown-attribute", &reason));
            }
        }
    }
    listed
}

fn rejection(line: u32, number: &str, code: &str, reason: &str) -> RowFinding {
    let number: String = number.chars().take(20).filter(|c| !c.is_control()).collect();
    let subject = if number.is_empty() { String::new() } else { format!("職員番号「{number}」 ") };
    RowFinding {
        line,
        message: format!("{line}行目 {subject}{reason}"),
        staff_number: number,
        code: code.to_owned(),
    }
}
