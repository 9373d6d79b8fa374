//! The result of a submitted placement: what is known, what need not be read, what is worth taking.

use std::rc::Rc;

use contract::placements::{LessonRef, ObjectiveResult, PlacementResult};
use yew::prelude::*;

use crate::api;
use crate::components::{Alert, AlertKind, Link, LoadView, PageHeading, TableRegion};
use crate::hooks::use_load;
use crate::pages::attempts::QuestionResult;
use crate::route::Route;
use crate::text::{assignments, attempts, dates, placements as words};

#[derive(Properties, PartialEq)]
pub struct PlacementOutcomeProps {
    pub placement: AttrValue,
}

/// Objectives, exempted lessons, recommendations, then every question.
#[component]
pub fn PlacementOutcome(props: &PlacementOutcomeProps) -> Html {
    let (load, retry) = use_load(props.placement.clone(), |placement: AttrValue| async move {
        api::placements::result(&placement).await
    });
    html! {
        <LoadView<PlacementResult>
            {load}
            {retry}
            title={words::RESULT_TITLE}
            ready={Callback::from(|result: Rc<PlacementResult>| show(&result))}
        />
    }
}

fn show(result: &PlacementResult) -> Html {
    let lead = [words::RESULT_TITLE, " ", &assignments::in_brackets(&dates::date_time(result.submitted_at))]
        .concat();
    let course = Route::Course { assignment: result.assignment_id.clone() };
    html! {
        <>
            <PageHeading title={result.course_title.clone()} {lead} />
            <Alert kind={AlertKind::Info}>
                <p>{ words::marks(result.marks, result.maximum) }</p>
                <p>{ words::NO_VERDICT }</p>
                if result.closed_by_clock {
                    <p>{ attempts::CLOSED_BY_CLOCK }</p>
                }
            </Alert>
            <section class="section">{ objectives(&result.objectives) }</section>
            <section class="section stack measure">
                <h2>{ words::LESSONS_TITLE }</h2>
                { lessons(result) }
            </section>
            if !result.recommended.is_empty() {
                <section class="section stack measure">
                    <h2>{ words::RECOMMENDED_TITLE }</h2>
                    <ul class="list">
                        { for result.recommended.iter().map(|each| html! { <li>{ words::recommended(each) }</li> }) }
                    </ul>
                    <p class="quiet">{ words::RECOMMENDED_NOTE }</p>
                </section>
            }
            <section class="section stack">
                <h2>{ attempts::NEXT_TITLE }</h2>
                <p>{ words::NEXT }</p>
                <p><Link to={course} class="button button--primary">{ attempts::TO_COURSE }</Link></p>
            </section>
            <section class="section">
                <h2>{ attempts::ANSWERS_TITLE }</h2>
                { for result.questions.iter().zip(1..).map(|(facts, number)| html! {
                    <QuestionResult key={facts.id.clone()} {number} facts={facts.clone()} />
                }) }
            </section>
        </>
    }
}

fn objectives(rows: &[ObjectiveResult]) -> Html {
    let row = |row: &ObjectiveResult| {
        let (class, word) =
            if row.passed { ("tag--success", words::KNOWN) } else { ("tag--warning", words::NOT_YET) };
        html! {
            <tr key={row.id.clone()}>
                <th scope="row">{ &row.text }</th>
                <td class="number">{ row.right }</td>
                <td class="number">{ row.wrong }</td>
                <td><span class={classes!("tag", class)}>{ word }</span></td>
            </tr>
        }
    };
    html! {
        <TableRegion label={words::OBJECTIVES}>
            <table class="table">
                <caption><h2>{ words::OBJECTIVES }</h2></caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::OBJECTIVE }</th>
                        <th scope="col" class="number">{ words::RIGHT }</th>
                        <th scope="col" class="number">{ words::WRONG }</th>
                        <th scope="col">{ words::STANDING }</th>
                    </tr>
                </thead>
                <tbody>{ for rows.iter().map(row) }</tbody>
            </table>
        </TableRegion>
    }
}

fn lessons(result: &PlacementResult) -> Html {
    if !result.exempts {
        return html! { <p>{ words::EXEMPTS_NOT }</p> };
    }
    let list = |lessons: &[LessonRef]| {
        let line = |lesson: &LessonRef| html! { <li key={lesson.id.clone()}>{ words::lesson(lesson) }</li> };
        html! { <ul class="list">{ for lessons.iter().map(line) }</ul> }
    };
    html! {
        <>
            if result.exempted.is_empty() {
                <p>{ words::EXEMPTED_NONE }</p>
            } else {
                <p>{ words::EXEMPTED }</p>
                { list(&result.exempted) }
            }
            if !result.kept_to_confirm.is_empty() {
                <p>{ words::KEPT }</p>
                { list(&result.kept_to_confirm) }
            }
        </>
    }
}
