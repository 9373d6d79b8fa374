//! `/hr/gates`: the gates with their counts, and the people, settings and tokens of the chosen one.

use std::rc::Rc;

use contract::accounts::Permission;
use contract::gates::{GateList, GateView};
use yew::prelude::*;

use super::gate_form::GateForm;
use super::gate_people::GatePeople;
use super::gate_tokens::GateTokens;
use crate::api;
use crate::browser;
use crate::components::{Button, Link, LoadView, PAGE_HEADING, PageHeading, TableRegion};
use crate::hooks::{use_kept, use_load};
use crate::navigation::use_navigation;
use crate::query::Query;
use crate::route::Route;
use crate::session::use_session;
use crate::text::gates as words;
use crate::text::people;

/// Name of the chosen gate in the address.
pub(super) const GATE: &str = "gate";

/// The list; below it what belongs to the chosen gate.
#[component]
pub fn Gates() -> Html {
    let (session, navigation) = (use_session(), use_navigation());
    let may_edit = session.can(Permission::EditGates);
    let may_issue = session.can(Permission::IssueGateTokens);
    let chosen = navigation.query.get(GATE).to_owned();
    // None: no form; an empty code: a new gate.
    let editing = use_state(|| None::<String>);
    let (load, again) = use_load((), |()| async { api::gates::gates().await });
    let load = use_kept(load);
    let close = {
        let editing = editing.setter();
        Callback::from(move |()| {
            browser::focus(PAGE_HEADING);
            editing.set(None);
        })
    };
    let onsaved = {
        let (editing, again) = (editing.setter(), again.clone());
        Callback::from(move |()| {
            browser::announce(words::SAVED);
            browser::focus(PAGE_HEADING);
            editing.set(None);
            again.emit(());
        })
    };
    let ready = {
        let (editing, chosen) = (editing.clone(), chosen.clone());
        Callback::from(move |list: Rc<GateList>| {
            let start = |code: String| {
                let editing = editing.setter();
                Callback::from(move |()| editing.set(Some(code.clone())))
            };
            let form = editing.as_ref().map(|code| {
                let gate = list.gates.iter().find(|gate| gate.code == *code).cloned();
                html! { <GateForm key={code.clone()} {gate} onsaved={onsaved.clone()} oncancel={close.clone()} /> }
            });
            let is_known = list.gates.iter().any(|gate| gate.code == chosen);
            html! {
                <>
                    { table(&list.gates, &chosen) }
                    if may_edit {
                        <p class="row no-print">
                            if is_known {
                                <Button label={words::EDIT} onclick={start(chosen.clone())} />
                            }
                            <Button label={words::ADD} onclick={start(String::new())} />
                        </p>
                        { form }
                    }
                </>
            }
        })
    };
    html! {
        <>
            <PageHeading title={words::TITLE} lead={words::LEAD} />
            <LoadView<GateList> {load} retry={again} {ready} />
            if !chosen.is_empty() {
                <GatePeople key={["people-", &chosen].concat()} code={chosen.clone()} />
                if may_issue {
                    <GateTokens key={["tokens-", &chosen].concat()} code={chosen.clone()} />
                }
            }
        </>
    }
}

fn table(gates: &[GateView], chosen: &str) -> Html {
    if gates.is_empty() {
        return html! { <p>{ words::EMPTY }</p> };
    }
    html! {
        <TableRegion label={words::TABLE}>
            <table class="table">
                <caption class="visually-hidden">{ words::TABLE }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::TOOL }</th>
                        <th scope="col">{ words::WHO }</th>
                        <th scope="col">{ words::COURSES }</th>
                        <th scope="col" class="number">{ words::CLEARED }</th>
                        <th scope="col" class="number">{ words::LACKING }</th>
                        <th scope="col" class="number">{ words::AWAY }</th>
                        <th scope="col">{ words::STATE }</th>
                        <th scope="col" class="no-print">{ words::PEOPLE }</th>
                    </tr>
                </thead>
                <tbody>{ for gates.iter().map(|gate| line(gate, gate.code == chosen)) }</tbody>
            </table>
        </TableRegion>
    }
}

fn line(gate: &GateView, current: bool) -> Html {
    let courses = gate.courses.iter().map(|course| html! { <li>{ words::course(course) }</li> });
    let query = Query::default().with(GATE, &gate.code);
    html! {
        <tr key={gate.code.clone()}>
            <th scope="row">{ &gate.tool }</th>
            <td>{ gate.attribute.label() }{ " " }{ people(gate.counts.needed) }</td>
            <td class="wide"><ul class="list">{ for courses }</ul></td>
            <td class="number">{ people(gate.counts.cleared) }</td>
            <td class="number">{ people(gate.counts.lacking) }</td>
            <td class="number">{ people(gate.counts.away) }</td>
            <td class="nowrap">{ if gate.in_force { words::IN_FORCE } else { words::NOT_IN_FORCE } }</td>
            <td class="no-print">
                <Link to={Route::Gates} {query} {current} name={words::open_name(&gate.tool)}>{ words::OPEN }</Link>
            </td>
        </tr>
    }
}
