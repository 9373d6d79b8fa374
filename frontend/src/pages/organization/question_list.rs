//! Questions about a staff file, each with its lines and its answers. An answer is sent by a button, not by
//! the choice: the arrow keys pass over every answer on the way.

use std::collections::BTreeSet;
use std::rc::Rc;

use contract::organization::ImportQuestion;
use learning::question::Choice;
use yew::prelude::*;

use super::staff_import_state::StaffImportAction;
use super::use_staff_import::StaffImportWork;
use crate::components::{Alert, AlertKind, Button, ErrorAlert, Options};
use crate::text::staff_import as words;

/// Id of a question on the page, where the focus can be led.
pub(super) fn question_id(number: usize) -> String {
    format!("question-{number}")
}

/// The questions at these places of the report.
pub(super) fn questions(work: &Rc<StaffImportWork>, places: &[usize]) -> Html {
    let Some(report) = work.state.report().cloned() else { return Html::default() };
    let asked = places.iter().filter_map(|place| Some((*place, report.questions.get(*place)?)));
    let items = asked.map(|(place, question)| {
        html! { <li key={question.id.clone()}>{ show(work, place.saturating_add(1), question) }</li> }
    });
    html! {
        <>
            if work.answer.error.is_some() {
                <Alert kind={AlertKind::Error}><p>{ words::ANSWER_FAILED }</p></Alert>
                <ErrorAlert error={work.answer.error.clone()} />
            }
            <ul class="cards">{ for items }</ul>
        </>
    }
}

fn show(work: &Rc<StaffImportWork>, number: usize, question: &ImportQuestion) -> Html {
    let id = question_id(number);
    let picked = work.state.picked(question).map(str::to_owned);
    let is_new = picked.is_some() && picked != question.answer;
    let onpick = {
        let (dispatcher, question) = (work.state.dispatcher(), question.id.clone());
        Callback::from(move |answer| dispatcher.dispatch(StaffImportAction::Picked(question.clone(), answer)))
    };
    let onsend = {
        let (work, question, picked) = (work.clone(), question.id.clone(), picked.clone());
        Callback::from(move |()| {
            if let Some(answer) = &picked {
                work.send(vec![(question.clone(), answer.clone())]);
            }
        })
    };
    let choices: Vec<Choice> = question
        .options
        .iter()
        .map(|option| Choice { id: option.answer.clone(), text: option.label.clone() })
        .collect();
    let label = match (work.answer.pending, &question.answer) {
        (true, _) => words::ANSWERING,
        (false, None) => words::ANSWER,
        (false, Some(_)) => words::CHANGE_ANSWER,
    };
    let (class, state) = match &question.answer {
        Some(_) => ("tag tag--success", words::ANSWERED),
        None => ("tag tag--warning", words::OPEN),
    };
    html! {
        <article class="card stack" id={id.clone()} tabindex="-1" aria-label={words::question(number)}>
            <p class="row">
                <strong>{ words::question(number) }</strong>
                <span {class}>{ state }</span>
                <span>{ words::question_kind(question.kind) }</span>
                <span class="quiet">{ words::lines(&question.lines) }</span>
            </p>
            <Options
                name={[&id, "-answer"].concat()}
                legend={question.message.clone()}
                class="answers"
                {choices}
                picked={picked.into_iter().collect::<BTreeSet<_>>()}
                {onpick}
            />
            <p>
                <Button
                    {label}
                    name={words::about(label, &words::question(number))}
                    disabled={!is_new || work.answer.pending}
                    onclick={onsend}
                />
            </p>
        </article>
    }
}
