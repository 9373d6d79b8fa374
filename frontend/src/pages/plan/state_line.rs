//! The line of states, and where the plan stands on it.

use contract::plan::{PlanPage, PlanState, words};
use yew::prelude::*;

use crate::text::plan as text;

/// How far the plan of a year is: the version in force, else the one under discussion, else the draft.
pub(super) fn state_of(page: &PlanPage) -> Option<PlanState> {
    let in_force = page.in_force.as_ref().map(|view| view.version.state);
    let in_review = page.in_review.as_ref().map(|_| PlanState::Review);
    in_force.or(in_review).or_else(|| page.draft.as_ref().map(|_| PlanState::Draft))
}

#[derive(Properties, PartialEq)]
pub(super) struct StateLineProps {
    pub state: Option<PlanState>,
}

/// 立案, 審議, 決定, 実施, 評価. Done and here are said in words.
#[component]
pub(super) fn StateLine(props: &StateLineProps) -> Html {
    let steps = PlanState::ALL.into_iter().map(|state| {
        let here = props.state == Some(state);
        let done = props.state.is_some_and(|current| state < current);
        let said = if here {
            text::STATE_HERE
        } else if done {
            text::STATE_DONE
        } else {
            ""
        };
        html! {
            <li key={words::state(state)} class="steps__step" aria-current={here.then_some("step")}>
                { words::state(state) }
                if !said.is_empty() {
                    { " " }<span class="steps__state">{ said }</span>
                }
            </li>
        }
    });
    html! { <ol class="steps no-print" aria-label={text::STATE}>{ for steps }</ol> }
}
