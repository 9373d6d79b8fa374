//! What came of a run, and the one button for what is next.

use contract::assignments::NextStep;
use contract::exercises::{ExerciseRun, RunOutcome};
use yew::prelude::*;

use super::start_run::StartRun;
use crate::components::{Alert, AlertKind, ButtonKind, Link, ResultHeading, RichText, SourceList};
use crate::pages::assignments::after;
use crate::route::Route;
use crate::text;
use crate::text::assignments::{COURSE_COMPLETE, SOURCES};
use crate::text::exercises as words;

/// Title, what to take away, figures, mistakes that count, and what is next. `here` when the run has just
/// ended on this page: then the title takes the focus.
pub(super) fn outcome_view(
    run: &ExerciseRun,
    title: &str,
    take_away: &str,
    figures: &str,
    outcome: &RunOutcome,
    here: bool,
) -> Html {
    let kind = if outcome.passed { AlertKind::Success } else { AlertKind::Warning };
    html! {
        <section class="stack measure">
            if here {
                <ResultHeading id="run-result" title={title.to_owned()} />
            } else {
                <h2>{ title }</h2>
            }
            if !take_away.is_empty() {
                <p class="attempt__stem"><RichText text={take_away.to_owned()} /></p>
            }
            <Alert {kind}>
                <p class="verdict">{ words::outcome(outcome.passed) }</p>
                <p>{ figures }</p>
                if outcome.fatal {
                    <p>{ words::FATAL_NOTE }</p>
                }
                if outcome.must_be_right_missed {
                    <p>{ words::MUST_BE_RIGHT_NOTE }</p>
                }
            </Alert>
            { next(run, outcome) }
            if !outcome.sources.is_empty() {
                <details>
                    <summary>{ SOURCES }</summary>
                    <SourceList sources={outcome.sources.clone()} />
                </details>
            }
        </section>
    }
}

fn next(run: &ExerciseRun, outcome: &RunOutcome) -> Html {
    if !outcome.passed {
        return html! {
            <StartRun
                assignment={run.assignment_id.clone()}
                exercise={run.exercise_id.clone()}
                label={words::AGAIN}
                kind={ButtonKind::Primary}
            />
        };
    }
    if outcome.course_complete {
        return html! {
            <>
                <p>{ COURSE_COMPLETE }</p>
                <p><Link to={Route::MyAssignments} class="button button--primary">{ text::BACK_HOME }</Link></p>
            </>
        };
    }
    html! { <p>{ way_on_link(&run.assignment_id, &outcome.next_step) }</p> }
}

/// The way on from a passed exercise.
pub(super) fn way_on_link(assignment: &str, step: &NextStep) -> Html {
    html! {
        <Link to={after(assignment, step)} class="button button--primary">{ words::way_on(step) }</Link>
    }
}
