//! How many people an audience means, and who they are, while it is being built.

use contract::requirements::AudienceAnswer;
use gloo_timers::callback::Timeout;
use learning::curriculum::Audience;
use yew::prelude::*;

use super::audience_edit::is_complete;
use super::person_table::PersonTable;
use crate::api;
use crate::components::ErrorAlert;
use crate::hooks::{Load, use_kept, use_load};
use crate::text::dates;
use crate::text::requirements as words;

/// How long the hand must rest before the people are counted.
const REST_MS: u32 = 400;

#[derive(Properties, PartialEq)]
pub(super) struct HeadCountProps {
    pub audience: Audience,
}

/// The count is said aloud; the names are folded below it.
#[component]
pub(super) fn HeadCount(props: &HeadCountProps) -> Html {
    let asked = use_state(|| props.audience.clone());
    {
        let asked = asked.setter();
        use_effect_with(props.audience.clone(), move |audience| {
            let audience = audience.clone();
            let rest = Timeout::new(REST_MS, move || asked.set(audience));
            move || drop(rest)
        });
    }
    let (load, _) = use_load((*asked).clone(), |audience: Audience| async move {
        if is_complete(&audience) { api::requirements::audience(audience).await.map(Some) } else { Ok(None) }
    });
    let counting = *asked != props.audience || matches!(load, Load::Pending);
    match use_kept::<Option<AudienceAnswer>>(load) {
        Load::Failed(error) => html! { <ErrorAlert error={Some(error)} /> },
        Load::Ready(answer) if !counting => show(answer.as_ref().as_ref()),
        Load::Ready(_) | Load::Pending => html! { <p role="status">{ words::COUNTING }</p> },
    }
}

fn show(answer: Option<&AudienceAnswer>) -> Html {
    let Some(answer) = answer else {
        return html! { <p role="status">{ words::COUNT_WAITS }</p> };
    };
    html! {
        <div class="stack">
            <p role="status">
                <strong>{ words::head_count(answer.matched, answer.left_out) }</strong>
                <span class="quiet">{ words::counted_at(&dates::date_time(answer.as_of)) }</span>
            </p>
            if !answer.people.is_empty() {
                <details class="fold no-print">
                    <summary>{ words::names_shown(answer.people.len(), answer.matched) }</summary>
                    <PersonTable label={words::AUDIENCE} people={answer.people.clone()} />
                </details>
            }
        </div>
    }
}
