//! The time left, said aloud when it becomes short.

use chrono::{DateTime, Utc};
use yew::prelude::*;

use crate::browser;
use crate::hooks::use_countdown;
use crate::text::attempts as words;

/// Minutes before the end at which the time is said aloud.
const SAID_ALOUD: [u32; 2] = [5, 1];

#[derive(Properties, PartialEq)]
pub struct ClockProps {
    pub server_now: DateTime<Utc>,
    pub ends_at: Option<DateTime<Utc>>,
    pub onover: Callback<()>,
}

/// Counts down; a component of its own so that each second redraws nothing else.
#[component]
pub fn Clock(props: &ClockProps) -> Html {
    let left = use_countdown(props.server_now, props.ends_at);
    let stage = left.map(|seconds| SAID_ALOUD.iter().filter(|minutes| seconds <= **minutes * 60).count());
    let over = left == Some(0);
    use_effect_with(stage, |stage| {
        let passed = stage.and_then(|stage| stage.checked_sub(1)).and_then(|index| SAID_ALOUD.get(index));
        if let Some(minutes) = passed {
            browser::announce(&words::time_left_warning(*minutes));
        }
    });
    {
        let onover = props.onover.clone();
        use_effect_with(over, move |over| {
            if *over {
                onover.emit(());
            }
        });
    }
    match left {
        Some(seconds) => html! { <p role="timer"><strong>{ words::time_left(seconds) }</strong></p> },
        None => Html::default(),
    }
}
