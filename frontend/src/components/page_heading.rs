//! The heading of a page, which is also where the focus goes after navigation.

use yew::prelude::*;

use crate::browser;
use crate::navigation::use_navigation;
use crate::text;

/// Id of the heading of the page, for the focus when what had it is gone.
pub const PAGE_HEADING: &str = "page-heading";

#[derive(Properties, PartialEq)]
pub struct PageHeadingProps {
    pub title: AttrValue,
    #[prop_or_default]
    pub lead: AttrValue,
}

/// Sets the title of the document; takes the focus when the person has come from another page, so that
/// a screen reader says where they are.
#[component]
pub fn PageHeading(props: &PageHeadingProps) -> Html {
    let navigation = use_navigation();
    use_effect_with(props.title.clone(), |title| browser::set_title(&text::document_title(title)));
    use_effect_with((navigation.moved, navigation.route.clone()), |(moved, _)| {
        if *moved {
            browser::focus(PAGE_HEADING);
        }
    });
    html! {
        <div class="page-heading">
            <h1 id={PAGE_HEADING} tabindex="-1">{ &props.title }</h1>
            if !props.lead.is_empty() {
                <p class="page-heading__lead">{ &props.lead }</p>
            }
        </div>
    }
}
