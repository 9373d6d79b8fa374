//! What a staff file changes: a pure comparison of the people known with the people in the file.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use contract::organization::{MOST_CHANGES, StaffChange, StaffChangeKind, StaffDifference};
use learning::ledger::{Change, EventKind, NO_END, PersonState, changes};
use learning::role::{Attribute, EmploymentStatus};

use crate::organization::identity::Matching;
use crate::organization::ledger::NewEvent;
use crate::organization::staff_file::StaffRecord;
use crate::organization::wording::Names;

/// A person as the system knows them on the day from which the file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPerson {
    /// Stable person id.
    pub person_id: String,
    /// Their state.
    pub state: PersonState,
}

/// What leads from the people known to the people in the file.
#[derive(Debug, Default)]
pub struct Comparison {
    /// The events to be recorded.
    pub events: Vec<NewEvent>,
    /// People who do not change.
    pub unchanged: u32,
    /// Each change of each person in words, in order of kind and number.
    pub changes: Vec<StaffChange>,
}

impl Comparison {
    /// The figures; somebody with two changes is counted under both.
    #[must_use]
    pub fn difference(&self) -> StaffDifference {
        let mut difference = StaffDifference { unchanged: self.unchanged, ..StaffDifference::default() };
        let mut counted = BTreeSet::new();
        for event in &self.events {
            let kind = change_kind(event.kind);
            if counted.insert((event.person_id.as_str(), kind)) {
                let count = count_of(&mut difference, kind);
                *count = count.saturating_add(1);
            }
        }
        difference
    }

    fn take(&mut self, person_id: &str, effective_on: NaiveDate, found: Vec<(EventKind, Change)>) {
        let new = |(kind, change)| NewEvent { person_id: person_id.to_owned(), kind, effective_on, change };
        self.events.extend(found.into_iter().map(new));
    }
}

/// The events that lead from `known` to the matched rows. Nobody is deleted: who is not in the file is
/// recorded as left, unless that is known already. `keep` names people who stay although no staff file knows
/// them (the administrator made at set-up).
pub fn compare(
    known: &[KnownPerson],
    matching: &Matching<'_>,
    effective_on: NaiveDate,
    names: &Names,
    keep: impl Fn(&KnownPerson) -> bool,
    mut new_id: impl FnMut() -> String,
) -> Comparison {
    let mut comparison = Comparison::default();
    for (record, person) in &matching.rows {
        let asked = asked_state(record, person.map(|person| &person.state));
        let Some(person) = person else {
            let found = vec![(EventKind::Hired, asked.as_change())];
            comparison.changes.extend(names.changes(&[EventKind::Hired], None, &asked));
            comparison.take(&new_id(), effective_on, found);
            continue;
        };
        let found = changes(&person.state, &asked);
        if found.is_empty() {
            comparison.unchanged = comparison.unchanged.saturating_add(1);
        }
        let kinds: Vec<EventKind> = found.iter().map(|(kind, _)| *kind).collect();
        comparison.changes.extend(names.changes(&kinds, Some(&person.state), &asked));
        comparison.take(&person.person_id, effective_on, found);
    }
    let in_file: BTreeSet<&str> = matching
        .rows
        .iter()
        .filter_map(|(_, person)| person.map(|person| person.person_id.as_str()))
        .collect();
    for person in known {
        let gone = !in_file.contains(person.person_id.as_str());
        if gone && person.state.status != EmploymentStatus::Retired && !keep(person) {
            let change = Change { status: Some(EmploymentStatus::Retired), ..Change::default() };
            let after = person.state.clone().after(&change);
            comparison.changes.extend(names.changes(&[EventKind::Left], Some(&person.state), &after));
            comparison.take(&person.person_id, effective_on, vec![(EventKind::Left, change)]);
        }
    }
    in_order(&mut comparison.changes);
    comparison
}

/// Brings a list into the order in which it travels, and cuts it.
pub fn in_order(changes: &mut Vec<StaffChange>) {
    changes.sort_by(|a, b| (a.kind, &a.staff_number).cmp(&(b.kind, &b.staff_number)));
    changes.truncate(MOST_CHANGES);
}

