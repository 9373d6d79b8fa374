//! The result of a submitted check.

use std::rc::Rc;

use contract::understanding::RetentionResult;
use yew::prelude::*;

use crate::api;
use crate::components::{Alert, AlertKind, Link, LoadView, PageHeading};
use crate::hooks::use_load;
use crate::pages::attempts::QuestionResult;
use crate::route::Route;
use crate::text::{assignments, attempts, dates, retention as words};

#[derive(Properties, PartialEq)]
pub struct RetentionOutcomeProps {
    pub check: AttrValue,
}

/// The marks beside those of the first attempt, then every question.
#[component]
pub fn RetentionOutcome(props: &RetentionOutcomeProps) -> Html {
    let (load, retry) =
        use_load(props.check.clone(), |check: AttrValue| async move { api::retention::result(&check).await });
    html! {
        <LoadView<RetentionResult>
            {load}
            {retry}
            title={words::RESULT_TITLE}
            ready={Callback::from(|result: Rc<RetentionResult>| show(&result))}
        />
    }
}

fn show(result: &RetentionResult) -> Html {
    let lead = [words::RESULT_TITLE, " ", &assignments::in_brackets(&dates::date_time(result.submitted_at))]
        .concat();
    let course = Route::Course { assignment: result.assignment_id.clone() };
    html! {
        <>
            <PageHeading title={result.course_title.clone()} {lead} />
            <Alert kind={AlertKind::Info}>
                <p>{ words::marks(result.marks, result.maximum, result.before) }</p>
                <p>{ words::NO_VERDICT }</p>
            </Alert>
            <p class="section"><Link to={course} class="button">{ attempts::TO_COURSE }</Link></p>
            <section class="section">
                <h2>{ attempts::ANSWERS_TITLE }</h2>
                { for result.questions.iter().zip(1..).map(|(facts, number)| html! {
                    <QuestionResult key={facts.id.clone()} {number} facts={facts.clone()} />
                }) }
            </section>
        </>
    }
}
