//! Pages of the program `assessment`.

use yew::prelude::*;

use crate::pages::assignments::Glossary;
use crate::pages::attempts::{Attempt, Outcome, TestKind};
use crate::pages::exercises::{Exercise, ExerciseRun};
use crate::pages::placements::PlacementOutcome;
use crate::pages::retention::{RetentionOutcome, RetentionStart};
use crate::route::Route;

/// The page of a route.
pub fn page(route: &Route) -> Option<Html> {
    Some(match route {
        Route::Attempt { attempt } => html! { <Attempt key={attempt.clone()} attempt={attempt.clone()} /> },
        Route::AttemptResult { attempt } => {
            html! { <Outcome key={attempt.clone()} attempt={attempt.clone()} /> }
        }
        Route::Placement { placement } => html! {
            <Attempt key={placement.clone()} attempt={placement.clone()} kind={TestKind::Placement} />
        },
        Route::PlacementResult { placement } => {
            html! { <PlacementOutcome key={placement.clone()} placement={placement.clone()} /> }
        }
        Route::RetentionStart { assignment } => {
            html! { <RetentionStart key={assignment.clone()} assignment={assignment.clone()} /> }
        }
        Route::RetentionCheck { check } => html! {
            <Attempt key={check.clone()} attempt={check.clone()} kind={TestKind::Retention} />
        },
        Route::RetentionResult { check } => {
            html! { <RetentionOutcome key={check.clone()} check={check.clone()} /> }
        }
        Route::Exercise { assignment, exercise } => html! {
            <Exercise key={route.to_path()} assignment={assignment.clone()} exercise={exercise.clone()} />
        },
        Route::ExerciseRun { run } => html! { <ExerciseRun key={run.clone()} run={run.clone()} /> },
        // Not in the first load of a learner, who opens it now and then.
        Route::Glossary => html! { <Glossary /> },
        _ => return None,
    })
}
