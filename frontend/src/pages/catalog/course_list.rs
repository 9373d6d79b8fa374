//! `/courses`: what can be assigned, with what a planner wants to know of each.

use std::rc::Rc;

use contract::catalog::{CourseCard, CourseList};
use yew::prelude::*;

use crate::api;
use crate::components::{LoadView, PageHeading};
use crate::hooks::use_load;
use crate::text::catalog as words;
use crate::text::dates;

/// All current courses.
#[component]
pub fn Courses() -> Html {
    let (load, retry) = use_load((), |()| async { api::catalog::courses().await });
    html! {
        <>
            <PageHeading title={words::TITLE} lead={words::LEAD} />
            <LoadView<CourseList> {load} {retry} ready={Callback::from(|list: Rc<CourseList>| show(&list))} />
        </>
    }
}

fn show(list: &CourseList) -> Html {
    if list.courses.is_empty() {
        return html! { <p>{ words::EMPTY }</p> };
    }
    let items =
        list.courses.iter().map(|course| html! { <li key={course.code.clone()}>{ card(course) }</li> });
    html! { <ul class="cards">{ for items }</ul> }
}

fn card(course: &CourseCard) -> Html {
    let facts = [
        (words::LEVEL, words::level(course.level).to_owned()),
        (words::MINUTES, dates::minutes(course.minutes)),
        (words::LESSONS, words::lessons(course.lessons)),
        (words::QUESTIONS, words::questions(course.questions, course.bank)),
        (words::MASTERY, words::mastery(course.mastery)),
        (words::VALIDITY, words::validity(course.validity)),
        (words::VERSION, words::version(course.version, &dates::day(course.published_at))),
    ];
    let facts = facts.into_iter().map(|(word, value)| html! { <><dt>{ word }</dt><dd>{ value }</dd></> });
    html! {
        <article class="card stack">
            <h2 class="course__title"><span class="course__code">{ &course.code }</span>{ " " }{ &course.title }</h2>
            <p>{ &course.summary }</p>
            <dl class="facts">{ for facts }</dl>
        </article>
    }
}
