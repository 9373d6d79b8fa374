//! Closing a survey, asked twice because it is for good.

use learning::survey::Naming;
use learning::survey::breakdown::LEAST;
use yew::prelude::*;

use crate::api;
use crate::components::{Alert, AlertKind, Button, ButtonKind, ErrorAlert, ResultHeading};
use crate::hooks::use_action;
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::text::survey_office as words;

#[derive(Properties, PartialEq)]
pub(super) struct CloseFormProps {
    pub survey: String,
    pub naming: Naming,
    pub answered: u32,
}

/// The button, then the question, then the results.
#[component]
pub(super) fn CloseForm(props: &CloseFormProps) -> Html {
    let asked = use_state(|| false);
    let navigation = use_navigation();
    let action = {
        let (survey, answered) = (props.survey.clone(), props.answered);
        let to = props.survey.clone();
        use_action(
            move |()| {
                let survey = survey.clone();
                async move { api::surveys::close(&survey, answered).await }
            },
            move |()| navigation.push(Route::SurveyResults { survey: to.clone() }),
        )
    };
    let ask = |what: bool| {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(what))
    };
    if !*asked {
        return html! { <p class="no-print"><Button label={words::CLOSE} onclick={ask(true)} /></p> };
    }
    let is_few = props.naming == Naming::Anonymous && props.answered < LEAST;
    html! {
        <section class="card stack no-print">
            <ResultHeading id="survey-closing" title={words::CLOSE_TITLE} />
            <p>{ words::CLOSE_LEAD }</p>
            if is_few {
                <Alert kind={AlertKind::Warning}><p>{ words::few_answers(LEAST) }</p></Alert>
            }
            <ErrorAlert error={action.error.clone()} />
            <p class="row">
                <Button
                    label={if action.pending { words::CLOSING } else { words::CLOSE_REALLY }}
                    kind={ButtonKind::Primary}
                    disabled={action.pending}
                    onclick={action.run.clone()}
                />
                <Button label={words::CANCEL} onclick={ask(false)} />
            </p>
        </section>
    }
}
