//! Everybody of a session with boxes to tick, and the buttons that write attendance down.

use std::collections::BTreeSet;

use contract::events::{EventParticipant, EventPeopleOutcome, MarkAttendance, MyPlace};
use contract::wording::events as wording;
use yew::prelude::*;

use super::into_state;
use super::refusal::{Refusal, of_field};
use crate::components::{Alert, AlertKind, Button, ButtonKind, TableRegion, TextField};
use crate::hooks::use_action;
use crate::text::event_planning as words;
use crate::text::{self, dates};
use crate::{api, browser};

#[derive(Properties, PartialEq)]
pub(super) struct RosterProps {
    pub session: String,
    pub participants: Vec<EventParticipant>,
    /// Whether attendance may be written down now.
    pub takes: bool,
    pub onchange: Callback<()>,
}

/// The table; what is ticked stays ticked until it is written down.
#[component]
pub(super) fn Roster(props: &RosterProps) -> Html {
    let chosen = use_state(BTreeSet::<String>::new);
    let reason = use_state(String::new);
    let nobody = use_state(|| false);
    let mark = {
        let (session, onchange) = (props.session.clone(), props.onchange.clone());
        let (chosen, reason) = (chosen.setter(), reason.setter());
        use_action(
            move |message: MarkAttendance| {
                let session = session.clone();
                async move { api::events::mark(&session, &message).await }
            },
            move |outcome: EventPeopleOutcome| {
                browser::announce(&words::marked(&outcome));
                chosen.set(BTreeSet::new());
                reason.set(String::new());
                onchange.emit(());
            },
        )
    };
    let onmark = {
        let (chosen, reason, nobody, run) =
            (chosen.clone(), reason.clone(), nobody.setter(), mark.run.clone());
        Callback::from(move |present: bool| {
            nobody.set(chosen.is_empty());
            if !chosen.is_empty() {
                let staff_numbers = chosen.iter().cloned().collect();
                run.emit(MarkAttendance { staff_numbers, present, reason: (*reason).clone() });
            }
        })
    };
    let onchoose = {
        let chosen = chosen.setter();
        Callback::from(move |next: BTreeSet<String>| chosen.set(next))
    };
    let refused = of_field(mark.error.as_ref(), "reason");
    html! {
        <section class="section" aria-labelledby="roster-heading">
            <h2 id="roster-heading">{ words::PARTICIPANTS }</h2>
            if props.participants.is_empty() {
                <p>{ words::NOBODY }</p>
            } else {
                { table(props, &chosen, &onchoose) }
            }
            if props.takes && !props.participants.is_empty() {
                <div class="stack section no-print">
                    if *nobody {
                        <Alert kind={AlertKind::Error}><p>{ words::NOBODY_CHOSEN }</p></Alert>
                    }
                    if refused.is_none() {
                        <Refusal error={mark.error.clone()} />
                    }
                    <TextField
                        id="attendance-reason"
                        label={words::REASON}
                        hint={words::REASON_HINT}
                        value={(*reason).clone()}
                        oninput={into_state(&reason)}
                        error={refused}
                    />
                    <p class="row">
                        <Button label={words::CHOOSE_ALL} onclick={onchoose.reform(everybody(&props.participants))} />
                        <Button
                            label={words::PRESENT}
                            kind={ButtonKind::Primary}
                            disabled={mark.pending}
                            onclick={onmark.reform(|()| true)}
                        />
                        <Button
                            label={words::ABSENT}
                            disabled={mark.pending}
                            onclick={onmark.reform(|()| false)}
                        />
                    </p>
                </div>
            }
        </section>
    }
}

/// Everybody with a seat.
fn everybody(participants: &[EventParticipant]) -> impl Fn(()) -> BTreeSet<String> + 'static {
    let seated = participants.iter().filter(|person| matches!(person.place, MyPlace::Seated { .. }));
    let numbers: BTreeSet<String> = seated.map(|person| person.staff_number.clone()).collect();
    move |()| numbers.clone()
}

fn table(props: &RosterProps, chosen: &BTreeSet<String>, onchoose: &Callback<BTreeSet<String>>) -> Html {
    let rows = props.participants.iter().map(|person| row(person, props.takes, chosen, onchoose));
    html! {
        <TableRegion label={words::PARTICIPANT_TABLE}>
            <table class="table">
                <caption class="visually-hidden">{ words::PARTICIPANTS }</caption>
                <thead>
                    <tr>
                        if props.takes {
                            <th scope="col" class="no-print">{ words::CHOOSE }</th>
                        }
                        <th scope="col">{ text::STAFF_NUMBER }</th>
                        <th scope="col">{ text::NAME }</th>
                        <th scope="col">{ text::DEPARTMENT }</th>
                        <th scope="col">{ text::GRADE }</th>
                        <th scope="col">{ words::ENROLLED }</th>
                        <th scope="col">{ words::ATTENDANCE }</th>
                        <th scope="col">{ words::RECORDED }</th>
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </TableRegion>
    }
}

fn row(
    person: &EventParticipant,
    takes: bool,
    chosen: &BTreeSet<String>,
    onchoose: &Callback<BTreeSet<String>>,
) -> Html {
    let number = person.staff_number.clone();
    let checked = chosen.contains(&number);
    let mut toggled = chosen.clone();
    if !toggled.remove(&number) {
        toggled.insert(number.clone());
    }
    let attendance = person.attendance.as_ref();
    let recorded = attendance.map(|row| {
        words::recorded(wording::method(row.method), &dates::date_time(row.recorded_at), &row.reason)
    });
    html! {
        <tr key={number.clone()}>
            if takes {
                <td class="narrow no-print">
                    <label class="event-tick">
                        <input
                            type="checkbox"
                            {checked}
                            aria-label={words::choose(&person.name)}
                            onchange={onchoose.reform(move |_: Event| toggled.clone())}
                        />
                    </label>
                </td>
            }
            <td class="nowrap">{ number }</td>
            <th scope="row" class="nowrap">{ &person.name }</th>
            <td>{ &person.department }</td>
            <td class="nowrap">{ &person.grade }</td>
            <td>{ wording::place(person.place) }</td>
            <td class="nowrap">{ wording::attendance(attendance.map(|row| row.present)) }</td>
            <td>{ recorded.unwrap_or_default() }</td>
        </tr>
    }
}
