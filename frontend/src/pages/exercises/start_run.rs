//! The button that starts a run, or goes on with the open one.

use contract::exercises::ExerciseRun;
use yew::prelude::*;

use crate::api;
use crate::components::{Button, ButtonKind, ErrorAlert};
use crate::hooks::use_action;
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::text;

#[derive(Properties, PartialEq)]
pub(super) struct StartRunProps {
    pub assignment: AttrValue,
    pub exercise: AttrValue,
    pub label: AttrValue,
    pub kind: ButtonKind,
}

/// Asks for a run and goes to it.
#[component]
pub(super) fn StartRun(props: &StartRunProps) -> Html {
    let navigation = use_navigation();
    let start = use_action(
        |(assignment, exercise): (AttrValue, AttrValue)| async move {
            api::exercises::start(&assignment, &exercise).await
        },
        move |run: ExerciseRun| navigation.push(Route::ExerciseRun { run: run.id }),
    );
    let asked = (props.assignment.clone(), props.exercise.clone());
    html! {
        <>
            <Button
                label={if start.pending { AttrValue::Static(text::SEND_PENDING) } else { props.label.clone() }}
                kind={props.kind}
                disabled={start.pending}
                onclick={start.run.reform(move |()| asked.clone())}
            />
            <ErrorAlert error={start.error} />
        </>
    }
}
