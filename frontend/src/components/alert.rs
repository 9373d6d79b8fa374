//! A message that stands out; its first words say of which kind it is.

use yew::prelude::*;

use crate::api::ApiError;
use crate::text;

/// Of which kind a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertKind {
    /// Good to know.
    Info,
    /// Something was done.
    Success,
    /// Look at it.
    Warning,
    /// Something failed.
    Error,
}

impl AlertKind {
    fn class_and_word(self) -> (&'static str, &'static str) {
        match self {
            AlertKind::Info => ("alert--info", text::KIND_INFO),
            AlertKind::Success => ("alert--success", text::KIND_SUCCESS),
            AlertKind::Warning => ("alert--warning", text::KIND_WARNING),
            AlertKind::Error => ("alert--error", text::KIND_ERROR),
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct AlertProps {
    pub kind: AlertKind,
    pub children: Html,
}

/// A message; errors are read aloud at once, the others when there is a pause.
#[component]
pub fn Alert(props: &AlertProps) -> Html {
    let (class, word) = props.kind.class_and_word();
    let role = if props.kind == AlertKind::Error { "alert" } else { "status" };
    html! {
        <div class={classes!("alert", class)} {role}>
            <p class="alert__kind">{ word }</p>
            { props.children.clone() }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct ErrorAlertProps {
    pub error: Option<ApiError>,
}

/// The sentence of a failed request, or nothing.
#[component]
pub fn ErrorAlert(props: &ErrorAlertProps) -> Html {
    match &props.error {
        Some(error) => html! { <Alert kind={AlertKind::Error}><p>{ text::error(error) }</p></Alert> },
        None => Html::default(),
    }
}
