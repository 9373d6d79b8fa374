//! Closing a unit from a day on; with successors it is merged into them.

use std::collections::BTreeSet;
use std::rc::Rc;

use chrono::NaiveDate;
use contract::organization::{AbolishUnit, UnitKind, UnitList, UnitView};
use yew::prelude::*;

use super::unit_form::{into_state, said, unit_form};
use super::unit_list::{day, open_on};
use crate::api;
use crate::components::{CheckList, Choice, DateField};
use crate::hooks::{use_action, use_focus_on_entry};
use crate::text::unit_register as words;

const HEADING: &str = "abolish-unit";

#[derive(Properties, PartialEq)]
pub(super) struct AbolishUnitFormProps {
    pub unit: UnitView,
    pub list: Rc<UnitList>,
    pub today: NaiveDate,
    /// True after saving, false after giving up.
    pub ondone: Callback<bool>,
}

/// Day, and who carries on the work.
#[component]
pub(super) fn AbolishUnitForm(props: &AbolishUnitFormProps) -> Html {
    use_focus_on_entry(AttrValue::Static(HEADING));
    let unit = &props.unit;
    let from = {
        let today = props.today;
        use_state(move || today.to_string())
    };
    let successors = use_state(BTreeSet::<String>::new);
    let save = {
        let (id, ondone) = (unit.id.clone(), props.ondone.clone());
        use_action(
            move |asked: AbolishUnit| {
                let id = id.clone();
                async move { api::organization::abolish_unit(&id, &asked).await }
            },
            move |()| ondone.emit(true),
        )
    };
    let first_day = day(&from);
    let onsubmit = {
        let (successors, run) = (successors.clone(), save.run.clone());
        Callback::from(move |()| {
            if let Some(effective_on) = first_day {
                let successor_ids = successors.iter().cloned().collect();
                run.emit(AbolishUnit { effective_on, successor_ids });
            }
        })
    };
    let onchange = {
        let successors = successors.setter();
        Callback::from(move |chosen| successors.set(chosen))
    };
    let error = save.error.as_ref();
    let no_day = first_day.is_none().then_some(AttrValue::Static(words::NOT_A_DATE));
    let choices: Vec<Choice> = open_on(&props.list, UnitKind::Section, first_day.unwrap_or(props.today))
        .into_iter()
        .filter(|(id, _)| *id != unit.id)
        .collect();
    let fields = html! {
        <>
            <DateField
                id="abolish-unit-from"
                label={words::CLOSED_FROM}
                value={(*from).clone()}
                oninput={into_state(&from)}
                error={no_day.or_else(|| said(error, "effective_on"))}
            />
            if unit.kind == UnitKind::Section {
                <CheckList
                    legend={words::SUCCESSORS}
                    hint={words::SUCCESSORS_HINT}
                    {choices}
                    chosen={(*successors).clone()}
                    {onchange}
                />
                if let Some(refused) = said(error, "successor_ids") {
                    <p class="field__error" role="alert">{ refused }</p>
                }
            }
        </>
    };
    let title = words::about(words::ABOLISH, &[unit.code.as_str(), " ", &unit.name].concat());
    unit_form(HEADING, title, fields, &save.error, save.pending, onsubmit, &props.ondone)
}
