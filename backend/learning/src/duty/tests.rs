use super::*;
use crate::derivation::Standing;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn facts(standing: Standing) -> DutyFacts {
    DutyFacts {
        standing,
        opens_on: day("2026-04-01"),
        due_on: day("2026-12-31"),
        grace_days: 0,
        started: false,
        completed_on: None,
    }
}

#[test]
fn only_a_required_duty_is_open_or_overdue() {
    let table = [
        (Standing::Required, Some(DutyState::NotStarted), Some(DutyState::Overdue)),
        (Standing::Suspended, Some(DutyState::Suspended), Some(DutyState::Suspended)),
        (Standing::Exempt, Some(DutyState::Exempt), Some(DutyState::Exempt)),
        (Standing::Credited, Some(DutyState::Credited), Some(DutyState::Credited)),
        (Standing::NotRequired, None, None),
    ];
    for (standing, in_time, past) in table {
        assert_eq!(duty_state(&facts(standing), day("2026-12-31")), in_time, "{standing:?}");
        assert_eq!(duty_state(&facts(standing), day("2027-01-01")), past, "{standing:?}");
    }
}

#[test]
fn a_completion_stays_whatever_the_standing_becomes() {
    for standing in [Standing::Required, Standing::Exempt, Standing::NotRequired, Standing::Suspended] {
        let completed = DutyFacts { completed_on: Some(day("2026-12-31")), ..facts(standing) };
        assert_eq!(duty_state(&completed, day("2027-01-05")), Some(DutyState::Completed));
        let late = DutyFacts { completed_on: Some(day("2027-01-01")), ..facts(standing) };
        assert_eq!(duty_state(&late, day("2027-01-05")), Some(DutyState::CompletedLate));
    }
}

#[test]
fn what_opens_later_is_planned_and_what_is_begun_is_in_progress() {
    let later = DutyFacts { opens_on: day("2026-10-01"), ..facts(Standing::Required) };
    assert_eq!(duty_state(&later, day("2026-09-30")), Some(DutyState::Planned));
    assert_eq!(duty_state(&later, day("2026-10-01")), Some(DutyState::NotStarted));
    let begun = DutyFacts { started: true, ..facts(Standing::Required) };
    assert_eq!(duty_state(&begun, day("2026-05-01")), Some(DutyState::InProgress));
}
