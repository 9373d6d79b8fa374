//! `/hr/events`: events of a fiscal year, their sessions, and the forms to change them.

use std::rc::Rc;

use contract::catalog::CourseList;
use contract::events::{EventList, EventSessionView, EventView};
use learning::event::EventSessionState;
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use super::event_form::EventForm;
use super::session_form::SessionForm;
use crate::components::{Button, ButtonKind, Choice, Link, LoadView, PAGE_HEADING, PageHeading, TableRegion};
use crate::hooks::{use_kept, use_load};
use crate::navigation::use_navigation;
use crate::query::Query;
use crate::route::Route;
use crate::text::event_planning as words;
use crate::text::{events, reporting};
use crate::{api, browser};

/// Which form is open.
#[derive(Debug, Clone, PartialEq)]
enum Editing {
    Nothing,
    NewEvent,
    Event(String),
    NewSession(String),
    Session(String),
}

struct Plan {
    list: EventList,
    subjects: Vec<Choice>,
}

const YEAR: &str = "fiscal_year";

/// One form is open at a time.
#[component]
pub fn EventPlanning() -> Html {
    let navigation = use_navigation();
    let editing = use_state(|| Editing::Nothing);
    let year = navigation.query.get(YEAR).to_owned();
    let (load, again) = use_load(year, |year| async move {
        let list = api::events::events(&year).await?;
        Ok(Plan { list, subjects: subjects(&api::catalog::courses().await?) })
    });
    let load = use_kept(load);
    let edit = {
        let editing = editing.setter();
        Callback::from(move |next: Editing| editing.set(next))
    };
    let done = {
        let (edit, again) = (edit.clone(), again.clone());
        Callback::from(move |saved: bool| {
            browser::focus(PAGE_HEADING);
            edit.emit(Editing::Nothing);
            if saved {
                browser::announce(words::SAVED);
                again.emit(());
            }
        })
    };
    let ready = {
        let (editing, edit) = ((*editing).clone(), edit.clone());
        Callback::from(move |plan: Rc<Plan>| show(&plan, &editing, &edit, &done))
    };
    html! { <LoadView<Plan> {load} retry={again} {ready} title={words::TITLE} /> }
}

/// Families first, then courses.
fn subjects(courses: &CourseList) -> Vec<Choice> {
    let mut families: Vec<&str> = courses.courses.iter().map(|course| course.family.as_str()).collect();
    families.sort_unstable();
    families.dedup();
    let families = families.into_iter().map(|family| (family.to_owned().into(), family.to_owned().into()));
    let courses = courses.courses.iter().map(|course| {
        (course.code.clone().into(), [&course.code, " ", course.title.as_str()].concat().into())
    });
    families.chain(courses).collect()
}

fn show(plan: &Plan, editing: &Editing, edit: &Callback<Editing>, done: &Callback<bool>) -> Html {
    let year = plan.list.fiscal_year;
    let query = |year: FiscalYear| Query::default().with(YEAR, &year.0.to_string());
    html! {
        <>
            <PageHeading title={words::title(year)} lead={words::LEAD} />
            <nav class="row no-print" aria-label={reporting::YEARS}>
                <Link to={Route::EventPlanning} query={query(year.previous())}>
                    { reporting::previous_year(year.previous()) }
                </Link>
                <Link to={Route::EventPlanning} query={query(year.next())}>
                    { reporting::next_year(year.next()) }
                </Link>
            </nav>
            <div class="section">
                if *editing == Editing::NewEvent {
                    <EventForm event={None} subjects={plan.subjects.clone()} ondone={done.clone()} />
                } else {
                    <Button
                        label={words::NEW_EVENT}
                        kind={ButtonKind::Primary}
                        onclick={edit.reform(|()| Editing::NewEvent)}
                    />
                }
            </div>
            <div class="section">
                if plan.list.events.is_empty() {
                    <p>{ words::EMPTY }</p>
                }
                { for plan.list.events.iter().map(|view| card(view, plan, editing, edit, done)) }
            </div>
        </>
    }
}

