//! `/events`: sessions to come, the code of the room, and the own past ones.

use std::rc::Rc;

use contract::events::{EventBoard, EventCard};
use yew::prelude::*;

use super::code_form::CodeForm;
use super::event_card::EventCardView;
use crate::api;
use crate::components::{LoadView, PageHeading};
use crate::hooks::{use_kept, use_load};
use crate::text::events as words;

/// The board of everybody.
#[component]
pub fn Events() -> Html {
    let (load, again) = use_load((), |()| async { api::events::board().await });
    let load = use_kept(load);
    let ready = {
        let again = again.clone();
        Callback::from(move |board: Rc<EventBoard>| show(&board, &again))
    };
    html! {
        <>
            <PageHeading title={words::TITLE} lead={words::LEAD} />
            <CodeForm ontaken={again.clone()} />
            <LoadView<EventBoard> {load} retry={again} {ready} />
        </>
    }
}

fn show(board: &EventBoard, again: &Callback<()>) -> Html {
    html! {
        <>
            <section class="section">
                <h2>{ words::COMING }</h2>
                { list(&board.coming, words::COMING_EMPTY, again) }
            </section>
            <section class="section">
                <h2>{ words::PAST }</h2>
                { list(&board.past, words::PAST_EMPTY, again) }
            </section>
        </>
    }
}

fn list(cards: &[EventCard], empty: &'static str, again: &Callback<()>) -> Html {
    if cards.is_empty() {
        return html! { <p>{ empty }</p> };
    }
    let items = cards.iter().map(|card| {
        html! {
            <li key={card.session.id.clone()}><EventCardView card={card.clone()} onchange={again.clone()} /></li>
        }
    });
    html! { <ul class="cards">{ for items }</ul> }
}
