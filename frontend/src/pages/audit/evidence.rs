//! `/audit/evidence`: pick a person and a course; everything that was recorded of them on one page. Who and what is
//! picked stands in the address.

use std::rc::Rc;

use contract::catalog::CourseList;
use contract::organization::{StaffPage, StaffRow};
use yew::prelude::*;

use super::evidence_view::EvidenceView;
use crate::api;
use crate::components::{
    Button, ButtonKind, Choice, Link, LoadView, PageHeading, SearchForm, SelectField, TableRegion,
};
use crate::hooks::use_load;
use crate::navigation::use_navigation;
use crate::query::Query;
use crate::route::Route;
use crate::text;
use crate::text::evidence as words;

const PERSON: &str = "person";
const COURSE: &str = "course";
const SEARCH: &str = "query";

/// First the person, then the course, then the page.
#[component]
pub fn Evidence() -> Html {
    let navigation = use_navigation();
    let (person, course) = (navigation.query.get(PERSON).to_owned(), navigation.query.get(COURSE).to_owned());
    let search = navigation.query.get(SEARCH).to_owned();
    let onsearch = {
        let navigation = navigation.clone();
        Callback::from(move |search: String| navigation.show(Query::default().with(SEARCH, &search)))
    };
    html! {
        <>
            <PageHeading title={words::TITLE} lead={words::LEAD} />
            if person.is_empty() {
                <SearchForm search={search.clone()} hint={text::SEARCH_HINT} {onsearch} />
                if !search.is_empty() {
                    <People {search} />
                }
            } else {
                <p class="back no-print"><Link to={Route::Evidence}>{ words::OTHER_PERSON }</Link></p>
                <CourseForm person={person.clone()} course={course.clone()} />
                if !course.is_empty() {
                    <EvidenceView {person} {course} />
                }
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct PeopleProps {
    search: String,
}

/// Who was found.
#[component]
fn People(props: &PeopleProps) -> Html {
    let (load, retry) =
        use_load(props.search.clone(), |search| async move { api::organization::staff(&search, 1).await });
    let ready = Callback::from(|page: Rc<StaffPage>| {
        if page.rows.is_empty() {
            return html! { <p role="status">{ words::NOBODY }</p> };
        }
        html! {
            <TableRegion label={words::PEOPLE}>
                <table class="table">
                    <caption class="visually-hidden">{ words::PEOPLE }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ text::STAFF_NUMBER }</th>
                            <th scope="col">{ text::NAME }</th>
                            <th scope="col">{ text::DEPARTMENT }</th>
                        </tr>
                    </thead>
                    <tbody>{ for page.rows.iter().map(found) }</tbody>
                </table>
            </TableRegion>
        }
    });
    html! { <LoadView<StaffPage> {load} {retry} {ready} /> }
}

fn found(row: &StaffRow) -> Html {
    let query = Query::default().with(PERSON, &row.person_id);
    html! {
        <tr key={row.person_id.clone()}>
            <td class="nowrap">{ &row.staff_number }</td>
            <th scope="row" class="nowrap"><Link to={Route::Evidence} {query}>{ &row.name }</Link></th>
            <td>{ &row.department }</td>
        </tr>
    }
}

#[derive(Properties, PartialEq)]
struct CourseFormProps {
    person: String,
    course: String,
}

/// The list of courses and a button.
#[component]
fn CourseForm(props: &CourseFormProps) -> Html {
    let (load, retry) = use_load((), |()| async { api::catalog::courses().await });
    let navigation = use_navigation();
    let draft = use_state(|| props.course.clone());
    let ready = {
        let person = props.person.clone();
        Callback::from(move |list: Rc<CourseList>| {
            let choices: Vec<Choice> = list
                .courses
                .iter()
                .map(|course| {
                    let label = [course.code.as_str(), " ", &course.title].concat();
                    (course.code.clone().into(), label.into())
                })
                .collect();
            let onchange = {
                let draft = draft.setter();
                Callback::from(move |value| draft.set(value))
            };
            let onsubmit = {
                let (navigation, draft, person) = (navigation.clone(), draft.clone(), person.clone());
                Callback::from(move |event: SubmitEvent| {
                    event.prevent_default();
                    navigation.show(Query::default().with(PERSON, &person).with(COURSE, &draft));
                })
            };
            html! {
                <form class="filter no-print" {onsubmit} autocomplete="off">
                    <SelectField
                        id="course"
                        label={words::COURSE}
                        none={words::CHOOSE_COURSE}
                        {choices}
                        value={(*draft).clone()}
                        {onchange}
                    />
                    <p class="row">
                        <Button label={words::SHOW} kind={ButtonKind::Primary} submit=true />
                    </p>
                </form>
            }
        })
    };
    html! { <LoadView<CourseList> {load} {retry} {ready} /> }
}
