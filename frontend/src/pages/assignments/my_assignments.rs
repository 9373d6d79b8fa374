//! The first page: what is to be done, and what is done.

use std::rc::Rc;

use contract::assignments::{AssignmentCard, MyAssignments as Mine, OpenCheck};
use yew::prelude::*;

use super::choice_card::{ChoiceCard, OPEN_HEADING};
use super::duty_card::DutyCard;
use crate::api;
use crate::components::{Link, LoadView, PageHeading};
use crate::hooks::{use_kept, use_load};
use crate::pages::reminders::Notice;
use crate::route::Route;
use crate::text::assignments as words;
use crate::text::{dates, retention};

/// Open duties first, the earliest due date on top; what is not to be taken now is folded away.
#[component]
pub fn MyAssignments() -> Html {
    let (load, retry) = use_load((), |()| async { api::assignments::mine().await });
    let again = retry.clone();
    // After a choice the list stays on the screen until the new one is here.
    let load = use_kept(load);
    html! {
        <LoadView<Mine>
            {load}
            {retry}
            title={words::MY_TITLE}
            ready={Callback::from(move |mine: Rc<Mine>| show(&mine, &again))}
        />
    }
}

fn show(mine: &Mine, again: &Callback<()>) -> Html {
    let lead = words::lead(mine.fiscal_year, &dates::date(mine.today));
    let choices = mine.choices.iter().map(|choice| {
        html! { <li key={choice.id.clone()}><ChoiceCard choice={choice.clone()} onchosen={again.clone()} /></li> }
    });
    html! {
        <>
            <PageHeading title={words::MY_TITLE} {lead} />
            <Notice />
            <section>
                <h2 id={OPEN_HEADING} tabindex="-1">{ words::OPEN }</h2>
                { list(&mine.open, words::OPEN_EMPTY) }
            </section>
            if !mine.choices.is_empty() {
                <section class="section">
                    <h2>{ words::CHOICES }</h2>
                    <ul class="cards">{ for choices }</ul>
                </section>
            }
            if !mine.checks.is_empty() {
                <section class="section">
                    <h2>{ retention::TITLE }</h2>
                    <p>{ retention::OFFER }</p>
                    <ul class="list">{ for mine.checks.iter().map(check) }</ul>
                </section>
            }
            if !mine.planned.is_empty() {
                <section class="section">
                    <h2>{ words::PLANNED }</h2>
                    { list(&mine.planned, "") }
                </section>
            }
            <section class="section">
                <h2>{ words::COMPLETED }</h2>
                { list(&mine.completed, words::COMPLETED_EMPTY) }
            </section>
            if !mine.others.is_empty() {
                <details class="section fold">
                    <summary>{ words::others(mine.others.len()) }</summary>
                    { list(&mine.others, "") }
                </details>
            }
        </>
    }
}

fn check(check: &OpenCheck) -> Html {
    let to = Route::RetentionStart { assignment: check.assignment_id.clone() };
    html! {
        <li key={check.assignment_id.clone()}>
            <Link {to}>{ retention::start(&check.title) }</Link>
            { " " }{ retention::until(&dates::date(check.offer.until)) }
        </li>
    }
}

fn list(cards: &[AssignmentCard], empty: &'static str) -> Html {
    if cards.is_empty() {
        return html! { <p>{ empty }</p> };
    }
    let items = cards.iter().map(|card| {
        html! { <li key={card.id.clone()}><DutyCard card={card.clone()} /></li> }
    });
    html! { <ul class="cards">{ for items }</ul> }
}
