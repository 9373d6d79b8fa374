//! What a staff file changes: a pure comparison of the people known with the people in the file.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use contract::organization::StaffDifference;
use learning::ledger::{Change, EventKind, PersonState, changes};
use learning::role::EmploymentStatus;

use crate::organization::ledger::NewEvent;
use crate::organization::staff_file::StaffRecord;

/// A person as the system knows them on the day from which the file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPerson {
    /// Stable person id.
    pub person_id: String,
    /// Their state.
    pub state: PersonState,
}

/// The state that a record asks for; what the file does not tell stays as it is known.
fn asked_state(record: &StaffRecord, known: Option<&PersonState>) -> PersonState {
    PersonState {
        staff_number: record.staff_number.clone(),
        name: record.name.clone(),
        kana: record.kana.clone(),
        department_id: record.department_id.clone(),
        concurrent_ids: known.map(|known| known.concurrent_ids.clone()).unwrap_or_default(),
        title: record.title.clone(),
        grade: record.grade,
        job_kind: known.map(|known| known.job_kind.clone()).unwrap_or_default(),
        status: record.status,
        hired_on: record.hired_on,
        posted_on: record.posted_on.or(known.and_then(|known| known.posted_on)),
        ends_on: known.and_then(|known| known.ends_on),
        email: record.email.clone(),
        attributes: known.map(|known| known.attributes.clone()).unwrap_or_default(),
    }
}

/// The events that lead from `known` to `records`, and their counts; a person with two changes is counted
/// under both. Nobody is deleted: who is not in the file is recorded as left, unless that is known already.
/// `keep` names people who stay although no staff file knows them (the administrator made at set-up).
pub fn compare(
    known: &[KnownPerson],
    records: &[StaffRecord],
    effective_on: NaiveDate,
    keep: impl Fn(&KnownPerson) -> bool,
    mut new_id: impl FnMut() -> String,
) -> (StaffDifference, Vec<NewEvent>) {
    let by_number: BTreeMap<&str, &KnownPerson> =
        known.iter().map(|person| (person.state.staff_number.as_str(), person)).collect();
    let in_file: BTreeMap<&str, ()> =
        records.iter().map(|record| (record.staff_number.as_str(), ())).collect();
    let mut difference = StaffDifference::default();
    let mut events = Vec::new();
    for record in records {
        let Some(person) = by_number.get(record.staff_number.as_str()) else {
            difference.hired += 1;
            let (kind, change) = (EventKind::Hired, asked_state(record, None).as_change());
            events.push(NewEvent { person_id: new_id(), kind, effective_on, change });
            continue;
        };
        let found = changes(&person.state, &asked_state(record, Some(&person.state)));
        if found.is_empty() {
            difference.unchanged += 1;
        }
        for (kind, change) in found {
            *count_of(&mut difference, kind) += 1;
            events.push(NewEvent { person_id: person.person_id.clone(), kind, effective_on, change });
        }
    }
    for person in known {
        let gone = !in_file.contains_key(person.state.staff_number.as_str());
        if gone && person.state.status != EmploymentStatus::Retired && !keep(person) {
            difference.left += 1;
            let change = Change { status: Some(EmploymentStatus::Retired), ..Change::default() };
            let person_id = person.person_id.clone();
            events.push(NewEvent { person_id, kind: EventKind::Left, effective_on, change });
        }
    }
    (difference, events)
}

fn count_of(difference: &mut StaffDifference, kind: EventKind) -> &mut u32 {
    match kind {
        EventKind::Transferred => &mut difference.transferred,
        EventKind::Promoted | EventKind::Regraded => &mut difference.promoted,
        EventKind::Renamed => &mut difference.renamed,
        EventKind::OnLeave
        | EventKind::ParentalLeave
        | EventKind::Returned
        | EventKind::SecondedOut
        | EventKind::SecondedIn => &mut difference.status_changed,
        EventKind::Hired => &mut difference.hired,
        EventKind::Left => &mut difference.left,
        EventKind::Appointed
        | EventKind::Concurrent
        | EventKind::Renumbered
        | EventKind::Attributes
        | EventKind::Corrected => &mut difference.other_changed,
    }
}
