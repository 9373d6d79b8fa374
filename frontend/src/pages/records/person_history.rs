//! `/hr/people/:id/history`: the training history of a person, and what HR records in it.

use std::rc::Rc;

use contract::accounts::Permission;
use contract::records::{History, HistoryRow, OpenDuty};
use yew::prelude::*;

use super::credit_form::CreditForm;
use super::extension_form::ExtensionForm;
use super::history_view::HistoryView;
use super::revoke_form::RevokeForm;
use super::waiver_form::WaiverForm;
use crate::api;
use crate::browser;
use crate::components::{Button, ButtonKind, LoadView, PAGE_HEADING, PageHeading, TableRegion};
use crate::hooks::{Load, use_kept, use_load};
use crate::session::use_session;
use crate::text;
use crate::text::dates;
use crate::text::records as words;

/// What is being recorded; one form at a time.
#[derive(Clone, PartialEq)]
enum Work {
    Nothing,
    Waiver,
    Credit,
    Extension(OpenDuty),
    Revocation(Box<HistoryRow>),
}

#[derive(Properties, PartialEq)]
pub struct PersonHistoryProps {
    pub person: String,
}

/// History, open courses, and the form that is open.
#[component]
pub fn PersonHistory(props: &PersonHistoryProps) -> Html {
    let may_record = use_session().can(Permission::KeepRecords);
    let work = use_state(|| Work::Nothing);
    let person = props.person.clone();
    let (load, again) =
        use_load(person.clone(), |person| async move { api::records::history(&person).await });
    let (courses, _) = use_load((), |()| async { api::catalog::courses().await });
    let courses = match courses {
        Load::Ready(list) => list
            .courses
            .iter()
            .map(|course| {
                let label = [course.code.as_str(), " ", &course.title].concat();
                (AttrValue::from(course.code.clone()), AttrValue::from(label))
            })
            .collect(),
        Load::Pending | Load::Failed(_) => Vec::new(),
    };
    let load = use_kept(load);
    let oncancel = {
        let work = work.setter();
        Callback::from(move |()| {
            browser::focus(PAGE_HEADING);
            work.set(Work::Nothing);
        })
    };
    let ondone = {
        let (work, again) = (work.setter(), again.clone());
        Callback::from(move |said: &'static str| {
            browser::announce(said);
            browser::focus(PAGE_HEADING);
            work.set(Work::Nothing);
            again.emit(());
        })
    };
    let form = match (*work).clone() {
        Work::Nothing => Html::default(),
        Work::Waiver => html! { <WaiverForm {person} {courses} {ondone} {oncancel} /> },
        Work::Credit => html! { <CreditForm {person} {courses} {ondone} {oncancel} /> },
        Work::Extension(duty) => {
            let key = duty.assignment_id.clone();
            html! { <ExtensionForm {key} {duty} {ondone} {oncancel} /> }
        }
        Work::Revocation(row) => {
            let id = row.record_id.clone().unwrap_or_default();
            let key = id.clone();
            html! { <RevokeForm {key} {id} title={row.title.clone()} {ondone} {oncancel} /> }
        }
    };
    let start = {
        let work = work.setter();
        move |next: Work| {
            let work = work.clone();
            Callback::from(move |()| work.set(next.clone()))
        }
    };
    let ready = {
        let (setter, person) = (work.setter(), props.person.clone());
        Callback::from(move |history: Rc<History>| {
            let (to_revoke, to_extend) = (setter.clone(), setter.clone());
            let onrevoke = Callback::from(move |row| to_revoke.set(Work::Revocation(Box::new(row))));
            let onextend = Callback::from(move |duty| to_extend.set(Work::Extension(duty)));
            html! {
                <>
                    <HistoryView
                        history={history.clone()}
                        person={person.clone()}
                        onrevoke={may_record.then_some(onrevoke)}
                    />
                    if may_record {
                        { open_duties(&history.open, &onextend) }
                    }
                </>
            }
        })
    };
    html! {
        <>
            <PageHeading title={words::PERSON_HISTORY} />
            if may_record {
                <p class="row no-print">
                    <Button label={words::RECORD_CREDIT} onclick={start(Work::Credit)} />
                    <Button label={words::RECORD_WAIVER} onclick={start(Work::Waiver)} />
                </p>
                <div class="no-print">{ form }</div>
            }
            <LoadView<History> {load} retry={again} {ready} />
        </>
    }
}

fn open_duties(open: &[OpenDuty], onextend: &Callback<OpenDuty>) -> Html {
    let rows = open.iter().map(|duty| {
        let clicked = duty.clone();
        let name = [duty.course_code.as_str(), " ", words::EXTEND].concat();
        html! {
            <tr key={duty.assignment_id.clone()}>
                <th scope="row">{ &duty.course_code }{ " " }{ &duty.course_title }</th>
                <td class="nowrap">{ words::of_year(duty.fiscal_year) }</td>
                <td class="nowrap">{ dates::date(duty.due_on) }</td>
                <td>
                    <Button
                        label={words::EXTEND}
                        kind={ButtonKind::Small}
                        {name}
                        onclick={onextend.reform(move |()| clicked.clone())}
                    />
                </td>
            </tr>
        }
    });
    html! {
        <section class="section stack no-print">
            <h2>{ words::OPEN_TITLE }</h2>
            if open.is_empty() {
                <p>{ words::OPEN_EMPTY }</p>
            } else {
                <TableRegion label={words::OPEN_TITLE}>
                    <table class="table">
                        <caption class="visually-hidden">{ words::OPEN_TITLE }</caption>
                        <thead>
                            <tr>
                                <th scope="col">{ text::COURSE }</th>
                                <th scope="col">{ words::FISCAL_YEAR }</th>
                                <th scope="col">{ words::DUE }</th>
                                <th scope="col">{ words::ACTIONS }</th>
                            </tr>
                        </thead>
                        <tbody>{ for rows }</tbody>
                    </table>
                </TableRegion>
            }
        </section>
    }
}
