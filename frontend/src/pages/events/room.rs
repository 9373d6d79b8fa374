//! `/event-sessions/:id`: participants and attendance of a session, for HR and its trainer.

use std::rc::Rc;

use contract::accounts::Permission;
use contract::events::{EventPeopleOutcome, EventSessionDetail, MarkAttendance};
use learning::event::EventSessionState;
use yew::prelude::*;

use super::people_form::PeopleForm;
use super::roster::Roster;
use super::state_form::StateForm;
use crate::components::{Alert, AlertKind, Link, LoadView, PageHeading};
use crate::hooks::{use_kept, use_load};
use crate::route::Route;
use crate::session::use_session;
use crate::text::event_planning as words;
use crate::text::events;
use crate::{api, browser};

#[derive(Properties, PartialEq)]
pub struct EventSessionProps {
    /// Session id.
    pub session: String,
}

/// The list, attendance, and what HR may do besides.
#[component]
pub fn EventRoom(props: &EventSessionProps) -> Html {
    let plans = use_session().can(Permission::Assign);
    let (load, again) =
        use_load(props.session.clone(), |session| async move { api::events::room(&session).await });
    let load = use_kept(load);
    let ready = {
        let again = again.clone();
        Callback::from(move |detail: Rc<EventSessionDetail>| show(&detail, plans, &again))
    };
    html! { <LoadView<EventSessionDetail> {load} retry={again} {ready} title={words::ROOM} /> }
}

fn show(detail: &EventSessionDetail, plans: bool, again: &Callback<()>) -> Html {
    let (event, session) = (&detail.event, &detail.session);
    let walk_in = {
        let id = session.id.clone();
        Callback::from(move |staff_numbers: Vec<String>| {
            let id = id.clone();
            let message = MarkAttendance { staff_numbers, present: true, reason: String::new() };
            super::people_form::Answer::of(async move { api::events::mark(&id, &message).await })
        })
    };
    let enrol = {
        let id = session.id.clone();
        Callback::from(move |staff_numbers: Vec<String>| {
            let id = id.clone();
            let message = contract::events::EnrolPeople { staff_numbers };
            super::people_form::Answer::of(async move { api::events::enrol_people(&id, &message).await })
        })
    };
    let open = session.state == EventSessionState::Planned;
    html! {
        <>
            <p class="back no-print">
                if plans {
                    <Link to={Route::EventPlanning}>{ words::TO_PLANNING }</Link>
                } else {
                    <Link to={Route::Events}>{ events::TITLE }</Link>
                }
            </p>
            <PageHeading title={event.title.clone()} lead={events::when(session.starts_at, session.ends_at)} />
            <dl class="facts">
                <dt>{ events::PLACE }</dt><dd>{ &session.place }</dd>
                <dt>{ events::STATE }</dt><dd>{ events::state(session.state) }</dd>
                <dt>{ words::ENROLLED }</dt><dd>{ words::enrolled(session) }</dd>
                <dt>{ words::ATTENDED }</dt><dd>{ crate::text::people(session.attended) }</dd>
                <dt>{ events::COUNTS }</dt><dd>{ events::counts(event) }</dd>
            </dl>
            { links(detail) }
            if open && !detail.takes_attendance {
                <Alert kind={AlertKind::Info}><p>{ words::TOO_EARLY }</p></Alert>
            }
            <Roster
                session={session.id.clone()}
                participants={detail.participants.clone()}
                takes={detail.takes_attendance}
                onchange={again.clone()}
            />
            if detail.takes_attendance {
                <PeopleForm id="walk-ins" heading={words::WALK_INS} send={words::WALK_IN_SEND} call={walk_in}
                    said={Callback::from(|outcome: EventPeopleOutcome| words::marked(&outcome))}
                    onchange={again.clone()} />
            }
            if plans && open {
                <PeopleForm id="enrol-others" heading={words::ENROL_OTHERS} send={words::ENROL_SEND} call={enrol}
                    said={Callback::from(|outcome: EventPeopleOutcome| words::enrolled_others(&outcome))}
                    onchange={again.clone()} />
                <StateForm session={session.id.clone()} onchange={changed(again)} />
            }
        </>
    }
}

fn changed(again: &Callback<()>) -> Callback<()> {
    again.reform(|()| browser::announce(words::STATE_SAVED))
}

fn links(detail: &EventSessionDetail) -> Html {
    let session = &detail.session.id;
    html! {
        <p class="row no-print section">
            if detail.shows_code {
                <Link to={Route::EventCode { session: session.clone() }}>{ words::TO_CODE }</Link>
            }
            <Link to={Route::EventSheet { session: session.clone() }}>{ words::TO_SHEET }</Link>
            <a href={api::events::csv_address(session, "utf-8")} download="">{ words::CSV_UTF8 }</a>
            <a href={api::events::csv_address(session, "cp932")} download="">{ words::CSV_CP932 }</a>
        </p>
    }
}
