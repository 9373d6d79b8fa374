//! The list before a sorting is submitted.

use yew::prelude::*;

use super::sorting_state::{Screen, SortingState};
use crate::api::ApiError;
use crate::components::{Alert, AlertKind, Button, ButtonKind, ErrorAlert};
use crate::text;
use crate::text::attempts;
use crate::text::exercises as words;

#[derive(Properties, PartialEq)]
pub(super) struct SortingReviewProps {
    pub state: SortingState,
    pub submitting: bool,
    pub error: Option<ApiError>,
    pub onsubmit: Callback<()>,
    pub onshow: Callback<Screen>,
}

/// What is not placed is named, each with a button that leads there; submitting waits until everything is
/// safe.
#[component]
pub(super) fn SortingReview(props: &SortingReviewProps) -> Html {
    let state = &props.state;
    let unplaced = state.unplaced();
    let safe = state.all_saved();
    let to_item = |index: usize, text: &str| {
        let onclick = props.onshow.reform(move |()| Screen::Items(Some(index)));
        html! { <li key={index}><Button label={words::item(index + 1, text)} kind={ButtonKind::Small} {onclick} /></li> }
    };
    html! {
        <>
            if unplaced.is_empty() {
                <p>{ words::ALL_PLACED }</p>
            } else {
                <Alert kind={AlertKind::Warning}>
                    <p>{ words::UNPLACED }</p>
                    <ul class="sorting__unplaced">
                        { for unplaced.iter().map(|(index, item)| to_item(*index, &item.text)) }
                    </ul>
                </Alert>
            }
            <p>{ words::SUBMIT_NOTE }</p>
            if !safe {
                <p role="status">{ attempts::SUBMIT_AFTER_SAVING }</p>
            }
            <ErrorAlert error={props.error.clone()} />
            <div class="attempt__steps">
                <Button
                    label={words::BACK_TO_SORTING}
                    onclick={props.onshow.reform(|()| Screen::Items(None))}
                />
                <Button
                    label={if props.submitting { text::SEND_PENDING } else { attempts::SUBMIT }}
                    kind={ButtonKind::Primary}
                    disabled={!safe || props.submitting}
                    onclick={props.onsubmit.clone()}
                />
            </div>
        </>
    }
}
