//! Giving a unit another name from a day on.

use chrono::NaiveDate;
use contract::organization::{RenameUnit, UnitView};
use yew::prelude::*;

use super::unit_form::{into_state, said, unit_form};
use super::unit_list::day;
use crate::api;
use crate::components::{DateField, TextField};
use crate::hooks::{use_action, use_focus_on_entry};
use crate::text::unit_register as words;

const HEADING: &str = "rename-unit";

#[derive(Properties, PartialEq)]
pub(super) struct RenameUnitFormProps {
    pub unit: UnitView,
    pub today: NaiveDate,
    /// True after saving, false after giving up.
    pub ondone: Callback<bool>,
}

/// Name and day.
#[component]
pub(super) fn RenameUnitForm(props: &RenameUnitFormProps) -> Html {
    use_focus_on_entry(AttrValue::Static(HEADING));
    let unit = &props.unit;
    let name = {
        let name = unit.name.clone();
        use_state(move || name)
    };
    let from = {
        let today = props.today;
        use_state(move || today.to_string())
    };
    let save = {
        let (id, ondone) = (unit.id.clone(), props.ondone.clone());
        use_action(
            move |asked: RenameUnit| {
                let id = id.clone();
                async move { api::organization::rename_unit(&id, &asked).await }
            },
            move |()| ondone.emit(true),
        )
    };
    let first_day = day(&from);
    let onsubmit = {
        let (name, run) = (name.clone(), save.run.clone());
        Callback::from(move |()| {
            if let Some(valid_from) = first_day {
                run.emit(RenameUnit { name: (*name).clone(), valid_from });
            }
        })
    };
    let error = save.error.as_ref();
    let no_day = first_day.is_none().then_some(AttrValue::Static(words::NOT_A_DATE));
    let fields = html! {
        <>
            <TextField
                id="rename-unit-name"
                label={words::NEW_NAME}
                value={(*name).clone()}
                oninput={into_state(&name)}
                error={said(error, "name")}
            />
            <DateField
                id="rename-unit-from"
                label={words::NAME_FROM}
                value={(*from).clone()}
                oninput={into_state(&from)}
                error={no_day.or_else(|| said(error, "valid_from")).or_else(|| said(error, "effective_on"))}
            />
        </>
    };
    let title = words::about(words::RENAME, &[unit.code.as_str(), " ", &unit.name].concat());
    unit_form(HEADING, title, fields, &save.error, save.pending, onsubmit, &props.ondone)
}
