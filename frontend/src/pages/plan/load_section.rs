//! What a plan asks of people: all together by month, and one person of each grade.

use contract::plan::{PlanLabels, PlanLoad};
use yew::prelude::*;

use crate::components::TableRegion;
use crate::text;
use crate::text::plan as words;

#[derive(Properties, PartialEq)]
pub(super) struct LoadSectionProps {
    pub load: PlanLoad,
    pub labels: PlanLabels,
}

/// Two tables and how to read them.
#[component]
pub(super) fn LoadSection(props: &LoadSectionProps) -> Html {
    let load = &props.load;
    let months = || (0..load.months.len()).map(words::month);
    let heads = || months().map(|month| html! { <th scope="col" class="number narrow">{ month }</th> });
    let all = load.months.iter().map(|minutes| {
        html! { <td class="number narrow">{ words::hours(*minutes) }</td> }
    });
    let grades = load.grades.iter().map(|grade| {
        let months = grade.months.iter().map(|minutes| {
            html! { <td class="number narrow">{ words::hours(u64::from(*minutes)) }</td> }
        });
        html! {
            <tr key={grade.grade.code()}>
                <th scope="row" class="nowrap">{ props.labels.grade(grade.grade) }</th>
                <td class="number">{ text::people(grade.people) }</td>
                { for months }
                <td class="number"><strong>{ words::hours(u64::from(grade.most_minutes)) }</strong></td>
                <td class="number">{ words::hours(u64::from(grade.least_minutes)) }</td>
            </tr>
        }
    });
    html! {
        <section class="section stack">
            <h2>{ words::LOAD }</h2>
            <p>{ words::load_lead(load.people, load.most_minutes, load.total()) }</p>
            <p class="quiet">{ words::LOAD_NOTE }</p>
            <TableRegion label={words::LOAD_ALL}>
                <table class="table plan-load">
                    <caption>{ words::LOAD_ALL }</caption>
                    <thead>
                        <tr>
                            { for heads() }
                            <th scope="col" class="number">{ words::YEAR_TOTAL }</th>
                        </tr>
                    </thead>
                    <tbody>
                        <tr>
                            { for all }
                            <td class="number"><strong>{ words::hours(load.total()) }</strong></td>
                        </tr>
                    </tbody>
                </table>
            </TableRegion>
            <TableRegion label={words::LOAD_GRADES}>
                <table class="table plan-load">
                    <caption>{ words::LOAD_GRADES }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ words::GRADE }</th>
                            <th scope="col" class="number">{ words::HEADS }</th>
                            { for heads() }
                            <th scope="col" class="number">{ words::YEAR_TOTAL }</th>
                            <th scope="col" class="number">{ words::LEAST }</th>
                        </tr>
                    </thead>
                    <tbody>{ for grades }</tbody>
                </table>
            </TableRegion>
        </section>
    }
}
