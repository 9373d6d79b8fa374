//! The result of a submitted attempt.

use std::rc::Rc;

use contract::attempts::AttemptResult;
use yew::prelude::*;

use super::question_result::QuestionResult;
use crate::api;
use crate::components::{Alert, AlertKind, Link, LoadView, PageHeading};
use crate::hooks::use_load;
use crate::route::Route;
use crate::text;
use crate::text::{assignments, attempts as words, dates};

#[derive(Properties, PartialEq)]
pub struct OutcomeProps {
    pub attempt: AttrValue,
}

/// 合否, marks, what is next, then every question.
#[component]
pub fn Outcome(props: &OutcomeProps) -> Html {
    let (load, retry) =
        use_load(
            props.attempt.clone(),
            |attempt: AttrValue| async move { api::attempts::result(&attempt).await },
        );
    html! {
        <LoadView<AttemptResult>
            {load}
            {retry}
            title={words::RESULT_FALLBACK}
            ready={Callback::from(|result: Rc<AttemptResult>| show(&result))}
        />
    }
}

fn show(result: &AttemptResult) -> Html {
    let lead = [
        &assignments::attempt_number(result.number),
        " ",
        words::RESULT_FALLBACK,
        " ",
        &assignments::in_brackets(&dates::date_time(result.submitted_at)),
    ]
    .concat();
    let kind = if result.passed { AlertKind::Success } else { AlertKind::Warning };
    html! {
        <>
            <PageHeading title={result.course_title.clone()} {lead} />
            <Alert {kind}>
                <p class="verdict">{ assignments::verdict(result.passed) }</p>
                <p>{ words::marks(result.marks, result.maximum, result.mastery) }</p>
                if result.must_be_right_missed {
                    <p>{ words::MUST_BE_RIGHT_MISSED }</p>
                }
                { for result.tags.iter().map(|tag| html! { <p>{ words::tag(tag) }</p> }) }
                if result.closed_by_clock {
                    <p>{ words::CLOSED_BY_CLOCK }</p>
                }
            </Alert>
            <section class="section stack">
                <h2>{ words::NEXT_TITLE }</h2>
                { next(result) }
            </section>
            <section class="section">
                <h2>{ words::ANSWERS_TITLE }</h2>
                { for result.questions.iter().zip(1..).map(|(facts, number)| html! {
                    <QuestionResult key={facts.id.clone()} {number} facts={facts.clone()} />
                }) }
            </section>
        </>
    }
}

/// One sentence and one button.
fn next(result: &AttemptResult) -> Html {
    let course = Route::Course { assignment: result.assignment_id.clone() };
    let why = result.why.as_ref().map(assignments::why).unwrap_or_default();
    let (sentence, to, label) = if result.course_complete {
        (words::COURSE_COMPLETE.to_owned(), Route::MyAssignments, text::BACK_HOME)
    } else if result.passed {
        (why, course, words::TO_COURSE)
    } else {
        (why, course, words::TO_COURSE_RETAKE)
    };
    html! {
        <>
            <p>{ sentence }</p>
            <p><Link {to} class="button button--primary">{ label }</Link></p>
        </>
    }
}
