//! The list before submission.

use yew::prelude::*;

use super::attempt_state::{AttemptState, Screen};
use super::question_view::HEADING;
use crate::api::ApiError;
use crate::components::{Alert, AlertKind, Button, ButtonKind, ErrorAlert};
use crate::text;
use crate::text::attempts as words;

#[derive(Properties, PartialEq)]
pub struct ReviewProps {
    pub state: AttemptState,
    pub submitting: bool,
    pub error: Option<ApiError>,
    pub onsubmit: Callback<()>,
    pub onshow: Callback<Screen>,
}

/// What is open is named; submitting waits until every answer is safe.
#[component]
pub fn Review(props: &ReviewProps) -> Html {
    let state = &props.state;
    let unanswered = state.unanswered();
    let back = unanswered.first().map_or(0, |number| number.saturating_sub(1));
    let safe = state.all_saved();
    html! {
        <section class="stack" aria-labelledby={HEADING}>
            <h2 id={HEADING} tabindex="-1">{ words::REVIEW_TITLE }</h2>
            if unanswered.is_empty() {
                <p>{ words::ALL_ANSWERED }</p>
            } else {
                <Alert kind={AlertKind::Warning}><p>{ words::unanswered(&unanswered) }</p></Alert>
            }
            <p>{ words::SUBMIT_NOTE }</p>
            if !safe {
                <p role="status">{ words::SUBMIT_AFTER_SAVING }</p>
            }
            <ErrorAlert error={props.error.clone()} />
            <div class="attempt__steps">
                <Button
                    label={words::BACK_TO_QUESTIONS}
                    onclick={props.onshow.reform(move |()| Screen::Question(back))}
                />
                <Button
                    label={if props.submitting { text::SEND_PENDING } else { words::SUBMIT }}
                    kind={ButtonKind::Primary}
                    disabled={!safe || props.submitting}
                    onclick={props.onsubmit.clone()}
                />
            </div>
        </section>
    }
}
