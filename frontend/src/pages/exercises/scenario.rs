//! A branching scenario: scene by scene, each choice leading on, until an ending explains.

use std::collections::BTreeSet;
use std::rc::Rc;

use contract::exercises::{Decide, ExerciseRun, RunState};
use learning::question::Choice;
use yew::prelude::*;

use super::outcome::outcome_view;
use super::run::caught_up;
use super::scenario_state::{ScenarioAction, ScenarioState, steps};
use super::way::way;
use crate::components::{Button, ButtonKind, ErrorAlert, Options, RichText};
use crate::hooks::{use_action, use_focus_on_change};
use crate::text;
use crate::text::attempts;
use crate::text::exercises as words;
use crate::{api, browser};

/// Id of the heading of the scene; it takes the focus when a new scene is shown.
const HEADING: &str = "scene-heading";

#[derive(Properties, PartialEq)]
pub(super) struct ScenarioProps {
    pub run: Rc<ExerciseRun>,
}

/// The way so far, the scene and its choices; at the end the outcome and the whole way.
#[component]
pub(super) fn Scenario(props: &ScenarioProps) -> Html {
    let state = use_reducer_eq(|| ScenarioState::open(props.run.clone()));
    use_focus_on_change(state.place(), AttrValue::Static(HEADING));
    let decide = {
        let (dispatcher, run) = (state.dispatcher(), props.run.id.clone());
        use_action(
            move |decision: Decide| {
                let run = run.clone();
                async move { caught_up(&run, api::exercises::decide(&run, decision).await).await }
            },
            move |run: ExerciseRun| dispatcher.dispatch(ScenarioAction::Arrived(Rc::new(run))),
        )
    };
    match &state.run.state {
        RunState::Scene { way: so_far, text: scene, choices, .. } => {
            let onclick = {
                let (state, run) = (state.clone(), decide.run);
                Callback::from(move |()| match state.decision() {
                    Some(decision) => run.emit(decision),
                    None => {
                        state.dispatch(ScenarioAction::NothingPicked);
                        browser::announce(words::CHOOSE_FIRST);
                    }
                })
            };
            let last = so_far.last().map(|step| step.explanation.clone()).filter(|said| !said.is_empty());
            html! {
                <>
                    if so_far.is_empty() {
                        <p class="measure"><RichText text={state.run.instruction.clone()} /></p>
                    } else {
                        <section class="section measure">
                            <h2>{ words::WAY }</h2>
                            { way(so_far) }
                        </section>
                    }
                    <section class="section stack measure" aria-labelledby={HEADING}>
                        <h2 id={HEADING} tabindex="-1">{ words::scene(so_far.len() + 1) }</h2>
                        if let Some(said) = last {
                            <p class="quiet">{ words::LAST_CHOICE }{ " " }<RichText text={said} /></p>
                        }
                        <p class="attempt__stem"><RichText text={scene.clone()} /></p>
                        { options(&state, choices) }
                        <ErrorAlert error={decide.error} />
                        <p>
                            <Button
                                label={if decide.pending { text::SEND_PENDING } else { words::DECIDE }}
                                kind={ButtonKind::Primary}
                                disabled={decide.pending}
                                {onclick}
                            />
                        </p>
                    </section>
                </>
            }
        }
        RunState::Ended { title, text, outcome, .. } => {
            let figures = attempts::marks(outcome.marks, outcome.maximum, outcome.mastery);
            // It ended here, unless it had ended when the page was opened.
            let here = matches!(props.run.state, RunState::Scene { .. });
            html! {
                <>
                    { outcome_view(&state.run, title, text, &figures, outcome, here) }
                    <section class="section measure">
                        <h2>{ words::WHOLE_WAY }</h2>
                        { way(steps(&state.run)) }
                    </section>
                </>
            }
        }
        RunState::Sorting { .. } | RunState::Sorted { .. } => Html::default(),
    }
}

fn options(state: &UseReducerHandle<ScenarioState>, choices: &[Choice]) -> Html {
    let dispatcher = state.dispatcher();
    html! {
        <Options
            // A new scene gets new buttons, none of them marked.
            key={state.place().0}
            name="choice"
            legend={words::CHOOSE}
            choices={choices.to_vec()}
            picked={state.picked.iter().cloned().collect::<BTreeSet<_>>()}
            error={state.missing.then_some(AttrValue::Static(words::CHOOSE_FIRST))}
            onpick={Callback::from(move |choice| dispatcher.dispatch(ScenarioAction::Pick(choice)))}
        />
    }
}
