use std::collections::BTreeMap;
use std::rc::Rc;

use learning::question::Choice;
use yew::Reducible;

use super::{Placement, Screen, SortingAction, SortingState};
use crate::saving::Saving;

fn sorting(placed: &[(&str, &str)]) -> Rc<SortingState> {
    let items = ["a", "b", "c"].map(|id| Choice { id: id.to_owned(), text: id.to_uppercase() });
    let placements: BTreeMap<_, _> =
        placed.iter().map(|(item, bin)| ((*item).to_owned(), (*bin).to_owned())).collect();
    Rc::new(SortingState::open(&items, &placements))
}

fn place(index: usize, bin: &str) -> SortingAction {
    SortingAction::Place { index, bin: bin.to_owned() }
}

fn after(state: Rc<SortingState>, actions: impl IntoIterator<Item = SortingAction>) -> Rc<SortingState> {
    actions.into_iter().fold(state, |state, action| state.reduce(action))
}

fn next(state: &SortingState) -> Placement {
    state.next_save().expect("something to save").0
}

#[test]
fn opens_with_what_the_server_has() {
    let state = sorting(&[("b", "x")]);
    assert_eq!(state.placed(), 1);
    assert_eq!(state.unplaced().iter().map(|(index, _)| *index).collect::<Vec<_>>(), [0, 2]);
    assert_eq!((state.next_save(), state.saving()), (None, Saving::Nothing));
}

#[test]
fn a_placement_is_saved_at_once_and_the_same_bin_again_is_no_change() {
    let state = after(sorting(&[("b", "x")]), [place(0, "y"), place(1, "x")]);
    let (placement, delay) = state.next_save().unwrap();
    assert_eq!((placement.item.as_str(), placement.bin.as_str(), delay), ("a", "y", 0));
    let state = after(state, [SortingAction::Sending, SortingAction::Saved(placement)]);
    assert!(state.all_saved());
    assert_eq!(state.saving(), Saving::Safe(None));
}

#[test]
fn the_latest_bin_wins_also_while_an_earlier_one_is_on_its_way() {
    let state = after(sorting(&[]), [place(0, "x")]);
    let first = next(&state);
    let state = after(state, [SortingAction::Sending, place(0, "y")]);
    assert_eq!(state.next_save(), None, "one at a time");
    let state = after(state, [SortingAction::Saved(first)]);
    assert!(!state.all_saved(), "the second bin is not on the server yet");
    assert_eq!(next(&state).bin, "y");
}

#[test]
fn a_cut_network_loses_nothing_and_waits_longer_each_time() {
    let mut state = after(sorting(&[]), [place(0, "x"), place(2, "y")]);
    for expected in [1_000, 2_000, 5_000, 10_000, 10_000] {
        let before = next(&state);
        state = after(state, [SortingAction::Sending, SortingAction::Failed]);
        let (again, delay) = state.next_save().unwrap();
        assert_eq!(delay, expected);
        assert_ne!(again, before, "a retry is a new thing to do");
        assert_eq!(state.saving(), Saving::Failing);
    }
    let save = next(&state);
    state = after(state, [SortingAction::Sending, SortingAction::Saved(save)]);
    assert_eq!(state.next_save().map(|(save, delay)| (save.index, delay)), Some((2, 0)));
    assert_eq!(state.placed(), 2);
}

#[test]
fn a_refused_placement_is_not_repeated_until_it_is_changed() {
    let state = after(sorting(&[]), [place(1, "x")]);
    let save = next(&state);
    let state = after(state, [SortingAction::Sending, SortingAction::Refused(save)]);
    assert_eq!((state.next_save(), state.saving()), (None, Saving::Refused));
    assert_eq!(next(&after(state, [place(1, "y")])).bin, "y");
}

#[test]
fn a_run_that_ended_elsewhere_saves_nothing_more() {
    let state = after(sorting(&[]), [place(0, "x"), SortingAction::Closed]);
    assert_eq!(state.next_save(), None);
}

#[test]
fn looking_at_the_review_changes_no_placement() {
    let start = after(sorting(&[]), [place(0, "x")]);
    let moved = after(start.clone(), [SortingAction::Show(Screen::Review)]);
    assert_eq!((moved.screen, &moved.items), (Screen::Review, &start.items));
}
