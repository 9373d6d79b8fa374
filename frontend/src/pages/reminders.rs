//! Reminders: the banner of the first page; for HR letters, their words, and mail.

mod letter_sheet;
mod letters;
mod mails;
mod notice;
mod rules_form;
mod template_form;

use yew::prelude::*;

use crate::components::{Link, PageHeading};
use crate::navigation::use_navigation;
use crate::query::Query;
use crate::route::Route;
use crate::text::reminders as words;

pub use notice::Notice;

const VIEW: &str = "view";
/// The views with their names in the address; letters have none, so that a slice is all of their address.
const VIEWS: [(&str, &str); 4] = [
    ("", words::VIEW_LETTERS),
    ("words", words::VIEW_WORDS),
    ("rules", words::VIEW_RULES),
    ("mails", words::VIEW_MAILS),
];

/// `/hr/reminders`: one of four views, named in the address.
#[component]
pub fn Reminders() -> Html {
    let view = use_navigation().query.get(VIEW).to_owned();
    let links = VIEWS.iter().map(|(name, label)| {
        html! {
            <li key={*name}>
                <Link to={Route::Reminders} query={Query::default().with(VIEW, name)} current={view == *name}>
                    { label }
                </Link>
            </li>
        }
    });
    html! {
        <>
            <div class="no-print">
                <PageHeading title={words::TITLE} lead={words::LEAD} />
                <nav class="menu" aria-label={words::VIEWS}><ul>{ for links }</ul></nav>
            </div>
            <div class="section">
                {
                    match view.as_str() {
                        "words" => html! { <template_form::TemplateForm /> },
                        "rules" => html! { <rules_form::Rules /> },
                        "mails" => html! { <mails::Mails /> },
                        _ => html! { <letters::Letters /> },
                    }
                }
            </div>
        </>
    }
}
