//! The five steps of an import, and where it stands.

use yew::prelude::*;

use super::staff_import_state::Step;
use crate::text::staff_import as words;

#[derive(Properties, PartialEq)]
pub(super) struct ImportStepsProps {
    pub step: Step,
}

/// One word per step, with its state in words.
#[component]
pub(super) fn ImportSteps(props: &ImportStepsProps) -> Html {
    // 差分 and 適用 are on the screen together: what is compared can be applied.
    let here = match props.step {
        Step::Read => 1..=1,
        Step::Check => 2..=2,
        Step::Apply => 3..=4,
        Step::Undo => 5..=5,
    };
    let items = (1..=words::STEP_NAMES.len()).map(|number| {
        let current = here.contains(&number);
        let state = if current {
            words::HERE
        } else if number < *here.start() {
            words::DONE
        } else {
            words::TO_DO
        };
        html! {
            <li key={number} class="steps__step" aria-current={current.then_some("step")}>
                <span>{ words::step(number) }</span>
                { " " }
                <span class="steps__state">{ state }</span>
            </li>
        }
    });
    html! { <ol class="steps no-print" aria-label={words::STEPS}>{ for items }</ol> }
}
