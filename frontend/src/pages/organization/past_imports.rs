//! Staff files that were taken in: what each changed, and taking the latest back.

use std::rc::Rc;

use contract::organization::{StaffChangeList, StaffDifference, StaffImportList, StaffImportRow};
use yew::prelude::*;

use super::difference_list::DifferenceList;
use super::undo_form::UndoForm;
use crate::components::{Button, ButtonKind, LoadView, ResultHeading, TableRegion};
use crate::hooks::{use_kept, use_load};
use crate::text::dates;
use crate::text::organization as words;
use crate::text::staff_import as steps;
use crate::{api, browser};

const HEADING: &str = "past-imports";

#[derive(Properties, PartialEq)]
pub(super) struct PastImportsProps {
    /// How many imports were applied or taken back on this page; one more means that the list is out of date.
    pub applied: u32,
    /// One was taken back.
    pub onundo: Callback<()>,
}

/// What is open below the list.
#[derive(Clone, PartialEq)]
enum Opened {
    Nothing,
    Changes(StaffImportRow),
    Undo(StaffImportRow),
}

/// Latest first.
#[component]
pub(super) fn PastImports(props: &PastImportsProps) -> Html {
    let opened = use_state(|| Opened::Nothing);
    let (load, retry) = use_load(props.applied, |_| async { api::organization::staff_imports().await });
    let load = use_kept(load);
    let open = {
        let opened = opened.setter();
        Callback::from(move |next: Opened| {
            if next == Opened::Nothing {
                browser::focus(HEADING);
            }
            opened.set(next);
        })
    };
    let close = open.reform(|()| Opened::Nothing);
    let ondone = {
        let (close, onundo) = (close.clone(), props.onundo.clone());
        Callback::from(move |()| {
            browser::announce(steps::UNDO_DONE);
            close.emit(());
            onundo.emit(());
        })
    };
    let ready = Callback::from(move |list: Rc<StaffImportList>| show(&list, &open));
    html! {
        <section class="section stack">
            <h2 id={HEADING} tabindex="-1">{ steps::step(5) }{ " " }{ words::PAST }</h2>
            {
                match &*opened {
                    Opened::Nothing => Html::default(),
                    Opened::Undo(import) => html! {
                        <UndoForm key={import.id.clone()} import={import.clone()} {ondone} oncancel={close} />
                    },
                    Opened::Changes(import) => html! {
                        <PastChanges key={import.id.clone()} import={import.clone()} onclose={close} />
                    },
                }
            }
            <LoadView<StaffImportList> {load} {retry} {ready} />
        </section>
    }
}

fn show(list: &StaffImportList, open: &Callback<Opened>) -> Html {
    if list.imports.is_empty() {
        return html! { <p>{ words::PAST_EMPTY }</p> };
    }
    html! {
        <TableRegion label={words::PAST}>
            <table class="table">
                <caption class="visually-hidden">{ words::PAST }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::APPLIED_AT }</th>
                        <th scope="col">{ words::FILE_NAME }</th>
                        <th scope="col">{ words::EFFECTIVE_ON }</th>
                        <th scope="col">{ words::ROWS }</th>
                        <th scope="col">{ words::CHANGED }</th>
                        <th scope="col">{ words::APPLIED_BY }</th>
                        <th scope="col">{ steps::STATE }</th>
                        <th scope="col">{ steps::ACTION }</th>
                    </tr>
                </thead>
                <tbody>{ for list.imports.iter().map(|import| row(import, open)) }</tbody>
            </table>
        </TableRegion>
    }
}

fn row(import: &StaffImportRow, open: &Callback<Opened>) -> Html {
    let (seen, undone) = (import.clone(), import.clone());
    let state = match &import.undone {
        Some(undone) => steps::undone(undone),
        None if import.can_undo => steps::IN_FORCE.to_owned(),
        None => steps::LATER_STANDS.to_owned(),
    };
    let name = |word: &str| {
        steps::about(word, &[&import.file_name, " ", &dates::date_time(import.applied_at)].concat())
    };
    html! {
        <tr key={import.id.clone()}>
            <td class="nowrap">{ dates::date_time(import.applied_at) }</td>
            <th scope="row">{ &import.file_name }</th>
            <td class="nowrap">{ dates::date(import.effective_on) }</td>
            <td class="number">{ words::rows(import.rows) }</td>
            <td class="wide">{ words::difference_line(&import.difference) }</td>
            <td class="nowrap">{ words::who(&import.applied_by) }</td>
            <td class="wide">{ state }</td>
            <td>
                <span class="row no-print">
                    <Button
                        label={steps::SHOW_CHANGES}
                        name={name(steps::SHOW_CHANGES)}
                        kind={ButtonKind::Small}
                        onclick={open.reform(move |()| Opened::Changes(seen.clone()))}
                    />
                    if import.can_undo && import.undone.is_none() {
                        <Button
                            label={steps::UNDO}
                            name={name(steps::UNDO)}
                            kind={ButtonKind::Small}
                            onclick={open.reform(move |()| Opened::Undo(undone.clone()))}
                        />
                    }
                </span>
            </td>
        </tr>
    }
}

#[derive(Properties, PartialEq)]
struct PastChangesProps {
    import: StaffImportRow,
    onclose: Callback<()>,
}

/// The figures of one import, and the people behind them.
#[component]
fn PastChanges(props: &PastChangesProps) -> Html {
    let (load, retry) = use_load(props.import.id.clone(), |id: String| async move {
        api::organization::import_changes(&id).await
    });
    let difference: StaffDifference = props.import.difference.clone();
    let ready = Callback::from(move |list: Rc<StaffChangeList>| {
        let changes = Rc::new(list.changes.clone());
        html! { <DifferenceList id="past-difference" difference={difference.clone()} {changes} /> }
    });
    html! {
        <div class="card stack">
            <ResultHeading
                id="past-changes"
                title={steps::about(words::CHANGED, &props.import.file_name)}
            />
            <LoadView<StaffChangeList> {load} {retry} {ready} />
            <p><Button label={steps::HIDE_CHANGES} onclick={props.onclose.clone()} /></p>
        </div>
    }
}
