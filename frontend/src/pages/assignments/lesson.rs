//! One lesson to read.

use std::rc::Rc;

use contract::assignments::{LessonCompleted, LessonPage, NextStep};
use yew::prelude::*;

use super::use_reading_position::{ARTICLE, Reading, use_reading_position};
use crate::components::{Button, ButtonKind, ErrorAlert, Link, LoadView, PageHeading, SourceList};
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
    html! {
        <LoadView<LessonPage>
            {load}
            {retry}
            title={words::LESSON_FALLBACK}
            ready={Callback::from(|page: Rc<LessonPage>| html! { <Text {page} /> })}
        />
    }
}

#[derive(Properties, PartialEq)]
struct TextProps {
    page: Rc<LessonPage>,
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
                navigation.push(after(&assignment, &completed));
            },
        )
    };
    let course = Route::Course { assignment: page.assignment_id.clone() };
    let lesson = |id: &String| Route::Lesson { assignment: page.assignment_id.clone(), lesson: id.clone() };
    let text = use_memo(page.clone(), |page| Html::from_html_unchecked(page.html.clone().into()));
    let way_on = match (page.completed_at, &page.next) {
        (None, _) => {
            let (run, page) = (complete.run, page.clone());
            html! {
                <Button
                    label={if complete.pending { text::SEND_PENDING } else { words::FINISH_LESSON }}
                    kind={ButtonKind::Primary}
                    disabled={complete.pending}
                    onclick={move |()| run.emit(page.clone())}
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
            <article id={ARTICLE} class="prose">{ (*text).clone() }</article>
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

/// Where a finished lesson leads. The assessment starts from the course page, which says its rules first.
fn after(assignment: &str, completed: &LessonCompleted) -> Route {
    let assignment = assignment.to_owned();
    match &completed.next_step {
        NextStep::Lesson { lesson_id, .. } => Route::Lesson { assignment, lesson: lesson_id.clone() },
        NextStep::ContinueAttempt { attempt_id, .. } => Route::Attempt { attempt: attempt_id.clone() },
        NextStep::StartAttempt | NextStep::Review | NextStep::AskHr => Route::Course { assignment },
    }
}

#[cfg(test)]
mod tests {
    use contract::assignments::{LessonCompleted, NextStep};

    use super::after;
    use crate::route::Route;

    #[test]
    fn the_last_lesson_leads_to_the_course_page() {
        let completed = LessonCompleted { next_step: NextStep::StartAttempt, course_complete: false };
        assert_eq!(after("a", &completed), Route::Course { assignment: "a".to_owned() });
    }
}
