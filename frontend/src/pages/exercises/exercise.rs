//! The start page of an exercise: what to do, what it takes, what was done, and one button.

use std::rc::Rc;

use contract::exercises::{ExercisePage, ExerciseRunRow};
use yew::prelude::*;

use super::outcome::way_on_link;
use super::start_run::StartRun;
use crate::api;
use crate::components::{Alert, AlertKind, ButtonKind, Link, LoadView, PageHeading, RichText, TableRegion};
use crate::hooks::use_load;
use crate::route::Route;
use crate::text::exercises as words;
use crate::text::{assignments, dates};

#[derive(Properties, PartialEq)]
pub struct ExerciseProps {
    pub assignment: AttrValue,
    pub exercise: AttrValue,
}

/// Loads the page.
#[component]
pub fn Exercise(props: &ExerciseProps) -> Html {
    let key = (props.assignment.clone(), props.exercise.clone());
    let (load, retry) = use_load(key, |(assignment, exercise): (AttrValue, AttrValue)| async move {
        api::exercises::exercise(&assignment, &exercise).await
    });
    html! {
        <LoadView<ExercisePage>
            {load}
            {retry}
            title={words::FALLBACK}
            ready={Callback::from(|page: Rc<ExercisePage>| show(&page))}
        />
    }
}

fn show(page: &ExercisePage) -> Html {
    let label = match (&page.open_run, page.runs.is_empty()) {
        (Some(_), _) => words::CONTINUE,
        (None, true) => words::START,
        (None, false) => words::AGAIN,
    };
    // Whoever has passed goes on; doing it again is then the second choice.
    let kind = if page.passed { ButtonKind::Plain } else { ButtonKind::Primary };
    html! {
        <>
            <p class="back">
                <Link to={Route::Course { assignment: page.assignment_id.clone() }}>
                    { assignments::BACK_TO_COURSE }
                </Link>
            </p>
            <PageHeading title={page.title.clone()} lead={[&page.course_title, " ", words::FALLBACK].concat()} />
            <div class="stack measure">
                if page.passed {
                    <Alert kind={AlertKind::Success}><p>{ words::PASSED_ALREADY }</p></Alert>
                }
                <p class="attempt__stem"><RichText text={page.instruction.clone()} /></p>
                <p>{ words::minutes(&dates::minutes(page.minutes)) }</p>
                <p>{ words::mastery(page.mastery, page.no_fatal) }</p>
                <div class="row">
                    if page.passed {
                        { way_on_link(&page.assignment_id, &page.next_step) }
                    }
                    <StartRun
                        assignment={page.assignment_id.clone()}
                        exercise={page.id.clone()}
                        {label}
                        {kind}
                    />
                </div>
            </div>
            <section class="section">
                <h2>{ words::RUNS }</h2>
                if page.runs.is_empty() {
                    <p>{ words::RUNS_EMPTY }</p>
                } else {
                    { runs(&page.runs) }
                }
            </section>
        </>
    }
}

fn runs(rows: &[ExerciseRunRow]) -> Html {
    html! {
        <TableRegion label={words::RUNS}>
            <table class="table table--small">
                <thead>
                    <tr>
                        <th scope="col">{ words::NUMBER }</th>
                        <th scope="col">{ words::FINISHED }</th>
                        <th scope="col" class="number">{ words::SHARE }</th>
                        <th scope="col">{ words::STATE }</th>
                        <th scope="col">{ words::DETAIL }</th>
                    </tr>
                </thead>
                <tbody>{ for rows.iter().map(run) }</tbody>
            </table>
        </TableRegion>
    }
}

fn run(row: &ExerciseRunRow) -> Html {
    let number = assignments::attempt_number(row.number);
    let name = [&number, " ", words::TO_RESULT].concat();
    html! {
        <tr key={row.id.clone()}>
            <th scope="row">{ number }</th>
            <td>{ dates::date_time(row.finished_at) }</td>
            <td class="number">{ assignments::percent(row.share) }</td>
            <td>{ words::state(row.passed) }</td>
            <td><Link to={Route::ExerciseRun { run: row.id.clone() }} {name}>{ words::TO_RESULT }</Link></td>
        </tr>
    }
}
