//! The one button of an assignment.

use contract::assignments::NextStep;
use yew::prelude::*;

use crate::api::{self, Started};
use crate::components::{Button, ButtonKind, ErrorAlert, Link};
use crate::hooks::use_action;
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::text;
use crate::text::assignments as words;

#[derive(Properties, PartialEq)]
pub struct NextStepButtonProps {
    pub assignment: AttrValue,
    pub step: NextStep,
    /// Title of the course, so that a list of equal buttons is told apart by ear.
    pub title: AttrValue,
}

/// Leads to the next lesson, exercise or attempt. Starting an attempt is a request; everything else is a link.
#[component]
pub fn NextStepButton(props: &NextStepButtonProps) -> Html {
    let navigation = use_navigation();
    let start = use_action(
        |assignment: AttrValue| async move { api::attempts::start(&assignment).await },
        move |attempt: Started| navigation.push(Route::Attempt { attempt: attempt.id }),
    );
    let label = words::next_step(&props.step);
    let name = AttrValue::from([&label, " ", props.title.as_str()].concat());
    let assignment = props.assignment.to_string();
    let link = |to: Route, class: &'static str| {
        html! { <Link {to} class={classes!("button", class)} name={name.clone()}>{ &label }</Link> }
    };
    match &props.step {
        NextStep::Lesson { lesson_id, .. } => {
            link(Route::Lesson { assignment, lesson: lesson_id.clone() }, "button--primary")
        }
        NextStep::Exercise { exercise_id } => {
            link(Route::Exercise { assignment, exercise: exercise_id.clone() }, "button--primary")
        }
        NextStep::ContinueAttempt { attempt_id, .. } => {
            link(Route::Attempt { attempt: attempt_id.clone() }, "button--primary")
        }
        NextStep::Review => link(Route::Course { assignment }, ""),
        NextStep::StartAttempt => {
            let (run, id) = (start.run, props.assignment.clone());
            html! {
                <>
                    <Button
                        label={if start.pending { AttrValue::Static(text::SEND_PENDING) } else { label.into() }}
                        {name}
                        kind={ButtonKind::Primary}
                        disabled={start.pending}
                        onclick={move |()| run.emit(id.clone())}
                    />
                    <ErrorAlert error={start.error} />
                </>
            }
        }
        NextStep::AskHr => html! { <p><strong>{ label }</strong></p> },
    }
}
