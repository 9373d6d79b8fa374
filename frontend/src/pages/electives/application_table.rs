//! The applications of a fiscal year with what was decided about them.

use contract::electives::ElectiveApplication;
use yew::prelude::*;

use crate::components::TableRegion;
use crate::text;
use crate::text::electives as words;
use crate::text::{dates, reporting};

#[derive(Properties, PartialEq)]
pub(super) struct ApplicationTableProps {
    pub applications: Vec<ElectiveApplication>,
}

/// One row per application.
#[component]
pub(super) fn ApplicationTable(props: &ApplicationTableProps) -> Html {
    let row = |one: &ElectiveApplication| {
        let decisions = one.decisions.iter().map(|line| {
            let at = dates::date_time(line.at);
            html! { <li>{ words::decision(line.decision, &line.by, &at, &line.reason) }</li> }
        });
        html! {
            <tr key={one.id.clone()}>
                <td class="nowrap">{ &one.staff_number }</td>
                <th scope="row" class="nowrap">{ &one.name }</th>
                <td>{ &one.department }</td>
                <td>{ reporting::course(&one.course_code, &one.course_title) }</td>
                <td class="nowrap">{ dates::date_time(one.applied_at) }</td>
                <td class="nowrap">{ words::state_and_place(one.state, one.place) }</td>
                <td class="wide">
                    if !one.decisions.is_empty() {
                        <ul class="list">{ for decisions }</ul>
                    }
                </td>
            </tr>
        }
    };
    html! {
        <TableRegion label={words::APPLICATIONS}>
            <table class="table">
                <caption class="visually-hidden">{ words::APPLICATIONS }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ text::STAFF_NUMBER }</th>
                        <th scope="col">{ text::NAME }</th>
                        <th scope="col">{ text::DEPARTMENT }</th>
                        <th scope="col">{ words::COURSE }</th>
                        <th scope="col">{ words::APPLIED_AT }</th>
                        <th scope="col">{ words::STATE }</th>
                        <th scope="col">{ words::HISTORY }</th>
                    </tr>
                </thead>
                <tbody>{ for props.applications.iter().map(row) }</tbody>
            </table>
        </TableRegion>
    }
}
