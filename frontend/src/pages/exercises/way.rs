//! The way through a scenario as a list.

use contract::exercises::ScenarioStep;
use yew::prelude::*;

use crate::components::RichText;
use crate::text::attempts::EXPLANATION;
use crate::text::exercises as words;

/// Every decision: what happened, what was chosen, and what is to be said of it as far as it is known.
pub(super) fn way(steps: &[ScenarioStep]) -> Html {
    let steps = steps.iter().zip(1..).map(|(step, number)| {
        html! {
            <li key={number} class="way__step">
                <p class="way__scene">
                    <strong>{ words::scene(number) }</strong>
                    { " " }
                    <RichText text={step.scene.clone()} />
                </p>
                <dl class="facts">
                    <dt>{ words::YOUR_CHOICE }</dt>
                    <dd>
                        <RichText text={step.choice.clone()} />
                        if step.fatal {
                            { " " }
                            <span class="tag tag--error">{ words::FATAL }</span>
                        }
                    </dd>
                    if !step.explanation.is_empty() {
                        <dt>{ EXPLANATION }</dt>
                        <dd><RichText text={step.explanation.clone()} /></dd>
                    }
                </dl>
            </li>
        }
    });
    html! { <ol class="way">{ for steps }</ol> }
}
