//! `/hr/units`: units in time, and the forms that change them.

use std::rc::Rc;

use chrono::NaiveDate;
use contract::accounts::Permission;
use contract::organization::{UnitKind, UnitList, UnitView};
use yew::prelude::*;

use super::abolish_unit_form::AbolishUnitForm;
use super::new_unit_form::NewUnitForm;
use super::rename_unit_form::RenameUnitForm;
use super::unit_change_import::UnitChangeImport;
use crate::components::{Button, ButtonKind, Choice, LoadView, PageHeading, SelectField, TableRegion};
use crate::hooks::{use_kept, use_load};
use crate::session::use_session;
use crate::text::unit_register as words;
use crate::{api, browser, text};

const LIST: &str = "unit-list";
const PLANNED: &str = "planned";
const ALL: &str = "all";

/// Which form is open.
#[derive(Clone, PartialEq)]
enum Work {
    Nothing,
    Found,
    Rename(UnitView),
    Abolish(UnitView),
}

/// One form is open at a time.
#[component]
pub fn Units() -> Html {
    let session = use_session();
    let today = session.view().map(|view| view.today).unwrap_or_default();
    let may_change = session.can(Permission::ImportStaff);
    let work = use_state(|| Work::Nothing);
    let shown = use_state(String::new);
    let (load, again) = use_load((), |()| async { api::organization::units().await });
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
                browser::announce(words::SAVED);
                again.emit(());
            }
        })
    };
    let onshow = {
        let shown = shown.setter();
        Callback::from(move |value| shown.set(value))
    };
    let onimport = again.clone();
    let ready = {
        let (work, shown) = ((*work).clone(), (*shown).clone());
        Callback::from(move |list: Rc<UnitList>| {
            html! {
                <>
                    if may_change {
                        { form(&work, &list, today, &open, &done) }
                    }
                    { filter(&shown, &onshow) }
                    <div id={LIST} tabindex="-1">{ table(&list, &shown, today, may_change, &open) }</div>
                </>
            }
        })
    };
    html! {
        <>
            <PageHeading title={words::TITLE} lead={words::LEAD} />
            <LoadView<UnitList> {load} retry={again} {ready} />
            if may_change {
                <UnitChangeImport onimport={onimport} />
            }
        </>
    }
}

fn form(
    work: &Work,
    list: &Rc<UnitList>,
    today: NaiveDate,
    open: &Callback<Work>,
    done: &Callback<bool>,
) -> Html {
    let (list, ondone) = (list.clone(), done.clone());
    match work.clone() {
        Work::Nothing => html! {
            <p class="section no-print">
                <Button
                    label={words::FOUND}
                    kind={ButtonKind::Primary}
                    onclick={open.reform(|()| Work::Found)}
                />
            </p>
        },
        Work::Found => html! { <NewUnitForm {list} {today} {ondone} /> },
        Work::Rename(unit) => {
            let key = unit.id.clone();
            html! { <RenameUnitForm {key} {unit} {today} {ondone} /> }
        }
        Work::Abolish(unit) => {
            let key = unit.id.clone();
            html! { <AbolishUnitForm {key} {unit} {list} {today} {ondone} /> }
        }
    }
}

fn filter(shown: &str, onshow: &Callback<String>) -> Html {
    let choices: Vec<Choice> = vec![(PLANNED.into(), words::PLANNED.into()), (ALL.into(), text::ALL.into())];
    html! {
        <div class="section no-print">
            <SelectField
                id="units-shown"
                label={words::SHOWN}
                none={words::CURRENT}
                {choices}
                value={shown.to_owned()}
                onchange={onshow.clone()}
            />
        </div>
    }
}

/// Whether the unit is one of those that are shown.
fn is_shown(unit: &UnitView, shown: &str, today: NaiveDate) -> bool {
    let is_open = unit.valid_from <= today && unit.valid_to.is_none_or(|last| last >= today);
    let renamed = unit.names.iter().any(|name| name.valid_from > today);
    match shown {
        ALL => true,
        PLANNED => unit.valid_from > today || renamed || (is_open && unit.valid_to.is_some()),
        _ => is_open,
    }
}

