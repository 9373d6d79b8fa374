//! `/event-sessions/:id/sheet`: the attendance sheet (出席簿) on A4, to be signed in the room.

use std::rc::Rc;

use contract::events::{EventParticipant, EventSessionDetail, MyPlace};
use yew::prelude::*;

use super::room::EventSessionProps;
use crate::components::{Button, Link, LoadView, PageHeading};
use crate::hooks::use_load;
use crate::route::Route;
use crate::text::event_planning as words;
use crate::text::{self, events};
use crate::{api, browser};

/// Empty lines for people who come without having enrolled.
const EMPTY_LINES: usize = 8;

/// Everybody with a seat, by staff number.
#[component]
pub fn EventSheet(props: &EventSessionProps) -> Html {
    let (load, retry) =
        use_load(props.session.clone(), |session| async move { api::events::room(&session).await });
    html! {
        <>
            <p class="back no-print">
                <Link to={Route::EventRoom { session: props.session.clone() }}>{ words::TO_ROOM_BACK }</Link>
            </p>
            <LoadView<EventSessionDetail>
                {load}
                {retry}
                title={words::SHEET_TITLE}
                ready={Callback::from(|detail: Rc<EventSessionDetail>| show(&detail))}
            />
        </>
    }
}

fn show(detail: &EventSessionDetail) -> Html {
    let (event, session) = (&detail.event, &detail.session);
    let seated = detail.participants.iter().filter(|person| matches!(person.place, MyPlace::Seated { .. }));
    let rows = seated.map(Some).chain(std::iter::repeat_n(None, EMPTY_LINES));
    html! {
        <>
            <PageHeading title={words::SHEET_TITLE} lead={event.title.clone()} />
            <dl class="facts">
                <dt>{ events::WHEN }</dt><dd>{ events::when(session.starts_at, session.ends_at) }</dd>
                <dt>{ events::PLACE }</dt><dd>{ &session.place }</dd>
                if !session.trainer.is_empty() {
                    <dt>{ events::TRAINER }</dt><dd>{ &session.trainer }</dd>
                }
            </dl>
            <p class="row section no-print">
                <Button label={text::PRINT} onclick={Callback::from(|()| browser::print())} />
            </p>
            <table class="event-sheet section">
                <caption class="visually-hidden">{ words::SHEET_TITLE }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::SHEET_NUMBER }</th>
                        <th scope="col">{ text::NAME }</th>
                        <th scope="col">{ text::DEPARTMENT }</th>
                        <th scope="col" class="event-sheet__signature">{ words::SIGNATURE }</th>
                    </tr>
                </thead>
                <tbody>{ for rows.enumerate().map(|(index, person)| row(index, person)) }</tbody>
            </table>
        </>
    }
}

fn row(index: usize, person: Option<&EventParticipant>) -> Html {
    html! {
        <tr key={index}>
            <td>{ index + 1 }</td>
            <td>{ person.map(|person| person.name.clone()).unwrap_or_default() }</td>
            <td>{ person.map(|person| person.department.clone()).unwrap_or_default() }</td>
            <td></td>
        </tr>
    }
}
