//! Pages of the program `assessment`.

use yew::prelude::*;

use crate::pages::attempts::{Attempt, Outcome};
use crate::pages::exercises::{Exercise, ExerciseRun};
use crate::route::Route;

/// The page of a route.
pub fn page(route: &Route) -> Option<Html> {
    Some(match route {
        Route::Attempt { attempt } => html! { <Attempt key={attempt.clone()} attempt={attempt.clone()} /> },
        Route::AttemptResult { attempt } => {
            html! { <Outcome key={attempt.clone()} attempt={attempt.clone()} /> }
        }
        Route::Exercise { assignment, exercise } => html! {
            <Exercise key={route.to_path()} assignment={assignment.clone()} exercise={exercise.clone()} />
        },
        Route::ExerciseRun { run } => html! { <ExerciseRun key={run.clone()} run={run.clone()} /> },
        _ => return None,
    })
}
