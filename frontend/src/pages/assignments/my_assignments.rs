//! The first page: what is to be done, and what is done.

use std::rc::Rc;

use contract::assignments::{AssignmentCard, MyAssignments as Mine};
use yew::prelude::*;

use super::duty_card::DutyCard;
use crate::api;
use crate::components::{LoadView, PageHeading};
use crate::hooks::use_load;
use crate::pages::reminders::Notice;
use crate::text::assignments as words;
use crate::text::dates;

/// Open duties first, the earliest due date on top.
#[component]
pub fn MyAssignments() -> Html {
    let (load, retry) = use_load((), |()| async { api::assignments::mine().await });
    html! {
        <LoadView<Mine>
            {load}
            {retry}
            title={words::MY_TITLE}
            ready={Callback::from(|mine: Rc<Mine>| show(&mine))}
        />
    }
}

fn show(mine: &Mine) -> Html {
    let lead = words::lead(mine.fiscal_year, &dates::date(mine.today));
    html! {
        <>
            <PageHeading title={words::MY_TITLE} {lead} />
            <Notice />
            <section>
                <h2>{ words::OPEN }</h2>
                { list(&mine.open, words::OPEN_EMPTY) }
            </section>
            <section class="section">
                <h2>{ words::COMPLETED }</h2>
                { list(&mine.completed, words::COMPLETED_EMPTY) }
            </section>
        </>
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
