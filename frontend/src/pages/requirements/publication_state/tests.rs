use std::collections::BTreeSet;
use std::rc::Rc;

use chrono::DateTime;
use contract::requirements::{CurriculumPublished, DutyDifference, PublicationPreview};
use learning::curriculum::{Audience, Curriculum, DueRule, Finding, Problem, Rule};
use yew::Reducible;

use super::{PublicationAction as A, PublicationState, redated};

fn preview(findings: Vec<Finding>) -> PublicationPreview {
    PublicationPreview {
        as_of: DateTime::from_timestamp(1_800_000_000, 0).unwrap(),
        digest: "d".to_owned(),
        findings,
        difference: DutyDifference::default(),
        courses: vec![],
        people: vec![],
        loads: vec![],
    }
}

fn after(state: PublicationState, actions: Vec<A>) -> PublicationState {
    (*actions.into_iter().fold(Rc::new(state), |state, action| state.reduce(action))).clone()
}

fn previewed(findings: Vec<Finding>) -> PublicationState {
    let state = PublicationState { reason: " why ".to_owned(), ..PublicationState::default() };
    let question = state.question(3);
    after(state, vec![A::Previewed(question, preview(findings))])
}

#[test]
fn only_what_was_looked_at_is_published() {
    let state = previewed(vec![]);
    let message = state.message(3).unwrap();
    assert_eq!((message.digest.as_str(), message.reason.as_str()), ("d", "why"));
    assert_eq!(state.message(4), None);
    let other = after(state.clone(), vec![A::Redate(BTreeSet::from(["r".to_owned()]))]);
    assert_eq!((other.message(3), other.current(3)), (None, None));
    let question = state.question(3);
    assert_eq!(after(other.clone(), vec![A::Previewed(question, preview(vec![]))]), other);
    let refused = after(state, vec![A::Refused]);
    assert_eq!((refused.message(3), refused.refusals), (None, 1));
}

#[test]
fn a_reason_is_needed_and_a_fault_stops_it() {
    let silent = after(previewed(vec![]), vec![A::Reason(" ".to_owned())]);
    assert_eq!(silent.message(3), None);
    let finding = |problem| Finding { rule_id: "r".to_owned(), problem };
    assert_eq!(previewed(vec![finding(Problem::NoLabel)]).message(3), None);
    let waits = Problem::WaitsForCourse { course: "X".to_owned() };
    assert!(previewed(vec![finding(waits)]).message(3).is_some());
}

#[test]
fn after_publishing_nothing_can_be_published_twice() {
    let done = CurriculumPublished { number: 2, difference: DutyDifference::default() };
    let state = after(previewed(vec![]), vec![A::Published(done.clone())]);
    assert_eq!((state.message(3), state.published), (None, Some(done)));
}

#[test]
fn due_dates_can_move_only_where_the_rule_has_another_one() {
    let rule = |id: &str| Rule::yearly(id, id, "SEC-01", Audience::Everyone);
    let old = Curriculum { rules: vec![rule("a"), rule("b")] };
    let moved = Rule { due: DueRule::BeforeWork, ..rule("b") };
    let new = Curriculum { rules: vec![rule("a"), moved, rule("c")] };
    assert_eq!(redated(&old, &new).iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>(), ["b"]);
}
