//! How a staff file was read: its columns, and its first rows.

use contract::organization::{ColumnMapping, ColumnMeaning, SampleRow};
use yew::prelude::*;

use crate::components::TableRegion;
use crate::text::organization as words;

#[derive(Properties, PartialEq)]
pub(super) struct ColumnTableProps {
    pub columns: Vec<ColumnMapping>,
}

/// Every header of the file, and what it was taken for.
#[component]
pub(super) fn ColumnTable(props: &ColumnTableProps) -> Html {
    let rows = props.columns.iter().map(|column| {
        html! {
            <tr>
                <th scope="row">{ &column.header }</th>
                <td>{ words::meaning(column.meaning, &column.field) }</td>
            </tr>
        }
    });
    html! {
        <TableRegion label={words::COLUMNS}>
            <table class="table table--small">
                <caption>{ words::COLUMNS }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::HEADER }</th>
                        <th scope="col">{ words::MEANING }</th>
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </TableRegion>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct SampleTableProps {
    pub columns: Vec<ColumnMapping>,
    pub sample: Vec<SampleRow>,
}

/// The first rows under the names of the fields, so that a shifted column is seen at once.
#[component]
pub(super) fn SampleTable(props: &SampleTableProps) -> Html {
    let used = props.columns.iter().filter(|column| column.meaning == ColumnMeaning::Used);
    let headers = used.map(|column| html! { <th scope="col">{ &column.field }</th> });
    let rows = props.sample.iter().map(|row| {
        html! {
            <tr>
                <th scope="row" class="number">{ row.line }</th>
                { for row.values.iter().map(|value| html! { <td class="nowrap">{ value }</td> }) }
            </tr>
        }
    });
    html! {
        <TableRegion label={words::SAMPLE}>
            <table class="table">
                <caption>{ words::SAMPLE }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::LINE }</th>
                        { for headers }
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </TableRegion>
    }
}
