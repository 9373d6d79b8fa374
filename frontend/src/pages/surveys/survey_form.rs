//! The questions that the answers so far show, and the button that sends the answers.

use learning::survey::answer::shown;
use learning::survey::{Responses, SurveyDocument};
use yew::prelude::*;

use super::question_field::{QuestionField, field_id};
use super::typed::{Faults, Typed, TypedWork};
use crate::browser;
use crate::components::{Alert, AlertKind, Button, ButtonKind};
use crate::hooks::{use_held_page, use_unsaved_warning};
use crate::text::surveys as words;

#[derive(Properties, PartialEq)]
pub(super) struct SurveyFormProps {
    pub document: SurveyDocument,
    /// Gets answers that fit the document.
    pub onsubmit: Callback<Responses>,
    #[prop_or_default]
    pub pending: bool,
    /// To look at only: nothing is sent, nothing is lost.
    #[prop_or_default]
    pub preview: bool,
}

enum Typing {
    Picked(String, String, bool),
    Written(String, String),
    Work(String, Vec<TypedWork>),
    Tried,
}

#[derive(Default, Clone, PartialEq)]
struct FormState {
    typed: Typed,
    tried: bool,
}

impl Reducible for FormState {
    type Action = Typing;

    fn reduce(self: std::rc::Rc<Self>, action: Typing) -> std::rc::Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Typing::Picked(question, choice, several) => next.typed.pick(&question, choice, several),
            Typing::Written(question, text) => {
                next.typed.texts.insert(question, text);
            }
            Typing::Work(question, work) => {
                next.typed.work.insert(question, work);
            }
            Typing::Tried => next.tried = true,
        }
        std::rc::Rc::new(next)
    }
}

/// Nothing that is typed leaves the page before it is sent.
#[component]
pub(super) fn SurveyForm(props: &SurveyFormProps) -> Html {
    let state = use_reducer(FormState::default);
    let document = &props.document;
    let is_unsaved = !props.preview && !state.typed.is_empty();
    use_unsaved_warning(is_unsaved);
    use_held_page(is_unsaved);
    let responses = state.typed.responses(document);
    let questions = shown(document, &responses);
    let faults = if state.tried { state.typed.faults(document) } else { Faults::new() };
    let dispatch = state.dispatcher();
    let onpick = {
        let dispatch = dispatch.clone();
        Callback::from(move |(question, choice, several)| {
            dispatch.dispatch(Typing::Picked(question, choice, several));
        })
    };
    let onwrite = {
        let dispatch = dispatch.clone();
        Callback::from(move |(question, text)| dispatch.dispatch(Typing::Written(question, text)))
    };
    let onwork = {
        let dispatch = dispatch.clone();
        Callback::from(move |(question, work)| dispatch.dispatch(Typing::Work(question, work)))
    };
    let onsubmit = {
        let (document, typed, send) = (document.clone(), state.typed.clone(), props.onsubmit.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            dispatch.dispatch(Typing::Tried);
            let faults = typed.faults(&document);
            let first = document.questions.iter().find(|question| faults.contains_key(&question.id));
            match first {
                Some(question) => browser::focus(&field_id(question)),
                None => send.emit(typed.responses(&document)),
            }
        })
    };
    let fields = questions.iter().enumerate().map(|(place, question)| {
        let error = faults.get(&question.id).map(|code| AttrValue::Static(words::fault(code)));
        html! {
            <div class="section measure" key={question.id.clone()}>
                <QuestionField
                    question={(*question).clone()}
                    number={place + 1}
                    typed={state.typed.clone()}
                    onpick={onpick.clone()}
                    onwrite={onwrite.clone()}
                    onwork={onwork.clone()}
                    {error}
                />
            </div>
        }
    });
    html! {
        <form {onsubmit} autocomplete="off">
            // On their own, all with keys: a question that appears must not take the focus from another.
            <div>{ for fields }</div>
            <div class="section stack">
                if !faults.is_empty() {
                    <Alert kind={AlertKind::Error}>
                        <p>{ words::FAULTS }</p>
                        <ul class="list">
                            { for questions.iter().enumerate().filter(|(_, question)| faults.contains_key(&question.id)).map(|(place, question)| html! {
                                <li>{ words::question(place + 1, &question.text, question.required) }</li>
                            }) }
                        </ul>
                    </Alert>
                }
                if props.preview {
                    <p class="quiet">{ words::PREVIEW }</p>
                } else {
                    <p class="row">
                        <Button
                            label={if props.pending { words::SUBMITTING } else { words::SUBMIT }}
                            kind={ButtonKind::Primary}
                            submit=true
                            disabled={props.pending}
                        />
                    </p>
                }
            </div>
        </form>
    }
}
