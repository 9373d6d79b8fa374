//! What an import allows and keeps at each step.

use std::rc::Rc;

use chrono::NaiveDate;
use contract::organization::{
    AnswerOption, ImportQuestion, QuestionKind, RowFinding, StaffDifference, StaffFileReport, StaffImported,
};
use yew::Reducible;

use super::{StaffImportAction, StaffImportState, Stage, Step, is_compared};

fn report(rejected: usize) -> StaffFileReport {
    let finding = RowFinding {
        line: 2,
        staff_number: "000123".to_owned(),
        code: "unknown-title".to_owned(),
        message: "M".to_owned(),
    };
    StaffFileReport {
        file_name: "staff.csv".to_owned(),
        encoding: "CP932".to_owned(),
        digest: "d".to_owned(),
        effective_on: day(),
        rows: 450,
        columns: vec![],
        sample: vec![],
        rejected: vec![finding; rejected],
        warnings: vec![],
        questions: vec![],
        merged: vec![],
        changes: vec![],
        difference: StaffDifference::default(),
    }
}

fn day() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn question(kind: QuestionKind, answer: Option<&str>) -> ImportQuestion {
    let option = |answer: &str| AnswerOption { answer: answer.to_owned(), label: answer.to_owned() };
    ImportQuestion {
        id: "q".to_owned(),
        kind,
        lines: vec![3],
        message: "M".to_owned(),
        options: vec![option("G40"), option("G50")],
        answer: answer.map(str::to_owned),
    }
}

fn asking(kind: QuestionKind, answer: Option<&str>) -> StaffFileReport {
    StaffFileReport { questions: vec![question(kind, answer)], ..report(0) }
}

fn chosen() -> StaffImportState {
    let start = StaffImportState::new("2026-11-23".to_owned());
    after(start, vec![StaffImportAction::File(Some("staff.csv".to_owned()))])
}

fn checked(report: StaffFileReport) -> StaffImportState {
    let state = chosen();
    let choice = state.choice;
    after(state, vec![StaffImportAction::Checked(choice, Box::new(report))])
}

fn picked(answer: &str) -> StaffImportAction {
    StaffImportAction::Picked("q".to_owned(), answer.to_owned())
}

fn after(state: StaffImportState, actions: Vec<StaffImportAction>) -> StaffImportState {
    (*actions.into_iter().fold(Rc::new(state), |state, action| state.reduce(action))).clone()
}

#[test]
fn only_a_report_without_rejected_rows_and_open_questions_can_be_applied() {
    assert!(chosen().applicable().is_none());
    assert_eq!(chosen().step(), Step::Read);
    let good = checked(report(0));
    assert!(good.applicable().is_some());
    assert_eq!(good.step(), Step::Apply);
    assert!(checked(report(2)).applicable().is_none());
    let open = checked(asking(QuestionKind::Title, None));
    assert!(open.applicable().is_none());
    assert_eq!(open.step(), Step::Check);
    assert!(checked(asking(QuestionKind::Title, Some("G40"))).applicable().is_some());
}

#[test]
fn an_open_question_of_who_is_who_does_not_hide_the_difference() {
    assert!(is_compared(&asking(QuestionKind::Reappointment, None)));
    assert!(!is_compared(&asking(QuestionKind::Title, None)));
    assert!(is_compared(&asking(QuestionKind::Title, Some("G40"))));
    assert!(!is_compared(&report(1)));
}

#[test]
fn a_picked_answer_is_shown_in_place_of_the_one_in_force_until_it_is_in_force() {
    let state = checked(asking(QuestionKind::Title, Some("G50")));
    let asked = question(QuestionKind::Title, Some("G50"));
    assert_eq!(state.picked(&asked), Some("G50"));
    assert_eq!(state.unsent(), []);
    let state = after(state, vec![picked("G40")]);
    assert_eq!(state.picked(&asked), Some("G40"));
    assert_eq!(state.unsent(), [("q".to_owned(), "G40".to_owned())]);
    let choice = state.choice;
    let sent = StaffImportAction::Checked(choice, Box::new(asking(QuestionKind::Title, Some("G40"))));
    assert_eq!(after(state, vec![sent]).drafts.len(), 0);
}

