//! The figures of a unit, counted from the duties of its people. Pure.

use std::collections::BTreeMap;

use contract::units::{CourseCounts, DutyCounts, UnitCounts, UnitPerson};
use learning::duty::DutyState;

/// Counts one duty.
pub fn add(counts: &mut DutyCounts, state: DutyState) {
    match state {
        DutyState::Exempt | DutyState::Suspended => {
            counts.excused += 1;
            return;
        }
        DutyState::Completed | DutyState::CompletedLate | DutyState::Credited => counts.completed += 1,
        DutyState::InProgress | DutyState::NotStarted => counts.open += 1,
        DutyState::Overdue => counts.overdue += 1,
        DutyState::Planned => counts.planned += 1,
    }
    counts.duties += 1;
}

/// The figures of the people who count.
#[must_use]
pub fn of(people: &[UnitPerson]) -> UnitCounts {
    let mut counts = UnitCounts::default();
    let mut courses: BTreeMap<&str, CourseCounts> = BTreeMap::new();
    for person in people {
        if !person.counted {
            counts.left_out += 1;
            continue;
        }
        counts.people += 1;
        for duty in &person.duties {
            let of_course = courses.entry(&duty.course_code).or_insert_with(|| CourseCounts {
                code: duty.course_code.clone(),
                title: duty.title.clone(),
                counts: DutyCounts::default(),
            });
            add(&mut of_course.counts, duty.state);
            add(&mut counts.all, duty.state);
        }
    }
    counts.courses = courses.into_values().collect();
    counts
}

#[cfg(test)]
mod tests {
    use contract::units::UnitDuty;
    use learning::role::EmploymentStatus;

    use super::*;

    fn person(counted: bool, states: &[DutyState]) -> UnitPerson {
        let duty = |state: &DutyState| UnitDuty {
            course_code: "SEC-01".to_owned(),
            title: "情報セキュリティ基礎".to_owned(),
            due_on: "2026-12-31".parse().unwrap(),
            state: *state,
            completed_on: None,
        };
        UnitPerson {
            staff_number: String::new(),
            name: String::new(),
            title: String::new(),
            grade: String::new(),
            main: true,
            status: EmploymentStatus::Active,
            counted,
            counts: DutyCounts::default(),
            duties: states.iter().map(duty).collect(),
        }
    }

    #[test]
    fn who_does_not_count_is_counted_once_and_with_no_duty() {
        use DutyState::*;
        let people = [
            person(true, &[Overdue, InProgress, NotStarted, Planned, Completed, CompletedLate, Credited]),
            person(true, &[Exempt, Suspended]),
            person(false, &[Overdue]),
        ];
        let counts = of(&people);
        assert_eq!((counts.people, counts.left_out), (2, 1));
        let expected = DutyCounts { duties: 7, completed: 3, open: 2, overdue: 1, planned: 1, excused: 2 };
        assert_eq!(counts.all, expected);
        assert_eq!(counts.courses.iter().map(|course| course.counts).collect::<Vec<_>>(), [expected]);
    }
}
