//! One run of an exercise: the player that fits what the server shows of it.

use std::rc::Rc;

use contract::error::ErrorCode;
use contract::exercises::{ExerciseRun as Facts, RunState};
use yew::prelude::*;

use super::scenario::Scenario;
use super::sorted::sorted;
use super::sorting::Sorting;
use crate::api::{self, ApiError};
use crate::components::{Link, LoadView, PageHeading};
use crate::hooks::use_load;
use crate::route::Route;
use crate::text::assignments;
use crate::text::exercises as words;

#[derive(Properties, PartialEq)]
pub struct ExerciseRunProps {
    pub run: AttrValue,
}

/// Loads the run.
#[component]
pub fn ExerciseRun(props: &ExerciseRunProps) -> Html {
    let (load, retry) =
        use_load(props.run.clone(), |run: AttrValue| async move { api::exercises::run(&run).await });
    let reload = retry.clone();
    html! {
        <LoadView<Facts>
            {load}
            {retry}
            title={words::FALLBACK}
            ready={Callback::from(move |run: Rc<Facts>| show(run, &reload))}
        />
    }
}

fn show(run: Rc<Facts>, reload: &Callback<()>) -> Html {
    let lead =
        [&run.course_title, " ", words::FALLBACK, " ", &assignments::attempt_number(run.number)].concat();
    let exercise =
        Route::Exercise { assignment: run.assignment_id.clone(), exercise: run.exercise_id.clone() };
    let title = run.title.clone();
    let body = match &run.state {
        RunState::Sorting { bins, items, placements } => html! {
            <Sorting
                run={run.clone()}
                bins={bins.clone()}
                items={items.clone()}
                placements={placements.clone()}
                reload={reload.clone()}
            />
        },
        RunState::Sorted { bins, items, outcome } => sorted(&run, bins, items, outcome, false),
        RunState::Scene { .. } | RunState::Ended { .. } => html! { <Scenario {run} /> },
    };
    html! {
        <>
            <p class="back"><Link to={exercise}>{ words::BACK }</Link></p>
            <PageHeading {title} {lead} />
            { body }
        </>
    }
}

/// Whether somebody or another window was faster: the run stands elsewhere than this page thinks.
pub(super) fn is_behind(error: &ApiError) -> bool {
    matches!(error.code(), Some(ErrorCode::AlreadySubmitted | ErrorCode::Conflict))
}

/// The answer, or the run as it stands when it has gone on without this page.
pub(super) async fn caught_up(run: &str, answer: Result<Facts, ApiError>) -> Result<Facts, ApiError> {
    match answer {
        Err(error) if is_behind(&error) => api::exercises::run(run).await,
        other => other,
    }
}
