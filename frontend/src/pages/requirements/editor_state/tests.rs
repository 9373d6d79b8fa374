use std::rc::Rc;

use contract::requirements::DraftView;
use learning::curriculum::{Audience, Curriculum, Mode, Rule};
use yew::Reducible;

use super::{EditorAction as A, EditorState, Rebased, Step, family};
use crate::pages::requirements::rule_edit::{DueKind, NumberField, RuleEdit};

fn rule(id: &str, label: &str, course: &str) -> Rule {
    Rule::yearly(id, label, course, Audience::Everyone)
}

fn rules() -> Vec<Rule> {
    vec![rule("a", "A", "SEC-01"), rule("b", "B", "ETH-02"), rule("c", "C", "SEC-02")]
}

fn draft(revision: i32, rules: Vec<Rule>) -> DraftView {
    DraftView {
        revision,
        curriculum: Curriculum { rules },
        saved_by: "N".to_owned(),
        saved_at: None,
        findings: vec![],
        changed: true,
    }
}

fn fresh() -> EditorState {
    EditorState::new(&draft(4, rules()))
}

fn after(state: EditorState, actions: Vec<A>) -> EditorState {
    (*actions.into_iter().fold(Rc::new(state), |state, action| state.reduce(action))).clone()
}

fn ids(state: &EditorState) -> Vec<&str> {
    state.curriculum.rules.iter().map(|rule| rule.id.as_str()).collect()
}

fn label(id: &str, label: &str) -> A {
    A::Edit(id.to_owned(), RuleEdit::Label(label.to_owned()))
}

#[test]
fn a_new_rule_has_an_id_that_was_never_used() {
    let state = fresh();
    let id = state.new_id();
    assert_eq!(id, "rule-4-1");
    let state = after(state, vec![A::Add(id.clone())]);
    assert_eq!(state.new_id(), "rule-4-2");
    let removed = after(
        state.clone(),
        vec![A::Saved(state.curriculum.clone(), draft(5, state.curriculum.rules)), A::Remove(id)],
    );
    assert_eq!(removed.new_id(), "rule-5-1");
}

#[test]
fn a_rule_moves_among_its_own_family() {
    let state = after(fresh(), vec![A::Move("c".to_owned(), Step::Up)]);
    assert_eq!(ids(&state), ["c", "b", "a"]);
    assert_eq!(after(state.clone(), vec![A::Move("c".to_owned(), Step::Up)]), state);
    assert_eq!(ids(&after(state, vec![A::Move("c".to_owned(), Step::Down)])), ["a", "b", "c"]);
    assert_eq!(family(&rule("x", "X", "NEW-01")), "NEW");
    assert_eq!(family(&rule("x", "X", "")), "");
}

#[test]
fn a_copy_stands_below_and_a_removal_can_be_taken_back() {
    let state = after(fresh(), vec![A::Duplicate("a".to_owned(), "d".to_owned())]);
    assert_eq!(ids(&state), ["a", "d", "b", "c"]);
    let state = after(fresh(), vec![A::Remove("b".to_owned())]);
    assert_eq!(ids(&state), ["a", "c"]);
    assert!(state.is_unsaved());
    let state = after(state, vec![A::Restore]);
    assert_eq!((ids(&state), state.is_unsaved()), (vec!["a", "b", "c"], false));
    assert_eq!(after(state.clone(), vec![A::Restore]), state);
}

#[test]
fn what_is_no_number_stays_in_its_field_and_keeps_the_draft_unsaved() {
    let number = |text: &str| A::Number("a".to_owned(), NumberField::Grace, text.to_owned());
    let state = after(fresh(), vec![number("x")]);
    let rule = state.rule("a").unwrap();
    assert_eq!(state.shown(rule, NumberField::Grace), ("x".to_owned(), false));
    assert_eq!(state.unreadable().len(), 1);
    assert!(state.is_unsaved());
    let state = after(state, vec![number("7")]);
    let rule = state.rule("a").unwrap();
    assert_eq!((rule.grace_days, state.shown(rule, NumberField::Grace)), (7, ("7".to_owned(), true)));
    let state = after(fresh(), vec![A::Number("a".to_owned(), NumberField::DueDays, "x".to_owned())]);
    assert!(
        after(state, vec![A::Edit("a".to_owned(), RuleEdit::Due(DueKind::AfterHire))])
            .unreadable()
            .is_empty()
    );
}

#[test]
fn a_rule_can_be_what_the_server_holds_again() {
    let state = after(fresh(), vec![label("a", "other"), A::Revert("a".to_owned())]);
    assert_eq!(state, fresh());
}

#[test]
fn what_was_changed_while_saving_stays_unsaved() {
    let edited = after(fresh(), vec![label("a", "A2")]);
    let sent = edited.curriculum.clone();
    let later = after(edited.clone(), vec![label("b", "B2")]);
    let saved = draft(5, sent.rules.clone());
    let state = after(later, vec![A::Saved(sent.clone(), saved.clone())]);
    assert!(state.is_unsaved());
    assert_eq!((state.revision, state.rule("b").unwrap().label.as_str()), (5, "B2"));
    assert!(!after(edited, vec![A::Saved(sent, saved)]).is_unsaved());
}

#[test]
fn loading_again_keeps_unsaved_work() {
    let edited = after(fresh(), vec![A::Edit("a".to_owned(), RuleEdit::Mode(Mode::Elective))]);
    assert_eq!(after(edited.clone(), vec![A::Loaded(draft(5, vec![]))]), edited);
    assert!(after(fresh(), vec![A::Loaded(draft(5, vec![]))]).curriculum.rules.is_empty());
    assert!(after(edited, vec![A::Replaced(draft(5, vec![]))]).curriculum.rules.is_empty());
}

#[test]
fn another_persons_save_is_merged_and_told() {
    let mine = after(fresh(), vec![label("a", "mine"), label("b", "mine too")]);
    let mut theirs = rules();
    theirs[1].label = "theirs".to_owned();
    theirs[2].label = "C theirs".to_owned();
    let state = after(mine, vec![A::Rebased(draft(9, theirs))]);
    let labels: Vec<&str> = state.curriculum.rules.iter().map(|rule| rule.label.as_str()).collect();
    assert_eq!(labels, ["mine", "mine too", "C theirs"]);
    assert_eq!(state.revision, 9);
    assert!(state.is_unsaved());
    assert_eq!(state.rebased, Some(Rebased { by: "N".to_owned(), both: vec!["mine too".to_owned()] }));
    let sent = state.curriculum.clone();
    let saved = draft(10, sent.rules.clone());
    assert_eq!(after(state, vec![A::Saved(sent, saved)]).rebased, None);
}
