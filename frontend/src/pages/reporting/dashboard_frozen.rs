//! A frozen year: as of which day, under which hash, and everything that became known later.

use contract::reporting::dashboard::{Dashboard, FrozenYear};
use yew::prelude::*;

use super::dashboard_query::address_of;
use crate::api::dashboard::DashboardFilter;
use crate::components::{Link, TableRegion};
use crate::route::Route;
use crate::text::dashboard as words;
use crate::text::dates;

/// Nothing for a year that is still open.
pub(super) fn frozen_year(shown: &Dashboard, filter: &DashboardFilter) -> Html {
    let Some(frozen) = &shown.frozen else { return Html::default() };
    let later = shown.as_of > frozen.as_of;
    let (label, as_of) =
        if later { (words::SEE_FROZEN, String::new()) } else { (words::SEE_TODAY, shown.today.to_string()) };
    let query = address_of(&DashboardFilter { as_of, ..filter.clone() });
    html! {
        <section class="section stack">
            <h2>{ words::FROZEN }</h2>
            <p><strong>{ words::frozen(shown.fiscal_year, &dates::date(frozen.as_of)) }</strong></p>
            <p>{ words::hash(&dates::date_time(frozen.frozen_at)) }</p>
            <p class="hash">{ &frozen.hash }</p>
            if later {
                <p>{ words::not_frozen(&dates::date(shown.as_of)) }</p>
            }
            <p class="no-print"><Link to={Route::Dashboard} {query}>{ label }</Link></p>
            <h3>{ words::LATER }</h3>
            { known_later(frozen) }
        </section>
    }
}

fn known_later(frozen: &FrozenYear) -> Html {
    if frozen.completed_later.is_empty() && frozen.corrections.is_empty() {
        return html! { <p>{ words::NO_LATER }</p> };
    }
    let completed = frozen.completed_later.iter().map(|later| {
        html! {
            <tr key={later.day.to_string()}>
                <th scope="row" class="nowrap">{ dates::date(later.day) }</th>
                <td class="number">{ words::later_count(later.completed) }</td>
            </tr>
        }
    });
    let corrections = frozen.corrections.iter().map(|correction| {
        html! {
            <tr>
                <th scope="row" class="nowrap">{ dates::day(correction.recorded_at) }</th>
                <td class="wide">{ &correction.text }</td>
                <td class="wide">{ &correction.reason }</td>
            </tr>
        }
    });
    html! {
        <>
            if !frozen.completed_later.is_empty() {
                <TableRegion label={words::LATER_COMPLETED}>
                    <table class="table table--small">
                        <caption>{ words::LATER_COMPLETED }</caption>
                        <thead>
                            <tr>
                                <th scope="col">{ words::RECORDED }</th>
                                <th scope="col" class="number">{ words::COUNT }</th>
                            </tr>
                        </thead>
                        <tbody>{ for completed }</tbody>
                    </table>
                </TableRegion>
            }
            if !frozen.corrections.is_empty() {
                <TableRegion label={words::CORRECTIONS}>
                    <table class="table">
                        <caption>{ words::CORRECTIONS }</caption>
                        <thead>
                            <tr>
                                <th scope="col">{ words::RECORDED }</th>
                                <th scope="col">{ words::CORRECTION }</th>
                                <th scope="col">{ words::REASON }</th>
                            </tr>
                        </thead>
                        <tbody>{ for corrections }</tbody>
                    </table>
                </TableRegion>
            }
        </>
    }
}
