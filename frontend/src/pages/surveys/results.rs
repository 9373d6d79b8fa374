//! `/hr/surveys/:id/results`: what came out of a closed survey; on paper too.

use std::rc::Rc;

use contract::surveys::SurveyResults;
use yew::prelude::*;

use super::bars::Bars;
use super::named_table::NamedTable;
use crate::api;
use crate::browser;
use crate::components::{Alert, AlertKind, Button, Link, LoadView, PageHeading};
use crate::hooks::use_load;
use crate::route::Route;
use crate::text;
use crate::text::reporting::{CSV_CP932, CSV_UTF8};
use crate::text::survey_office as words;
use crate::text::{dates, surveys};

#[derive(Properties, PartialEq)]
pub struct ResultsProps {
    pub survey: AttrValue,
}

/// Turnout, then question by question, then people of a named survey.
#[component]
pub fn Results(props: &ResultsProps) -> Html {
    let (load, retry) =
        use_load(props.survey.clone(), |survey| async move { api::surveys::results(&survey).await });
    let ready = Callback::from(|results: Rc<SurveyResults>| draw(&results));
    html! {
        <>
            <LoadView<SurveyResults> {load} {retry} {ready} title={Some(AttrValue::Static(words::RESULTS))} />
            <p class="section no-print"><Link to={Route::Surveys}>{ words::BACK }</Link></p>
        </>
    }
}

fn draw(results: &SurveyResults) -> Html {
    let survey = &results.survey;
    let file = |encoding| api::surveys::results_file(&survey.id, encoding);
    html! {
        <>
            <PageHeading title={survey.title.clone()} lead={words::RESULTS} />
            <div class="stack measure">
                <p>
                    { surveys::naming(survey.naming) }{ " " }
                    { words::RATE }{ " " }<strong>{ words::turnout(survey.answered, survey.asked) }</strong>
                </p>
                <p class="quiet">{ words::basis(&dates::date_time(results.as_of)) }</p>
                <p>{ &results.purpose }</p>
            </div>
            <div class="stack no-print">
                <p>{ words::CSV }</p>
                <p class="row">
                    <a class="button" href={file("utf-8")} download="">{ CSV_UTF8 }</a>
                    <a class="button" href={file("cp932")} download="">{ CSV_CP932 }</a>
                    <Button label={text::PRINT} onclick={|()| browser::print()} />
                </p>
            </div>
            { match &results.questions {
                None => html! {
                    <Alert kind={AlertKind::Warning}><p>{ words::too_few(results.least) }</p></Alert>
                },
                Some(questions) => html! {
                    <>
                        { for questions.iter().enumerate().map(|(place, tally)| html! {
                            <Bars key={tally.question.id.clone()} tally={tally.clone()} number={place + 1} least={results.least} />
                        }) }
                        if !results.people.is_empty() {
                            <NamedTable
                                questions={questions.iter().map(|tally| tally.question.clone()).collect::<Vec<_>>()}
                                people={results.people.clone()}
                            />
                        }
                    </>
                },
            } }
        </>
    }
}
