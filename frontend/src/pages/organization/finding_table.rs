//! Rows of a staff file that need a look, with their line and the reason.

use contract::organization::RowFinding;
use yew::prelude::*;

use crate::components::TableRegion;
use crate::text;
use crate::text::organization as words;

#[derive(Properties, PartialEq)]
pub(super) struct FindingTableProps {
    pub caption: AttrValue,
    #[prop_or_default]
    pub note: AttrValue,
    /// What the last column says.
    pub heading: AttrValue,
    pub findings: Vec<RowFinding>,
}

/// One line per finding, in the order of the file.
#[component]
pub(super) fn FindingTable(props: &FindingTableProps) -> Html {
    let count = u32::try_from(props.findings.len()).unwrap_or(u32::MAX);
    let rows = props.findings.iter().map(|finding| {
        html! {
            <tr>
                <th scope="row" class="number">{ finding.line }</th>
                <td class="nowrap">{ &finding.staff_number }</td>
                <td class="wide">{ &finding.message }</td>
            </tr>
        }
    });
    html! {
        <TableRegion label={props.caption.clone()}>
            <table class="table">
                <caption>{ words::counted(&props.caption, count) }{ " " }{ &props.note }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::LINE }</th>
                        <th scope="col">{ text::STAFF_NUMBER }</th>
                        <th scope="col">{ &props.heading }</th>
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </TableRegion>
    }
}
