use std::rc::Rc;

use chrono::{DateTime, Utc};
use contract::attempts::{AttemptQuestion, AttemptView};
use learning::mark::Mark;
use learning::question::{Choice, QuestionBody, Response};
use yew::Reducible;

use super::{AttemptAction, AttemptState, Save, Screen};

fn at(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000 + second, 0).unwrap()
}

fn choices() -> Vec<Choice> {
    ["a", "b"].map(|id| Choice { id: id.to_owned(), text: id.to_owned() }).to_vec()
}

fn attempt(questions: usize, current: u32) -> Rc<AttemptState> {
    let question = |number: usize| AttemptQuestion {
        id: format!("q{number}"),
        stem: String::new(),
        body: if number == 0 {
            QuestionBody::ShortText {}
        } else {
            QuestionBody::Single { choices: choices() }
        },
        response: None,
    };
    Rc::new(AttemptState::open(&AttemptView {
        id: "attempt".to_owned(),
        assignment_id: "assignment".to_owned(),
        course_title: String::new(),
        number: 1,
        started_at: at(0),
        expires_at: None,
        server_now: at(0),
        mastery: Mark::new(4, 5),
        questions: (0..questions).map(question).collect(),
        current,
    }))
}

fn choose(index: usize, choice: &str) -> AttemptAction {
    let response = Response::Single { choice: choice.to_owned() };
    AttemptAction::Answer { index, response, typing: false }
}

fn type_in(index: usize, text: &str) -> AttemptAction {
    let response = Response::ShortText { text: text.to_owned() };
    AttemptAction::Answer { index, response, typing: true }
}

fn after(state: Rc<AttemptState>, actions: impl IntoIterator<Item = AttemptAction>) -> Rc<AttemptState> {
    actions.into_iter().fold(state, |state, action| state.reduce(action))
}

fn next(state: &AttemptState) -> Save {
    state.next_save().expect("something to save").0
}

#[test]
fn opens_where_the_learner_was_and_never_beyond_the_end() {
    assert_eq!(attempt(8, 6).screen, Screen::Question(6));
    assert_eq!(attempt(3, 9).screen, Screen::Question(2));
    assert!(attempt(3, 0).all_saved());
}

#[test]
fn a_choice_is_saved_at_once_and_typing_after_a_pause() {
    let chosen = after(attempt(3, 0), [choose(1, "a")]);
    assert_eq!(chosen.next_save().map(|(_, delay)| delay), Some(0));
    let typed = after(attempt(3, 0), [type_in(0, "x")]);
    assert_eq!(typed.next_save().map(|(_, delay)| delay), Some(400));
    let left = after(typed, [AttemptAction::Commit(0)]);
    assert_eq!(left.next_save().map(|(_, delay)| delay), Some(0));
}

#[test]
fn a_choice_does_not_wait_behind_typing() {
    let state = after(attempt(3, 0), [type_in(0, "x"), choose(2, "a")]);
    assert_eq!(next(&state).question, "q2");
}

#[test]
fn the_latest_answer_wins_also_while_an_earlier_one_is_on_its_way() {
    let state = after(attempt(3, 0), [choose(1, "a")]);
    let first = next(&state);
    let state = after(state, [AttemptAction::Sending(first.clone()), choose(1, "b")]);
    assert_eq!(state.next_save(), None, "one at a time");
    let state = after(state, [AttemptAction::Saved(first, at(1))]);
    assert!(!state.all_saved(), "the second answer is not on the server yet");
    let second = next(&state);
    assert_eq!(second.response, Response::Single { choice: "b".to_owned() });
    let state = after(state, [AttemptAction::Sending(second.clone()), AttemptAction::Saved(second, at(2))]);
    assert!(state.all_saved());
    assert_eq!(state.saved_at, Some(at(2)));
}

#[test]
fn the_same_answer_again_is_no_change() {
    let state = after(attempt(3, 0), [choose(1, "a")]);
    let save = next(&state);
    let state = after(state, [AttemptAction::Sending(save.clone()), AttemptAction::Saved(save, at(1))]);
    assert!(after(state, [choose(1, "a")]).all_saved());
}

#[test]
fn a_cut_network_keeps_the_answers_and_tries_again_more_and_more_slowly() {
    let mut state = after(attempt(3, 0), [choose(1, "a"), choose(2, "b")]);
    for expected in [1_000, 2_000, 5_000, 10_000, 10_000] {
        let before = next(&state);
        state = after(state, [AttemptAction::Sending(before.clone()), AttemptAction::Failed]);
        let (again, delay) = state.next_save().unwrap();
        assert_eq!(delay, expected);
        assert_ne!(again, before, "a retry is a new thing to do");
        assert!(!state.all_saved());
    }
    let save = next(&state);
    state = after(state, [AttemptAction::Sending(save.clone()), AttemptAction::Saved(save, at(9))]);
    assert_eq!(state.next_save().map(|(save, delay)| (save.index, delay)), Some((2, 0)));
}

#[test]
fn a_refused_answer_is_not_repeated_until_it_is_changed() {
    let state = after(attempt(3, 0), [choose(1, "a")]);
    let save = next(&state);
    let state = after(state, [AttemptAction::Sending(save.clone()), AttemptAction::Refused(save)]);
    assert_eq!(state.next_save(), None);
    assert!(state.questions[1].is_refused() && !state.all_saved());
    assert_eq!(next(&after(state, [choose(1, "b")])).index, 1);
}

#[test]
fn unanswered_questions_are_named_and_blank_text_is_no_answer() {
    let state = after(attempt(3, 0), [type_in(0, " "), choose(1, "a")]);
    assert_eq!(state.unanswered(), [1, 3]);
    assert_eq!(state.answered(), 1);
}

#[test]
fn a_closed_attempt_saves_nothing_more() {
    let state = after(attempt(3, 0), [choose(1, "a"), AttemptAction::Closed]);
    assert!(state.closed);
    assert_eq!(state.next_save(), None);
}

#[test]
fn moving_around_changes_no_answer() {
    let start = after(attempt(3, 0), [choose(1, "a")]);
    let moved = after(start.clone(), [Screen::Review, Screen::Question(2)].map(AttemptAction::Show));
    assert_eq!(moved.questions, start.questions);
    assert_eq!(moved.screen, Screen::Question(2));
}
