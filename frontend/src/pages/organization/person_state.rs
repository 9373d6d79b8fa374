//! The state of a person today.

use chrono::NaiveDate;
use contract::organization::PersonView;
use yew::prelude::*;

use crate::text;
use crate::text::{dates, personnel as words};

#[derive(Properties, PartialEq)]
pub(super) struct PersonStateProps {
    /// None for somebody who begins later.
    pub state: Option<PersonView>,
}

/// Every field with its name; what is empty says so.
#[component]
pub(super) fn PersonState(props: &PersonStateProps) -> Html {
    let Some(state) = &props.state else {
        return html! { <p>{ words::NO_STATE }</p> };
    };
    let concurrent = state.concurrent.iter().map(|unit| html! { <span>{ words::unit(unit) }</span> });
    let attributes = state.attributes.iter();
    let facts = [
        (text::STAFF_NUMBER, state.staff_number.clone()),
        (words::NAME, state.name.clone()),
        (words::KANA, state.kana.clone()),
        (words::STATUS, state.status.label().to_owned()),
        (words::MAIN, words::unit(&state.department)),
        (words::TITLE, state.title.clone()),
        (words::GRADE, [state.grade.code(), " ", &state.grade_label].concat()),
        (words::JOB_KIND, state.job_kind.clone()),
        (words::HIRED_ON, dates::date(state.hired_on)),
        (words::POSTED_ON, day(state.posted_on)),
        (words::ENDS_ON, day(state.ends_on)),
        (words::EMAIL, state.email.clone()),
    ];
    let facts = facts.into_iter().map(|(name, value)| {
        html! {
            <>
                <dt>{ name }</dt>
                <dd>{ if value.is_empty() { words::NONE.to_owned() } else { value } }</dd>
            </>
        }
    });
    html! {
        <dl class="facts">
            { for facts }
            <dt>{ words::CONCURRENT }</dt>
            <dd class="row">
                if state.concurrent.is_empty() {
                    { words::NONE }
                }
                { for concurrent }
            </dd>
            <dt>{ words::ATTRIBUTES }</dt>
            <dd class="row">
                if state.attributes.is_empty() {
                    { words::NONE }
                }
                { for attributes.map(|attribute| html! { <span class="tag">{ attribute.label() }</span> }) }
            </dd>
        </dl>
    }
}

/// The last day that there is stands for no end.
fn day(day: Option<NaiveDate>) -> String {
    day.filter(|day| *day != learning::ledger::NO_END).map(dates::date).unwrap_or_default()
}
