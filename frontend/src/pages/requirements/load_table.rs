//! What the curriculum asks of each group of people, in minutes.

use contract::requirements::Load;
use yew::prelude::*;

use crate::components::TableRegion;
use crate::text;
use crate::text::publication as words;

#[derive(Properties, PartialEq)]
pub(super) struct LoadTableProps {
    pub loads: Vec<Load>,
}

/// One row per grade or attribute.
#[component]
pub(super) fn LoadTable(props: &LoadTableProps) -> Html {
    let rows = props.loads.iter().map(|load| {
        html! {
            <tr key={load.label.clone()}>
                <th scope="row" class="nowrap">{ &load.label }</th>
                <td class="number">{ text::people(load.people) }</td>
                <td class="number">{ words::load_courses(load) }</td>
                <td class="number">{ words::load(load.first_year_minutes) }</td>
                <td class="number">{ words::load(load.most_minutes) }</td>
                <td class="number">{ words::load(load.steady_minutes) }</td>
            </tr>
        }
    });
    html! {
        <TableRegion label={words::LOADS}>
            <table class="table">
                <caption>{ words::LOADS }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::GROUP }</th>
                        <th scope="col" class="number">{ words::PEOPLE }</th>
                        <th scope="col" class="number">{ words::COURSES }</th>
                        <th scope="col" class="number">{ words::FIRST_YEAR }</th>
                        <th scope="col" class="number">{ words::MOST }</th>
                        <th scope="col" class="number">{ words::STEADY }</th>
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </TableRegion>
    }
}
