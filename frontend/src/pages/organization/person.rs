//! `/hr/people/:id`: everything about one person, section by section.

use std::rc::Rc;

use chrono::NaiveDate;
use contract::accounts::Permission;
use contract::organization::PersonRecord;
use contract::requirements::PersonDuties;
use yew::prelude::*;

use super::event_form::EventForm;
use super::event_history::EventHistory;
use super::person_state::PersonState;
use crate::components::{Button, ButtonKind, Link, LoadView, PageHeading};
use crate::hooks::{use_kept, use_load};
use crate::pages::requirements::DutySection;
use crate::route::Route;
use crate::session::use_session;
use crate::text::personnel as words;
use crate::{api, browser};

const ORDERS: &str = "orders";
const DUTIES: &str = "duties";

#[derive(Properties, PartialEq)]
pub struct PersonProps {
    pub person: AttrValue,
}

/// Who it is, and one section per subject.
#[component]
pub fn Person(props: &PersonProps) -> Html {
    let session = use_session();
    let turn = use_state(|| 0_u32);
    let recording = use_state(|| false);
    let (load, retry) = use_load((props.person.clone(), *turn), |(person, _): (AttrValue, u32)| async move {
        api::organization::person(&person).await
    });
    let load = use_kept(load);
    let onchange = {
        let turn = turn.clone();
        Callback::from(move |()| turn.set(turn.wrapping_add(1)))
    };
    let close = {
        let recording = recording.setter();
        Callback::from(move |()| {
            recording.set(false);
            browser::focus(ORDERS);
        })
    };
    let ondone = {
        let (close, onchange) = (close.clone(), onchange.clone());
        Callback::from(move |_: String| {
            close.emit(());
            onchange.emit(());
        })
    };
    let onrecord = {
        let recording = recording.setter();
        Callback::from(move |()| recording.set(true))
    };
    let today = session.view().map(|view| view.today).unwrap_or_default();
    let may_change = session.can(Permission::ImportStaff);
    let may_read = session.can(Permission::ViewRecords);
    let is_recording = *recording;
    let turn = *turn;
    let ready = Callback::from(move |record: Rc<PersonRecord>| {
        html! {
            <>
                { heading(&record, may_read) }
                <section class="section">
                    <h2>{ words::STATE }</h2>
                    <PersonState state={record.today.clone()} />
                </section>
                <section class="section stack">
                    <h2 id={ORDERS} tabindex="-1">{ words::ORDERS }</h2>
                    if may_change && !is_recording {
                        <p>
                            <Button
                                label={words::NEW_ORDER}
                                kind={ButtonKind::Primary}
                                onclick={onrecord.clone()}
                            />
                        </p>
                    }
                    if is_recording {
                        { form(&record, today, &ondone, &close) }
                    }
                    <EventHistory
                        events={Rc::new(record.events.clone())}
                        {may_change}
                        onchange={onchange.clone()}
                    />
                </section>
                <div id={DUTIES} tabindex="-1">
                    <Duties person={AttrValue::from(record.person_id.clone())} {turn} />
                </div>
            </>
        }
    });
    html! {
        <>
            <p class="back"><Link to={Route::Staff}>{ words::BACK }</Link></p>
            <LoadView<PersonRecord> {load} {retry} title={words::TITLE_FALLBACK} {ready} />
        </>
    }
}

fn form(record: &PersonRecord, today: NaiveDate, ondone: &Callback<String>, oncancel: &Callback<()>) -> Html {
    html! {
        <EventForm
            person={AttrValue::from(record.person_id.clone())}
            state={record.today.clone()}
            {today}
            ondone={ondone.clone()}
            oncancel={oncancel.clone()}
        />
    }
}

fn heading(record: &PersonRecord, may_read: bool) -> Html {
    let (title, lead) = match &record.today {
        Some(state) => (
            words::title(&state.name),
            words::lead(&state.staff_number, &state.department.name, &state.title),
        ),
        None => (words::title(""), String::new()),
    };
    let to = |id: &'static str| Callback::from(move |()| browser::focus(id));
    html! {
        <>
            <PageHeading {title} {lead} />
            <nav class="row no-print" aria-label={words::ON_THIS_PAGE}>
                <Button label={words::TO_ORDERS} kind={ButtonKind::Small} onclick={to(ORDERS)} />
                <Button label={words::TO_DUTIES} kind={ButtonKind::Small} onclick={to(DUTIES)} />
                if may_read {
                    <Link to={Route::PersonHistory { person: record.person_id.clone() }}>
                        { words::TO_HISTORY }
                    </Link>
                }
            </nav>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct DutiesProps {
    person: AttrValue,
    /// Changes when an order was recorded or taken back: the duties follow.
    turn: u32,
}

/// The duties of the person.
#[component]
fn Duties(props: &DutiesProps) -> Html {
    let (load, retry) =
        use_load((props.person.clone(), props.turn), |(person, _): (AttrValue, u32)| async move {
            api::requirements::duties(&person).await
        });
    let load = use_kept(load);
    let ready = Callback::from(|duties: Rc<PersonDuties>| html! { <DutySection {duties} /> });
    html! { <LoadView<PersonDuties> {load} {retry} {ready} /> }
}
