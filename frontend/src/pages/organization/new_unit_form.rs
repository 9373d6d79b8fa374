//! Founding a unit.

use std::rc::Rc;

use chrono::NaiveDate;
use contract::organization::{NewUnit, UnitFounded, UnitKind, UnitList};
use yew::prelude::*;

use super::unit_form::{into_state, said, unit_form};
use super::unit_list::{day, open_on};
use crate::api;
use crate::components::{Choice, DateField, SelectField, TextField};
use crate::hooks::{use_action, use_focus_on_entry};
use crate::text::unit_register as words;

const HEADING: &str = "new-unit";
const DIVISION: &str = "division";

#[derive(Properties, PartialEq)]
pub(super) struct NewUnitFormProps {
    pub list: Rc<UnitList>,
    pub today: NaiveDate,
    /// True after saving, false after giving up.
    pub ondone: Callback<bool>,
}

/// Code, kind, name, division, first day.
#[component]
pub(super) fn NewUnitForm(props: &NewUnitFormProps) -> Html {
    use_focus_on_entry(AttrValue::Static(HEADING));
    let (code, name, parent) = (use_state(String::new), use_state(String::new), use_state(String::new));
    let kind = use_state(String::new);
    let from = {
        let today = props.today;
        use_state(move || today.to_string())
    };
    let save = {
        let ondone = props.ondone.clone();
        use_action(
            |unit: NewUnit| async move { api::organization::found_unit(&unit).await },
            move |_: UnitFounded| ondone.emit(true),
        )
    };
    let is_division = *kind == DIVISION;
    let first_day = day(&from);
    let onsubmit = {
        let (code, name, parent, run) = (code.clone(), name.clone(), parent.clone(), save.run.clone());
        Callback::from(move |()| {
            let Some(valid_from) = first_day else { return };
            run.emit(NewUnit {
                code: (*code).clone(),
                kind: if is_division { UnitKind::Division } else { UnitKind::Section },
                name: (*name).clone(),
                parent_id: Some((*parent).clone()).filter(|id| !id.is_empty() && !is_division),
                valid_from,
            });
        })
    };
    let error = save.error.as_ref();
    let no_day = first_day.is_none().then_some(AttrValue::Static(words::NOT_A_DATE));
    let kinds: Vec<Choice> = vec![(DIVISION.into(), words::kind(UnitKind::Division).into())];
    let parents = open_on(&props.list, UnitKind::Division, first_day.unwrap_or(props.today));
    let fields = html! {
        <>
            <SelectField
                id="new-unit-kind"
                label={words::KIND}
                none={words::kind(UnitKind::Section)}
                choices={kinds}
                value={(*kind).clone()}
                onchange={into_state(&kind)}
            />
            <TextField
                id="new-unit-code"
                label={words::CODE}
                hint={words::CODE_HINT}
                value={(*code).clone()}
                oninput={into_state(&code)}
                error={said(error, "code")}
            />
            <TextField
                id="new-unit-name"
                label={words::NAME}
                value={(*name).clone()}
                oninput={into_state(&name)}
                error={said(error, "name")}
            />
            if !is_division {
                <SelectField
                    id="new-unit-parent"
                    label={words::PARENT}
                    none={words::NO_PARENT}
                    choices={parents}
                    value={(*parent).clone()}
                    onchange={into_state(&parent)}
                    error={said(error, "parent_id")}
                />
            }
            <DateField
                id="new-unit-from"
                label={words::FIRST_DAY}
                value={(*from).clone()}
                oninput={into_state(&from)}
                error={no_day.or_else(|| said(error, "valid_from")).or_else(|| said(error, "effective_on"))}
            />
        </>
    };
    unit_form(HEADING, words::FOUND.to_owned(), fields, &save.error, save.pending, onsubmit, &props.ondone)
}
