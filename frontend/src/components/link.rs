//! A link to another page of the client.

use yew::prelude::*;

use crate::navigation::use_navigation;
use crate::query::Query;
use crate::route::Route;

#[derive(Properties, PartialEq)]
pub struct LinkProps {
    pub to: Route,
    /// Which view of it.
    #[prop_or_default]
    pub query: Query,
    #[prop_or_default]
    pub class: Classes,
    /// Whether this is the page where we are, as in a menu.
    #[prop_or_default]
    pub current: bool,
    /// Name for screen readers where the text alone says too little.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    pub children: Html,
}

/// A real link: it can be opened in a new tab, copied and bookmarked.
#[component]
pub fn Link(props: &LinkProps) -> Html {
    let navigation = use_navigation();
    let current = props.current.then_some("page");
    html! {
        <a
            href={[props.to.to_path(), props.query.to_search()].concat()}
            class={props.class.clone()}
            aria-current={current}
            aria-label={props.name.clone()}
            onclick={navigation.follow(props.to.clone(), props.query.clone())}
        >
            { props.children.clone() }
        </a>
    }
}
