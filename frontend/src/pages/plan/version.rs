//! `/reports/plan/:year/versions/:number`: a version of the plan as it was submitted, for print on A4.

use std::rc::Rc;

use contract::plan::{PlanStep, PlanVersionPage, PlanVersionView, words};
use yew::prelude::*;

use super::load_section::LoadSection;
use super::plan_query::{View, query_of};
use super::row_table::RowTable;
use crate::components::{Button, ButtonKind, Link, LoadView, PageHeading, TableRegion};
use crate::hooks::use_load;
use crate::route::Route;
use crate::text::dates;
use crate::text::plan as text;
use crate::{api, browser};

#[derive(Properties, PartialEq)]
pub struct PlanVersionProps {
    pub year: AttrValue,
    pub number: AttrValue,
}

/// Loads the version.
#[component]
pub fn PlanVersion(props: &PlanVersionProps) -> Html {
    let (load, retry) = use_load((props.year.clone(), props.number.clone()), |(year, number)| async move {
        api::plan::version(&year, &number).await
    });
    let ready = Callback::from(|page: Rc<PlanVersionPage>| show(&page));
    html! { <LoadView<PlanVersionPage> {load} {retry} title={text::VERSIONS} {ready} /> }
}

/// The sheet: who decided what and when, the rows, the load, what happened.
fn show(page: &PlanVersionPage) -> Html {
    let view = &page.view;
    let version = &view.version;
    let decided = version.steps.iter().find(|row| row.step == PlanStep::Decide);
    html! {
        <>
            <p class="back">
                <Link to={Route::Plan} query={query_of(view.fiscal_year, View::Overview)}>{ text::BACK }</Link>
            </p>
            <PageHeading
                title={text::version_title(view.fiscal_year, &version.title())}
                lead={view.organization.clone()}
            />
            <dl class="facts">
                <dt>{ text::APPROVAL }</dt>
                <dd>
                    { decided.map_or_else(
                        || text::NOT_DECIDED.to_owned(),
                        |row| text::approver(&row.office, &row.approver),
                    ) }
                </dd>
                if let Some(row) = decided {
                    <dt>{ text::DECIDED_ON }</dt>
                    <dd>{ dates::date(row.on) }</dd>
                }
                if !version.reason.is_empty() {
                    <dt>{ text::CHANGE_REASON }</dt>
                    <dd>{ &version.reason }</dd>
                }
            </dl>
            <p class="row no-print">
                <Button
                    label={crate::text::PRINT}
                    kind={ButtonKind::Primary}
                    onclick={Callback::from(|()| browser::print())}
                />
            </p>
            <section class="section stack">
                <h2>{ text::ROWS }</h2>
                <RowTable
                    rows={view.sheet.document.rows.clone()}
                    labels={view.sheet.labels.clone()}
                    last_year={page.last_year.clone()}
                />
            </section>
            <LoadSection load={view.sheet.load.clone()} labels={view.sheet.labels.clone()} />
            { history(view) }
        </>
    }
}

fn history(view: &PlanVersionView) -> Html {
    let lines = view.version.steps.iter().enumerate().map(|(place, row)| {
        html! {
            <tr key={place}>
                <td class="nowrap">{ dates::date(row.on) }</td>
                <th scope="row">{ words::step(row.step) }</th>
                <td class="wrap">{ &row.note }</td>
                <td>{ &row.recorded_by }</td>
            </tr>
        }
    });
    html! {
        <section class="section stack">
            <h2>{ text::HISTORY }</h2>
            <TableRegion label={text::HISTORY}>
                <table class="table">
                    <caption class="visually-hidden">{ text::HISTORY }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ text::ON }</th>
                            <th scope="col">{ text::STEP }</th>
                            <th scope="col">{ text::NOTE }</th>
                            <th scope="col">{ text::WHO }</th>
                        </tr>
                    </thead>
                    <tbody>{ for lines }</tbody>
                </table>
            </TableRegion>
        </section>
    }
}
