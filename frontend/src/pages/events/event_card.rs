//! One session as the person sees it, with what they can do about it.

use contract::events::{EventCard, MyPlace};
use contract::path;
use learning::event::{Enrolling, EventSessionState};
use yew::prelude::*;

use super::refusal::Refusal;
use crate::components::{Alert, AlertKind, Button, ButtonKind, Link};
use crate::hooks::{use_action, use_focus_on_change};
use crate::route::Route;
use crate::text;
use crate::text::events as words;
use crate::{api, browser};

#[derive(Properties, PartialEq)]
pub(super) struct EventCardProps {
    pub card: EventCard,
    /// Something changed.
    pub onchange: Callback<()>,
}

/// Facts, the own place, and the button that fits.
#[component]
pub(super) fn EventCardView(props: &EventCardProps) -> Html {
    let EventCard { event, session, .. } = &props.card;
    let enrol = {
        let (id, onchange) = (session.id.clone(), props.onchange.clone());
        use_action(
            move |enrols: bool| {
                let id = id.clone();
                async move { api::events::enrol(&id, enrols).await }
            },
            move |card: EventCard| {
                browser::announce(&words::enrolled(card.mine));
                onchange.emit(());
            },
        )
    };
    let heading = ["event-", &session.id].concat();
    // The button cannot keep the focus while the request is under way.
    use_focus_on_change(props.card.mine, button_id(&session.id).into());
    html! {
        <article class="card stack" aria-labelledby={heading.clone()}>
            <h3 id={heading}>{ &event.title }</h3>
            <p class="row">
                <span class="tag">{ words::form(event.form) }</span>
                <span class={classes!("tag", (session.state == EventSessionState::Cancelled).then_some("tag--warning"))}>
                    { words::state(session.state) }
                </span>
            </p>
            if session.state == EventSessionState::Cancelled {
                <Alert kind={AlertKind::Warning}><p>{ words::cancelled(&session.state_reason) }</p></Alert>
            }
            { facts(&props.card) }
            <Refusal error={enrol.error.clone()} />
            { buttons(&props.card, enrol.pending, &enrol.run) }
        </article>
    }
}

fn facts(card: &EventCard) -> Html {
    let (event, session) = (&card.event, &card.session);
    let texts = [
        (words::ABOUT, &event.description),
        (words::PLACE, &session.place),
        (words::TRAINER, &session.trainer),
        (words::MATERIALS, &session.materials),
    ];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| {
        html! { <><dt>{ name }</dt><dd class="event-text">{ text }</dd></> }
    });
    html! {
        <dl class="facts">
            <dt>{ words::WHEN }</dt>
            <dd>{ words::when(session.starts_at, session.ends_at) }</dd>
            { for texts }
            <dt>{ words::SEATS }</dt>
            <dd>{ words::seats(session) }</dd>
            <dt>{ words::ENROLMENT }</dt>
            <dd>{ words::period(session) }</dd>
            <dt>{ words::COUNTS }</dt>
            <dd>{ words::counts(event) }</dd>
            <dt>{ words::MINE }</dt>
            <dd><strong>{ words::mine(card.mine) }</strong></dd>
            if let Some(present) = card.attended {
                <dt>{ words::ATTENDANCE }</dt>
                <dd><strong>{ words::attended(present) }</strong></dd>
            }
        </dl>
    }
}

fn button_id(session: &str) -> String {
    ["event-place-", session].concat()
}

fn buttons(card: &EventCard, pending: bool, run: &Callback<bool>) -> Html {
    let (event, session) = (&card.event, &card.session);
    let full = session.capacity.is_some_and(|capacity| session.seated >= capacity);
    let label = match (card.mine, full) {
        (MyPlace::None, true) => words::ENROL_WAITING,
        (MyPlace::None, false) => words::ENROL,
        _ => words::WITHDRAW,
    };
    let enrols = card.mine == MyPlace::None;
    // One button that changes its word, so that it keeps the focus.
    let offered = if enrols { card.enrolling == Enrolling::Open } else { card.may_withdraw };
    let closed = match card.enrolling {
        Enrolling::NotYet => words::NOT_YET,
        Enrolling::Over => words::OVER,
        Enrolling::Open | Enrolling::Cancelled => "",
    };
    html! {
        <>
            if enrols && !closed.is_empty() {
                <p>{ closed }</p>
            }
            <p class="row">
                if offered {
                    <Button
                        id={button_id(&session.id)}
                        label={if pending { text::SEND_PENDING } else { label }}
                        name={words::named(label, &event.title, session)}
                        kind={if enrols { ButtonKind::Primary } else { ButtonKind::Plain }}
                        disabled={pending}
                        onclick={run.reform(move |()| enrols)}
                    />
                }
                if !enrols {
                    <a
                        href={path::event_calendar(&session.id)}
                        download="event.ics"
                        aria-label={words::named(words::CALENDAR, &event.title, session)}
                    >
                        { words::CALENDAR }
                    </a>
                }
                if card.teaching {
                    <Link
                        to={Route::EventRoom { session: session.id.clone() }}
                        name={AttrValue::from(words::named(words::TO_ROOM, &event.title, session))}
                    >
                        { words::TO_ROOM }
                    </Link>
                }
            </p>
        </>
    }
}
