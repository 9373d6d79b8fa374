//! What the pages of this folder have in common: the way between them, explanations, bars.

use contract::accounts::Permission;
use learning::tenths::Tenths;
use yew::prelude::*;

use crate::components::Link;
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::session::use_session;
use crate::text::understanding as words;

/// Links between the reports, for those who see more than one.
#[component]
pub(super) fn Sections() -> Html {
    let (session, here) = (use_session(), use_navigation().route);
    if !session.can(Permission::ViewReports) {
        return Html::default();
    }
    let link = |to: Route, label: &'static str| {
        let current = *here == to;
        html! { <Link {to} {current} class="button button--small">{ label }</Link> }
    };
    html! {
        <nav class="row section no-print" aria-label={words::SECTIONS}>
            { link(Route::Placements, words::TO_PLACEMENTS) }
            { link(Route::Understanding, words::TO_EFFECTS) }
            { link(Route::UnderstandingProfile, words::TO_PROFILE) }
        </nav>
    }
}

/// Every division with its units behind it, then the units of no division that is shown. `key`: id, and the division
/// of a unit.
pub(super) fn in_order<'a, R>(divisions: &'a [R], units: &'a [R], key: fn(&R) -> (&str, &str)) -> Vec<&'a R> {
    let of = |division: &'a R| units.iter().filter(move |unit| key(unit).1 == key(division).0);
    let known = |unit: &&R| divisions.iter().any(|division| key(division).0 == key(unit).1);
    divisions
        .iter()
        .flat_map(|division| std::iter::once(division).chain(of(division)))
        .chain(units.iter().filter(|unit| !known(unit)))
        .collect()
}

/// How to read a table, below it.
pub(super) fn explained(lines: &[&'static str]) -> Html {
    html! {
        <section class="section measure">
            <h2>{ words::HOW_TO_READ }</h2>
            <ul class="list">{ for lines.iter().map(|line| html! { <li>{ *line }</li> }) }</ul>
        </section>
    }
}

/// A bar of 0 to 100 beside its number, which says the same.
pub(super) fn bar(value: Tenths, label: String) -> Html {
    html! {
        <>
            { label }
            <br />
            <progress aria-hidden="true" max="1000" value={value.0.max(0).to_string()} />
        </>
    }
}