#[test]
fn an_answer_that_entered_a_table_can_still_be_changed() {
    let state = after(checked(asking(QuestionKind::Title, None)), vec![picked("G40")]);
    let choice = state.choice;
    let state = after(state, vec![StaffImportAction::Checked(choice, Box::new(report(0)))]);
    let kept = state.report().unwrap().questions.clone();
    assert_eq!(kept, [question(QuestionKind::Title, Some("G40"))]);
    assert!(state.drafts.is_empty() && state.applicable().is_some());
    let state = after(state, vec![picked("G50"), StaffImportAction::Checked(choice, Box::new(report(0)))]);
    assert_eq!(state.report().unwrap().questions, [question(QuestionKind::Title, Some("G50"))]);
    let other = StaffFileReport { digest: "other".to_owned(), ..report(0) };
    let state = after(state, vec![StaffImportAction::Checked(choice, Box::new(other))]);
    assert_eq!(state.report().unwrap().questions, [], "another file is asked anew");
}

#[test]
fn a_picked_answer_outlives_another_check_and_a_refusal() {
    let state = after(checked(asking(QuestionKind::Title, None)), vec![picked("G40")]);
    let choice = state.choice;
    let again = StaffImportAction::Checked(choice, Box::new(asking(QuestionKind::Title, None)));
    let state = after(state, vec![StaffImportAction::Refused, again]);
    assert_eq!(state.unsent(), [("q".to_owned(), "G40".to_owned())]);
    let state = after(state, vec![StaffImportAction::EffectiveOn("2026-04-01".to_owned())]);
    assert_eq!(state.drafts.len(), 1, "another day asks the same questions");
    assert_eq!(after(state, vec![StaffImportAction::File(None)]).drafts.len(), 0);
}

#[test]
fn choosing_anything_else_puts_the_report_away() {
    let state = checked(report(0));
    let edits = [
        StaffImportAction::File(Some("staff.csv".to_owned())),
        StaffImportAction::File(None),
        StaffImportAction::EffectiveOn("2026-04-01".to_owned()),
    ];
    for edit in edits {
        assert_eq!(after(state.clone(), vec![edit]).stage, Stage::Choosing);
    }
}

#[test]
fn a_report_on_an_earlier_choice_is_dropped() {
    let state = chosen();
    let old = state.choice;
    let state = after(state, vec![StaffImportAction::EffectiveOn("2026-04-01".to_owned())]);
    assert_eq!(after(state.clone(), vec![StaffImportAction::Checked(old, Box::new(report(0)))]), state);
}

#[test]
fn a_refusal_keeps_the_choice_and_asks_for_another_check() {
    let refused = after(checked(report(0)), vec![StaffImportAction::Refused]);
    assert_eq!(refused.stage, Stage::CheckAgain);
    assert!(refused.is_complete() && refused.applicable().is_none());
}

#[test]
fn after_applying_nothing_is_chosen_and_the_result_stays() {
    let imported = StaffImported { import_id: None, difference: StaffDifference::default() };
    let state = after(chosen(), vec![StaffImportAction::Applied(imported.clone(), day())]);
    assert_eq!((state.applied, state.stage.clone()), (1, Stage::Applied(imported, day())));
    assert_eq!(state.step(), Step::Undo);
    assert!(!state.is_complete());
}

#[test]
fn after_taking_an_import_back_what_was_checked_must_be_checked_again() {
    let state = after(checked(report(0)), vec![StaffImportAction::Undone]);
    assert_eq!((state.applied, state.stage.clone()), (1, Stage::CheckAgain));
    assert!(state.is_complete(), "the choice stays");
    assert_eq!(after(chosen(), vec![StaffImportAction::Undone]).stage, Stage::Choosing);
}

#[test]
fn a_day_that_is_none_is_not_complete() {
    assert!(chosen().is_complete());
    assert!(!after(chosen(), vec![StaffImportAction::EffectiveOn(String::new())]).is_complete());
}
