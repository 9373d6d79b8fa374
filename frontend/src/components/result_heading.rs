//! The heading of what has just happened on a page.

use yew::prelude::*;

use crate::hooks::use_focus_on_entry;

#[derive(Properties, PartialEq)]
pub struct ResultHeadingProps {
    pub id: AttrValue,
    pub title: AttrValue,
}

/// A second heading that takes the focus when it appears, because the button that led here is often gone.
#[component]
pub fn ResultHeading(props: &ResultHeadingProps) -> Html {
    use_focus_on_entry(props.id.clone());
    html! { <h2 id={props.id.clone()} tabindex="-1">{ &props.title }</h2> }
}
