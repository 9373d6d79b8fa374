//! One lesson to read.

use std::rc::Rc;

use contract::assignments::{LessonCompleted, LessonPage};
use contract::inserts::Acknowledgement;
use yew::prelude::*;

use super::acknowledgement_box::{AcknowledgementBox, box_id};
use super::after::after;
use super::term_list::term_list;
use super::use_reading_position::{ARTICLE, Reading, use_reading_position};
use crate::components::{
    Alert, AlertKind, Button, ButtonKind, ErrorAlert, Link, LoadView, PageHeading, SourceList,
};
use crate::hooks::{use_action, use_load};
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::text;
use crate::text::assignments as words;
use crate::text::dates;
use crate::{api, browser};

#[derive(Properties, PartialEq)]
pub struct LessonProps {
    pub assignment: AttrValue,
    pub lesson: AttrValue,
}

/// Loads the lesson.
#[component]
pub fn Lesson(props: &LessonProps) -> Html {
    let key = (props.assignment.clone(), props.lesson.clone());
    let (load, retry) = use_load(key, |(assignment, lesson): (AttrValue, AttrValue)| async move {
        api::assignments::lesson(&assignment, &lesson).await
    });
    let reload = retry.clone();
    html! {
        <LoadView<LessonPage>
            {load}
            {retry}
            title={words::LESSON_FALLBACK}
            ready={Callback::from(move |page: Rc<LessonPage>| html! { <Text {page} reload={reload.clone()} /> })}
        />
    }
}

#[derive(Properties, PartialEq)]
struct TextProps {
    page: Rc<LessonPage>,
    reload: Callback<()>,
}

/// The text and the way on.
#[component]
fn Text(props: &TextProps) -> Html {
    let page = &props.page;
    let navigation = use_navigation();
    let finished = use_reading_position(Reading {
        assignment: page.assignment_id.clone().into(),
        lesson: page.id.clone().into(),
        // A finished lesson is read again from its beginning.
        position: if page.completed_at.is_some() { 0 } else { page.position },
        kept: page.completed_at.is_none(),
    });
    let acknowledgements = use_state(|| page.acknowledgements.clone());
    let asked = use_state(|| false);
    let complete = {
        let assignment = page.assignment_id.clone();
        use_action(
            |page: Rc<LessonPage>| async move {
                api::assignments::complete_lesson(&page.assignment_id, &page.id).await
            },
            move |completed: LessonCompleted| {
                finished.emit(());
                if completed.course_complete {
                    browser::announce(words::COURSE_COMPLETE);
                }
                navigation.push(after(&assignment, &completed.next_step));
            },
        )
    };
    let course = Route::Course { assignment: page.assignment_id.clone() };
    let lesson = |id: &String| Route::Lesson { assignment: page.assignment_id.clone(), lesson: id.clone() };
    let text = use_memo(page.clone(), |page| Html::from_html_unchecked(page.html.clone().into()));
    let way_on = match (page.completed_at, &page.next) {
        (None, _) => {
            let (run, page, asked) = (complete.run, page.clone(), asked.setter());
            let first = left(&acknowledgements).first().map(|open| box_id(&open.insert_id));
            let onclick = Callback::from(move |()| match &first {
                None => run.emit(page.clone()),
                Some(first) => {
                    asked.set(true);
                    browser::focus(first);
                }
            });
            html! {
                <Button
                    label={if complete.pending { text::SEND_PENDING } else { words::FINISH_LESSON }}
                    kind={ButtonKind::Primary}
                    disabled={complete.pending}
                    {onclick}
                />
            }
        }
        (Some(_), Some(next)) => html! {
            <Link to={lesson(next)} class="button button--primary">{ words::NEXT_LESSON }</Link>
        },
        (Some(_), None) => html! {
            <Link to={course.clone()} class="button button--primary">{ words::BACK_TO_COURSE }</Link>
        },
    };
    let lead = [
        &page.course_title,
        " ",
        &words::lesson_number(page.number, page.total),
        " ",
        &words::in_brackets(&dates::minutes(page.minutes)),
    ]
    .concat();
    html! {
        <>
            <p class="back"><Link to={course}>{ words::BACK_TO_COURSE }</Link></p>
            <PageHeading title={page.title.clone()} {lead} />
            if page.completed_at.is_some() {
                <p class="quiet">{ words::LESSON_COMPLETED }</p>
            }
            if !page.terms.is_empty() {
                <details class="lesson__terms">
                    <summary>{ words::terms(page.terms.len()) }</summary>
                    { term_list(page.terms.iter()) }
                    <p><Link to={Route::Glossary}>{ words::GLOSSARY }</Link></p>
                </details>
            }
            <article id={ARTICLE} class="prose">{ (*text).clone() }</article>
            { confirmations(props, &acknowledgements) }
            if *asked && !left(&acknowledgements).is_empty() {
                <div class="lesson__missing">
                    <Alert kind={AlertKind::Warning}>
                        <p>{ words::acknowledgements_left(&titles(&left(&acknowledgements))) }</p>
                    </Alert>
                </div>
            }
            <ErrorAlert error={complete.error} />
            <div class="lesson__steps no-print">
                <div>
                    if let Some(previous) = &page.previous {
                        <Link to={lesson(previous)} class="button">{ words::PREVIOUS_LESSON }</Link>
                    }
                </div>
                { way_on }
            </div>
            if !page.sources.is_empty() {
                <section class="sources">
                    <h2>{ words::SOURCES }</h2>
                    <SourceList sources={page.sources.clone()} />
                </section>
            }
        </>
    }
}

/// One box for every insert that is to be confirmed.
fn confirmations(props: &TextProps, state: &UseStateHandle<Vec<Acknowledgement>>) -> Html {
    if state.is_empty() {
        return Html::default();
    }
    let boxes = state.iter().map(|facts| {
        let ondone = {
            let state = state.clone();
            Callback::from(move |done: Acknowledgement| state.set(with(&state, &done)))
        };
        html! {
            <AcknowledgementBox
                key={facts.insert_id.clone()}
                assignment={props.page.assignment_id.clone()}
                facts={facts.clone()}
                {ondone}
                reload={props.reload.clone()}
            />
        }
    });
    html! {
        <section class="lesson__confirmations stack no-print">
            <h2>{ words::ACKNOWLEDGE_TITLE }</h2>
            { for boxes }
        </section>
    }
}

/// The list with one of them as it is now.
fn with(list: &[Acknowledgement], done: &Acknowledgement) -> Vec<Acknowledgement> {
    list.iter().map(|facts| if facts.insert_id == done.insert_id { done } else { facts }).cloned().collect()
}

/// What is not confirmed yet.
fn left(list: &[Acknowledgement]) -> Vec<&Acknowledgement> {
    list.iter().filter(|facts| facts.acknowledged_at.is_none()).collect()
}

fn titles<'a>(list: &[&'a Acknowledgement]) -> Vec<&'a str> {
    list.iter().map(|facts| facts.title.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use contract::inserts::Acknowledgement;

    use super::{left, titles, with};

    #[test]
    fn a_confirmed_insert_is_not_left() {
        let open = |id: &str| Acknowledgement {
            insert_id: id.to_owned(),
            title: id.to_uppercase(),
            text_hash: String::new(),
            acknowledged_at: None,
        };
        let list = [open("a"), open("b")];
        let done = Acknowledgement { acknowledged_at: DateTime::from_timestamp(0, 0), ..open("a") };
        let list = with(&list, &done);
        assert_eq!(titles(&left(&list)), ["B"]);
    }
}
