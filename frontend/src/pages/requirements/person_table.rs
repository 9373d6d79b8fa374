//! People in a table, each with the way to their own page.

use contract::requirements::AudiencePerson;
use yew::prelude::*;

use crate::components::{Link, TableRegion};
use crate::route::Route;
use crate::text;

#[derive(Properties, PartialEq)]
pub(super) struct PersonTableProps {
    pub label: AttrValue,
    pub people: Vec<AudiencePerson>,
}

/// Number, name, department, grade.
#[component]
pub(super) fn PersonTable(props: &PersonTableProps) -> Html {
    let rows = props.people.iter().map(|person| {
        html! {
            <tr key={person.person_id.clone()}>
                <td class="nowrap">{ &person.staff_number }</td>
                <th scope="row" class="nowrap">{ link(person) }</th>
                <td>{ &person.department }</td>
                <td>{ &person.grade }</td>
            </tr>
        }
    });
    html! {
        <TableRegion label={props.label.clone()}>
            <table class="table">
                <caption class="visually-hidden">{ &props.label }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ text::STAFF_NUMBER }</th>
                        <th scope="col">{ text::NAME }</th>
                        <th scope="col">{ text::DEPARTMENT }</th>
                        <th scope="col">{ text::GRADE }</th>
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </TableRegion>
    }
}

/// The name as a link to the person's page.
pub(super) fn link(person: &AudiencePerson) -> Html {
    html! { <Link to={Route::Person { person: person.person_id.clone() }}>{ &person.name }</Link> }
}
