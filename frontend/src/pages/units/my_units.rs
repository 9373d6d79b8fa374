//! `/unit`: the own units, their people and what waits for a decision.

use std::rc::Rc;

use contract::units::{MyUnits as Units, Unit};
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use super::confirm_form::ConfirmForm;
use super::people_table::PeopleTable;
use crate::api;
use crate::components::{Button, LoadView, PageHeading, YearForm, year_of};
use crate::hooks::{use_kept, use_load};
use crate::navigation::use_navigation;
use crate::pages::electives::DecisionForm;
use crate::session::use_session;
use crate::text;
use crate::text::dates;
use crate::text::units as words;

/// The units of the signed-in section head.
#[component]
pub fn MyUnits() -> Html {
    let (session, navigation) = (use_session(), use_navigation());
    let this_year = session.view().map_or(FiscalYear(0), |view| view.fiscal_year);
    let year = year_of(&navigation.query, this_year);
    let (load, again) = use_load(year, |year| async move { api::units::mine(&year.0.to_string()).await });
    let load = use_kept(load);
    let ready = {
        let again = again.clone();
        Callback::from(move |units: Rc<Units>| show(&units, &again))
    };
    html! {
        <>
            <PageHeading title={words::title(year)} lead={words::NO_SCORES} />
            <YearForm {year} {this_year} />
            <LoadView<Units> {load} retry={again} {ready} />
        </>
    }
}

fn show(units: &Units, again: &Callback<()>) -> Html {
    if units.units.is_empty() {
        return html! { <p>{ words::NO_UNIT }</p> };
    }
    html! {
        <>
            <p class="row no-print">
                <Button label={text::PRINT} onclick={Callback::from(|()| crate::browser::print())} />
            </p>
            <p>{ words::as_of(&dates::date_time(units.as_of)) }</p>
            { for units.units.iter().map(|one| unit(one, units.fiscal_year, again)) }
        </>
    }
}

fn unit(unit: &Unit, year: FiscalYear, again: &Callback<()>) -> Html {
    let name = words::unit(&unit.division, &unit.name, unit.main);
    let heading = ["unit-", &unit.department_id].concat();
    html! {
        <section class="section stack" key={unit.department_id.clone()}>
            <h2 id={heading.clone()} tabindex="-1">{ &name }</h2>
            <p>{ words::counts(&unit.counts) }</p>
            if !unit.applications.is_empty() {
                <h3>{ words::APPLICATIONS }</h3>
                { for unit.applications.iter().map(|one| html! {
                    <DecisionForm
                        key={one.id.clone()}
                        application={one.clone()}
                        heading={heading.clone()}
                        ondone={again.clone()}
                    />
                }) }
            }
            <h3>{ words::PEOPLE }</h3>
            <PeopleTable label={name.clone()} people={unit.people.clone()} />
            <ConfirmForm unit={unit.clone()} {year} ondone={again.clone()} />
        </section>
    }
}