fn table(list: &UnitList, shown: &str, today: NaiveDate, may_change: bool, open: &Callback<Work>) -> Html {
    let rows: Vec<Html> = list
        .units
        .iter()
        .filter(|unit| is_shown(unit, shown, today))
        .map(|unit| row(unit, today, may_change, open))
        .collect();
    if rows.is_empty() {
        return html! { <p role="status">{ words::EMPTY }</p> };
    }
    html! {
        <TableRegion label={words::TITLE}>
            <table class="table">
                <caption class="visually-hidden">{ words::TITLE }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::CODE }</th>
                        <th scope="col">{ words::NAME }</th>
                        <th scope="col">{ words::KIND }</th>
                        <th scope="col">{ words::DIVISION }</th>
                        <th scope="col">{ words::VALIDITY }</th>
                        <th scope="col">{ words::NAMES }</th>
                        <th scope="col">{ words::SUCCESSORS }</th>
                        <th scope="col">{ words::PEOPLE }</th>
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

fn row(unit: &UnitView, today: NaiveDate, may_change: bool, open: &Callback<Work>) -> Html {
    let names = unit.names.iter().filter(|_| unit.names.len() > 1).map(|name| {
        html! { <li>{ words::name_from(&name.name, name.valid_from) }</li> }
    });
    let successors = unit.successors.iter().map(|of| html! { <li>{ words::successor(of) }</li> });
    let is_over = unit.valid_to.is_some_and(|last| last < today);
    html! {
        <tr key={unit.id.clone()}>
            <td class="nowrap">{ &unit.code }</td>
            <th scope="row">{ &unit.name }</th>
            <td class="nowrap">{ words::kind(unit.kind) }</td>
            <td>{ &unit.division }</td>
            <td class="nowrap">{ words::validity(unit) }</td>
            <td class="wide"><ul class="list">{ for names }</ul></td>
            <td class="wide"><ul class="list">{ for successors }</ul></td>
            <td class="number">{ text::people(unit.people) }</td>
            if may_change {
                <td>
                    if !is_over {
                        { actions(unit, open) }
                    }
                </td>
            }
        </tr>
    }
}

fn actions(unit: &UnitView, open: &Callback<Work>) -> Html {
    let (renamed, abolished) = (unit.clone(), unit.clone());
    let of = [unit.code.as_str(), " ", &unit.name].concat();
    html! {
        <span class="row no-print">
            <Button
                label={words::RENAME}
                name={words::about(words::RENAME, &of)}
                kind={ButtonKind::Small}
                onclick={open.reform(move |()| Work::Rename(renamed.clone()))}
            />
            if unit.valid_to.is_none() {
                <Button
                    label={words::ABOLISH}
                    name={words::about(words::ABOLISH, &of)}
                    kind={ButtonKind::Small}
                    onclick={open.reform(move |()| Work::Abolish(abolished.clone()))}
                />
            }
        </span>
    }
}

/// Units of a kind that are open on a day, to choose from.
pub(super) fn open_on(list: &UnitList, kind: UnitKind, day: NaiveDate) -> Vec<Choice> {
    let is_open = |unit: &&UnitView| unit.valid_from <= day && unit.valid_to.is_none_or(|last| last >= day);
    let units = list.units.iter().filter(|unit| unit.kind == kind).filter(is_open);
    units
        .map(|unit| (unit.id.clone().into(), [unit.code.as_str(), " ", &unit.name].concat().into()))
        .collect()
}

/// `YYYY-MM-DD` as a day.
pub(super) fn day(typed: &str) -> Option<NaiveDate> {
    typed.parse().ok()
}

#[cfg(test)]
mod tests {
    use contract::organization::{UnitKind, UnitList, UnitName, UnitView};

    use super::{ALL, PLANNED, is_shown, open_on};

    fn unit(from: &str, to: Option<&str>, renamed: Option<&str>) -> UnitView {
        let name = |from: &str| UnitName { valid_from: from.parse().unwrap(), name: "N".to_owned() };
        UnitView {
            id: "u".to_owned(),
            code: "020500".to_owned(),
            kind: UnitKind::Section,
            name: "N".to_owned(),
            parent_id: None,
            division: String::new(),
            valid_from: from.parse().unwrap(),
            valid_to: to.map(|day| day.parse().unwrap()),
            names: std::iter::once(name(from)).chain(renamed.map(name)).collect(),
            successors: vec![],
            people: 0,
        }
    }

    #[test]
    fn units_are_shown_by_their_time() {
        let today = "2026-03-27".parse().unwrap();
        let past = unit("2020-04-01", Some("2024-03-31"), None);
        let ending = unit("2020-04-01", Some("2026-03-31"), None);
        let coming = unit("2026-04-01", None, None);
        let renamed = unit("2020-04-01", None, Some("2026-04-01"));
        let stable = unit("2020-04-01", None, None);
        let shown = |of: &UnitView| ["", PLANNED, ALL].map(|which| is_shown(of, which, today));
        assert_eq!(shown(&past), [false, false, true]);
        assert_eq!(shown(&ending), [true, true, true]);
        assert_eq!(shown(&coming), [false, true, true]);
        assert_eq!(shown(&renamed), [true, true, true]);
        assert_eq!(shown(&stable), [true, false, true]);
    }

    #[test]
    fn only_units_open_on_the_day_can_carry_on() {
        let list = UnitList {
            units: vec![unit("2026-04-01", None, None), unit("2020-04-01", Some("2026-03-31"), None)],
        };
        let count = |day: &str| open_on(&list, UnitKind::Section, day.parse().unwrap()).len();
        assert_eq!((count("2026-04-01"), count("2026-03-31"), count("2019-01-01")), (1, 1, 0));
        assert_eq!(open_on(&list, UnitKind::Division, "2026-04-01".parse().unwrap()), []);
    }
}
