//! From two states to the dated changes between them: what a new staff file amounts to.

use crate::role::{EmploymentStatus, Grade};

use super::{Change, EventKind, NO_END, PersonState};

/// The changes that lead from `old` to `new`, each of its own kind and touching other fields than the
/// others, so that they may be recorded in any order. Nothing when the states are equal.
#[must_use]
pub fn changes(old: &PersonState, new: &PersonState) -> Vec<(EventKind, Change)> {
    let mut found = Vec::new();
    // The day of the personnel order belongs to the first of its changes that is recorded.
    let mut posted_on = new.posted_on.filter(|_| old.posted_on != new.posted_on);
    if old.department_id != new.department_id {
        let department_id = Some(new.department_id.clone());
        let posted_on = posted_on.take();
        found.push((EventKind::Transferred, Change { department_id, posted_on, ..Change::default() }));
    }
    if old.grade != new.grade || old.title != new.title {
        let change = Change {
            title: differing(&old.title, &new.title),
            grade: differing(&old.grade, &new.grade),
            job_kind: differing(&old.job_kind, &new.job_kind),
            posted_on: posted_on.take(),
            ..Change::default()
        };
        found.push((grade_kind(old.grade, new.grade), change));
    }
    if let Some(kind) = status_kind(old.status, new.status) {
        let posted_on = posted_on.take();
        found.push((kind, Change { status: Some(new.status), posted_on, ..Change::default() }));
    }
    let renumbered = old.staff_number != new.staff_number;
    if renumbered {
        let staff_number = Some(new.staff_number.clone());
        found.push((EventKind::Renumbered, Change { staff_number, ..Change::default() }));
    }
    if renumbered && old.hired_on != new.hired_on {
        let hired_on = Some(new.hired_on);
        found.push((EventKind::Appointed, Change { hired_on, ..Change::default() }));
    }
    if old.concurrent_ids != new.concurrent_ids {
        let concurrent_ids = Some(new.concurrent_ids.clone());
        found.push((EventKind::Concurrent, Change { concurrent_ids, ..Change::default() }));
    }
    if old.name != new.name || old.kana != new.kana {
        let change = Change {
            name: differing(&old.name, &new.name),
            kana: differing(&old.kana, &new.kana),
            ..Change::default()
        };
        // A reading that was put right is no new name.
        let kind = if old.name == new.name { EventKind::Corrected } else { EventKind::Renamed };
        found.push((kind, change));
    }
    if old.attributes != new.attributes {
        let change = Change {
            attributes_added: new.attributes.difference(&old.attributes).copied().collect(),
            attributes_removed: old.attributes.difference(&new.attributes).copied().collect(),
            ..Change::default()
        };
        found.push((EventKind::Attributes, change));
    }
    // A kind of job alone is what the table of titles has learnt, not a personnel order.
    let same_title = old.grade == new.grade && old.title == new.title;
    let rest = Change {
        job_kind: differing(&old.job_kind, &new.job_kind).filter(|_| same_title),
        hired_on: differing(&old.hired_on, &new.hired_on).filter(|_| !renumbered),
        posted_on,
        ends_on: (old.ends_on != new.ends_on).then(|| new.ends_on.unwrap_or(NO_END)),
        email: differing(&old.email, &new.email),
        ..Change::default()
    };
    if rest != Change::default() {
        found.push((EventKind::Corrected, rest));
    }
    found
}

fn differing<T: Clone + PartialEq>(old: &T, new: &T) -> Option<T> {
    (old != new).then(|| new.clone())
}

fn status_kind(old: EmploymentStatus, new: EmploymentStatus) -> Option<EventKind> {
    use EmploymentStatus as S;
    let kind = match (old, new) {
        (old, new) if old == new => return None,
        (_, S::Retired) => EventKind::Left,
        (S::Retired, _) => EventKind::Hired,
        (_, S::OnLeave) => EventKind::OnLeave,
        (_, S::ParentalLeave) => EventKind::ParentalLeave,
        (_, S::SecondedOut) => EventKind::SecondedOut,
        (_, S::SecondedIn) => EventKind::SecondedIn,
        (_, S::Active) => EventKind::Returned,
    };
    Some(kind)
}

/// 昇任 is a step up among the grades that follow each other; re-appointment (再任用) and other classes of
/// employment are another kind of change.
fn grade_kind(old: Grade, new: Grade) -> EventKind {
    let ranked = |grade: Grade| grade <= Grade::G70;
    if new < old && ranked(old) && ranked(new) { EventKind::Promoted } else { EventKind::Regraded }
}

#[cfg(test)]
mod tests;
