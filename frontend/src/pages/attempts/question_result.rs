//! One question after submission: what was answered, what is right, and why.

use contract::attempts::QuestionResult as Facts;
use learning::mark::Mark;
use yew::prelude::*;

use super::given_answer::{given, parts, right};
use crate::components::{RichText, SourceList};
use crate::text::assignments::SOURCES;
use crate::text::attempts as words;

#[derive(Properties, PartialEq)]
pub struct QuestionResultProps {
    /// From 1.
    pub number: usize,
    pub facts: Facts,
}

/// Answer, key, explanation of every option, and what to do tomorrow.
#[component]
pub fn QuestionResult(props: &QuestionResultProps) -> Html {
    let facts = &props.facts;
    let class = match facts.mark {
        mark if mark == Mark::ONE => "tag--success",
        mark if mark == Mark::ZERO => "tag--error",
        _ => "tag--warning",
    };
    let answer = given(&facts.body, facts.response.as_ref());
    html! {
        <article class="answer-review stack">
            <h3>{ words::question(props.number) }</h3>
            <p class="row">
                <span class={classes!("tag", class)}>{ words::question_verdict(facts.mark) }</span>
                <span>{ words::question_marks(facts.mark) }</span>
            </p>
            <p class="attempt__stem measure"><RichText text={facts.stem.clone()} /></p>
            <dl class="facts">
                <dt>{ words::YOUR_ANSWER }</dt>
                <dd>{ if answer.is_empty() { html! { words::NO_ANSWER } } else { lines(&answer) } }</dd>
                <dt>{ words::RIGHT_ANSWER }</dt>
                <dd>{ lines(&right(&facts.body, &facts.key)) }</dd>
                if !facts.explanation.is_empty() {
                    <dt>{ words::EXPLANATION }</dt>
                    <dd><RichText text={facts.explanation.clone()} /></dd>
                }
                <dt>{ words::NEXT_ACTION }</dt>
                <dd><RichText text={facts.next_action.clone()} /></dd>
            </dl>
            { explanations(facts) }
            if !facts.sources.is_empty() {
                <details>
                    <summary>{ SOURCES }</summary>
                    <SourceList sources={facts.sources.clone()} />
                </details>
            }
        </article>
    }
}

fn lines(lines: &[String]) -> Html {
    html! { <>{ for lines.iter().map(|line| html! { <p><RichText text={line.clone()} /></p> }) }</> }
}

fn explanations(facts: &Facts) -> Html {
    let lines: Vec<Html> = parts(&facts.body)
        .into_iter()
        .filter_map(|(id, part)| {
            let explanation = facts.explanations.get(&id).filter(|text| !text.is_empty())?;
            Some(html! {
                <li key={id}>
                    <p><strong><RichText text={part} /></strong></p>
                    <p><RichText text={explanation.clone()} /></p>
                </li>
            })
        })
        .collect();
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <details open={facts.mark != Mark::ONE}>
            <summary>{ words::OPTION_EXPLANATIONS }</summary>
            <ul class="answer-review__options">{ for lines }</ul>
        </details>
    }
}
