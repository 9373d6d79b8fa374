//! A wide table scrolls inside its own frame; the page never does.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TableRegionProps {
    /// Name of the frame for those who hear the page.
    pub label: AttrValue,
    pub children: Html,
}

/// A frame that takes the focus, so that the arrow keys scroll it.
#[component]
pub fn TableRegion(props: &TableRegionProps) -> Html {
    html! {
        <div class="table-scroll" role="region" tabindex="0" aria-label={props.label.clone()}>
            { props.children.clone() }
        </div>
    }
}
