//! A button.

use yew::prelude::*;

/// How much a button stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// One of several.
    #[default]
    Plain,
    /// The one thing to do here; it submits the form it stands in.
    Primary,
    /// Beside a row.
    Small,
}

#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    pub label: AttrValue,
    #[prop_or_default]
    pub kind: ButtonKind,
    #[prop_or_default]
    pub submit: bool,
    #[prop_or_default]
    pub disabled: bool,
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Name for screen readers where the label alone says too little.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    #[prop_or_default]
    pub onclick: Callback<()>,
}

/// A real button, so that Enter and Space work.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let class = match props.kind {
        ButtonKind::Plain => "button",
        ButtonKind::Primary => "button button--primary",
        ButtonKind::Small => "button button--small",
    };
    let onclick = (!props.submit).then(|| props.onclick.reform(|_: MouseEvent| ()));
    html! {
        <button
            type={if props.submit { "submit" } else { "button" }}
            id={props.id.clone()}
            {class}
            disabled={props.disabled}
            aria-label={props.name.clone()}
            {onclick}
        >
            { &props.label }
        </button>
    }
}
