use std::collections::BTreeSet;
use std::rc::Rc;

use chrono::{DateTime, NaiveDate};
use contract::assignments::{OrderApplied, OrderPreview};
use learning::fiscal_year::FiscalYear;
use yew::Reducible;

use super::{DueProblem, OrderAction, OrderState, Stage};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-23")
}

fn set(codes: &[&str]) -> BTreeSet<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

fn preview() -> OrderPreview {
    OrderPreview {
        fiscal_year: FiscalYear(2026),
        as_of: DateTime::from_timestamp(1_800_000_000, 0).unwrap(),
        matched: 36,
        newly_assigned: 30,
        already_assigned: 6,
        left_out: 2,
        people: vec![],
        digest: "d".to_owned(),
    }
}

fn applied() -> OrderApplied {
    OrderApplied { order_id: "o".to_owned(), newly_assigned: 30, already_assigned: 6 }
}

fn after(state: OrderState, actions: Vec<OrderAction>) -> OrderState {
    (*actions.into_iter().fold(Rc::new(state), |state, action| state.reduce(action))).clone()
}

fn written() -> OrderState {
    after(
        OrderState::default(),
        vec![
            OrderAction::Course("SEC-02".to_owned()),
            OrderAction::Grades(set(&["G30", "G20"])),
            OrderAction::Departments(set(&["d1"])),
            OrderAction::DueOn("2027-03-31".to_owned()),
        ],
    )
}

fn previewed() -> OrderState {
    let state = written();
    let draft = state.draft(today()).unwrap();
    after(state, vec![OrderAction::Asked, OrderAction::Previewed(draft, preview())])
}

#[test]
fn a_draft_needs_a_course_and_a_due_date_and_nothing_else() {
    assert_eq!(OrderState::default().draft(today()), None);
    let everybody =
        OrderState { course: "SEC-02".to_owned(), due_on: "2026-11-23".to_owned(), ..OrderState::default() };
    let draft = everybody.draft(today()).unwrap();
    assert!(draft.grades.is_empty() && draft.department_ids.is_empty());
    assert_eq!(written().draft(today()).unwrap().grades, ["G20", "G30"]);
}

#[test]
fn a_due_date_lies_between_today_and_the_end_of_the_next_fiscal_year() {
    let table = [
        ("", Err(DueProblem::Missing)),
        ("2026-02-30", Err(DueProblem::Missing)),
        ("2026-11-22", Err(DueProblem::Past)),
        ("2026-11-23", Ok(day("2026-11-23"))),
        ("2028-03-31", Ok(day("2028-03-31"))),
        ("2028-04-01", Err(DueProblem::TooFar)),
    ];
    for (typed, expected) in table {
        let state = OrderState { due_on: typed.to_owned(), ..OrderState::default() };
        assert_eq!(state.due(today()), expected, "{typed}");
    }
}

#[test]
fn every_edit_puts_the_preview_away() {
    assert!(matches!(previewed().stage, Stage::Previewed(_)));
    let edits = [
        OrderAction::Course("SEC-03".to_owned()),
        OrderAction::Grades(set(&[])),
        OrderAction::Departments(set(&["d1", "d2"])),
        OrderAction::DueOn("2027-03-30".to_owned()),
    ];
    for edit in edits {
        assert_eq!(after(previewed(), vec![edit]).stage, Stage::Outdated);
    }
}

#[test]
fn a_late_preview_of_other_choices_is_dropped() {
    let asked = written();
    let draft = asked.draft(today()).unwrap();
    let edited = after(asked, vec![OrderAction::DueOn("2027-02-28".to_owned())]);
    assert_eq!(after(edited.clone(), vec![OrderAction::Previewed(draft, preview())]), edited);
}

#[test]
fn a_conflict_asks_for_another_look_and_keeps_the_choices() {
    let state = after(previewed(), vec![OrderAction::Refused]);
    assert_eq!(state.stage, Stage::Conflict);
    assert_eq!(state.draft(today()), written().draft(today()));
    let again = state.draft(today()).unwrap();
    assert!(matches!(
        after(state, vec![OrderAction::Previewed(again, preview())]).stage,
        Stage::Previewed(_)
    ));
}

#[test]
fn after_applying_the_form_is_empty_and_the_figures_stay_until_the_next_edit() {
    let state = after(previewed(), vec![OrderAction::Applied(applied())]);
    assert_eq!(state, OrderState { stage: Stage::Applied(applied()), ..OrderState::default() });
    assert_eq!(after(state, vec![OrderAction::Course("SEC-03".to_owned())]).stage, Stage::Writing);
}
