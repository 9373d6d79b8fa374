//! Pages that are not there, or not for this person.

use yew::prelude::*;

use crate::components::{Link, PageHeading};
use crate::route::Route;
use crate::text;

/// No such address.
#[component]
pub fn NotFound() -> Html {
    refused(text::NOT_FOUND_TITLE, text::NOT_FOUND_BODY)
}

/// The roles do not open it.
#[component]
pub fn Forbidden() -> Html {
    refused(text::NOT_FOUND_TITLE, text::FORBIDDEN_BODY)
}

fn refused(title: &'static str, body: &'static str) -> Html {
    html! {
        <div class="stack">
            <PageHeading {title} />
            <p>{ body }</p>
            <p><Link to={Route::MyAssignments}>{ text::BACK_HOME }</Link></p>
        </div>
    }
}
