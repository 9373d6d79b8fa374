//! Headers that the organisation has explained once: seen, and forgotten so that they are asked again.

use std::rc::Rc;

use contract::organization::{SaveStaffFileColumn, StaffFileColumn, StaffFileColumns};
use yew::prelude::*;

use crate::components::{Button, ButtonKind, ErrorAlert, LoadView};
use crate::hooks::{Action, use_action, use_kept, use_load};
use crate::text::staff_import as words;
use crate::{api, browser};

#[derive(Properties, PartialEq)]
pub(super) struct RememberedColumnsProps {
    /// Changes with every check, because an answer may have added one.
    pub turn: AttrValue,
    /// A header is read differently from now on.
    pub onchange: Callback<()>,
}

/// Folded away, because most imports need nothing of it.
#[component]
pub(super) fn RememberedColumns(props: &RememberedColumnsProps) -> Html {
    let (load, again) = use_load(props.turn.clone(), |_| async { api::organization::columns().await });
    let load = use_kept(load);
    let save = {
        let (again, onchange) = (again.clone(), props.onchange.clone());
        use_action(
            |column: SaveStaffFileColumn| async move { api::organization::save_column(&column).await },
            move |()| {
                browser::announce(words::COLUMN_FORGOTTEN);
                again.emit(());
                onchange.emit(());
            },
        )
    };
    let ready = {
        let save = save.clone();
        Callback::from(move |columns: Rc<StaffFileColumns>| show(&columns, &save))
    };
    html! {
        <details class="fold no-print">
            <summary>{ words::REMEMBERED }</summary>
            <p>{ words::REMEMBERED_LEAD }</p>
            <ErrorAlert error={save.error} />
            <LoadView<StaffFileColumns> {load} retry={again} {ready} />
        </details>
    }
}

fn show(columns: &StaffFileColumns, save: &Action<SaveStaffFileColumn>) -> Html {
    if columns.columns.is_empty() {
        return html! { <p>{ words::REMEMBERED_EMPTY }</p> };
    }
    html! { <ul class="lesson-list">{ for columns.columns.iter().map(|column| row(column, save)) }</ul> }
}

fn row(column: &StaffFileColumn, save: &Action<SaveStaffFileColumn>) -> Html {
    let header = column.header.clone();
    let onforget = {
        let (header, run) = (header.clone(), save.run.clone());
        Callback::from(move |()| run.emit(SaveStaffFileColumn { header: header.clone(), field: None }))
    };
    html! {
        <li key={header.clone()}>
            <span class="lesson-list__title">{ words::remembered(&header, &column.field) }</span>
            <Button
                label={words::FORGET}
                name={words::about(words::FORGET, &header)}
                kind={ButtonKind::Small}
                disabled={save.pending}
                onclick={onforget}
            />
        </li>
    }
}
