//! Sorting: every item with its bins as radio buttons. Nothing needs dragging, so it works the same by
//! mouse, keyboard, finger and voice.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use contract::exercises::{Decide, ExerciseRun, RunState};
use learning::question::Choice;
use yew::prelude::*;

use super::run::{caught_up, is_behind};
use super::sorted::sorted;
use super::sorting_review::SortingReview;
use super::sorting_state::{Placement, Screen, SortingAction, SortingState};
use crate::api;
use crate::components::{Button, ButtonKind, Options, RichText, SavingStatus, option_id};
use crate::hooks::{Pending, Progress, use_action, use_autosave, use_focus_on_change, use_unsaved_warning};
use crate::text::attempts;
use crate::text::exercises as words;

/// Id of the heading of what is shown; it takes the focus when something else is shown.
pub(super) const HEADING: &str = "sorting-heading";

#[derive(Properties, PartialEq)]
pub(super) struct SortingProps {
    pub run: Rc<ExerciseRun>,
    pub bins: Vec<Choice>,
    pub items: Vec<Choice>,
    pub placements: BTreeMap<String, String>,
    pub reload: Callback<()>,
}

/// An open sorting run, and its result once it is submitted.
#[component]
pub(super) fn Sorting(props: &SortingProps) -> Html {
    let state = use_reducer_eq(|| SortingState::open(&props.items, &props.placements));
    let finished = use_state(|| None::<ExerciseRun>);
    use_saving(props, &state);
    use_unsaved_warning(!state.all_saved());
    use_focus_on_change(state.screen, focus_of(state.screen, props));
    let submit = {
        let finished = finished.setter();
        use_action(
            |run: String| async move { caught_up(&run, api::exercises::submit(&run).await).await },
            move |run: ExerciseRun| finished.set(Some(run)),
        )
    };
    if let Some(run) = &*finished
        && let RunState::Sorted { bins, items, outcome } = &run.state
    {
        return sorted(run, bins, items, outcome, true);
    }
    let show = {
        let dispatcher = state.dispatcher();
        Callback::from(move |screen| dispatcher.dispatch(SortingAction::Show(screen)))
    };
    let body = match state.screen {
        Screen::Items(_) => html! {
            <>
                <p class="attempt__stem measure"><RichText text={props.run.instruction.clone()} /></p>
                { items(&state, &props.bins) }
                <div class="attempt__steps">
                    <Button
                        label={attempts::TO_REVIEW}
                        kind={ButtonKind::Primary}
                        onclick={show.reform(|()| Screen::Review)}
                    />
                </div>
            </>
        },
        Screen::Review => {
            let run = props.run.id.clone();
            html! {
                <SortingReview
                    state={(*state).clone()}
                    submitting={submit.pending}
                    error={submit.error}
                    onsubmit={submit.run.reform(move |()| run.clone())}
                    onshow={show}
                />
            }
        }
    };
    let heading = match state.screen {
        Screen::Items(_) => words::SORTING,
        Screen::Review => attempts::REVIEW_TITLE,
    };
    html! {
        <section class="stack" aria-labelledby={HEADING}>
            <div class="attempt__bar sorting__bar">
                <p>{ words::placed_of(state.placed(), state.items.len()) }</p>
                <SavingStatus saving={state.saving()} />
            </div>
            <h2 id={HEADING} tabindex="-1">{ heading }</h2>
            { body }
        </section>
    }
}

fn items(state: &UseReducerHandle<SortingState>, bins: &[Choice]) -> Html {
    let lines = state.items.iter().enumerate().map(|(index, item)| {
        let dispatcher = state.dispatcher();
        html! {
            <li key={item.id.clone()}>
                <Options
                    name={group(&item.id)}
                    legend={words::item(index + 1, &item.text)}
                    class="sorting__bins"
                    choices={bins.to_vec()}
                    picked={item.bin.iter().cloned().collect::<BTreeSet<_>>()}
                    onpick={Callback::from(move |bin| dispatcher.dispatch(SortingAction::Place { index, bin }))}
                />
            </li>
        }
    });
    html! { <ol class="sorting">{ for lines }</ol> }
}

/// Name of the radio buttons of an item.
fn group(item: &str) -> String {
    ["item-", item].concat()
}

/// Every placement goes to the server, one at a time.
#[hook]
fn use_saving(props: &SortingProps, state: &UseReducerHandle<SortingState>) {
    let pending = state.next_save().map(|(item, delay_ms)| Pending { item, delay_ms });
    let (run, reload, dispatcher) = (props.run.id.clone(), props.reload.clone(), state.dispatcher());
    use_autosave(
        pending,
        move |placement: Placement| {
            let run = run.clone();
            async move {
                let decision = Decide { at: placement.item, choice: placement.bin };
                api::exercises::decide(&run, decision).await
            }
        },
        Callback::from(move |progress: Progress<Placement, ExerciseRun>| {
            dispatcher.dispatch(match progress {
                Progress::Sending(_) => SortingAction::Sending,
                Progress::Saved(placement, _) => SortingAction::Saved(placement),
                Progress::Failed(_, error) if is_behind(&error) => {
                    // Submitted elsewhere: the server shows the result.
                    reload.emit(());
                    SortingAction::Closed
                }
                Progress::Failed(_, error) if error.is_passing() => SortingAction::Failed,
                Progress::Failed(placement, _) => SortingAction::Refused(placement),
            });
        }),
    );
}

/// What takes the focus on a screen: its heading, or the item to which the learner was led.
fn focus_of(screen: Screen, props: &SortingProps) -> AttrValue {
    let Screen::Items(Some(index)) = screen else {
        return AttrValue::Static(HEADING);
    };
    let item = props.items.get(index).zip(props.bins.first());
    item.map_or(AttrValue::Static(HEADING), |(item, bin)| option_id(&group(&item.id), &bin.id).into())
}
