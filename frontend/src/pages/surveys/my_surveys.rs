//! `/surveys`: what the signed-in person is asked.

use std::rc::Rc;

use contract::surveys::{MyStanding, MySurvey, MySurveys};
use yew::prelude::*;

use crate::api;
use crate::components::{Link, LoadView, PageHeading};
use crate::hooks::use_load;
use crate::route::Route;
use crate::text::surveys as words;

/// Open surveys, those to be answered first.
#[component]
pub fn MySurveyList() -> Html {
    let (load, retry) = use_load((), |()| async { api::surveys::mine().await });
    let ready = Callback::from(|mine: Rc<MySurveys>| {
        if mine.surveys.is_empty() {
            return html! { <p>{ words::EMPTY }</p> };
        }
        html! { <ul class="cards">{ for mine.surveys.iter().map(card) }</ul> }
    });
    html! {
        <>
            <PageHeading title={words::TITLE} lead={words::LEAD} />
            <LoadView<MySurveys> {load} {retry} {ready} />
            <p class="section"><Link to={Route::Ideas}>{ words::TO_IDEAS }</Link></p>
        </>
    }
}

fn card(survey: &MySurvey) -> Html {
    let to = Route::Survey { survey: survey.id.clone() };
    html! {
        <li key={survey.id.clone()} class="card duty">
            <div>
                <h2>{ &survey.title }</h2>
                <p class="duty__facts">
                    <strong>{ words::standing(survey.standing) }</strong>
                    <span>{ words::naming(survey.naming) }</span>
                    <span>{ words::until(survey.closes_on) }</span>
                </p>
            </div>
            if survey.standing == MyStanding::Open {
                <p class="duty__action">
                    <Link class="button button--primary" {to} name={words::answer_name(&survey.title)}>
                        { words::ANSWER }
                    </Link>
                </p>
            }
        </li>
    }
}
