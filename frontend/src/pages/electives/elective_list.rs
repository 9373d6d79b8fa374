//! `/hr/electives`: what HR offers, and who applied.

use std::rc::Rc;

use contract::electives::{ElectiveApplication, ElectiveOverview};
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use super::application_table::ApplicationTable;
use super::course_table::{CourseTable, change_id};
use super::decision_form::DecisionForm;
use super::settings_form::SettingsForm;
use crate::api;
use crate::browser;
use crate::components::{LoadView, PageHeading, YearForm, year_of};
use crate::hooks::{use_kept, use_load};
use crate::navigation::use_navigation;
use crate::session::use_session;
use crate::text::electives as words;

/// Id of the heading above the applications.
const APPLICATIONS: &str = "elective-applications";

/// Settings, decisions and the list of a fiscal year.
#[component]
pub fn Electives() -> Html {
    let (session, navigation) = (use_session(), use_navigation());
    let this_year = session.view().map_or(FiscalYear(0), |view| view.fiscal_year);
    let year = year_of(&navigation.query, this_year);
    let (load, again) =
        use_load(year, |year| async move { api::electives::overview(&year.0.to_string()).await });
    let load = use_kept(load);
    let editing = use_state(|| None::<String>);
    let ready = {
        let again = again.clone();
        Callback::from(move |overview: Rc<ElectiveOverview>| show(&overview, &editing, &again))
    };
    html! {
        <>
            <PageHeading title={words::title(year)} lead={words::HR_LEAD} />
            <YearForm {year} {this_year} />
            <LoadView<ElectiveOverview> {load} retry={again} {ready} />
        </>
    }
}

fn show(overview: &ElectiveOverview, editing: &UseStateHandle<Option<String>>, again: &Callback<()>) -> Html {
    let chosen = overview.courses.iter().find(|course| Some(&course.code) == editing.as_ref());
    let onchange = {
        let editing = editing.setter();
        Callback::from(move |code| editing.set(Some(code)))
    };
    let ondone = {
        let (editing, again) = (editing.clone(), again.clone());
        Callback::from(move |()| {
            if let Some(code) = editing.as_ref() {
                browser::focus(&change_id(code));
            }
            editing.set(None);
            again.emit(());
        })
    };
    let waiting: Vec<&ElectiveApplication> =
        overview.applications.iter().filter(|one| one.decidable).collect();
    html! {
        <>
            <section class="section stack">
                <h2>{ words::SETTINGS }</h2>
                <CourseTable courses={overview.courses.clone()} {onchange} />
                if let Some(course) = chosen {
                    <SettingsForm key={course.code.clone()} course={course.clone()} {ondone} />
                }
            </section>
            <section class="section stack">
                <h2 id={APPLICATIONS} tabindex="-1">{ words::APPLICATIONS }</h2>
                <h3>{ words::TO_DECIDE }</h3>
                if waiting.is_empty() {
                    <p>{ words::NONE_TO_DECIDE }</p>
                }
                { for waiting.into_iter().map(|one| html! {
                    <DecisionForm
                        key={one.id.clone()}
                        application={one.clone()}
                        heading={APPLICATIONS}
                        ondone={again.clone()}
                    />
                }) }
                if overview.applications.is_empty() {
                    <p>{ words::NO_APPLICATIONS }</p>
                } else {
                    <ApplicationTable applications={overview.applications.clone()} />
                }
            </section>
        </>
    }
}
