//! What the forms of units have in common: frame, buttons, refusals.

use yew::prelude::*;

use crate::api::ApiError;
use crate::components::{Button, ButtonKind, ErrorAlert};
use crate::text::unit_register as words;

/// Keeps what is typed.
pub(super) fn into_state(state: &UseStateHandle<String>) -> Callback<String> {
    let state = state.setter();
    Callback::from(move |value| state.set(value))
}

/// The sentence of a refused field.
pub(super) fn said(error: Option<&ApiError>, field: &str) -> Option<AttrValue> {
    error.and_then(|error| error.field(field)).map(|code| AttrValue::Static(words::rule(field, code)))
}

/// The frame around the fields; the heading has the given id.
pub(super) fn unit_form(
    heading: &'static str,
    title: String,
    fields: Html,
    error: &Option<ApiError>,
    pending: bool,
    onsubmit: Callback<()>,
    ondone: &Callback<bool>,
) -> Html {
    let onsubmit = onsubmit.reform(|event: SubmitEvent| event.prevent_default());
    let untold = error
        .clone()
        .filter(|error| !matches!(error, ApiError::Problem(problem) if !problem.fields.is_empty()));
    html! {
        <form class="card stack section no-print" {onsubmit} autocomplete="off" aria-labelledby={heading}>
            <h2 id={heading} tabindex="-1">{ title }</h2>
            { fields }
            <ErrorAlert error={untold} />
            <p class="row">
                <Button
                    label={if pending { words::SAVING } else { words::SAVE }}
                    kind={ButtonKind::Primary}
                    submit=true
                    disabled={pending}
                />
                <Button label={words::CANCEL} onclick={ondone.reform(|()| false)} />
            </p>
        </form>
    }
}
