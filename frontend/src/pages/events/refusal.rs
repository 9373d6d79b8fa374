//! Why a request about an event was refused.

use yew::prelude::*;

use crate::api::ApiError;
use crate::components::{Alert, AlertKind};
use crate::text::events as words;

#[derive(Properties, PartialEq)]
pub(super) struct RefusalProps {
    pub error: Option<ApiError>,
}

/// The sentence of the rule that stands against it, or nothing.
#[component]
pub(super) fn Refusal(props: &RefusalProps) -> Html {
    match &props.error {
        Some(error) => html! { <Alert kind={AlertKind::Error}><p>{ words::error(error) }</p></Alert> },
        None => Html::default(),
    }
}

/// The sentence of a refused field.
pub(super) fn of_field(error: Option<&ApiError>, field: &str) -> Option<AttrValue> {
    error.and_then(|error| error.field(field)).map(|code| AttrValue::Static(words::rule(code)))
}
