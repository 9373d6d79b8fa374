//! Who answered what, of a named survey.

use contract::surveys::NamedAnswer;
use contract::wording::surveys::response;
use learning::survey::SurveyQuestion;
use yew::prelude::*;

use crate::components::TableRegion;
use crate::text;
use crate::text::dates;
use crate::text::survey_office as words;

#[derive(Properties, PartialEq)]
pub(super) struct NamedTableProps {
    pub questions: Vec<SurveyQuestion>,
    pub people: Vec<NamedAnswer>,
}

/// One line per person.
#[component]
pub(super) fn NamedTable(props: &NamedTableProps) -> Html {
    let row = |person: &NamedAnswer| {
        let cells = props.questions.iter().map(|question| {
            let answer = person.responses.get(&question.id).map(|given| response(question, given));
            html! { <td>{ answer.unwrap_or_default() }</td> }
        });
        html! {
            <tr key={person.staff_number.clone()}>
                <td class="nowrap">{ &person.staff_number }</td>
                <th scope="row" class="nowrap">{ &person.name }</th>
                <td class="nowrap">{ &person.department }</td>
                <td class="nowrap">{ dates::date_time(person.answered_at) }</td>
                { for cells }
            </tr>
        }
    };
    html! {
        <section class="section">
            <TableRegion label={words::NAMED_ANSWERS}>
                <table class="table">
                    <caption><h2>{ words::NAMED_ANSWERS }</h2></caption>
                    <thead>
                        <tr>
                            <th scope="col">{ text::STAFF_NUMBER }</th>
                            <th scope="col">{ text::NAME }</th>
                            <th scope="col">{ text::DEPARTMENT }</th>
                            <th scope="col">{ words::ANSWERED_AT }</th>
                            { for props.questions.iter().enumerate().map(|(place, _)| html! {
                                <th scope="col">{ words::number(place) }</th>
                            }) }
                        </tr>
                    </thead>
                    <tbody>{ for props.people.iter().map(row) }</tbody>
                </table>
            </TableRegion>
        </section>
    }
}