/// The state that a record asks for; what the file does not tell stays as it is known.
fn asked_state(record: &StaffRecord, known: Option<&PersonState>) -> PersonState {
    let mut attributes = known.map(|known| known.attributes.clone()).unwrap_or_default();
    if let Some(talents) = &record.talents {
        attributes.retain(|attribute| !attribute.is_talent());
        attributes.extend(talents);
    }
    match record.specific_information {
        Some(true) => attributes.insert(Attribute::SpecificPersonalInformation),
        Some(false) => attributes.remove(&Attribute::SpecificPersonalInformation),
        None => false,
    };
    let told =
        |text: &Option<String>, known: Option<&String>| text.as_ref().or(known).cloned().unwrap_or_default();
    let concurrent = record.concurrent_ids.as_ref().or(known.map(|known| &known.concurrent_ids));
    let mut concurrent_ids = concurrent.cloned().unwrap_or_default();
    concurrent_ids.remove(&record.department_id);
    PersonState {
        staff_number: record.staff_number.clone(),
        name: record.name.clone(),
        kana: record.kana.clone(),
        department_id: record.department_id.clone(),
        concurrent_ids,
        title: record.title.clone(),
        grade: record.grade,
        job_kind: told(&record.job_kind, known.map(|known| &known.job_kind)),
        status: record.status,
        hired_on: record.hired_on,
        posted_on: record.posted_on.or(known.and_then(|known| known.posted_on)),
        ends_on: record.ends_on.or(known.and_then(|known| known.ends_on)).filter(|day| *day != NO_END),
        email: told(&record.email, known.map(|known| &known.email)),
        attributes,
    }
}

/// Under which figure an event is counted.
#[must_use]
pub fn change_kind(kind: EventKind) -> StaffChangeKind {
    match kind {
        EventKind::Hired => StaffChangeKind::Hired,
        EventKind::Transferred => StaffChangeKind::Transferred,
        EventKind::Concurrent => StaffChangeKind::Concurrent,
        EventKind::Promoted => StaffChangeKind::Promoted,
        EventKind::Regraded => StaffChangeKind::Regraded,
        EventKind::OnLeave | EventKind::ParentalLeave => StaffChangeKind::OnLeave,
        EventKind::Returned => StaffChangeKind::Returned,
        EventKind::SecondedOut => StaffChangeKind::SecondedOut,
        EventKind::SecondedIn => StaffChangeKind::SecondedIn,
        EventKind::Renamed => StaffChangeKind::Renamed,
        // A new appointment comes with a new number, and is counted there once.
        EventKind::Renumbered | EventKind::Appointed => StaffChangeKind::Renumbered,
        EventKind::Attributes => StaffChangeKind::Attributes,
        EventKind::Corrected => StaffChangeKind::Corrected,
        EventKind::Left => StaffChangeKind::Left,
    }
}

fn count_of(difference: &mut StaffDifference, kind: StaffChangeKind) -> &mut u32 {
    match kind {
        StaffChangeKind::Hired => &mut difference.hired,
        StaffChangeKind::Left => &mut difference.left,
        StaffChangeKind::Transferred => &mut difference.transferred,
        StaffChangeKind::Promoted => &mut difference.promoted,
        StaffChangeKind::Regraded => &mut difference.regraded,
        StaffChangeKind::Renamed => &mut difference.renamed,
        StaffChangeKind::Returned => &mut difference.returned,
        StaffChangeKind::OnLeave => &mut difference.on_leave,
        StaffChangeKind::SecondedOut => &mut difference.seconded_out,
        StaffChangeKind::SecondedIn => &mut difference.seconded_in,
        StaffChangeKind::Renumbered => &mut difference.renumbered,
        StaffChangeKind::Concurrent => &mut difference.concurrent,
        StaffChangeKind::Attributes => &mut difference.attributes,
        StaffChangeKind::Corrected => &mut difference.corrected,
    }
}
