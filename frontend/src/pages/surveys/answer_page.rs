//! `/surveys/:id`: answer a survey.

use std::rc::Rc;

use contract::surveys::{AnswerSurvey, MyStanding, SurveyPage};
use learning::survey::Responses;
use yew::prelude::*;

use super::promises::Promises;
use super::survey_form::SurveyForm;
use crate::api::{self, ApiError};
use crate::components::{Alert, AlertKind, ErrorAlert, Link, LoadView, PageHeading, ResultHeading};
use crate::hooks::{use_action, use_load};
use crate::route::Route;
use crate::text::surveys as words;

#[derive(Properties, PartialEq)]
pub struct SurveyProps {
    pub survey: AttrValue,
}

/// What is promised, then the questions, then thanks.
#[component]
pub fn Survey(props: &SurveyProps) -> Html {
    let done = use_state(|| false);
    let (load, retry) =
        use_load(props.survey.clone(), |survey| async move { api::surveys::page(&survey).await });
    let action = {
        let (survey, done) = (props.survey.clone(), done.setter());
        use_action(
            move |responses: Responses| {
                let survey = survey.clone();
                async move { api::surveys::answer(&survey, AnswerSurvey { responses }).await }
            },
            move |()| done.set(true),
        )
    };
    let (is_done, pending, error) = (*done, action.pending, action.error.clone());
    let onsubmit = action.run.clone();
    let ready = Callback::from(move |page: Rc<SurveyPage>| {
        let document = page.document.clone();
        html! {
            <>
                <PageHeading title={document.title.clone()} lead={words::until(document.closes_on)} />
                if is_done {
                    <ResultHeading id="survey-done" title={words::DONE} />
                } else if page.standing == MyStanding::Answered {
                    <Alert kind={AlertKind::Info}><p>{ words::ANSWERED }</p></Alert>
                } else if page.standing == MyStanding::Over {
                    <Alert kind={AlertKind::Warning}><p>{ words::over(document.closes_on) }</p></Alert>
                } else {
                    <Promises document={document.clone()} kept_division={page.kept_division.clone()} />
                    <SurveyForm {document} onsubmit={onsubmit.clone()} {pending} />
                    { refusal(error.as_ref()) }
                }
            </>
        }
    });
    html! {
        <>
            <LoadView<SurveyPage> {load} {retry} {ready} title={Some(AttrValue::Static(words::TITLE))} />
            <p class="section no-print"><Link to={Route::MySurveys}>{ words::BACK }</Link></p>
        </>
    }
}

fn refusal(error: Option<&ApiError>) -> Html {
    match error.and_then(|error| error.field("survey")) {
        Some(code) => html! { <Alert kind={AlertKind::Error}><p>{ words::refusal(code) }</p></Alert> },
        None => html! { <ErrorAlert error={error.cloned()} /> },
    }
}
