use chrono::NaiveDate;
use contract::assignments::{AssignmentCard, NextStep};
use learning::completion::WhyNotComplete;
use learning::deadline::AssignmentState;
use learning::fiscal_year::FiscalYear;
use learning::mark::Mark;

use super::{may_go_on, sentence};
use crate::text::assignments as words;

fn card(state: AssignmentState, progress: Mark) -> AssignmentCard {
    let day: NaiveDate = "2026-10-01".parse().unwrap();
    AssignmentCard {
        id: "a".to_owned(),
        course_code: "SEC-01".to_owned(),
        title: String::new(),
        fiscal_year: FiscalYear(2026),
        opens_on: day,
        due_on: day,
        gate: false,
        days_left: 0,
        state,
        minutes_left: 30,
        progress,
        next_step: NextStep::StartAttempt,
        why: Some(WhyNotComplete::NotStarted),
        causes: vec![],
        completed_on: None,
    }
}

#[test]
fn a_planned_course_says_when_it_opens_and_offers_no_step() {
    let planned = card(AssignmentState::Planned, Mark::ZERO);
    assert!(!may_go_on(&planned));
    assert!(sentence(&planned).contains("10"));
}

#[test]
fn what_was_begun_may_be_finished_after_a_transfer() {
    assert!(may_go_on(&card(AssignmentState::NotRequired, Mark::new(1, 5))));
    assert!(!may_go_on(&card(AssignmentState::NotRequired, Mark::ZERO)));
}

#[test]
fn what_is_not_to_be_taken_now_does_not_urge_anybody() {
    use AssignmentState as S;
    for state in [S::Suspended, S::Exempt, S::Credited, S::NotRequired] {
        let said = sentence(&card(state, Mark::ZERO));
        assert_ne!(said, words::why(&WhyNotComplete::NotStarted));
        assert!(!said.is_empty());
    }
    assert_eq!(sentence(&card(S::Overdue, Mark::ZERO)), words::why(&WhyNotComplete::NotStarted));
}
