//! What a publication changes: in all, by course, by person.

use contract::requirements::{CourseDifference, DutyDifference, PersonDifference};
use yew::prelude::*;

use super::person_table::link;
use crate::components::{Pager, TableRegion};
use crate::text;
use crate::text::publication as words;
use crate::text::{dates, duties, reporting};

/// Rows of the table of people that are shown at once.
const PER_PAGE: usize = 50;

/// The figures of the whole, each with its word.
pub(super) fn figures(difference: &DutyDifference) -> Html {
    let figures = words::figures(difference).into_iter().map(|(word, count)| {
        html! { <><dt>{ word }</dt><dd>{ words::cases(count) }</dd></> }
    });
    html! { <dl class="facts">{ for figures }</dl> }
}

/// The same figures by course.
pub(super) fn courses(courses: &[CourseDifference]) -> Html {
    let rows = courses.iter().map(|course| {
        let figures = words::figures(&course.difference);
        let cells =
            figures.iter().map(|(_, count)| html! { <td class="number">{ text::grouped(*count) }</td> });
        html! {
            <tr key={course.code.clone()}>
                <th scope="row">{ reporting::course(&course.code, &course.title) }</th>
                { for cells }
            </tr>
        }
    });
    let heads = words::FIGURE_HEADS.iter();
    html! {
        <TableRegion label={words::BY_COURSE}>
            <table class="table">
                <caption>{ words::BY_COURSE }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ text::COURSE }</th>
                        { for heads.map(|head| html! { <th scope="col" class="number">{ *head }</th> }) }
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </TableRegion>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct PersonDifferencesProps {
    pub people: Vec<PersonDifference>,
    /// Whether there are more than the server sends.
    pub cut: bool,
}

/// Every changed duty of every person, some at a time.
#[component]
pub(super) fn PersonDifferences(props: &PersonDifferencesProps) -> Html {
    let page = use_state(|| 1_u32);
    let onpage = {
        let page = page.setter();
        Callback::from(move |to| page.set(to))
    };
    let before = usize::try_from(page.saturating_sub(1)).unwrap_or_default().saturating_mul(PER_PAGE);
    let rows = props.people.iter().skip(before).take(PER_PAGE).map(row);
    let total = u32::try_from(props.people.len()).unwrap_or(u32::MAX);
    let per_page = u32::try_from(PER_PAGE).unwrap_or(u32::MAX);
    html! {
        <>
            if props.cut {
                <p>{ words::people_cut(props.people.len()) }</p>
            }
            <TableRegion label={words::BY_PERSON}>
                <table class="table">
                    <caption>{ words::BY_PERSON }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ text::STAFF_NUMBER }</th>
                            <th scope="col">{ text::NAME }</th>
                            <th scope="col">{ text::DEPARTMENT }</th>
                            <th scope="col">{ text::COURSE }</th>
                            <th scope="col">{ words::BEFORE }</th>
                            <th scope="col">{ words::AFTER }</th>
                            <th scope="col">{ words::DUE_AFTER }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </TableRegion>
            <Pager page={*page} {per_page} {total} onchange={onpage} />
        </>
    }
}

fn row(of: &PersonDifference) -> Html {
    html! {
        <tr key={[&of.person.person_id, "-", &of.course_code].concat()}>
            <td class="nowrap">{ &of.person.staff_number }</td>
            <th scope="row" class="nowrap">{ link(&of.person) }</th>
            <td>{ &of.person.department }</td>
            <td>{ reporting::course(&of.course_code, &of.course_title) }</td>
            <td class="nowrap">{ of.before.map_or(words::NEW_DUTY, duties::standing) }</td>
            <td class="nowrap">{ duties::standing(of.after) }</td>
            <td class="nowrap">{ dates::date(of.due_on) }</td>
        </tr>
    }
}

/// Duties that change in all; what the server lists is at most this many.
pub(super) fn changed(of: &DutyDifference) -> u32 {
    let [.., _completions] = words::figures(of);
    let counts = [of.gained, of.no_longer_required, of.credited, of.suspended, of.due_moved];
    counts.into_iter().fold(0, u32::saturating_add)
}
