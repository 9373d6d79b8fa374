//! How much is done, as a bar and in figures.

use learning::mark::Mark;
use yew::prelude::*;

use crate::text::assignments::{PROGRESS, percent};

#[derive(Properties, PartialEq)]
pub struct ProgressBarProps {
    pub share: Mark,
}

/// The native element needs no style attribute, which the content security policy would refuse.
#[component]
pub fn ProgressBar(props: &ProgressBarProps) -> Html {
    html! {
        <p class="progress">
            <progress
                aria-label={PROGRESS}
                max={props.share.denominator().to_string()}
                value={props.share.numerator().to_string()}
            />
            <span>{ percent(props.share) }</span>
        </p>
    }
}
