//! The fields of the eight kinds of question. All of them work by keyboard; none needs dragging.

mod cloze;
mod matching;
mod ordering;
mod text_answer;

use std::collections::BTreeSet;

use learning::question::{Choice, QuestionBody, Response};
use yew::prelude::*;

use crate::components::Options;
use crate::text::attempts as words;
use cloze::Cloze;
use matching::Matching;
use ordering::Ordering;
use text_answer::TextAnswer;

#[derive(Properties, PartialEq)]
pub struct AnswerFieldsProps {
    pub body: QuestionBody,
    pub response: Option<Response>,
    /// The whole new response, and whether more is likely to follow at once.
    pub onanswer: Callback<(Response, bool)>,
    /// Typing has ended.
    pub oncommit: Callback<()>,
}

/// The fields for one question.
#[component]
pub fn AnswerFields(props: &AnswerFieldsProps) -> Html {
    let chosen = props.onanswer.reform(|response| (response, false));
    let typed = props.onanswer.reform(|response| (response, true));
    match (&props.body, &props.response) {
        (QuestionBody::Single { choices }, response) => {
            let picked = match response {
                Some(Response::Single { choice }) => BTreeSet::from([choice.clone()]),
                _ => BTreeSet::new(),
            };
            html! {
                <Options
                    name="choice"
                    legend={words::CHOOSE_ONE}
                    choices={choices.clone()}
                    {picked}
                    onpick={chosen.reform(|choice| Response::Single { choice })}
                />
            }
        }
        (QuestionBody::Multiple { choices }, response) => multiple(choices, response.as_ref(), &chosen),
        (QuestionBody::TrueFalseReason { reasons }, response) => {
            true_false(reasons, response.as_ref(), &chosen)
        }
        (QuestionBody::Ordering { items }, response) => {
            let order = match response {
                Some(Response::Ordering { order }) => Some(order.clone()),
                _ => None,
            };
            let onorder = chosen.reform(|order| Response::Ordering { order });
            html! { <Ordering items={items.clone()} {order} {onorder} /> }
        }
        (QuestionBody::Matching { lefts, rights }, response) => {
            let pairs = match response {
                Some(Response::Matching { pairs }) => pairs.clone(),
                _ => Default::default(),
            };
            let onpairs = chosen.reform(|pairs| Response::Matching { pairs });
            html! { <Matching lefts={lefts.clone()} rights={rights.clone()} {pairs} {onpairs} /> }
        }
        (QuestionBody::Cloze { pieces }, response) => {
            let blanks = match response {
                Some(Response::Cloze { blanks }) => blanks.clone(),
                _ => Default::default(),
            };
            let onblanks = chosen.reform(|blanks| Response::Cloze { blanks });
            html! { <Cloze pieces={pieces.clone()} {blanks} {onblanks} /> }
        }
        (QuestionBody::Numeric { unit }, response) => html! {
            <TextAnswer
                legend={words::NUMBER}
                label={words::NUMBER_LABEL}
                unit={unit.clone()}
                value={typed_text(response.as_ref())}
                oninput={typed.reform(|text| Response::Numeric { text })}
                oncommit={props.oncommit.clone()}
            />
        },
        (QuestionBody::ShortText {}, response) => html! {
            <TextAnswer
                legend={words::SHORT_TEXT}
                label={words::SHORT_TEXT_LABEL}
                value={typed_text(response.as_ref())}
                oninput={typed.reform(|text| Response::ShortText { text })}
                oncommit={props.oncommit.clone()}
            />
        },
    }
}

fn multiple(choices: &[Choice], response: Option<&Response>, onanswer: &Callback<Response>) -> Html {
    let picked = match response {
        Some(Response::Multiple { choices }) => choices.clone(),
        _ => BTreeSet::new(),
    };
    let before = picked.clone();
    let onpick = onanswer.reform(move |choice: String| {
        let mut choices = before.clone();
        if !choices.remove(&choice) {
            choices.insert(choice);
        }
        Response::Multiple { choices }
    });
    html! {
        <Options
            name="choice"
            legend={words::CHOOSE_ANY}
            several=true
            choices={choices.to_vec()}
            {picked}
            {onpick}
        />
    }
}

/// Ids of the two verdicts; they never leave this file.
const VERDICTS: [(&str, &str, bool); 2] = [("true", words::TRUE, true), ("false", words::FALSE, false)];

fn true_false(reasons: &[Choice], response: Option<&Response>, onanswer: &Callback<Response>) -> Html {
    let (verdict, reason) = match response {
        Some(Response::TrueFalseReason { verdict, reason }) => (*verdict, reason.clone()),
        _ => (None, None),
    };
    let verdicts: Vec<Choice> = VERDICTS
        .iter()
        .map(|(id, text, _)| Choice { id: (*id).to_owned(), text: (*text).to_owned() })
        .collect();
    let picked_verdict = VERDICTS
        .iter()
        .filter(|(_, _, means)| verdict == Some(*means))
        .map(|(id, _, _)| (*id).to_owned())
        .collect::<BTreeSet<_>>();
    let kept = reason.clone();
    let onverdict = onanswer.reform(move |id: String| Response::TrueFalseReason {
        verdict: Some(id == "true"),
        reason: kept.clone(),
    });
    let onreason = onanswer.reform(move |id: String| Response::TrueFalseReason { verdict, reason: Some(id) });
    html! {
        <div class="stack">
            <Options
                name="verdict"
                legend={words::TRUE_FALSE}
                choices={verdicts}
                picked={picked_verdict}
                onpick={onverdict}
            />
            <Options
                name="reason"
                legend={words::REASON}
                choices={reasons.to_vec()}
                picked={reason.into_iter().collect::<BTreeSet<_>>()}
                onpick={onreason}
            />
        </div>
    }
}

fn typed_text(response: Option<&Response>) -> String {
    match response {
        Some(Response::Numeric { text } | Response::ShortText { text }) => text.clone(),
        _ => String::new(),
    }
}
