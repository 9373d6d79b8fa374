//! What a figure rests on: numerator, denominator, what is left out, day, versions of rules and plan.

use contract::reporting::dashboard::Dashboard;
use yew::prelude::*;

use crate::text::dashboard as words;
use crate::text::dates;

/// The note beside the figures.
pub(super) fn basis(shown: &Dashboard) -> Html {
    let figure = &shown.total.figure;
    let people: Vec<(&str, u32)> = shown.people.iter().map(|of| (of.status.label(), of.people)).collect();
    let curriculum = shown.curriculum_version.map_or_else(|| words::NO_VERSION.to_owned(), words::version);
    let plan = shown.plan.map_or_else(
        || words::NO_PLAN.to_owned(),
        |plan| words::plan_version(plan.number, plan.change, &dates::date(plan.decided_on)),
    );
    let facts = [
        (words::NUMERATOR, words::numerator(figure)),
        (words::DENOMINATOR, words::denominator(figure)),
        (words::EXCLUDED, words::excluded(&figure.excluded)),
        (words::PEOPLE, words::people(&people)),
        (words::AS_OF, words::as_of(&dates::date(shown.as_of), shown.scope)),
        (words::CURRICULUM, curriculum),
        (words::PLAN, plan),
        (words::TARGET_MADE, words::target_made(shown.total.plan)),
    ];
    html! {
        <>
            <h3>{ words::BASIS }</h3>
            <dl class="facts measure">
                { for facts.into_iter().map(|(term, told)| html! { <><dt>{ term }</dt><dd>{ told }</dd></> }) }
            </dl>
        </>
    }
}
