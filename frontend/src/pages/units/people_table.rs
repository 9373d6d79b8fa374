//! The people of a unit and their duties. No scores, no answers: the server does not send them.

use contract::units::{UnitDuty, UnitPerson};
use learning::duty::DutyState;
use yew::prelude::*;

use crate::components::{Button, TableRegion};
use crate::text;
use crate::text::dates;
use crate::text::units as words;

#[derive(Properties, PartialEq)]
pub(super) struct PeopleTableProps {
    /// Name of the unit.
    pub label: AttrValue,
    pub people: Vec<UnitPerson>,
}

/// One row per person. What is done is shown on demand, so that what is left stands out.
#[component]
pub(super) fn PeopleTable(props: &PeopleTableProps) -> Html {
    let all = use_state(|| false);
    let toggle = {
        let all = all.clone();
        Callback::from(move |()| all.set(!*all))
    };
    html! {
        <>
            <p class="no-print">
                <Button label={if *all { words::HIDE_DONE } else { words::SHOW_DONE }} onclick={toggle} />
            </p>
            <TableRegion label={props.label.clone()}>
                <table class="table">
                    <caption class="visually-hidden">{ &props.label }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ text::STAFF_NUMBER }</th>
                            <th scope="col">{ text::NAME }</th>
                            <th scope="col">{ words::JOB_TITLE }</th>
                            <th scope="col" class="number">{ words::OVERDUE }</th>
                            <th scope="col" class="number">{ words::OPEN }</th>
                            <th scope="col" class="number">{ words::COMPLETED }</th>
                            <th scope="col">{ words::DUTIES }</th>
                        </tr>
                    </thead>
                    <tbody>{ for props.people.iter().map(|person| row(person, *all)) }</tbody>
                </table>
            </TableRegion>
        </>
    }
}

fn row(person: &UnitPerson, all: bool) -> Html {
    let figure = &person.figure;
    let overdue = (figure.overdue > 0).then_some("tag tag--error");
    html! {
        <tr key={person.staff_number.clone()}>
            <td class="nowrap">{ &person.staff_number }</td>
            <th scope="row" class="nowrap">
                { &person.name }
                if !person.main {
                    { " " }<span class="tag">{ words::CONCURRENT }</span>
                }
                if !person.status.counts_in_population() {
                    { " " }<span class="tag">{ words::status(person.status) }</span>
                }
                if !person.counted {
                    <span class="visually-hidden">{ words::NOT_COUNTED }</span>
                }
            </th>
            <td>{ &person.title }</td>
            <td class="number"><span class={classes!(overdue)}>{ figure.overdue }</span></td>
            <td class="number">{ figure.open }</td>
            <td class="number">{ figure.numerator() }</td>
            <td class="wide">{ duties(&person.duties, all) }</td>
        </tr>
    }
}

fn duties(duties: &[UnitDuty], all: bool) -> Html {
    let shown: Vec<&UnitDuty> = duties.iter().filter(|duty| all || !duty.state.is_fulfilled()).collect();
    match (duties.is_empty(), shown.is_empty()) {
        (true, _) => html! { { words::NO_DUTIES } },
        (false, true) => html! { { words::ONLY_DONE } },
        (false, false) => html! { <ul class="list">{ for shown.into_iter().map(duty) }</ul> },
    }
}

fn duty(duty: &UnitDuty) -> Html {
    let class = match duty.state {
        DutyState::Overdue => Some("tag--error"),
        DutyState::Completed | DutyState::CompletedLate | DutyState::Credited => Some("tag--success"),
        DutyState::InProgress => Some("tag--warning"),
        DutyState::NotStarted | DutyState::Planned | DutyState::Exempt | DutyState::Suspended => None,
    };
    html! {
        <li>
            <span class={classes!("tag", class)}>{ words::state(duty.state) }</span>
            { " " }{ words::duty(&duty.title, &dates::date(duty.due_on)) }
        </li>
    }
}
