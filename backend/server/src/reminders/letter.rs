//! From open duties to letters: one per department, people and their duties in order. Pure.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use contract::reminders::{Letter, LetterDuty, LetterPerson};

use crate::page::length;
use crate::reporting::store::OutstandingDuty;

/// Groups duties that come in the order of departments.
#[must_use]
pub fn letters(
    duties: &[OutstandingDuty],
    titles: &BTreeMap<String, String>,
    today: NaiveDate,
) -> Vec<Letter> {
    let of_unit = duties.chunk_by(|one, next| one.department_id == next.department_id);
    let letters = of_unit.filter_map(|duties| {
        let first = duties.first()?;
        let people = duties.chunk_by(|one, next| one.assignment.person_id == next.assignment.person_id);
        Some(Letter {
            department_id: first.department_id.clone(),
            department: first.department.clone(),
            people: people.filter_map(|duties| person(duties, titles, today)).collect(),
            duties: length(duties),
        })
    });
    letters.collect()
}

fn person(
    duties: &[OutstandingDuty],
    titles: &BTreeMap<String, String>,
    today: NaiveDate,
) -> Option<LetterPerson> {
    let first = duties.first()?;
    let mut listed: Vec<LetterDuty> = duties.iter().map(|duty| line(duty, titles, today)).collect();
    listed.sort_by_key(|duty| duty.due_on);
    Some(LetterPerson { staff_number: first.staff_number.clone(), name: first.name.clone(), duties: listed })
}

/// A duty as it stands in a list.
#[must_use]
pub fn line(duty: &OutstandingDuty, titles: &BTreeMap<String, String>, today: NaiveDate) -> LetterDuty {
    let code = &duty.assignment.course_code;
    LetterDuty {
        course_title: titles.get(code).unwrap_or(code).clone(),
        due_on: duty.assignment.due_on,
        overdue: duty.assignment.due_on < today,
    }
}
