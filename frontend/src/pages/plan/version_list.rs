//! All versions of a plan, each with its printable page.

use contract::plan::{PlanStep, PlanVersionRow};
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use crate::components::{Link, TableRegion};
use crate::route::Route;
use crate::text::dates;
use crate::text::plan as text;

#[derive(Properties, PartialEq)]
pub(super) struct VersionListProps {
    pub year: FiscalYear,
    /// Latest first.
    pub versions: Vec<PlanVersionRow>,
}

/// One line per version.
#[component]
pub(super) fn VersionList(props: &VersionListProps) -> Html {
    let lines = props.versions.iter().map(|version| line(props.year, version));
    html! {
        <section class="section stack no-print">
            <h2>{ text::VERSIONS }</h2>
            if props.versions.is_empty() {
                <p>{ text::VERSION_NONE }</p>
            } else {
                <TableRegion label={text::VERSIONS}>
                    <table class="table">
                        <caption class="visually-hidden">{ text::VERSIONS }</caption>
                        <thead>
                            <tr>
                                <th scope="col">{ text::VERSION }</th>
                                <th scope="col">{ text::VERSION_STATE }</th>
                                <th scope="col">{ text::APPROVAL }</th>
                                <th scope="col">{ text::MADE }</th>
                                <th scope="col">{ text::REASON }</th>
                            </tr>
                        </thead>
                        <tbody>{ for lines }</tbody>
                    </table>
                </TableRegion>
            }
        </section>
    }
}

fn line(year: FiscalYear, version: &PlanVersionRow) -> Html {
    let decided = version.steps.iter().find(|row| row.step == PlanStep::Decide);
    let approval = decided.map(|row| text::approval(&row.office, &row.approver, row.on));
    let to = Route::PlanVersion { year: year.0.to_string(), number: version.number.to_string() };
    let place = if version.in_force {
        text::IN_FORCE
    } else if version.change.is_some() {
        text::REPLACED
    } else {
        text::version_state(version.state)
    };
    html! {
        <tr key={version.number}>
            <th scope="row">
                <Link {to} name={AttrValue::from(text::about(text::OPEN_VERSION, &version.title()))}>
                    { version.title() }
                </Link>
            </th>
            <td><span class="tag">{ place }</span></td>
            <td class="wrap">{ approval.unwrap_or_default() }</td>
            <td>{ dates::day(version.made_at) }</td>
            <td class="wrap">{ &version.reason }</td>
        </tr>
    }
}
