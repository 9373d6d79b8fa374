//! All questions by number, with their state in words.

use yew::prelude::*;

use super::attempt_state::{AttemptState, Screen};
use crate::text::attempts as words;

#[derive(Properties, PartialEq)]
pub struct NumberListProps {
    pub state: AttemptState,
    pub onshow: Callback<Screen>,
}

/// Buttons that lead to each question and to the review.
#[component]
pub fn NumberList(props: &NumberListProps) -> Html {
    let state = &props.state;
    let buttons = state.questions.iter().enumerate().map(|(index, question)| {
        let screen = Screen::Question(index);
        let current = (state.screen == screen).then_some("step");
        let word = if question.is_answered() { words::ANSWERED } else { words::UNANSWERED };
        html! {
            <li key={index}>
                <button
                    type="button"
                    class="button"
                    aria-current={current}
                    onclick={props.onshow.reform(move |_: MouseEvent| screen)}
                >
                    { words::question(index + 1) }
                    <span class="number-list__state">{ word }</span>
                </button>
            </li>
        }
    });
    html! {
        <nav aria-label={words::QUESTIONS} class="stack">
            <h2>{ words::QUESTIONS }</h2>
            <ol class="number-list">{ for buttons }</ol>
            <button
                type="button"
                class="button"
                onclick={props.onshow.reform(|_: MouseEvent| Screen::Review)}
            >
                { words::TO_REVIEW }
            </button>
        </nav>
    }
}
