//! `/hr/operations`: 業務対応表, which department is in charge of which operation.

use std::rc::Rc;

use contract::accounts::Permission;
use contract::organization::{DepartmentList, OperationList, OperationView};
use yew::prelude::*;

use super::operation_form::OperationForm;
use super::operation_import::OperationImport;
use super::operation_removal::OperationRemoval;
use crate::components::{Button, ButtonKind, Choice, LoadView, PageHeading, TableRegion};
use crate::hooks::{use_kept, use_load};
use crate::session::use_session;
use crate::text::unit_register as words;
use crate::{api, browser};

const LIST: &str = "operation-list";

/// Which form is open.
#[derive(Clone, PartialEq)]
enum Work {
    Nothing,
    Add,
    Edit(OperationView),
    Remove(OperationView),
}

struct Page {
    list: OperationList,
    departments: Vec<Choice>,
}

/// One form is open at a time.
#[component]
pub fn Operations() -> Html {
    let may_change = use_session().can(Permission::ImportStaff);
    let work = use_state(|| Work::Nothing);
    let (load, again) = use_load((), |()| async {
        let list = api::organization::operations().await?;
        Ok(Page { list, departments: choices(&api::organization::departments().await?) })
    });
    let load = use_kept(load);
    let open = {
        let work = work.setter();
        Callback::from(move |next: Work| {
            if next == Work::Nothing {
                browser::focus(LIST);
            }
            work.set(next);
        })
    };
    let done = {
        let (open, again) = (open.clone(), again.clone());
        Callback::from(move |saved: bool| {
            open.emit(Work::Nothing);
            if saved {
                browser::announce(words::OPERATION_SAVED);
                again.emit(());
            }
        })
    };
    let onimport = again.clone();
    let ready = {
        let work = (*work).clone();
        Callback::from(move |page: Rc<Page>| {
            html! {
                <>
                    if may_change {
                        { form(&work, &page, &open, &done) }
                    }
                    <div class="section" id={LIST} tabindex="-1">{ table(&page.list, may_change, &open) }</div>
                </>
            }
        })
    };
    html! {
        <>
            <PageHeading title={words::OPERATIONS} lead={words::OPERATIONS_LEAD} />
            <LoadView<Page> {load} retry={again} {ready} />
            if may_change {
                <OperationImport onimport={onimport} />
            }
        </>
    }
}

fn choices(list: &DepartmentList) -> Vec<Choice> {
    let departments = list.departments.iter();
    departments.map(|of| (of.id.clone().into(), [of.code.as_str(), " ", &of.name].concat().into())).collect()
}

fn form(work: &Work, page: &Page, open: &Callback<Work>, done: &Callback<bool>) -> Html {
    let (departments, ondone) = (page.departments.clone(), done.clone());
    match work.clone() {
        Work::Nothing => html! {
            <p class="section no-print">
                <Button label={words::ADD} kind={ButtonKind::Primary} onclick={open.reform(|()| Work::Add)} />
            </p>
        },
        Work::Add => html! { <OperationForm {departments} {ondone} /> },
        Work::Edit(operation) => {
            let key = operation.code.clone();
            html! { <OperationForm {key} {departments} operation={Some(operation)} {ondone} /> }
        }
        Work::Remove(operation) => {
            let key = operation.code.clone();
            html! { <OperationRemoval {key} {operation} {ondone} /> }
        }
    }
}

fn table(list: &OperationList, may_change: bool, open: &Callback<Work>) -> Html {
    if list.operations.is_empty() {
        return html! { <p>{ words::OPERATIONS_EMPTY }</p> };
    }
    let rows = list.operations.iter().map(|operation| row(operation, may_change, open));
    html! {
        <TableRegion label={words::OPERATIONS}>
            <table class="table">
                <caption class="visually-hidden">{ words::OPERATIONS }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::OPERATION_CODE }</th>
                        <th scope="col">{ words::OPERATION_NAME }</th>
                        <th scope="col">{ words::STANDARD }</th>
                        <th scope="col">{ words::IN_CHARGE }</th>
                        if may_change {
                            <th scope="col">{ words::ACTION }</th>
                        }
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </TableRegion>
    }
}

fn row(operation: &OperationView, may_change: bool, open: &Callback<Work>) -> Html {
    let (edited, removed) = (operation.clone(), operation.clone());
    let departments = operation.departments.iter().map(|unit| html! { <li>{ words::unit(unit) }</li> });
    html! {
        <tr key={operation.code.clone()}>
            <td class="nowrap">{ &operation.code }</td>
            <th scope="row">{ &operation.name }</th>
            <td class="nowrap">{ if operation.standard { words::YES } else { "" } }</td>
            <td class="wide">
                if operation.departments.is_empty() {
                    { words::NOBODY }
                } else {
                    <ul class="list">{ for departments }</ul>
                }
            </td>
            if may_change {
                <td>
                    <span class="row no-print">
                        <Button
                            label={words::EDIT}
                            name={words::about(words::EDIT, &operation.name)}
                            kind={ButtonKind::Small}
                            onclick={open.reform(move |()| Work::Edit(edited.clone()))}
                        />
                        <Button
                            label={words::REMOVE}
                            name={words::about(words::REMOVE, &operation.name)}
                            kind={ButtonKind::Small}
                            onclick={open.reform(move |()| Work::Remove(removed.clone()))}
                        />
                    </span>
                </td>
            }
        </tr>
    }
}