fn card(
    view: &EventView,
    plan: &Plan,
    editing: &Editing,
    edit: &Callback<Editing>,
    done: &Callback<bool>,
) -> Html {
    let event = &view.event;
    let heading = ["event-", &event.id].concat();
    let (this, adding) = (Editing::Event(event.id.clone()), Editing::NewSession(event.id.clone()));
    html! {
        <article key={event.id.clone()} class="card stack" aria-labelledby={heading.clone()}>
            <h2 id={heading}>{ &event.title }</h2>
            <p class="row"><span class="tag">{ events::form(event.form) }</span>{ events::counts(event) }</p>
            if !event.description.is_empty() {
                <p class="event-text">{ &event.description }</p>
            }
            if *editing == this {
                <EventForm event={Some(event.clone())} subjects={plan.subjects.clone()} ondone={done.clone()} />
            }
            { sessions(view, editing, edit, done) }
            if *editing == adding {
                <SessionForm event={event.id.clone()} session={None} ondone={done.clone()} />
            }
            <p class="row">
                <Button
                    label={words::EDIT_EVENT}
                    name={words::named(words::EDIT_EVENT, &event.title)}
                    onclick={edit.reform(move |()| this.clone())}
                />
                <Button
                    label={words::NEW_SESSION}
                    name={words::named(words::NEW_SESSION, &event.title)}
                    onclick={edit.reform(move |()| adding.clone())}
                />
            </p>
        </article>
    }
}

fn sessions(view: &EventView, editing: &Editing, edit: &Callback<Editing>, done: &Callback<bool>) -> Html {
    if view.sessions.is_empty() {
        return html! { <p>{ words::NO_SESSION }</p> };
    }
    let open = view.sessions.iter().find(|session| *editing == Editing::Session(session.id.clone()));
    let title = &view.event.title;
    html! {
        <>
            <TableRegion label={words::named(words::SESSIONS, title)}>
                <table class="table">
                    <caption class="visually-hidden">{ words::named(words::SESSIONS, title) }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ events::WHEN }</th>
                            <th scope="col">{ events::PLACE }</th>
                            <th scope="col">{ words::ENROLLED }</th>
                            <th scope="col" class="number">{ words::ATTENDED }</th>
                            <th scope="col">{ events::STATE }</th>
                            <th scope="col">{ words::OPERATIONS }</th>
                        </tr>
                    </thead>
                    <tbody>{ for view.sessions.iter().map(|session| row(title, session, edit)) }</tbody>
                </table>
            </TableRegion>
            if let Some(session) = open {
                <SessionForm
                    key={session.id.clone()}
                    event={view.event.id.clone()}
                    session={Some(session.clone())}
                    ondone={done.clone()}
                />
            }
        </>
    }
}

fn row(title: &str, session: &EventSessionView, edit: &Callback<Editing>) -> Html {
    let this = Editing::Session(session.id.clone());
    html! {
        <tr key={session.id.clone()}>
            <th scope="row" class="nowrap">{ events::when(session.starts_at, session.ends_at) }</th>
            <td>{ &session.place }</td>
            <td class="nowrap">{ words::enrolled(session) }</td>
            <td class="number">{ crate::text::people(session.attended) }</td>
            <td class="nowrap">{ events::state(session.state) }</td>
            <td>
                <span class="row">
                    <Link
                        to={Route::EventRoom { session: session.id.clone() }}
                        name={AttrValue::from(words::named_session(words::TO_ROOM, title, session))}
                    >
                        { words::TO_ROOM }
                    </Link>
                    if session.state == EventSessionState::Planned {
                        <Button
                            label={words::EDIT_SESSION}
                            name={words::named_session(words::EDIT_SESSION, title, session)}
                            kind={ButtonKind::Small}
                            onclick={edit.reform(move |()| this.clone())}
                        />
                    }
                </span>
            </td>
        </tr>
    }
}
