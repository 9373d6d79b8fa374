//! The courses with their settings and seats.

use contract::electives::ElectiveCourse;
use yew::prelude::*;

use crate::components::{Button, ButtonKind, TableRegion};
use crate::text::electives as words;
use crate::text::reporting;

#[derive(Properties, PartialEq)]
pub(super) struct CourseTableProps {
    pub courses: Vec<ElectiveCourse>,
    /// HR wants to change the settings of this course.
    pub onchange: Callback<String>,
}

/// Id of the button that opens the settings of a course, and takes the focus back afterwards.
pub(super) fn change_id(code: &str) -> String {
    ["elective-change-", code].concat()
}

/// One row per published course.
#[component]
pub(super) fn CourseTable(props: &CourseTableProps) -> Html {
    let row = |course: &ElectiveCourse| {
        let offer = &course.offer;
        let title = reporting::course(&course.code, &course.title);
        let (name, code) = (words::named(words::CHANGE, &title), course.code.clone());
        html! {
            <tr key={course.code.clone()}>
                <th scope="row" class="wide">{ &title }</th>
                <td class="nowrap">{ if offer.open { words::OFFER_OPEN } else { words::OFFER_CLOSED } }</td>
                <td>{ words::approval(offer.approval) }</td>
                <td>{ words::audience(offer.audience) }</td>
                <td>{ words::period(offer.opens_on, offer.closes_on) }</td>
                <td class="number">{ words::seats(offer.seats) }</td>
                <td class="number">{ course.requested }</td>
                <td class="number">{ course.granted }</td>
                <td class="number">{ course.waiting }</td>
                <td class="no-print">
                    <Button
                        label={words::CHANGE}
                        {name}
                        id={change_id(&course.code)}
                        kind={ButtonKind::Small}
                        onclick={props.onchange.reform(move |()| code.clone())}
                    />
                </td>
            </tr>
        }
    };
    html! {
        <TableRegion label={words::SETTINGS}>
            <table class="table">
                <caption class="visually-hidden">{ words::SETTINGS }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::COURSE }</th>
                        <th scope="col">{ words::OFFER }</th>
                        <th scope="col">{ words::APPROVAL }</th>
                        <th scope="col">{ words::AUDIENCE }</th>
                        <th scope="col">{ words::PERIOD }</th>
                        <th scope="col" class="number">{ words::SEATS }</th>
                        <th scope="col" class="number">{ words::REQUESTED }</th>
                        <th scope="col" class="number">{ words::GRANTED }</th>
                        <th scope="col" class="number">{ words::WAITING }</th>
                        <th scope="col" class="no-print">{ words::ACTIONS }</th>
                    </tr>
                </thead>
                <tbody>{ for props.courses.iter().map(row) }</tbody>
            </table>
        </TableRegion>
    }
}
