//! One assigned course: what it is, how far, what is next, and why it is there.

use std::rc::Rc;

use contract::assignments::{AssessmentRow, AttemptRow, CoursePage, ExerciseRow, LessonRow, NextStep};
use yew::prelude::*;

use super::duty_card::{facts, may_go_on, sentence};
use super::next_step_button::NextStepButton;
use super::placement_offer::PlacementOffer;
use crate::api;
use crate::components::{Link, LoadView, PageHeading, ProgressBar};
use crate::hooks::use_load;
use crate::route::Route;
use crate::text;
use crate::text::assignments as words;
use crate::text::dates;
use crate::text::exercises::row_state;
use crate::text::placements::EXEMPTED_BY;
use crate::text::retention::START;

#[derive(Properties, PartialEq)]
pub struct CourseProps {
    pub assignment: AttrValue,
}

/// Lessons in order with their exercises, the assessment and its attempts.
#[component]
pub fn Course(props: &CourseProps) -> Html {
    let (load, retry) = use_load(props.assignment.clone(), |assignment: AttrValue| async move {
        api::assignments::course(&assignment).await
    });
    html! {
        <LoadView<CoursePage>
            {load}
            {retry}
            title={words::COURSE_FALLBACK}
            ready={Callback::from(|page: Rc<CoursePage>| show(&page))}
        />
    }
}

fn show(page: &CoursePage) -> Html {
    let card = &page.assignment;
    let has_exercises = !page.exercises.is_empty();
    html! {
        <>
            <p class="back"><Link to={Route::MyAssignments}>{ text::BACK_HOME }</Link></p>
            <PageHeading title={card.title.clone()} lead={page.summary.clone()} />
            if let Some(variant) = &page.variant {
                <p class="course__variant">{ words::variant(variant) }</p>
            }
            <div class="card duty">
                <div class="stack">
                    { facts(card) }
                    <p>{ sentence(card) }</p>
                    <ProgressBar share={card.progress} />
                </div>
                if may_go_on(card) && card.next_step != NextStep::Review {
                    <div class="duty__action">
                        <NextStepButton
                            assignment={card.id.clone()}
                            step={card.next_step.clone()}
                            title={card.title.clone()}
                        />
                    </div>
                }
            </div>
            if let Some(row) = page.placement.clone() {
                <PlacementOffer assignment={card.id.clone()} {row} />
            }
            if page.retention.is_some() {
                <p class="section">
                    <Link to={Route::RetentionStart { assignment: card.id.clone() }}>{ START }</Link>
                </p>
            }
            <section class="section">
                <h2>
                    { if has_exercises { words::LESSONS_AND_EXERCISES } else { words::LESSONS } }
                </h2>
                <ol class="lesson-list">{ for activities(page) }</ol>
            </section>
            { assessment(&page.assessment, has_exercises) }
            <section class="section measure">
                <h2>{ words::OBJECTIVES }</h2>
                <ul class="list">{ for page.objectives.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            </section>
            <section class="section measure">
                <h2>{ words::WHY }</h2>
                <ul class="list">
                    { for card.causes.iter().map(|cause| html! { <li>{ words::cause(cause) }</li> }) }
                </ul>
            </section>
        </>
    }
}

/// Every lesson with its exercises behind it.
fn activities(page: &CoursePage) -> Vec<Html> {
    let id = &page.assignment.id;
    let mut lines = Vec::new();
    for row in &page.lessons {
        lines.push(lesson(id, row));
        lines.extend(page.exercises.iter().filter(|of| of.after == row.id).map(|row| exercise(id, row)));
    }
    lines
}

fn exercise(assignment: &str, row: &ExerciseRow) -> Html {
    let to = Route::Exercise { assignment: assignment.to_owned(), exercise: row.id.clone() };
    html! {
        <li key={["exercise-", &row.id].concat()} class="lesson-list__exercise">
            <span class="lesson-list__title">
                <span class="quiet">{ words::EXERCISE }</span>
                { " " }
                <Link {to}>{ &row.title }</Link>
            </span>
            <span class="quiet">{ dates::minutes(row.minutes) }</span>
            <span class={classes!("tag", row.passed.then_some("tag--success"))}>
                { row_state(row.passed, row.runs) }
            </span>
        </li>
    }
}

fn lesson(assignment: &str, row: &LessonRow) -> Html {
    let to = Route::Lesson { assignment: assignment.to_owned(), lesson: row.id.clone() };
    let done = row.completed_at.is_some();
    let (class, word) = match (done, row.exempted) {
        (true, _) => ("tag--success", words::LESSON_DONE),
        (false, true) => ("tag--success", EXEMPTED_BY),
        (false, false) => ("", words::LESSON_NOT_YET),
    };
    html! {
        <li key={row.id.clone()}>
            <span class="lesson-list__title"><Link {to}>{ &row.title }</Link></span>
            <span class="quiet">{ dates::minutes(row.minutes) }</span>
            <span class={classes!("tag", class)}>{ word }</span>
        </li>
    }
}

fn assessment(row: &AssessmentRow, has_exercises: bool) -> Html {
    let rules = words::assessment(row.questions, row.mastery, row.attempts_allowed, row.time_limit_minutes);
    html! {
        <section class="section stack">
            <h2>{ words::ASSESSMENT }</h2>
            <p>{ rules }</p>
            if !row.available {
                <p>{ words::not_available(has_exercises) }</p>
            }
            if row.attempts.is_empty() {
                <p>{ words::ATTEMPTS_EMPTY }</p>
            } else {
                <div class="table-scroll">
                    <table class="table">
                        <caption>{ words::ATTEMPTS }</caption>
                        <thead>
                            <tr>
                                <th scope="col">{ words::ATTEMPT_NUMBER }</th>
                                <th scope="col">{ words::STARTED }</th>
                                <th scope="col">{ words::SUBMITTED }</th>
                                <th scope="col" class="number">{ words::SHARE }</th>
                                <th scope="col">{ words::VERDICT }</th>
                                <th scope="col">{ words::DETAIL }</th>
                            </tr>
                        </thead>
                        <tbody>{ for row.attempts.iter().map(attempt) }</tbody>
                    </table>
                </div>
            }
        </section>
    }
}

fn attempt(row: &AttemptRow) -> Html {
    let id = row.id.clone();
    let number = words::attempt_number(row.number);
    let (to, label) = match row.submitted_at {
        Some(_) => (Route::AttemptResult { attempt: id }, words::TO_RESULT),
        None => (Route::Attempt { attempt: id }, words::CONTINUE),
    };
    let name = [&number, " ", label].concat();
    html! {
        <tr key={row.id.clone()}>
            <th scope="row">{ number }</th>
            <td>{ dates::date_time(row.started_at) }</td>
            <td>{ row.submitted_at.map_or_else(|| words::NOT_SUBMITTED.to_owned(), dates::date_time) }</td>
            <td class="number">{ row.share.map(words::percent).unwrap_or_default() }</td>
            <td>{ row.passed.map(words::verdict).unwrap_or_default() }</td>
            <td><Link {to} {name}>{ label }</Link></td>
        </tr>
    }
}
