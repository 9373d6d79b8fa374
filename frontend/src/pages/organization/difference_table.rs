//! What a staff file changes, counted.

use contract::organization::StaffDifference;
use yew::prelude::*;

use crate::components::TableRegion;
use crate::text;
use crate::text::organization as words;

#[derive(Properties, PartialEq)]
pub(super) struct DifferenceTableProps {
    pub caption: AttrValue,
    pub difference: StaffDifference,
}

/// One line per kind of change; zeros are shown, because "nobody leaves" is news too.
#[component]
pub(super) fn DifferenceTable(props: &DifferenceTableProps) -> Html {
    let rows = words::difference(&props.difference).into_iter().map(|(word, count)| {
        html! {
            <tr>
                <th scope="row">{ word }</th>
                <td class="number">{ text::people(count) }</td>
            </tr>
        }
    });
    html! {
        <TableRegion label={props.caption.clone()}>
            <table class="table table--small">
                <caption>{ &props.caption }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::CHANGE }</th>
                        <th scope="col">{ words::COUNT }</th>
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </TableRegion>
    }
}
