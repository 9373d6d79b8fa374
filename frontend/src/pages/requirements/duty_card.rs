//! One duty of a person in full: state, dates, every cause, every automatic change.

use contract::assignments::{Cause, CauseSource};
use contract::requirements::{DutyChange, DutyRow};
use contract::wording;
use yew::prelude::*;

use crate::components::TableRegion;
use crate::pages::assignments::state_class;
use crate::text::duties as words;
use crate::text::{assignments, dates, publication, reporting};

#[derive(Properties, PartialEq)]
pub(super) struct DutyCardProps {
    pub duty: DutyRow,
}

/// A card per duty; the changes are folded.
#[component]
pub(super) fn DutyCard(props: &DutyCardProps) -> Html {
    let duty = &props.duty;
    let title = reporting::course(&duty.course_code, &duty.course_title);
    html! {
        <article class="card stack">
            <h4>{ &title }</h4>
            <dl class="facts">
                <dt>{ words::STATE }</dt>
                <dd>
                    <span class={classes!("tag", state_class(duty.state))}>{ assignments::state(duty.state) }</span>
                </dd>
                <dt>{ words::DUE }</dt>
                <dd>
                    { dates::date(duty.due_on) }
                    if let Some(day) = duty.ends_before_due {
                        { " " }<strong>{ words::ends_before(&dates::date(day)) }</strong>
                    }
                </dd>
                if let Some(day) = duty.completed_on {
                    <dt>{ words::COMPLETED_ON }</dt>
                    <dd>{ dates::date(day) }</dd>
                }
                <dt>{ words::SINCE }</dt>
                <dd>{ dates::date(duty.standing_since) }</dd>
            </dl>
            <p><strong>{ words::CAUSES }</strong></p>
            <ul class="list">{ for duty.causes.iter().map(cause) }</ul>
            if !duty.changes.is_empty() {
                <details class="fold">
                    <summary>{ words::changes(duty.changes.len()) }</summary>
                    { changes(&duty.changes, &words::changes_of(&title, &duty.fiscal_year.label())) }
                </details>
            }
        </article>
    }
}

/// The sentence that the learner reads, and behind it what it was made of.
fn cause(cause: &Cause) -> Html {
    let (class, word) = match cause.ended_on {
        None => ("tag--success", words::HOLDS),
        Some(_) => ("", words::ENDED),
    };
    html! {
        <li>
            <p><span class={classes!("tag", class)}>{ word }</span>{ " " }{ wording::cause(cause) }</p>
            <dl class="facts facts--inset">{ facts(cause) }</dl>
        </li>
    }
}

fn facts(cause: &Cause) -> Html {
    let since = dates::date(cause.since);
    let mut facts = vec![(words::SINCE_CAUSE, since), (words::DUE, dates::date(cause.due_on))];
    if let CauseSource::Rule { label, version, trigger, due, prerequisite_for, renewal_of } = &cause.source {
        facts.push((words::RULE, label.clone()));
        facts.push((words::VERSION, publication::version(*version)));
        facts.push((words::STARTED_BY, wording::trigger(*trigger, cause.since)));
        facts.push((words::FOUND, wording::due_source(*due, cause.due_on)));
        facts.extend(prerequisite_for.clone().map(|course| (words::PREREQUISITE_FOR, course)));
        facts.extend(renewal_of.map(|day| (words::RENEWAL_OF, dates::date(day))));
    }
    facts.extend(cause.ended_on.map(|day| (words::ENDED_ON, dates::date(day))));
    let facts = facts.into_iter().map(|(word, value)| html! { <><dt>{ word }</dt><dd>{ value }</dd></> });
    html! { <>{ for facts }</> }
}

fn changes(changes: &[DutyChange], label: &str) -> Html {
    html! {
        <TableRegion label={label.to_owned()}>
            <table class="table">
                <caption class="visually-hidden">{ label.to_owned() }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::AT }</th>
                        <th scope="col">{ words::TRIGGER }</th>
                        <th scope="col">{ words::STANDING }</th>
                        <th scope="col">{ words::DUE }</th>
                    </tr>
                </thead>
                <tbody>{ for changes.iter().map(change) }</tbody>
            </table>
        </TableRegion>
    }
}

fn change(change: &DutyChange) -> Html {
    let after = words::standing(change.after);
    let before = change.before.map_or(words::NEW, words::standing);
    let due_after = dates::date(change.due_after);
    let due_before = change.due_before.map_or_else(|| due_after.clone(), dates::date);
    html! {
        <tr>
            <td class="nowrap">{ dates::date_time(change.at) }</td>
            <th scope="row">{ &change.trigger }</th>
            <td class="nowrap">{ words::change(before, after) }</td>
            <td>{ words::change(&due_before, &due_after) }</td>
        </tr>
    }
}
