//! Every personnel order of a person, planned and taken back ones included.

use std::rc::Rc;

use contract::organization::PersonnelEventView;
use yew::prelude::*;

use super::void_form::VoidForm;
use crate::browser;
use crate::components::{Button, ButtonKind, TableRegion};
use crate::text::dates;
use crate::text::personnel as words;

const REGION: &str = "order-list";

#[derive(Properties, PartialEq)]
pub(super) struct EventHistoryProps {
    /// In order of day.
    pub events: Rc<Vec<PersonnelEventView>>,
    /// Whether orders can be taken back.
    pub may_change: bool,
    pub onchange: Callback<()>,
}

/// Latest first.
#[component]
pub(super) fn EventHistory(props: &EventHistoryProps) -> Html {
    let voiding = use_state(|| None::<PersonnelEventView>);
    let onvoid = {
        let voiding = voiding.setter();
        Callback::from(move |event| voiding.set(Some(event)))
    };
    let oncancel = {
        let voiding = voiding.setter();
        Callback::from(move |()| {
            voiding.set(None);
            browser::focus(REGION);
        })
    };
    let ondone = {
        let (close, onchange) = (oncancel.clone(), props.onchange.clone());
        Callback::from(move |()| {
            browser::announce(words::TAKEN_BACK);
            close.emit(());
            onchange.emit(());
        })
    };
    let rows = props.events.iter().rev().map(|event| row(event, props.may_change, &onvoid));
    html! {
        <div class="stack" id={REGION} tabindex="-1">
            if let Some(event) = &*voiding {
                <VoidForm key={event.id.clone()} event={event.clone()} {ondone} {oncancel} />
            }
            <TableRegion label={words::ORDERS}>
                <table class="table">
                    <caption class="visually-hidden">{ words::ORDERS }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ words::EFFECTIVE_ON }</th>
                            <th scope="col">{ words::KIND }</th>
                            <th scope="col">{ words::CHANGES }</th>
                            <th scope="col">{ words::STANDING }</th>
                            <th scope="col">{ words::RECORDED }</th>
                            <th scope="col">{ words::REASON }</th>
                            if props.may_change {
                                <th scope="col">{ words::ACTION }</th>
                            }
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </TableRegion>
        </div>
    }
}

fn row(event: &PersonnelEventView, may_change: bool, onvoid: &Callback<PersonnelEventView>) -> Html {
    let clicked = event.clone();
    let changes = event.changes.iter().map(|change| {
        html! {
            <>
                <dt>{ &change.field }</dt>
                <dd>{ &change.value }</dd>
            </>
        }
    });
    let class = match (&event.voided, event.planned) {
        (Some(_), _) => "tag tag--error",
        (None, true) => "tag tag--warning",
        (None, false) => "tag tag--success",
    };
    let state = match (&event.voided, event.planned) {
        (Some(_), _) => words::VOIDED,
        (None, true) => words::PLANNED,
        (None, false) => words::IN_FORCE,
    };
    html! {
        <tr key={event.id.clone()}>
            <td class="nowrap">{ dates::date(event.effective_on) }</td>
            <th scope="row" class="nowrap">{ event.kind.label() }</th>
            <td class="wide"><dl class="facts">{ for changes }</dl></td>
            <td class="wrap">
                <span {class}>{ state }</span>
                if event.voided.is_some() {
                    <p>{ words::voided(event) }</p>
                }
            </td>
            <td class="wrap">{ words::recorded(event) }</td>
            <td class="wrap">{ &event.reason }</td>
            if may_change {
                <td>
                    if event.voided.is_none() {
                        <Button
                            label={words::TAKE_BACK}
                            name={words::about_event(words::TAKE_BACK, event)}
                            kind={ButtonKind::Small}
                            onclick={onvoid.reform(move |()| clicked.clone())}
                        />
                    }
                </td>
            }
        </tr>
    }
}
