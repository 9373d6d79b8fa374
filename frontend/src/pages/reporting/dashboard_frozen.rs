//! A frozen year: as of which day, under which hash, whether counting again gives the same, and everything that became
//! known later.

use std::rc::Rc;

use contract::accounts::Permission;
use contract::reporting::dashboard::{Dashboard, DashboardFreeze};
use contract::reporting::freeze::FrozenYear as Counted;
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use super::dashboard_correction::CorrectionForm;
use super::dashboard_query::address_of;
use crate::api;
use crate::api::dashboard::DashboardFilter;
use crate::components::{Alert, AlertKind, Button, ErrorAlert, Link, TableRegion};
use crate::hooks::use_action;
use crate::route::Route;
use crate::session::use_session;
use crate::text;
use crate::text::dashboard as words;
use crate::text::dates;

#[derive(Properties, PartialEq)]
pub(super) struct FrozenYearProps {
    pub shown: Rc<Dashboard>,
    pub filter: DashboardFilter,
    /// A correction was recorded.
    pub onrecorded: Callback<()>,
}

/// Nothing for a year that is still open.
#[component]
pub(super) fn FrozenYear(props: &FrozenYearProps) -> Html {
    let session = use_session();
    let FrozenYearProps { shown, filter, onrecorded } = props;
    let Some(frozen) = &shown.frozen else { return Html::default() };
    let later = shown.as_of > frozen.as_of;
    let (label, as_of) =
        if later { (words::SEE_FROZEN, String::new()) } else { (words::SEE_TODAY, shown.today.to_string()) };
    let query = address_of(&DashboardFilter { as_of, ..filter.clone() });
    html! {
        <section class="section stack">
            <h2>{ words::FROZEN }</h2>
            <p><strong>{ words::frozen(shown.fiscal_year, &dates::date(frozen.as_of)) }</strong></p>
            <p>{ words::hash(&dates::date_time(frozen.frozen_at)) }</p>
            <p class="hash">{ &frozen.hash }</p>
            if later {
                <p>{ words::not_frozen(&dates::date(shown.as_of)) }</p>
            }
            <p class="no-print"><Link to={Route::Dashboard} {query}>{ label }</Link></p>
            if session.can(Permission::ViewReports) {
                <CountAgain key={shown.fiscal_year.0} year={shown.fiscal_year} />
            }
            <h3>{ words::LATER }</h3>
            { known_later(frozen) }
            if session.can(Permission::EditPlan) {
                <CorrectionForm key={shown.fiscal_year.0} year={shown.fiscal_year} {onrecorded} />
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct CountAgainProps {
    year: FiscalYear,
}

/// Counts the year again on demand: the whole of it, which takes its time.
#[component]
fn CountAgain(props: &CountAgainProps) -> Html {
    let counted = use_state(|| None::<bool>);
    let count = {
        let (year, counted) = (props.year, counted.setter());
        use_action(
            move |()| api::dashboard::frozen_year(year),
            move |answer: Counted| counted.set(Some(answer.reproduced)),
        )
    };
    let label = if count.pending { text::LOADING } else { words::COUNT_AGAIN };
    html! {
        <div class="stack no-print">
            <p><Button {label} onclick={count.run} /></p>
            {
                match *counted {
                    Some(true) => html! { <Alert kind={AlertKind::Success}><p>{ words::REPRODUCED }</p></Alert> },
                    Some(false) => html! { <Alert kind={AlertKind::Error}><p>{ words::NOT_REPRODUCED }</p></Alert> },
                    None => Html::default(),
                }
            }
            <ErrorAlert error={count.error} />
        </div>
    }
}

fn known_later(frozen: &DashboardFreeze) -> Html {
    if frozen.recorded_later.is_empty() && frozen.corrections.is_empty() {
        return html! { <p>{ words::NO_LATER }</p> };
    }
    let recorded = frozen.recorded_later.iter().map(|later| {
        let counts = [later.completed, later.credited, later.exempted];
        html! {
            <tr key={later.day.to_string()}>
                <th scope="row" class="nowrap">{ dates::date(later.day) }</th>
                { for counts.map(|count| html! { <td class="number">{ words::later_count(count) }</td> }) }
            </tr>
        }
    });
    let corrections = frozen.corrections.iter().map(|correction| {
        html! {
            <tr>
                <th scope="row" class="nowrap">{ dates::day(correction.recorded_at) }</th>
                <td class="wide">{ &correction.text }</td>
                <td class="wide">{ &correction.reason }</td>
            </tr>
        }
    });
    html! {
        <>
            if !frozen.recorded_later.is_empty() {
                <p>{ words::LATER_NOTE }</p>
                <TableRegion label={words::LATER_RECORDED}>
                    <table class="table table--small">
                        <caption>{ words::LATER_RECORDED }</caption>
                        <thead>
                            <tr>
                                <th scope="col">{ words::RECORDED }</th>
                                <th scope="col" class="number">{ words::LATER_COMPLETED }</th>
                                <th scope="col" class="number">{ words::LATER_CREDITED }</th>
                                <th scope="col" class="number">{ words::LATER_EXEMPTED }</th>
                            </tr>
                        </thead>
                        <tbody>{ for recorded }</tbody>
                    </table>
                </TableRegion>
            }
            if !frozen.corrections.is_empty() {
                <TableRegion label={words::CORRECTIONS}>
                    <table class="table">
                        <caption>{ words::CORRECTIONS }</caption>
                        <thead>
                            <tr>
                                <th scope="col">{ words::RECORDED }</th>
                                <th scope="col">{ words::CORRECTION }</th>
                                <th scope="col">{ words::REASON }</th>
                            </tr>
                        </thead>
                        <tbody>{ for corrections }</tbody>
                    </table>
                </TableRegion>
            }
        </>
    }
}
