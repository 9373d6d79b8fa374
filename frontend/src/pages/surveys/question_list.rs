//! The questions in the editor, in their order.

use learning::survey::{SurveyQuestion, SurveyQuestionKind};
use yew::prelude::*;

use super::question_edit::{QuestionEdit, move_id, text_id};
use crate::browser;
use crate::components::Button;
use crate::hooks::use_focus_on_change;
use crate::text::survey_office as words;

#[derive(Properties, PartialEq)]
pub(super) struct QuestionListProps {
    pub questions: Vec<SurveyQuestion>,
    pub onchange: Callback<Vec<SurveyQuestion>>,
}

const ADD: &str = "add-question";

/// The next id that no question has.
fn new_id(questions: &[SurveyQuestion]) -> String {
    let is_free = |id: &String| questions.iter().all(|question| question.id != *id);
    (1..).map(|number: u32| format!("q{number}")).find(is_free).unwrap_or_default()
}

/// What a button does to the questions.
type Change = Box<dyn Fn(&mut Vec<SurveyQuestion>)>;

/// Every question with its buttons, and the button that adds one.
#[component]
pub(super) fn QuestionList(props: &QuestionListProps) -> Html {
    // Where the focus goes next, and how often it went: a question that moves takes its buttons along.
    let target = use_state(|| (0_u32, String::new()));
    use_focus_on_change(target.0, AttrValue::from(target.1.clone()));
    let with = |change: Change| {
        let (questions, onchange) = (props.questions.clone(), props.onchange.clone());
        move || {
            let mut questions = questions.clone();
            change(&mut questions);
            onchange.emit(questions);
        }
    };
    let (count, next) = (props.questions.len(), target.0.wrapping_add(1));
    let edits = props.questions.iter().enumerate().map(|(place, question)| {
        let (all, onchange) = (props.questions.clone(), props.onchange.clone());
        let onquestion = Callback::from(move |changed: SurveyQuestion| {
            let mut questions = all.clone();
            if let Some(question) = questions.get_mut(place) {
                *question = changed;
            }
            onchange.emit(questions);
        });
        let up = with(Box::new(move |questions| questions.swap(place.saturating_sub(1), place)));
        let down = with(Box::new(move |questions| {
            if place + 1 < questions.len() {
                questions.swap(place, place + 1);
            }
        }));
        let remove = with(Box::new(move |questions| {
            questions.remove(place);
        }));
        let onmove = {
            let (target, id) = (target.setter(), question.id.clone());
            Callback::from(move |is_up: bool| {
                if is_up {
                    up()
                } else {
                    down()
                }
                target.set((next, move_id(&id, is_up)));
            })
        };
        let onremove = Callback::from(move |()| {
            // The pressed button goes with its question.
            browser::focus(ADD);
            remove();
        });
        html! {
            <QuestionEdit
                key={question.id.clone()}
                question={question.clone()}
                {place}
                earlier={props.questions.get(..place).unwrap_or_default().to_vec()}
                onchange={onquestion}
                {onmove}
                {onremove}
            />
        }
    });
    let onadd = {
        let (questions, onchange, target) =
            (props.questions.clone(), props.onchange.clone(), target.setter());
        Callback::from(move |()| {
            let id = new_id(&questions);
            let question = SurveyQuestion {
                id: id.clone(),
                text: String::new(),
                required: false,
                kind: SurveyQuestionKind::ShortText,
                shown_when: None,
            };
            let mut questions = questions.clone();
            questions.push(question);
            onchange.emit(questions);
            target.set((next, text_id(&id)));
        })
    };
    html! {
        <section class="section">
            <h2>{ words::QUESTIONS }</h2>
            if count == 0 {
                <p>{ words::NO_QUESTIONS }</p>
            }
            <div>{ for edits }</div>
            <p class="row section"><Button id={ADD} label={words::ADD_QUESTION} onclick={onadd} /></p>
        </section>
    }
}
