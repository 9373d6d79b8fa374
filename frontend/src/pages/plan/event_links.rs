//! Rows of new events and the registered events as which they are held.

use contract::plan::{LinkPlanEvent, PlanPage, PlanState, PlanSubject};
use yew::prelude::*;

use super::use_plan::PlanWork;
use crate::api::plan::PlanChange;
use crate::components::{Button, SelectField};
use crate::text as common;
use crate::text::plan as text;

/// Title of the event to which a row is linked.
pub(super) fn linked_title<'p>(page: &'p PlanPage, row_id: &str) -> Option<&'p str> {
    let event_id = page.event_links.get(row_id)?;
    let event = page.choices.events.iter().find(|event| event.code == *event_id)?;
    Some(&event.label)
}

#[derive(Properties, PartialEq)]
pub(super) struct EventLinksProps {
    pub work: PlanWork,
}

/// A choice of an event per row of a new event, while the plan in force is not evaluated.
#[component]
pub(super) fn EventLinks(props: &EventLinksProps) -> Html {
    let work = &props.work;
    let page = &work.page;
    let open = page.in_force.as_ref().filter(|view| view.version.state != PlanState::Evaluated);
    let Some(view) = open.filter(|_| work.may_edit) else { return Html::default() };
    let rows = view.sheet.document.rows.iter();
    let rows: Vec<_> = rows.filter(|row| matches!(row.subject, PlanSubject::NewEvent { .. })).collect();
    if rows.is_empty() {
        return Html::default();
    }
    let forms = rows.into_iter().map(|row| {
        let subject = view.sheet.labels.subject(&row.subject);
        html! { <LinkForm key={row.id.clone()} work={work.clone()} row_id={row.id.clone()} {subject} /> }
    });
    html! {
        <section class="section stack no-print">
            <h2>{ text::EVENT_LINKS }</h2>
            if page.choices.events.is_empty() {
                <p>{ text::NO_EVENTS }</p>
            } else {
                <p>{ text::EVENT_LINKS_LEAD }</p>
                { for forms }
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct LinkFormProps {
    work: PlanWork,
    row_id: AttrValue,
    subject: AttrValue,
}

/// The event of one row; the empty choice takes the link back.
#[component]
fn LinkForm(props: &LinkFormProps) -> Html {
    let (work, row_id) = (&props.work, &props.row_id);
    let chosen = use_state(|| work.page.event_links.get(row_id.as_str()).cloned().unwrap_or_default());
    let onchange = {
        let chosen = chosen.setter();
        Callback::from(move |event_id| chosen.set(event_id))
    };
    let onsubmit = {
        let (chosen, run, row_id) = (chosen.clone(), work.change.run.clone(), row_id.to_string());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let event_id = Some((*chosen).clone()).filter(|id| !id.is_empty());
            run.emit(PlanChange::LinkEvent(LinkPlanEvent { row_id: row_id.clone(), event_id }));
        })
    };
    let events = work.page.choices.events.iter();
    let events = events.map(|event| (event.code.clone().into(), event.label.clone().into()));
    html! {
        <form class="stack" {onsubmit} autocomplete="off" aria-label={text::about(text::LINK_EVENT, &props.subject)}>
            <SelectField
                id={["plan-link-", row_id].concat()}
                label={text::event_of(&props.subject)}
                none={text::NO_LINK}
                choices={events.collect::<Vec<_>>()}
                value={(*chosen).clone()}
                {onchange}
            />
            <p>
                <Button
                    label={if work.change.pending { common::SEND_PENDING } else { text::LINK_EVENT }}
                    name={AttrValue::from(text::about(text::LINK_EVENT, &props.subject))}
                    submit=true
                />
            </p>
        </form>
    }
}
