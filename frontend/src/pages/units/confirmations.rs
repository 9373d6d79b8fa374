//! `/hr/confirmations`: which units have confirmed their training status.

use std::rc::Rc;

use contract::units::{UnitConfirmation, UnitConfirmations};
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use crate::api;
use crate::components::{Button, LoadView, PageHeading, TableRegion, YearForm, year_of};
use crate::hooks::{use_kept, use_load};
use crate::navigation::use_navigation;
use crate::session::use_session;
use crate::text;
use crate::text::dates;
use crate::text::units as words;

/// One row per unit.
#[component]
pub fn Confirmations() -> Html {
    let (session, navigation) = (use_session(), use_navigation());
    let this_year = session.view().map_or(FiscalYear(0), |view| view.fiscal_year);
    let year = year_of(&navigation.query, this_year);
    let (load, retry) =
        use_load(year, |year| async move { api::units::confirmations(&year.0.to_string()).await });
    let load = use_kept(load);
    html! {
        <>
            <PageHeading title={words::confirmations_title(year)} lead={words::CONFIRMATIONS_LEAD} />
            <YearForm {year} {this_year} />
            <LoadView<UnitConfirmations>
                {load}
                {retry}
                ready={Callback::from(|units: Rc<UnitConfirmations>| show(&units))}
            />
        </>
    }
}

fn show(list: &UnitConfirmations) -> Html {
    let done = list.units.iter().filter(|unit| unit.latest.is_some()).count();
    html! {
        <div class="section stack">
            <p class="no-print">
                <Button label={text::PRINT} onclick={Callback::from(|()| crate::browser::print())} />
            </p>
            <p>
                <strong>{ words::confirmed_units(done, list.units.len()) }</strong>
                { words::as_of(&dates::date_time(list.as_of)) }
            </p>
            <TableRegion label={words::MENU_CONFIRMATIONS}>
                <table class="table">
                    <caption class="visually-hidden">{ words::confirmations_title(list.fiscal_year) }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ words::DIVISION }</th>
                            <th scope="col">{ text::DEPARTMENT }</th>
                            <th scope="col">{ words::HEADS }</th>
                            <th scope="col">{ words::CONFIRMED_AT }</th>
                            <th scope="col" class="number">{ words::DONE_OF_ALL }</th>
                            <th scope="col" class="number">{ words::OVERDUE }</th>
                            <th scope="col" class="number">{ words::TIMES }</th>
                        </tr>
                    </thead>
                    <tbody>{ for list.units.iter().map(row) }</tbody>
                </table>
            </TableRegion>
        </div>
    }
}

fn row(unit: &UnitConfirmation) -> Html {
    let heads = unit.heads.join(crate::text::electives::SEPARATOR);
    let latest = unit.latest.as_ref();
    html! {
        <tr key={unit.department_id.clone()}>
            <td>{ &unit.division }</td>
            <th scope="row">{ &unit.name }</th>
            <td>{ if heads.is_empty() { words::NO_HEAD.to_owned() } else { heads } }</td>
            <td>
                if let Some(one) = latest {
                    { [&dates::date_time(one.at), " ", &one.by].concat() }
                } else {
                    <span class="tag tag--warning">{ words::NOT_YET }</span>
                }
            </td>
            <td class="number">{ latest.map(|one| words::done_of_all(&one.counts.all)).unwrap_or_default() }</td>
            <td class="number">{ latest.map(|one| one.counts.all.overdue.to_string()).unwrap_or_default() }</td>
            <td class="number">{ unit.confirmations }</td>
        </tr>
    }
}
