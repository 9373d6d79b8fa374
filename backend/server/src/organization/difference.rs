//! What a staff file changes: a pure comparison of the people known with the people in the file.

use std::collections::BTreeMap;

use contract::organization::StaffDifference;
use learning::role::EmploymentStatus;

use crate::organization::ledger::{Event, EventKind, Post};
use crate::organization::staff_file::StaffRecord;

/// A person as the system knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPerson {
    /// Stable person id.
    pub person_id: String,
    /// Their post today.
    pub post: Post,
}

impl From<&StaffRecord> for Post {
    fn from(record: &StaffRecord) -> Post {
        Post {
            staff_number: record.staff_number.clone(),
            name: record.name.clone(),
            kana: record.kana.clone(),
            department_id: record.department_id.clone(),
            title: record.title.clone(),
            grade: record.grade,
            status: record.status,
            hired_on: record.hired_on,
            posted_on: record.posted_on,
            email: record.email.clone(),
        }
    }
}

/// The events that lead from `known` to `records`, and their counts. A person is counted once, under the
/// first change that applies: transferred, promoted, renamed, status, other. Nobody is deleted: who is
/// not in the file is recorded as left, unless that is known already. `keep` names people who stay
/// although no staff file knows them (the administrator made at set-up).
pub fn compare(
    known: &[KnownPerson],
    records: &[StaffRecord],
    keep: impl Fn(&KnownPerson) -> bool,
    mut new_id: impl FnMut() -> String,
) -> (StaffDifference, Vec<Event>) {
    let by_number: BTreeMap<&str, &KnownPerson> =
        known.iter().map(|person| (person.post.staff_number.as_str(), person)).collect();
    let in_file: BTreeMap<&str, ()> =
        records.iter().map(|record| (record.staff_number.as_str(), ())).collect();
    let mut difference = StaffDifference::default();
    let mut events = Vec::new();
    for record in records {
        let post = Post::from(record);
        match by_number.get(record.staff_number.as_str()) {
            None => {
                difference.hired += 1;
                events.push(Event { person_id: new_id(), kind: EventKind::Hired, post });
            }
            Some(person) if person.post == post => difference.unchanged += 1,
            Some(person) => {
                *count_of(&mut difference, &person.post, &post) += 1;
                events.push(Event { person_id: person.person_id.clone(), kind: EventKind::Changed, post });
            }
        }
    }
    for person in known {
        let gone = !in_file.contains_key(person.post.staff_number.as_str());
        if gone && person.post.status != EmploymentStatus::Retired && !keep(person) {
            difference.left += 1;
            let post = Post { status: EmploymentStatus::Retired, ..person.post.clone() };
            events.push(Event { person_id: person.person_id.clone(), kind: EventKind::Left, post });
        }
    }
    (difference, events)
}

fn count_of<'a>(difference: &'a mut StaffDifference, old: &Post, new: &Post) -> &'a mut u32 {
    if old.department_id != new.department_id {
        &mut difference.transferred
    } else if old.grade != new.grade || old.title != new.title {
        &mut difference.promoted
    } else if old.name != new.name || old.kana != new.kana {
        &mut difference.renamed
    } else if old.status != new.status {
        &mut difference.status_changed
    } else {
        &mut difference.other_changed
    }
}
