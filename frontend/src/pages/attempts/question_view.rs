//! One question of an open attempt.

use std::rc::Rc;

use contract::attempts::AttemptView;
use learning::question::Response;
use yew::prelude::*;

use super::answer_fields::AnswerFields;
use super::attempt_state::{AttemptAction, Screen};
use crate::components::{Button, ButtonKind, RichText};
use crate::text::attempts as words;

/// Id of the heading of what is shown; it takes the focus when something else is shown.
pub const HEADING: &str = "question-heading";

#[derive(Properties, PartialEq)]
pub struct QuestionViewProps {
    pub view: Rc<AttemptView>,
    /// Place from 0.
    pub index: usize,
    pub response: Option<Response>,
    pub onaction: Callback<AttemptAction>,
}

/// Stem, fields, back and forth.
#[component]
pub fn QuestionView(props: &QuestionViewProps) -> Html {
    let (view, index) = (&props.view, props.index);
    let Some(question) = view.questions.get(index) else {
        return Html::default();
    };
    let total = view.questions.len();
    let answer =
        props.onaction.reform(move |(response, typing)| AttemptAction::Answer { index, response, typing });
    let commit = props.onaction.reform(move |()| AttemptAction::Commit(index));
    let go = |label: &'static str, kind: ButtonKind, screen: Screen| {
        let onclick = props.onaction.reform(move |()| AttemptAction::Show(screen));
        html! { <Button {label} {kind} {onclick} /> }
    };
    let is_last = index + 1 >= total;
    html! {
        <section class="stack" aria-labelledby={HEADING}>
            <h2 id={HEADING} tabindex="-1">{ words::question_of(index + 1, total) }</h2>
            <p class="attempt__stem measure"><RichText text={question.stem.clone()} /></p>
            <AnswerFields
                key={question.id.clone()}
                body={question.body.clone()}
                response={props.response.clone()}
                onanswer={answer}
                oncommit={commit}
            />
            <div class="attempt__steps">
                if index > 0 {
                    { go(words::PREVIOUS, ButtonKind::Plain, Screen::Question(index - 1)) }
                }
                if is_last {
                    { go(words::TO_REVIEW, ButtonKind::Primary, Screen::Review) }
                } else {
                    { go(words::NEXT, ButtonKind::Primary, Screen::Question(index + 1)) }
                }
            </div>
        </section>
    }
}
