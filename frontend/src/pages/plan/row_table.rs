//! The rows of a plan in a table, on the screen and on paper.

use std::collections::BTreeMap;

use contract::plan::{LastYearRow, PlanLabels, PlanResult, PlanRow, words};
use yew::prelude::*;

use crate::components::TableRegion;
use crate::text::dates;
use crate::text::plan as text;

#[derive(Properties, PartialEq)]
pub(super) struct RowTableProps {
    pub rows: Vec<PlanRow>,
    pub labels: PlanLabels,
    /// What came of the rows; none for a document that is not in force.
    #[prop_or_default]
    pub actuals: Option<BTreeMap<String, PlanResult>>,
    /// Titles of the registered events as which rows of new events are held, by row id.
    #[prop_or_default]
    pub linked: BTreeMap<String, String>,
    /// What was found about the rows of last year; empty when there was no plan.
    #[prop_or_default]
    pub last_year: Vec<LastYearRow>,
}

/// One line per row, numbered as findings and warnings name them.
#[component]
pub(super) fn RowTable(props: &RowTableProps) -> Html {
    let beside = !props.last_year.is_empty();
    let rows = (1_u32..).zip(&props.rows).map(|(number, row)| line(number, row, props, beside));
    html! {
        <TableRegion label={text::ROWS}>
            <table class="table plan-rows">
                <caption class="visually-hidden">{ text::ROWS }</caption>
                <thead>
                    <tr>
                        <th scope="col" class="number narrow">{ text::NUMBER }</th>
                        <th scope="col">{ text::SUBJECT }</th>
                        <th scope="col">{ text::AUDIENCE }</th>
                        <th scope="col">{ text::TERM }</th>
                        <th scope="col" class="number">{ text::TARGET }</th>
                        if props.actuals.is_some() {
                            <th scope="col">{ text::ACTUAL }</th>
                        }
                        <th scope="col">{ text::IN_CHARGE }</th>
                        <th scope="col" class="number">{ text::MINUTES }</th>
                        <th scope="col">{ text::PURPOSE }</th>
                        if beside {
                            <th scope="col">{ text::LAST_YEAR }</th>
                        }
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </TableRegion>
    }
}

fn line(number: u32, row: &PlanRow, props: &RowTableProps, beside: bool) -> Html {
    html! {
        <tr key={row.id.clone()}>
            <td class="number narrow">{ number }</td>
            <th scope="row">
                { props.labels.subject(&row.subject) }
                { " " }<span class="tag">{ words::kind(&row.subject) }</span>
                if let Some(title) = props.linked.get(&row.id) {
                    <p class="quiet">{ text::linked(title) }</p>
                }
            </th>
            <td class="wrap">{ props.labels.audience(&row.audience) }</td>
            <td>{ text::term(row) }</td>
            <td class="number">{ words::target(row.target_percent) }</td>
            if let Some(actuals) = &props.actuals {
                <td>{ actual(row, actuals.get(&row.id)) }</td>
            }
            <td>{ &row.in_charge }</td>
            <td class="number">{ dates::minutes(row.minutes) }</td>
            <td class="wrap">
                { &row.purpose }
                if !row.notes.is_empty() {
                    <p class="quiet">{ &row.notes }</p>
                }
            </td>
            if beside {
                <td class="wide">{ words::found_last_year(&row.id, &props.last_year) }</td>
            }
        </tr>
    }
}

/// The actual figure; whether it reaches the target is said in words.
pub(super) fn actual(row: &PlanRow, result: Option<&PlanResult>) -> Html {
    let Some(result) = result else { return html! { { text::NO_ACTUAL } } };
    let verdict = result.reached(row.target_percent).map(|reached| {
        if reached { (text::REACHED, "tag") } else { (text::NOT_REACHED, "tag tag--warning") }
    });
    html! {
        <>
            <span title={text::basis(result)}>{ text::result(result) }</span>
            if let Some((said, class)) = verdict {
                { " " }<span {class}>{ said }</span>
            }
        </>
    }
}
