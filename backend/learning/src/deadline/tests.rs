use proptest::prelude::*;

use super::*;

fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4, 1).unwrap() + chrono::Days::new(offset)
}

fn duty(due_on: NaiveDate, started: bool, completed_on: Option<NaiveDate>) -> DutyFacts {
    DutyFacts { standing: Standing::Required, opens_on: day(0), due_on, grace_days: 0, started, completed_on }
}

#[test]
fn every_combination_around_the_due_date() {
    use AssignmentState::*;
    let due = day(10);
    let table = [
        (false, None, 9, NotStarted),
        (true, None, 9, InProgress),
        (false, None, 10, NotStarted),
        (true, None, 10, InProgress),
        (false, None, 11, Overdue),
        (true, None, 11, Overdue),
        (true, Some(9), 20, Completed),
        (true, Some(10), 10, Completed),
        (true, Some(11), 11, CompletedLate),
        // Asked for the day before the completion: it had not happened.
        (true, Some(11), 10, InProgress),
        (true, Some(12), 11, Overdue),
    ];
    for (started, completed, today, expected) in table {
        let state = assignment_state(&duty(due, started, completed.map(day)), day(today));
        assert_eq!(state, expected, "started {started}, completed {completed:?}, today {today}");
    }
}

#[test]
fn grace_is_a_state_of_its_own_and_no_extension() {
    use AssignmentState::*;
    let with_grace = |done| DutyFacts { grace_days: 5, ..duty(day(10), true, done) };
    let table = [(10, Completed), (11, CompletedInGrace), (15, CompletedInGrace), (16, CompletedLate)];
    for (done, expected) in table {
        assert_eq!(assignment_state(&with_grace(Some(day(done))), day(30)), expected, "{done}");
    }
    assert_eq!(assignment_state(&with_grace(None), day(12)), Overdue);
}

#[test]
fn a_standing_shows_until_the_course_is_complete() {
    use AssignmentState::*;
    let table = [
        (Standing::Required, Overdue),
        (Standing::Suspended, Suspended),
        (Standing::Exempt, Exempt),
        (Standing::Credited, Credited),
        (Standing::NotRequired, NotRequired),
    ];
    for (standing, expected) in table {
        let facts = DutyFacts { standing, ..duty(day(10), false, None) };
        assert_eq!(assignment_state(&facts, day(11)), expected);
        let done = DutyFacts { completed_on: Some(day(9)), ..facts };
        assert_eq!(assignment_state(&done, day(11)), Completed);
    }
    let planned = DutyFacts { opens_on: day(5), ..duty(day(10), false, None) };
    assert_eq!(assignment_state(&planned, day(4)), Planned);
    assert_eq!(assignment_state(&planned, day(5)), NotStarted);
}

#[test]
fn days_left_counts_down_through_zero() {
    assert_eq!(days_left(day(10), day(8)), 2);
    assert_eq!(days_left(day(10), day(10)), 0);
    assert_eq!(days_left(day(10), day(11)), -1);
}

#[test]
fn states_travel_in_kebab_case() {
    assert_eq!(serde_json::to_string(&AssignmentState::CompletedLate).unwrap(), r#""completed-late""#);
}

proptest! {
    #[test]
    fn a_completed_assignment_stays_completed_as_days_pass(
        due in 0u64..400, done in 0u64..400, today in 0u64..400, later in 0u64..400,
    ) {
        let at = |today| assignment_state(&duty(day(due), true, Some(day(done))), day(today));
        if at(today).is_completed() {
            prop_assert_eq!(at(today), at(today + later));
        }
    }

    #[test]
    fn overdue_exactly_when_open_and_no_day_is_left(
        due in 0u64..400, started: bool, today in 0u64..400,
    ) {
        let state = assignment_state(&duty(day(due), started, None), day(today));
        prop_assert_eq!(state == AssignmentState::Overdue, days_left(day(due), day(today)) < 0);
    }
}
